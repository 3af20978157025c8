"""A case: who it is about, its clocks, departments and papers, all that happened; Enter does the natural next act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.clock import SECOND_US
from counterdesk.hall.people import Person
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import case_view
from counterdesk.tui.screens.case_acts import natural, possible
from counterdesk.tui.screens.case_doing import CaseDoing
from counterdesk.tui.screens.case_now import CaseNow, case_now
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.widgets.cursor_rows import CursorKeys
from counterdesk.tui.widgets.dialog import Page
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import t

WIDE = 120
"""Cells: from this width on what happened stands beside the rest."""
BESIDE = 56
"""Cells of that part, as case.tcss has it."""
REVEALED_S = 8
"""Seconds a name and its numbers stay readable."""


class Case(CursorKeys, CaseDoing, inherit_bindings=False):
    """One case."""

    CSS_PATH = "case.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "more", "find", "notice", "papers", "up", "down", "page_up", "page_down", "back", "help",
        "switch_language", "switch_theme",
    )  # fmt: skip
    bar = ("enter", "more", "find", "notice", "papers", "page_down", "back", "help")
    takes_scans = True

    def __init__(self, number: str = "") -> None:
        super().__init__()
        self.number = number
        self.now: CaseNow | None = None
        self.top = Rows(id="top")
        self.subject = Rows(id="subject")
        self.who = Rows(id="who")
        self.moving: Page = Page(id="page")
        self.events = Page(id="events")
        self.beside = Column(self.events, id="beside")
        self._whole: dict[str, Person] = {}
        self._masked_from_us = 0

    def compose(self) -> ComposeResult:
        """Top line; what it is and who; the page with what happened below or beside it; the keys."""
        yield self.top
        yield Column(self.subject, self.who, id="about")
        yield Line(Column(self.moving, id="main"), self.beside, id="hall")
        yield from (self.said, KeyBar())

    def on_mount(self) -> None:
        """Read the case and look at the clock, so that a revealed name is masked again."""
        self.news()
        self.set_interval(1, self.tick)

    async def read(self) -> None:
        """The case as it stands."""
        self.now = await self.hall.link.ask(case_now, self.number)
        self.number = self.now.case.number

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        now, wide = self.now, self.size.width >= WIDE
        self.beside.display = wide
        title = t("case_screen.title", number=now.case.number)
        self.top.show([head(title, self.now_us(), now.zone, self.top.size.width, self.hall.clerk or "")])
        self.subject.show(case_view.head_rows(now, self.subject.size.width))
        self._show_people(now)
        events = case_view.event_rows(now.entries, now.zone)
        rows = self._page_rows(now)
        self.moving.show(rows if wide else [*rows, *events])
        self.events.show(events)
        self.moving.move(0)

    def tick(self) -> None:
        """A name that was revealed is masked again after a few seconds."""
        if self._whole and self.now_us() >= self._masked_from_us:
            self._whole = {}
            self.repaint()

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def key_label(self, act: str) -> str:
        """Enter names the next act; find and notice are about cases here."""
        if act == "enter":
            name = natural(self.now, self.hall.clerk) if self.now else ""
            return t(f"case_act.{name}").rstrip(" .…") if name else ""
        if act in ("find", "more", "notice", "papers"):
            return t(f"case_screen.key_{act}")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Paging where there is more than fits; a notice while the matter is not accepted yet."""
        if act == "page_down":
            return self.moving.count > self.moving.room
        if act == "notice":
            return self.now is not None and self.now.case.state in ("received", "notified")
        return True

    def action_enter(self) -> None:
        """The natural next act."""
        name = natural(self.now, self.hall.clerk) if self.now else ""
        if name:
            self.begin(name)
        else:
            self.app.bell()

    def action_more(self) -> None:
        """Every act the case allows now."""
        if self.now is not None:
            self.offer(possible(self.now, self.hall.clerk))

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.hall.close_screen(self)

    def show_whole(self, found: dict[str, Person]) -> None:
        """Show the names whole for a few seconds."""
        self._whole = found
        self._masked_from_us = self.now_us() + REVEALED_S * SECOND_US
        self.repaint()

    def _show_people(self, now: CaseNow) -> None:
        self.who.show(case_view.people_rows(self._whole or now.people, bool(self._whole)))

    def _page_rows(self, now: CaseNow) -> Sequence[Row]:
        # the pane beside may have come or gone with this very size, and is laid out only afterwards
        width = self.size.width - 4 - (BESIDE if self.size.width >= WIDE else 0)
        return [
            *case_view.clock_rows(now), *case_view.step_rows(now), *case_view.paper_rows(now, width),
            *case_view.fee_rows(now),
        ]  # fmt: skip

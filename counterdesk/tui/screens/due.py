"""The due board: open cases by what is due next; only what is on the screen is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.hall import catalogue, enquiries
from counterdesk.hall.cases import board, followups
from counterdesk.hall.cases.board import GROUPS, OnBoard, Wanted
from counterdesk.hall.cases.rows import Case
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import due_view
from counterdesk.tui.screens.case_finding import ask_for_case
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.matters import open_matter
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.words import language, t

READ = 60
"""Cases read at once: the screen and some more."""


class DueNow(NamedTuple):
    """A screenful of open cases, how many stand in each group, and what is owed besides."""

    zone: ZoneInfo
    counts: dict[str, int]
    cases: list[OnBoard]
    offered: list[Case]
    departments: dict[str, str]
    besides: dict[str, int]


def due_now(look: Look, wanted: Wanted, clerk: str, most: int = READ) -> DueNow:
    """Everything the board shows, in one snapshot."""
    names = {code: one.name(language()) for code, one in catalogue.current(look).departments.items()}
    found = board.listed(look, wanted, most)
    besides = {"checks": followups.owed(look), "questions": enquiries.unanswered(look)}
    return DueNow(look.zone, board.counts(look, wanted), found, board.offered(look, clerk), names, besides)


def more_cases(look: Look, wanted: Wanted, after: Case) -> list[OnBoard]:
    """The next ones behind ``after``."""
    return board.listed(look, wanted, READ, after)


class CaseList(CursorRows):
    """A line a case; near its end more are asked for."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.cases: Sequence[OnBoard] = ()

    @property
    def count(self) -> int:
        """How many were read."""
        return len(self.cases)

    def set(self, cases: Sequence[OnBoard]) -> None:
        """Show these cases, the cursor where it stands."""
        self.cases = cases
        self.cursor = min(self.cursor, max(len(cases) - 1, 0))
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """A line a case, or that nothing is due."""
        if not self.cases:
            return [[(t("due.none"), "done")]]
        mark = self.hall_theme.marks["cursor"]
        return [due_view.case_row(self.cases[at], width, mark, at == self.cursor) for at in self.seen]


class Due(CursorKeys, HallScreen, inherit_bindings=False):
    """Open cases, the most urgent first."""

    CSS_PATH = "due.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "more", "find", "tick", "up", "down", "page_up", "page_down", "back", "help", "switch_language",
        "switch_theme",
    )  # fmt: skip
    bar = ("enter", "more", "tick", "find", "page_down", "back", "help")
    takes_scans = True

    def __init__(self) -> None:
        super().__init__()
        self.now: DueNow | None = None
        self.wanted = Wanted()
        self.top = Rows(id="top")
        self.groups = Rows(id="groups")
        self.titles = Rows(id="titles")
        self.moving: CaseList = CaseList(id="cases")

    def compose(self) -> ComposeResult:
        """Top line, the groups, the cases, the keys."""
        yield from (self.top, self.groups, Column(self.titles, self.moving, id="table"), self.said, KeyBar())

    def on_mount(self) -> None:
        """Read what is due."""
        self.news()

    async def read(self) -> None:
        """Counts and the first cases; after news as many as were read before."""
        most = max(READ, len(self.moving.cases))
        self.now = await self.hall.link.ask(due_now, self.wanted, self.hall.clerk or "", most)

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        width = self.moving.size.width
        place = self._filter_words()
        self.top.show([head(t("due.title"), self.now_us(), self.now.zone, self.top.size.width, place)])
        self.groups.show(due_view.group_rows(self.now.counts, self.wanted, self.groups.size.width, self.now.besides))
        self.titles.show([due_view.title_row(width)])
        self.moving.set(self.now.cases)
        if self.now.offered:
            self.say(t("due.offered", numbers=" ".join(one.number for one in self.now.offered[:3])), part="needs")

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def key_label(self, act: str) -> str:
        """What the keys mean on this board."""
        if act in ("enter", "more", "find"):
            return t(f"due.key_{act}")
        if act == "tick":
            return t("due.key_all" if self.wanted.owner else "due.key_mine")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Opening only what is there, paging only where more than fits."""
        return self.moving.offers(act)

    def action_enter(self) -> None:
        """Open the case under the cursor."""
        if self.moving.cases:
            self.hall.open_screen("case", number=self.moving.cases[self.moving.cursor].case.number)
        else:
            self.app.bell()

    def action_tick(self) -> None:
        """My own cases, or everybody's again."""
        self._want(self.wanted._replace(owner=None if self.wanted.owner else self.hall.clerk))

    def action_more(self) -> None:
        """Show one group or one department only."""
        if self.now is None:
            return
        counts = self.now.counts
        choices = [
            Choice("", t("due.everything")),
            *(Choice(f"g:{name}", t(f"due.{name}"), note=str(counts[name])) for name in GROUPS),
            *(Choice(f"d:{code}", name, code) for code, name in self.now.departments.items()),
            *(Choice(f"b:{name}", t(f"due.{name}_list"), note=str(many)) for name, many in self.now.besides.items()),
        ]
        self.hall.ask(Question(t("due.key_more"), choices), self._filter)

    def action_find(self) -> None:
        """A case by number, code or whom it is about."""
        ask_for_case(self, lambda number: self.hall.open_screen("case", number=number))

    def action_down(self) -> None:
        """One case down; at the end of what was read, more is."""
        super().action_down()
        self._read_on()

    def action_page_down(self) -> None:
        """A screenful down."""
        super().action_page_down()
        self._read_on()

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.hall.close_screen(self)

    def scanned(self, code: str) -> None:
        """The page of the scanned case or notice."""
        self.act(lambda: self._open(code), waits=True)

    def _filter(self, chosen: str) -> None:
        kind, _, name = chosen.partition(":")
        if kind == "b":
            self.act(self._show_checks if name == "checks" else self._show_questions)
            return
        fresh: dict[str, Callable[[], Wanted]] = {
            "g": lambda: self.wanted._replace(group=name),
            "d": lambda: self.wanted._replace(department=name),
        }
        self._want(fresh[kind]() if kind else Wanted())

    async def _show_checks(self) -> None:
        found = await self.hall.link.ask(followups.to_do)
        if not found:
            self.hall.tell(t("due.checks"), [[(t("due.no_checks"), "quiet")]])
            return
        choices = [Choice(case.number, due_on.isoformat(), case.number) for case, due_on in found]
        self.hall.ask(Question(t("due.checks"), choices), lambda number: self.hall.open_screen("case", number=number))

    async def _show_questions(self) -> None:
        self.hall.tell(t("due.questions"), due_view.question_rows(await self.hall.link.ask(enquiries.open_ones)))

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.moving.cases = ()
        self.moving.to_top()
        self.news()

    def _read_on(self) -> None:
        if self.moving.cursor >= self.moving.count - 2 and self.moving.count >= READ:
            self.aside(self._read_more)

    async def _read_more(self) -> None:
        if self.now is None:
            return
        more = await self.hall.link.ask(more_cases, self.wanted, self.now.cases[-1].case)
        known = {one.case.id for one in self.now.cases}
        self.now.cases.extend(one for one in more if one.case.id not in known)
        self.moving.set(self.now.cases)

    def _filter_words(self) -> str:
        assert self.now is not None
        department = self.now.departments.get(self.wanted.department or "", "")
        mine = t("due.mine", clerk=self.wanted.owner) if self.wanted.owner else ""
        group = t(f"due.{self.wanted.group}") if self.wanted.group else ""
        return "  ".join(filter(None, (mine, department, group)))

    async def _open(self, code: str) -> None:
        if not await open_matter(self.hall, code):
            self.app.bell()

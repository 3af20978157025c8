"""The tickets behind a number: a line each; Enter tells a ticket's story, Esc goes back to where the number stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.clock import from_us
from counterdesk.hall.summary.behind import OTHER_SPANS, Listed, Wanted, behind, by_length
from counterdesk.hall.summary.behind import Behind as Found
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.lead_story import LeadStory
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Piece, Row, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.words import pad, t

COLUMNS = (("number", 6), ("day", 10), ("arrived", 5), ("service", 7), ("state", 12), ("waited", 8), ("handled", 8),
           ("window", 6), ("clerk", 6))  # fmt: skip
RIGHT = ("waited", "handled")


class TicketList(CursorRows):
    """A line a ticket; ``days`` says whether they are of more than one day."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.tickets: Sequence[Listed] = ()
        self.zone = ZoneInfo("UTC")
        self.days = False
        self.gap = 2

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self.tickets)

    def set(self, tickets: Sequence[Listed], zone: ZoneInfo, days: bool) -> None:
        """Show these tickets, the cursor where it stands."""
        self.tickets, self.zone, self.days = tickets, zone, days
        self.cursor = min(self.cursor, max(len(tickets) - 1, 0))
        self.redraw()

    def columns(self) -> list[tuple[str, int]]:
        """The columns with their cells."""
        return [(name, cells) for name, cells in COLUMNS if name != "day" or self.days]

    def lay(self, width: int) -> Sequence[Row]:
        """A line a ticket, or that there is none; the columns stand closer where the width is short."""
        columns = self.columns()
        self.gap = 2 if sum(cells + 2 for _, cells in columns) < width else 1
        if not self.tickets:
            return [[(t("behind.none"), "quiet")]]
        return [self._row(self.tickets[at], at == self.cursor) for at in self.seen]

    def _row(self, one: Listed, here: bool) -> Row:
        at = from_us(one.arrived_us).astimezone(self.zone)
        told: dict[str, Piece] = {
            "number": (one.label, "number" if here else "strong"),
            "day": (one.day.isoformat(), "quiet"),
            "arrived": (f"{at:%H:%M}", "quiet"),
            "service": (one.service, ""),
            "state": (t(f"state.{one.state}"), ""),
            "waited": (_span(one.waited_s) + ("!" if one.late else " "), "over" if one.late else ""),
            "handled": (_span(one.handled_s), ""),
            "window": (one.window or "", ""),
            "clerk": (one.clerk or "", "quiet"),
        }
        row: list[Piece] = [(self.hall_theme.marks["cursor"] if here else " ", "number")]
        return row + [self.cell(told[name], name, cells) for name, cells in self.columns()]

    def cell(self, piece: Piece, name: str, cells: int) -> Piece:
        """A text in its column."""
        text, part = piece
        return pad(text, cells, "right" if name in RIGHT else "left") + " " * self.gap, part


class Behind(CursorKeys, LeadStory, inherit_bindings=False):
    """The list behind one number; ``said`` is how the number is called, ``means`` the key of its definition."""

    CSS_PATH = "behind.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "up", "down", "page_up", "page_down", "find", "back", "help", "switch_language", "switch_theme"
    )
    bar = ("enter", "tick", "find", "page_down", "back", "help")
    takes_scans = True

    def __init__(self, wanted: Wanted, said: str, means: str = "") -> None:
        super().__init__()
        self.wanted, self.called, self.means = wanted, said, means
        self.found: tuple[ZoneInfo, Found] | None = None
        self.top = Rows(id="top")
        self.titles = Rows(id="titles")
        self.moving: TicketList = TicketList(id="tickets")

    def compose(self) -> ComposeResult:
        """What they are the tickets of, the tickets, the keys."""
        yield from (self.top, Column(self.titles, self.moving, id="table"), self.said, KeyBar())

    def on_mount(self) -> None:
        """Read them."""
        self.news()

    async def read(self) -> None:
        """The tickets as they are now."""
        self.found = await self.hall.link.study(lambda look: (look.zone, behind(look, self.wanted)))

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.found is None:
            return
        zone, found = self.found
        count = t("behind.count", count=found.many)
        if found.many > len(found.tickets):
            which = "some_longest" if by_length(self.wanted) else "some"
            count = t(f"behind.{which}", count=found.many, shown=len(found.tickets))
        self.top.show([[(self.called, "strong"), (f"  {count}", "quiet")]])
        self.moving.set(found.tickets, zone, self.wanted.first != self.wanted.last)
        heads: list[Piece] = [(" ", "")]
        named = {"waited": self.wanted.figure if self.wanted.figure in OTHER_SPANS else "waited"}
        heads += [
            self.moving.cell((t(f"behind.{named.get(name, name)}"), "quiet"), name, cells)
            for name, cells in self.moving.columns()
        ]
        self.titles.show([heads])

    def on_resize(self) -> None:
        """More or fewer of them fit."""
        self.call_after_refresh(self.repaint)

    def action_enter(self) -> None:
        """The story of the ticket under the cursor."""
        if not self.moving.tickets:
            self.app.bell()
            return
        one = self.moving.tickets[self.moving.cursor]
        self.act(lambda: self.tell_story(one.label, one.day))

    def action_tick(self) -> None:
        """What the number counts."""
        self.explain(self.means)

    def action_back(self) -> None:
        """Back to where the number stands."""
        self.hall.close_screen(self)

    def key_label(self, act: str) -> str:
        """What the keys mean here."""
        if act in ("enter", "tick"):
            return t("behind.story" if act == "enter" else "lead_face.key_tick")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """The definition where there is one, the next page where there is one."""
        if act == "tick":
            return bool(self.means)
        return act != "page_down" or self.moving.count > self.moving.room


def _span(seconds: int | None) -> str:
    return "" if seconds is None else spoken(seconds)


"""The plain board: the newest call large enough for ten metres, the three before it, the hall's promise and phones."""

from __future__ import annotations

from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.hall import catalogue, floor
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.rows import Ticket
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.hall_screen import COMMON, HallScreen
from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.big_number import BigNumber
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import language, pad, t

SHOWN = 4
TURN_S = 10
BETWEEN = 8
"""Cells between the number and the window."""


OTHER_ROWS = 12
"""Lines the board needs besides the newest call."""


class BoardNow(NamedTuple):
    """The last calls, newest first, and the hall they are in."""

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    calls: list[Ticket]


def board_now(look: Look) -> BoardNow:
    """Everything the board shows, in one snapshot."""
    return BoardNow(look.now_us, look.zone, catalogue.current(look), floor.last_calls(look, SHOWN))


def scale_for(number: str, window: str, width: int, height: int) -> int:
    """The largest scale at which number and window fit side by side in ``width`` x ``height`` cells; at least 1."""
    across = big_number.width(number) + big_number.width(window)
    return max(1, min((width - BETWEEN) // max(across, 1), height // big_number.ROWS))


def earlier_row(ticket: Ticket) -> Row:
    """An earlier call in one line."""
    return [(pad(ticket.label, 8), "strong"), (t("board.to", window=ticket.window or ""), "")]


def told(cat: Catalogue) -> list[str]:
    """The hall's promise and its phones, shown in turn."""
    lang = language()
    waits = t("board.promise", lines="  ".join(
        t("board.promise_line", series=s.prefix, minutes=s.wait_promise_min) for s in cat.series.values()
    ))  # fmt: skip
    missed = t("board.missed", calls=cat.calling.no_show_calls, places=cat.calling.return_places)
    return [waits, missed, *(f"{phone.label(lang)}  {phone.number}" for phone in cat.hall.phones)]


class Board(HallScreen, inherit_bindings=False):
    """The hall's calls."""

    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar = bindings(*COMMON)

    def __init__(self) -> None:
        super().__init__()
        self.now: BoardNow | None = None
        self.top = Rows(id="top")
        self.number = BigNumber(id="number")
        self.window = BigNumber(id="window")
        self.sentence = Rows(id="sentence")
        self.earlier = Rows(id="earlier")
        self.told = Rows(id="told")

    def compose(self) -> ComposeResult:
        """Top line; the newest call; the sentence it means; those before; what the hall has to say."""
        yield self.top
        with Column(id="calls"):
            yield Line(self.number, self.window, id="newest")
            yield from (self.sentence, self.earlier)
        yield from (self.said, self.told)

    def on_mount(self) -> None:
        """Follow the hall; the first news comes once it is open."""
        self.set_interval(1, self.tick)

    async def read(self) -> None:
        """The last calls."""
        self.now = await self.hall.link.ask(board_now)

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        calls = self.now.calls
        self.query_one("#newest").display = bool(calls)
        if calls:
            self._newest(calls[0])
        else:
            self.sentence.show([[(t("board.no_calls"), "quiet")]])
        self.earlier.show([earlier_row(ticket) for ticket in calls[1:]])
        self.tick()

    def tick(self) -> None:
        """The clock, and the next of the hall's sentences every ten seconds."""
        if self.now is None:
            return
        at_us, cat = self.now_us(), self.now.cat
        self.top.show([desk_view.head(cat.hall.name(language()), at_us, self.now.zone, self.top.size.width)])
        sentences = told(cat)
        self.told.show([[(sentences[at_us // (TURN_S * 1_000_000) % len(sentences)], "")]])

    def on_resize(self) -> None:
        """The size of the digits follows the terminal's."""
        self.call_after_refresh(self.repaint)

    def _newest(self, ticket: Ticket) -> None:
        window = ticket.window or ""
        scale = scale_for(ticket.label, window, self.size.width - 4, self.size.height - OTHER_ROWS)
        self.number.write(ticket.label, scale)
        self.window.write(window, scale, "")
        self.sentence.show([[(t("board.please", number=ticket.label, window=window), "strong")]])

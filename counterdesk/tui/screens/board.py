"""The board: the newest call large enough for ten metres, those before it, what the hall has to say, and a voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.timer import Timer

from counterdesk.clock import SECOND_US
from counterdesk.refusals import Said, StoreFault
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import board_sheets, board_words
from counterdesk.tui.screens.board_face import Room, Shown, clock, picture
from counterdesk.tui.screens.board_now import BoardNow, board_now, is_closed
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.voice.announcer import Announcer
from counterdesk.tui.voice.speaker import voice_settings
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.words import t

STEPS, STEP_S = 5, 0.4
"""The movement of a new call: ink and ground change places five times in two seconds, well below three a second."""
TALL = 40
"""From so many lines on, the hall's languages stand one above the other."""
RETRY_S = 5
LEAVING_S = 10
"""How long the question stands whether the board is to end."""


class Calls(Rows):
    """The calls, drawn to the widget's own size; the time and a greeting while there are none."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.now: BoardNow | None = None
        self.lines = 1
        self.turned = False
        self.at_us = 0
        self.begun_us = 0
        self.sheets = board_sheets.Sheets()

    def lay(self, width: int) -> Sequence[Row]:
        """The picture at the size at hand."""
        if self.now is None:
            return self._given
        standing = self.now.standing_calls(self.at_us)
        if not standing:
            room = Room(width, self.size.height)
            if sheet := self.sheets.at(self.now.cat, self.at_us - self.begun_us, room):
                return sheet
            closed = is_closed(self.now, self.at_us)
            rows = [[], *board_words.greeting(self.now.cat, width, closed)]
            time = board_words.hall_time(self.at_us, self.now.zone)
            return rows + clock(time, Room(width, self.size.height - len(rows)), self.hall_theme.marks)
        calls = [Shown(ticket.label, ticket.window or "") for ticket in standing]
        said = board_words.sentences(self.now.cat, calls[0], width, self.lines)
        return picture(calls, said, Room(width, self.size.height), self.hall_theme.marks, self.turned)


class Board(HallScreen, inherit_bindings=False):
    """The hall's calls."""

    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar = bindings("enter", "switch_language", "switch_theme", "leave")
    smallest: ClassVar = Size(24, 8)

    def __init__(self) -> None:
        super().__init__()
        self.now: BoardNow | None = None
        self.lost_us: int | None = None
        self.begun_us = 0
        self.top = Rows(id="top")
        self.calls = Calls(id="calls")
        self.told = Rows(id="told")
        self.leaving_until_us = 0
        self._shown: list[int] = []
        self.announcer = Announcer(voice_settings(), self.ring, self.tick)
        self._steps = 0
        self._moving: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line; the calls; what the hall has to say."""
        yield from (self.top, self.calls, self.told)

    def on_mount(self) -> None:
        """Follow the hall; the first news comes once it is open."""
        self.set_interval(1, self.tick)
        self.set_interval(RETRY_S, self.try_again)

    async def read(self) -> None:
        """The last calls; a call the board has not shown moves, and is spoken."""
        before = self.now
        self.now = await self.hall.link.ask(board_now, before.last_id if before else None)
        self.lost_us = None
        self.begun_us = self.calls.begun_us = self.begun_us or self.now.now_us
        if before is not None and self.now.newest_us > before.newest_us:
            self.move()
        self.announcer.hear(self.now.fresh, self.now.standing)
        if self.announcer.wanted:
            self.set_going(self.announcer.announce, "voice")

    def refuse(self, no: Said) -> None:
        """The hall cannot be asked: the last picture stays, with its age; it is asked again every few seconds."""
        if self.lost_us is None:
            self.lost_us = self.now_us()
        if self.now is None:
            no = no.at_a_screen() if isinstance(no, StoreFault) else no
            self.calls.show([[(no.message(), "needs")], [(no.next_step(), "quiet")]])
        self.tick()

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        self.calls.now, self.calls.lines = self.now, 2 if self.size.height >= TALL else 1
        self.calls.at_us = self.now_us()
        self.calls.redraw()
        self.tick()

    def tick(self) -> None:
        """The time, and the next of the hall's sentences, or how old the picture is."""
        if self.now is None:
            return
        at_us, cat, zone = self.now_us(), self.now.cat, self.now.zone
        before, self._shown = self._shown, [ticket.id for ticket in self.now.standing_calls(at_us)]
        if not self._shown or self._shown != before:
            self.calls.at_us = at_us
            self.calls.redraw()
        mark = t("board.no_voice", board_words.languages(cat)[0]) if self.announcer.failed else ""
        self.top.show([board_words.head(cat, at_us, zone, self.top.size.width, mark)])
        if at_us < self.leaving_until_us:
            self.told.show([[(t("leave.end_board", pressed=self.key_of("enter")), "needs")]])
        elif self.lost_us is None:
            self.told.show(board_words.foot(cat, at_us - self.begun_us, self.calls.lines))
        else:
            langs = board_words.languages(cat)
            self.told.show(board_words.as_of(langs, self.lost_us, at_us, zone, self.calls.lines))

    def action_leave(self) -> None:
        """Ask at the foot whether the board is to end; the question goes away by itself, and the calls stay."""
        self.leaving_until_us = self.now_us() + LEAVING_S * SECOND_US
        self.tick()
        if self.now is None:
            self.app.exit()

    def action_enter(self) -> None:
        """End the board if that was asked just now; nothing otherwise."""
        if self.now_us() < self.leaving_until_us:
            self.app.exit()

    def try_again(self) -> None:
        """Ask the hall again while it is away."""
        if self.lost_us is not None:
            self.news()

    def move(self) -> None:
        """Begin the movement of a new call; one that runs begins anew."""
        self._steps = STEPS
        self.calls.turned = True
        if self._moving is None:
            self._moving = self.set_interval(STEP_S, self.step)

    def step(self) -> None:
        """The next step of the movement; after the last one everything stands still."""
        self._steps = max(0, self._steps - 1)
        self.calls.turned = self._steps % 2 == 1
        self.calls.redraw()
        if self._moving is not None and not self._steps:
            self._moving.stop()
            self._moving = None

    def ring(self) -> None:
        """One bell of the terminal."""
        self.app.bell()

    def on_resize(self) -> None:
        """The size of the digits follows the terminal's."""
        self.call_after_refresh(self.repaint)

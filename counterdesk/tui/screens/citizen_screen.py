"""What the machines for citizens share: one question at a time in large type, digits or a touch, a few keys below."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from counterdesk.tui.screens import kiosk_fit
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.kiosk_presses import QUIET_S, Presses, meant
from counterdesk.tui.screens.kiosk_view import Face
from counterdesk.tui.widgets.big_number import BigNumber
from counterdesk.tui.widgets.foot_keys import FootKeys
from counterdesk.tui.widgets.rows import Folded, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.tui.widgets.tiles import Chosen, Tiles


class CitizenScreen(HallScreen, inherit_bindings=False):
    """A face, and what a press on it means."""

    CSS_PATH = "kiosk.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.presses = Presses()
        self._waits: Timer | None = None
        self.top = Rows(id="top")
        self.heading, self.how = Folded(id="heading"), Folded(id="how")
        self.tiles = Tiles(id="tiles")
        self.number = BigNumber(id="number")
        self.told = Rows(id="told")
        self.foot = FootKeys(id="foot")

    def compose(self) -> ComposeResult:
        """The hall and the time; the question; its choices or a number; what went wrong; the few keys besides."""
        yield from (self.top, self.heading, self.how, self.tiles)
        with Column(id="answer"):
            yield from (self.number, self.told)
        yield from (self.said, self.foot)

    def draw(self, face: Face) -> None:
        """Show this face, as large as the screen allows."""
        self.heading.write(face.heading)
        self.how.write(face.how, "quiet")
        self.how.display = kiosk_fit.explains(self.size)
        self.tiles.display = bool(face.tiles)
        self.tiles.write(face.tiles)
        self.query_one("#answer").display = not face.tiles
        self.number.display = bool(face.number)
        self.number.write(face.number, kiosk_fit.scale(face.number, self.size))
        self.told.show(kiosk_fit.spaced(face, self.size))
        self.foot.write(face.foot)

    def hush(self) -> None:
        """A key was pressed: whatever speaks is cut off; overridden where something does."""

    def pressed(self, key: str) -> None:
        """Do what a key means here and now; overridden by every such screen."""

    def on_key(self, event: events.Key) -> None:
        """A citizen's key, once it is known not to be a scanner's."""
        self.hush()
        if self._waits:
            self._waits.stop()
            self._waits = None
        if self.presses.counts(event.key, event.time):
            self._waits = self.set_timer(QUIET_S, partial(self._alone, meant(event.key, event.character)))

    def on_chosen(self, event: Chosen) -> None:
        """A tile or a foot key was touched."""
        self.hush()
        if self.presses.counts("touch", event.time):
            self.pressed(event.key)

    def on_resize(self) -> None:
        """The size of the digits follows the terminal's."""
        self.call_after_refresh(self.repaint)

    def action_staff(self) -> None:
        """A clerk wants to close this machine."""
        self.hall.open_screen("kiosk_staff")

    def _alone(self, key: str) -> None:
        self._waits = None
        self.pressed(key)

"""The one way out of a kiosk: a clerk's number and PIN. Nothing else can be done here, and nobody stays here long."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.clock import SECOND_US
from counterdesk.refusals import Refusal
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.number_and_pin import NumberAndPin
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.still import Column
from counterdesk.words import t

QUIET_US = 20 * SECOND_US
TRIES = 3
"""Fewer than lock a clerk's number, so that a bored hand cannot lock anybody's out."""
REST_MIN = 5


class Tries:
    """Wrong tries at this machine, whoever's number was typed; they outlive the screen."""

    def __init__(self) -> None:
        self.wrong = 0
        self.until_us = 0

    def left_min(self, now_us: int) -> int:
        """Minutes until the next try is taken; 0 when it is taken now."""
        return max(0, -(-(self.until_us - now_us) // (60 * SECOND_US)))

    def failed(self, now_us: int) -> None:
        """One more wrong try."""
        self.wrong += 1
        if self.wrong >= TRIES:
            self.wrong, self.until_us = 0, now_us + REST_MIN * 60 * SECOND_US


tries = Tries()


class KioskStaff(NumberAndPin, inherit_bindings=False):
    """Number, Enter, PIN, Enter: the program ends."""

    CSS_PATH = "number_and_pin.tcss"
    BINDINGS: ClassVar = bindings("enter", "up", "down", "back")
    bar = ("enter", "back")

    def __init__(self) -> None:
        super().__init__()
        self.touched_us = 0

    def compose(self) -> ComposeResult:
        """What this is, the two fields, the keys."""
        with Column(id="card"):
            yield from self.fields()
        yield KeyBar()

    def on_mount(self) -> None:
        """Leave again by itself when nobody types."""
        self.touched_us = self.now_us()
        self.set_interval(1, self.tick)
        self.repaint()
        self.say(t("kiosk.staff_how"))

    def repaint(self) -> None:
        """The words in the language at hand."""
        self.head(t("kiosk.staff"), lambda field: t(f"kiosk.staff_{field}"))

    def tick(self) -> None:
        """Back to the citizens after twenty quiet seconds."""
        if self.now_us() - self.touched_us > QUIET_US and self.is_current:
            self.hall.close_screen(self)

    def on_scan_field_changed(self) -> None:
        """Somebody is typing."""
        self.touched_us = self.now_us()

    def say(self, what: str, then: str = "", part: str = "") -> None:
        """What happened on one line, what to do next on the other."""
        self.said.show([[(what, part)], [(then, "quiet")]])

    def handed_in(self) -> None:
        """End the program, unless there were too many wrong tries."""
        if minutes := tries.left_min(self.now_us()):
            self.say(t("kiosk.staff_too_many", minutes=minutes), t("kiosk.staff_back"), "needs")
        else:
            self.act(self._close)

    def action_back(self) -> None:
        """Back to the citizens."""
        self.hall.close_screen(self)

    async def _close(self) -> None:
        pin = self._pin.value
        self._pin.write("")
        if await self._is_right(self._clerk.value, pin):
            self.app.exit()
            return
        tries.failed(self.now_us())
        self.say(t("kiosk.staff_wrong"), t("kiosk.staff_how"), "needs")
        self.app.bell()

    async def _is_right(self, number: str, pin: str) -> bool:
        try:
            return await self.proves(number, pin)
        except Refusal as no:
            if no.code in ("no_pin", "clerk_locked"):
                raise
            return False

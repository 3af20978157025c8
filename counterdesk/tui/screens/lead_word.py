"""A lead's word at a clerk's desk: number and PIN for one act that a clerk alone may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.number_and_pin import NumberAndPin
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.still import Column
from counterdesk.words import t


class LeadWord(NumberAndPin, inherit_bindings=False):
    """Number, Enter, PIN, Enter: the lead allows ``what``, and ``allowed`` gets the number; Esc allows nothing."""

    CSS_PATH = "number_and_pin.tcss"
    BINDINGS: ClassVar = bindings("enter", "up", "down", "back")
    bar = ("enter", "up", "down", "back")

    def __init__(self, what: str, act: str, allowed: Callable[[str], None]) -> None:
        super().__init__()
        self.what = what
        self.for_act = act
        self.allowed = allowed

    def compose(self) -> ComposeResult:
        """What is to be allowed, the two fields, the keys."""
        with Column(id="card"):
            yield from self.fields()
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what is asked."""
        self.repaint()
        self.say(t("lead_word.how"))

    def repaint(self) -> None:
        """The words in the language at hand."""
        self.head(self.what, lambda field: t(f"kiosk.staff_{field}"))

    def handed_in(self) -> None:
        """See whether it is a lead and the lead's PIN."""
        self.act(self._prove)

    def action_back(self) -> None:
        """Nothing is allowed."""
        self.hall.close_screen(self)

    async def _prove(self) -> None:
        from counterdesk.hall import clerks

        number, pin = self._clerk.value, self._pin.value
        self._pin.write("")
        await self.hall.link.ask(clerks.require, number, self.for_act)
        believed = await self.hall.link.ask(clerks.is_believed, number)
        if not believed and not await self.proves(number, pin):
            self.say(t("lead_word.wrong"), t("lead_word.how"), "needs")
            self.app.bell()
            return
        self.hall.close_screen(self)
        self.allowed(number)

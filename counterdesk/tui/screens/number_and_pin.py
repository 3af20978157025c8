"""What every page has that asks who somebody is: a clerk's number, a PIN, and the keys between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.widget import Widget

from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.rows import Folded, Rows
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.still import Line


class NumberAndPin(HallScreen, inherit_bindings=False):
    """Number, Enter, PIN, Enter."""

    AUTO_FOCUS = "#clerk"

    def __init__(self) -> None:
        super().__init__()
        self.said: Rows = Folded(id="said")
        self._heading = Rows(id="title")
        self._clerk = ScanField(id="clerk", most=8)
        self._pin = ScanField(id="pin", hidden=True, most=12)
        self._names = {field: Rows(classes="name") for field in ("clerk", "pin")}

    def fields(self) -> Iterator[Widget]:
        """The heading, the two fields with their names, and what is said."""
        yield self._heading
        yield Line(self._names["clerk"], self._clerk)
        yield Line(self._names["pin"], self._pin)
        yield self.said

    def head(self, title: str, named: Callable[[str], str]) -> None:
        """Draw the heading, and the names that ``named`` gives the fields ``clerk`` and ``pin``."""
        self._heading.show([[(title, "strong")]])
        for field, name in self._names.items():
            name.show([[(named(field), "quiet")]])

    def handed_in(self) -> None:
        """Both are typed; overridden by every such page."""

    def on_scan_field_submitted(self, event: ScanField.Submitted) -> None:
        """Enter goes from the number to the PIN, and from the PIN on."""
        if event.field is self._clerk or not self._clerk.value:
            (self._pin if self._clerk.value else self._clerk).focus()
        else:
            self.handed_in()

    def action_up(self) -> None:
        """To the clerk's number."""
        self._clerk.focus()

    def action_down(self) -> None:
        """To the PIN."""
        self._pin.focus()

    async def is_pin(self, number: str, pin: str) -> bool:
        """Whether it is the clerk's PIN; raises Refusal as ``clerks.pin_hash`` does."""
        from counterdesk.hall import clerks

        hashed = await self.hall.link.ask(clerks.pin_hash, number)
        return await self.hall.link.work_out(partial(clerks.matches, hashed, pin))

    async def proves(self, number: str, pin: str, window: str | None = None) -> bool:
        """Whether it is the clerk's PIN, written down either way; raises Refusal as ``is_pin`` does."""
        from counterdesk.hall import clerks
        from counterdesk.store.desk import By

        right = await self.is_pin(number, pin)
        return await self.hall.link.do(clerks.signed_in, By(number, window), right) is not None

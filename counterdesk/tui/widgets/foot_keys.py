"""Foot keys: the few keys of a machine for citizens that are no choices, each pressed or touched."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from counterdesk.tui.widgets.rows import Piece, Row, Rows, width_of
from counterdesk.tui.widgets.tiles import Chosen

BETWEEN: Piece = ("    ", "")


class FootKeys(Rows):
    """Keys with what each does, in one line."""

    DEFAULT_CSS = "FootKeys { height: 1; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: Sequence[tuple[str, str]] = ()

    def write(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these (key, label) pairs from now on; without a key it is a hint."""
        if items != self.items:
            self.items = items
            self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The keys, each set off from what it does."""
        return [[piece for item in self.items for piece in (*self._item(*item), BETWEEN)]]

    def on_click(self, event: events.Click) -> None:
        """Press the key under the finger."""
        start = 0
        for key, label in self.items:
            end = start + width_of(self._item(key, label))
            if start <= event.x < end:
                self.post_message(Chosen(key))
            start = end + width_of([BETWEEN])

    def _item(self, key: str, label: str) -> list[Piece]:
        return [(f" {key} " if key else "", "chosen"), (f" {label}", "strong")]

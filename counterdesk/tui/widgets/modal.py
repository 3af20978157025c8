"""What the modals have in common: a list that moves, and an answer that is given once, by the modal in front."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from counterdesk.tui.widgets.cursor_rows import CursorKeys

T = TypeVar("T")


class Modal(CursorKeys, ModalScreen[T]):
    """A question or a page in front of a screen."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with an answer; a press still under way when another screen came in front is dropped with a bell.

        Textual 8.2.8 would take that other screen away, and end the program at the next answer given here.
        """
        if self.app.screen is not self:
            self.app.bell()
            return AwaitComplete()
        return super().dismiss(result)

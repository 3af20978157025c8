"""A page to read: help, a ticket's story, the line of those who wait. Enter or Esc goes back to the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.tui.keys import bindings, label
from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.modal import Modal
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.words import t


class Page(CursorRows):
    """Lines that scroll when there are more than fit."""

    DEFAULT_CSS = "Page { height: 1fr; }"

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._given)

    @property
    def seen(self) -> range:
        """The lines to draw: the cursor is the first of them."""
        return range(self.cursor, min(self.cursor + self.room, self.count))

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self.cursor = max(0, min(self.cursor + by, self.count - self.room))
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The lines from the cursor on."""
        return [self._given[place] for place in self.seen]


class Told(Page):
    """A page whose last line says that it goes on, and with which key, as long as it does."""

    def lay(self, width: int) -> Sequence[Row]:
        """The lines from the cursor on; the one that gives way to the last is the first of the next page."""
        rows = [*super().lay(width)]
        left = self.count - self.seen.stop
        return [*rows[:-1], [(t("dialog.goes_on", count=left + 1), "needs")]] if left > 0 else rows


class Dialog(Modal[str | None]):
    """One modal, made once and used again for everything that is only read."""

    BINDINGS: ClassVar = bindings("enter", "up", "down", "page_up", "page_down", "back")
    DEFAULT_CSS = """
    Dialog { background: $background; color: $ink; }
    Dialog #told { padding: 1 2 0 2; height: 1fr; }
    Dialog #title { margin-bottom: 1; }
    """
    bar = ("enter", "page_up", "page_down", "back")

    def __init__(self) -> None:
        super().__init__()
        self._heading = Rows(id="title")
        self.moving = Told(id="page")
        self.said: tuple[str, Sequence[Row]] = ("", ())

    def compose(self) -> ComposeResult:
        """Title, the page and the keys."""
        yield Column(self._heading, self.moving, id="told")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show the page from its top."""
        title, rows = self.said
        self._heading.show([[(title, "strong")]])
        self.moving.to_top()
        self.moving.show(rows)

    @property
    def takes_scans(self) -> bool:
        """Whether the screen behind does: its next paper is read at once."""
        return any(getattr(screen, "takes_scans", False) for screen in self.app.screen_stack[-2:-1])

    def scanned(self, code: str) -> None:
        """Go back, with the code for the screen behind."""
        self.dismiss(code)

    def action_enter(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def key_label(self, act: str) -> str:
        """The act's word here."""
        return t("dialog.close") if act == "enter" else label(act)

    def usable(self, act: str) -> bool:
        """Paging only where there is more than fits."""
        return act in ("enter", "back") or self.moving.count > self.moving.room

"""What is typed or scanned into one line: ticket codes, ticket numbers, clerk numbers and PINs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message

from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.words import cells

LEAST_KEYS = 6
GAP_S = 0.03
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width digits and letters to ordinary ones (Unicode block "Halfwidth and Fullwidth Forms")."""


def plain(text: str) -> str:
    """``text`` with full-width letters and digits made ordinary ones, as an input method may send them."""
    return text.translate(WIDE)


class Burst:
    """Tells a scanner from a hand: at least six printable keys, each within 30 ms of the last, ended by Enter."""

    def __init__(self) -> None:
        self._typed = ""
        self._at_s = 0.0

    def feed(self, key: str, character: str | None, at_s: float) -> str | None:
        """Take one key at ``at_s`` (seconds of one steady clock); the scanned text when it was a scan's Enter."""
        in_time = at_s - self._at_s < GAP_S
        self._at_s = at_s
        if key == "enter":
            typed, self._typed = self._typed, ""
            return plain(typed) if in_time and len(typed) >= LEAST_KEYS else None
        printable = character is not None and character.isprintable()
        self._typed = (self._typed if in_time else "") + str(character) if printable else ""
        return None


class ScanField(Rows, can_focus=True):
    """One line that takes what is typed, pasted or scanned; ``hidden`` shows only how much was typed."""

    DEFAULT_CSS = """
    ScanField { height: 1; width: 20; background: $side; padding: 0 1; }
    ScanField:focus { background: $bar; text-style: bold; }
    """

    class Changed(Message):
        """The text is another one now."""

        def __init__(self, field: ScanField) -> None:
            super().__init__()
            self.field = field

    class Submitted(Changed):
        """Enter was pressed."""

    def __init__(self, id: str | None = None, hidden: bool = False, most: int = 32) -> None:
        super().__init__(id=id)
        self.hidden = hidden
        self.most = most
        self.value = ""

    def write(self, value: str) -> None:
        """Hold ``value`` from now on."""
        self.value = plain(value)[: self.most]
        self.redraw()
        self._place_cursor()
        self.post_message(self.Changed(self))

    def lay(self, width: int) -> Sequence[Row]:
        """The text, or a star a character, with the place of the next character."""
        shown = "*" * len(self.value) if self.hidden else self.value
        return [[(shown, ""), ("_" if self.has_focus else "", "")]]

    def on_key(self, event: events.Key) -> None:
        """Take characters, Backspace and Enter; leave every other key to the screen."""
        if event.key == "enter":
            self.post_message(self.Submitted(self))
        elif event.key == "backspace":
            self.write(self.value[:-1])
        elif event.is_printable and event.character:
            self.write(self.value + event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what is pasted."""
        event.stop()
        self.write(self.value + (event.text.splitlines() or [""])[0].strip())

    def on_focus(self) -> None:
        """Show where the next character goes, to the eye and to an input method."""
        self.redraw()
        self._place_cursor()

    def on_blur(self) -> None:
        """Take that mark away."""
        self.redraw()

    def _place_cursor(self) -> None:
        if self.has_focus:
            x, y = self.content_region.offset
            self.app.cursor_position = Offset(x + (len(self.value) if self.hidden else cells(self.value)), y)

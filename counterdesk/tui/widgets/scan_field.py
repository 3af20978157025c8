"""What is typed or scanned into one line: ticket codes, ticket numbers, clerk numbers and PINs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message

from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.words import as_typed, cells, plain, visible

LEAST_KEYS = 6
GAP_S = 0.03
CLEAR = "ctrl+u"
ENDS = ("enter", "ctrl+j")
"""A carriage return and a line feed; scanners send one or both."""


class Burst:
    """Tells a scanner from a hand: at least six digits, each within 30 ms of the last, ended by Enter.

    Codes are digits alone, so a text that comes at once is no scan: an input method commits several characters
    together, and on a busy computer they and the Enter behind them are read in one go.
    A key without a character between them belongs to a hand and is left alone. After a key is fed, ``trails`` tells
    that it is only the rest of a scan's end (the line feed behind a carriage return), and ``loose`` that it is an
    Enter too close behind a character for a hand, yet of no scan: half a code, or a code of something else.
    """

    def __init__(self) -> None:
        self.trails = self.loose = False
        self._typed = ""
        self._at_s = self._ended_s = float("-inf")

    def feed(self, key: str, character: str | None, at_s: float) -> str | None:
        """Take one key at ``at_s`` (seconds of one steady clock); the scanned text when it was a scan's Enter."""
        in_time = at_s - self._at_s < GAP_S
        self._at_s, self.trails, self.loose = at_s, False, False
        if key in ENDS:
            typed, self._typed = self._typed if in_time else "", ""
            return self._ended(plain(typed), at_s)
        if character is not None and plain(character).isprintable():
            self._typed = (self._typed if in_time else "") + character
        return None

    def _ended(self, typed: str, at_s: float) -> str | None:
        self.trails = not typed and at_s - self._ended_s < GAP_S
        is_code = len(typed) >= LEAST_KEYS and typed.isdecimal()
        self.loose = bool(typed) and not is_code
        if typed:
            self._ended_s = at_s
        return typed if is_code else None


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
        self.place = 0
        """How many characters stand before the next one."""

    def write(self, value: str) -> None:
        """Hold ``value`` from now on, and go on behind it."""
        self._hold(value, "")

    def move(self, place: int) -> None:
        """Go on at another place."""
        self.place = place
        self.redraw()
        self._place_cursor()

    def submit(self) -> None:
        """Hand in what was typed."""
        self.post_message(self.Submitted(self))

    def lay(self, width: int) -> Sequence[Row]:
        """The text, or a star a character, with the place of the next character, which is always to be seen."""
        shown = "*" * len(self.value) if self.hidden else self.value
        if not self.has_focus:
            return [[(shown, "")]]
        first = self._first(shown, width)
        shown, at = shown[first:], self.place - first
        return [[(shown[:at], ""), (shown[at : at + 1] or "_", "chosen" if shown[at:] else ""), (shown[at + 1 :], "")]]

    def on_key(self, event: events.Key) -> None:
        """Take characters, Backspace, Ctrl+U (all of it) and Enter, and what moves within the text; leave every other
        key to the screen, and those that move where there is nowhere to go."""
        before, after = self.value[: self.place], self.value[self.place :]
        if event.key == "enter":
            self.submit()
        elif event.key == "backspace":
            self._hold(before[:-1], after)
        elif event.key == "delete" and after:
            self._hold(before, after[1:])
        elif event.key == CLEAR:
            self.write("")
        elif event.character and plain(event.character).isprintable():  # an input method's wide space is one, too
            self._hold(before + event.character, after)
        elif (place := self.moved(event.key)) is not None:
            self.move(place)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what is pasted."""
        event.stop()
        pasted = (event.text.splitlines() or [""])[0].strip()
        self._hold(self.value[: self.place] + pasted, self.value[self.place :])

    def on_focus(self) -> None:
        """Show where the next character goes, to the eye and to an input method, once the focus is really here."""
        self.call_later(self._come_in)

    def on_blur(self) -> None:
        """Take that mark away, once the focus is really gone."""
        self.call_later(self.redraw)

    def _come_in(self) -> None:
        self.redraw()
        self._place_cursor()

    def _hold(self, before: str, after: str) -> None:
        before = visible(as_typed(before))[: self.most - len(after)]
        self.value = before + after
        self.place = len(before)
        self.redraw()
        self._place_cursor()
        self.post_message(self.Changed(self))

    def moved(self, key: str) -> int | None:
        """Where a key leads within the text; None where it leads nowhere."""
        at, end = self.place, len(self.value)
        place = {"left": max(0, at - 1), "right": min(end, at + 1), "home": 0, "end": end}.get(key, at)
        return place if place != at else None

    def _first(self, shown: str, width: int) -> int:
        """How many characters at the left give way for the place of the next one."""
        first = 0
        while first < self.place and cells(shown[first : self.place]) >= width:
            first += 1
        return first

    def _place_cursor(self) -> None:
        if self.has_focus:
            shown = "*" * len(self.value) if self.hidden else self.value
            x, y = self.content_region.offset
            before = shown[self._first(shown, self.size.width) : self.place]
            self.app.cursor_position = Offset(x + cells(before), y)

"""The choices of a set-up question: numbered, one to be taken; or with boxes, several to be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.picker import Choice
from counterdesk.tui.widgets.rows import Row, Rows, ends, width_of
from counterdesk.tui.widgets.tiles import broken
from counterdesk.words import cells, clip

TOLD_LINES = 5
INDENT = 5
GAP = 3
"""Cells that stay free beside a note."""


class Told(Rows):
    """A text on as many lines as it needs; no line begins with a closing mark."""

    def write(self, text: str) -> None:
        """Show ``text`` from now on."""
        self.show([[(text, "quiet")]])

    def lay(self, width: int) -> Sequence[Row]:
        """The text's lines."""
        return [[(line, part)] for row in self._given for text, part in row for line in broken(text, width, TOLD_LINES)]


class SetupList(CursorRows):
    """``answer`` is the value under the cursor, or the ticked values parted by spaces."""

    DEFAULT_CSS = "SetupList { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.choices: Sequence[Choice] = ()
        self.boxes = False
        self._ticked: set[str] = set()

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self.choices)

    @property
    def answer(self) -> str:
        """What is answered now."""
        if self.boxes:
            return " ".join(choice.value for choice in self.choices if choice.value in self._ticked)
        return self.choices[self.cursor].value if self.choices else ""

    def begin(self, choices: Sequence[Choice], boxes: bool, default: str) -> None:
        """Offer these choices; ``default`` is the one under the cursor, or those ticked already."""
        self._ticked = set(default.split()) if boxes else set()
        self.to_top()
        self.write(choices, boxes)
        if not boxes:
            self.point_at(default)

    def write(self, choices: Sequence[Choice], boxes: bool) -> None:
        """The same choices in other words; the cursor and the ticks stay."""
        self.choices, self.boxes = choices, boxes
        self.redraw()

    def tick(self) -> None:
        """Turn the box under the cursor over and go one down."""
        if self.choices:
            self._ticked ^= {self.choices[self.cursor].value}
            self.move(1)

    def point(self, place: int) -> bool:
        """Put the cursor on a place; False when there is none such."""
        if not 0 <= place < self.count:
            return False
        self.cursor = place
        self.redraw()
        return True

    def point_at(self, value: str) -> None:
        """Put the cursor on a value, if it is among the choices."""
        values = [choice.value for choice in self.choices]
        if value in values:
            self.point(values.index(value))

    def lay(self, width: int) -> Sequence[Row]:
        """A line a choice; below them the whole note of the one under the cursor, where its line cuts it."""
        rows = [self._row(place, width) for place in self.seen]
        return [*rows, *self._whole(width)] if self.count < self.room else rows

    def _whole(self, width: int) -> Sequence[Row]:
        if not self.choices:
            return ()
        choice = self.choices[self.cursor]
        if cells(choice.note) <= self._left(self._head(self.cursor), width):
            return ()
        lines = broken(f"{choice.text}: {choice.note}", width - INDENT, TOLD_LINES)
        return [[], *([(" " * INDENT + line, "quiet")] for line in lines)]

    def _head(self, place: int) -> Row:
        choice, here = self.choices[place], place == self.cursor
        mark = self.hall_theme.marks["cursor"] if here else " "
        tone = "chosen" if here else ""
        number = f"{place + 1}" if place < 9 else " "
        box = f"[{self.hall_theme.marks['tick'] if choice.value in self._ticked else ' '}]"
        return [(f"{mark} {box if self.boxes else number}  ", tone), (choice.text, tone)]

    def _left(self, head: Row, width: int) -> int:
        return max(width - width_of(head) - GAP, 0)

    def _row(self, place: int, width: int) -> Row:
        head, tone = self._head(place), "chosen" if place == self.cursor else ""
        # the box and the name are what is answered
        note = clip(self.choices[place].note, self._left(head, width))
        row = ends(head, [(f"{note} ", tone or "quiet")], width)
        return [(text, part or tone) for text, part in row]

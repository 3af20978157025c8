"""A form's list: headed parts of lines to tick, one column; the cursor passes the headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.rows import Piece, Row, ends, width_of
from counterdesk.words import cells, t


class Entry(NamedTuple):
    """One line: ``on`` is its tick, None where there is nothing to tick; one that is not ``live`` is ruled out."""

    part: str
    id: str
    text: str
    right: str = ""
    note: str = ""
    on: bool | None = False
    live: bool = True
    tone: str = ""


class Part(NamedTuple):
    """Lines under one heading."""

    title: str
    entries: Sequence[Entry]


class FormList(CursorRows):
    """The parts below one another; the last line says in full what the cursor's line had no room for."""

    DEFAULT_CSS = "FormList { height: 1fr; min-height: 4; }"
    spare = 1

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self._lines: list[str | Entry] = []
        self.is_left = False
        """Whether the keys go to a field elsewhere: then no line is marked as the one they move."""

    def leave(self, is_left: bool) -> None:
        """The keys go elsewhere from now on, or come here again."""
        if is_left != self.is_left:
            self.is_left = is_left
            self.redraw()

    @property
    def count(self) -> int:
        """How many lines there are, headings among them."""
        return len(self._lines)

    @property
    def here(self) -> Entry | None:
        """The line under the cursor."""
        line = self._lines[self.cursor] if self._lines else None
        return line if isinstance(line, Entry) else None

    @property
    def at_top(self) -> bool:
        """Whether no line stands above the cursor."""
        return not any(isinstance(line, Entry) for line in self._lines[: self.cursor])

    def set(self, parts: Iterable[Part]) -> None:
        """Show these parts; the cursor stays on its line while that is there."""
        before = self.here
        lines: list[list[str | Entry]] = [[part.title, *part.entries] for part in parts if part.entries]
        self._lines = [line for part in lines for line in part]
        places = [place for place, line in enumerate(self._lines) if isinstance(line, Entry)]
        same = (place for place in places if before and self._key(place) == (before.part, before.id))
        self.cursor = next(same, min(self.cursor, places[-1]) if places else 0)
        self._land(1)
        self.redraw()

    def go_to(self, part: str) -> None:
        """Put the cursor on the first line of a part."""
        first = (place for place in range(self.count) if self._key(place)[0] == part)
        self.cursor = next(first, self.cursor)
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by so many lines, past headings."""
        self.cursor = min(max(self.cursor + by, 0), max(self.count - 1, 0))
        self._land(1 if by > 0 else -1)
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """As many lines as there is room for, and the detail of the one under the cursor."""
        seen = self.seen
        return [*(self._row(place, width) for place in seen), self._detail(width)]

    def _land(self, step: int) -> None:
        # from a heading on to a line, back again where that side has none
        below, above = range(self.cursor, self.count), range(self.cursor, -1, -1)
        ways = [*below, *above] if step > 0 else [*above, *below]
        self.cursor = next((place for place in ways if isinstance(self._lines[place], Entry)), self.cursor)
        if self.cursor == 1:
            self._top = 0

    def _key(self, place: int) -> tuple[str, str]:
        line = self._lines[place]
        return (line.part, line.id) if isinstance(line, Entry) else ("", "")

    def _row(self, place: int, width: int) -> Row:
        line = self._lines[place]
        if isinstance(line, str):
            return [(line, "quiet")]
        here = place == self.cursor and not self.is_left
        tone = "strong" if here else line.tone if line.live else "quiet"
        mark = self.hall_theme.marks["cursor"] if here else " "
        left: list[Piece] = [(mark, "number"), *self._box(line), (line.text, tone)]
        if line.note and width_of(left) + cells(line.note) + cells(line.right) + 4 <= width:
            left.append((f"  {line.note}", "quiet"))
        return ends(left, [(line.right, "quiet")], width)

    def _box(self, line: Entry) -> list[Piece]:
        if line.on is None:
            return [("    ", "")]
        if not line.live:
            return [("[-] ", "quiet")]
        return [(f"[{self.hall_theme.marks['tick'] if line.on else ' '}] ", "done" if line.on else "")]

    def _detail(self, width: int) -> Row:
        line = self.here
        if line is None:
            return []
        if self.is_left:
            return ends([], [(self._place_words(), "quiet")], width)
        cut = 5 + cells(line.text) + cells(line.right) + 1 > width
        hidden = cut or 5 + cells(line.text) + cells(line.note) + cells(line.right) + 4 > width
        shown = "  ".join(filter(None, (line.text if cut else "", line.note if hidden else "")))
        return ends([(f" {shown}", "quiet")], [(self._place_words(), "quiet")], width)

    def _place_words(self) -> str:
        first, last = self.seen.start, self.seen.stop
        if (first, last) == (0, self.count):
            return ""
        return t("notice_screen.lines_seen", first=first + 1, last=last, all=self.count)

"""Tiles: the choices of one question, each with its digit as large as the room allows; a key or a touch picks one.

Where there is no room for large digits (half a tablet, a small terminal) they are a plain list: no choice is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message

from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.rows import Piece, Row, Rows, fit, width_of
from counterdesk.words import cells, clip

DOWN = 3
"""Tiles below one another: more would leave no room for a digit that is seen from a step away."""
LEAST_LABEL = 14
LABEL_LINES = 3
GAP = 2
INDENT = 4
LIST_LINES = 3
"""A choice of the plain list at most: its words, the line below them, and air."""
CLUSTER = re.compile(r"[!-~À-ɏ]+ *|[^!-~À-ɏ][，。、：；）」』”’]* *")
"""What stays together: a word of letters, or a Chinese character with the closing marks behind it."""


class Tile(NamedTuple):
    """One choice: its digit, its words, and a line below them; ``part`` is how loudly the note is said."""

    key: str
    label: str
    note: str = ""
    part: str = "quiet"
    usable: bool = True


class Chosen(Message):
    """A tile was touched."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


def broken(text: str, width: int, most: int) -> list[str]:
    """``text`` on at most ``most`` lines of ``width`` cells; its own line breaks stay, a cut shows an ellipsis."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines.append("")
        for cluster in CLUSTER.findall(paragraph):
            if lines[-1] and cells(lines[-1] + cluster.rstrip()) > width and len(lines) < most:
                lines.append("")
            lines[-1] += cluster
    return [clip(line.rstrip(), width) for line in lines[:most]]


class Tiles(Rows):
    """Up to nine tiles, side by side once there are more than three; at scale 0 of their digits a list."""

    DEFAULT_CSS = "Tiles { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tiles: Sequence[Tile] = ()
        self._room = Size(0, 0)

    def write(self, tiles: Sequence[Tile]) -> None:
        """Show these choices from now on."""
        if tiles != self.tiles:
            self.tiles = tiles
            self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the tiles for the new room."""
        self._room = self.size
        super().on_resize(event)

    def on_click(self, event: events.Click) -> None:
        """Pick the tile under the finger."""
        across, scale = self._grid()
        if scale:
            first = event.y // (big_number.ROWS * scale + 1) * across
        else:
            ends = accumulate(self._heights(self._room.width))
            first = next((at for at, end in enumerate(ends) if event.y < end), len(self.tiles))
        row = self.tiles[first : first + across]
        if row:
            self.post_message(Chosen(row[min(event.x // max(1, self._room.width // across), len(row) - 1)].key))

    def lay(self, width: int) -> Sequence[Row]:
        """The tiles row by row, an empty line after each; the last of them has what is left of its row."""
        if not self.tiles or not width:
            return []
        across, scale = self._grid()
        if not scale:
            listed = zip(self.tiles, self._heights(width), strict=True)
            return [line for tile, tall in listed for line in self._plain(tile, width, tall)]
        each = width // across
        rows: list[Row] = []
        for first in range(0, len(self.tiles), across):
            row = self.tiles[first : first + across]
            wide = [each] * (len(row) - 1) + [width - each * (len(row) - 1)]
            drawn = [self._draw(tile, room, scale) for tile, room in zip(row, wide, strict=True)]
            rows += [[piece for cell in line for piece in cell] for line in zip(*drawn, strict=True)]
            rows.append([])
        return rows

    def _grid(self) -> tuple[int, int]:
        """How many stand side by side, and the largest scale of their digits that fits, 0 when none does."""
        usual = max(-(-len(self.tiles) // DOWN), 1)
        for across in (usual, *range(usual - 1, 0, -1)):  # a narrow, tall room has more of them below one another
            down, scale = -(-len(self.tiles) // across), 0
            while self._fits(across, max(down, DOWN - 1), scale + 1):
                scale += 1
            if scale:
                return across, scale
        return 1, 0

    def _heights(self, width: int) -> list[int]:
        """How many lines each choice of the plain list takes: as many for all, and what is left for long notes."""
        usual = max(1, min(LIST_LINES, self._room.height // max(len(self.tiles), 1)))
        left = self._room.height - usual * len(self.tiles)
        heights = []
        for tile in self.tiles:
            more = min(max(len(self._said(tile, width)) - usual, 0), max(left, 0))
            left -= more
            heights.append(usual + more)
        return heights

    def _said(self, tile: Tile, width: int) -> list[str]:
        """A choice of the plain list in words: on one line, else its note below on as many lines as it needs."""
        label, note = ("  ".join(text.splitlines()) for text in (tile.label, tile.note))
        one = f"{label}  {note}".rstrip()
        return [one] if cells(one) + INDENT <= width else [label, *broken(note, width - INDENT, LIST_LINES)]

    def _fits(self, across: int, down: int, scale: int) -> bool:
        label = self._room.width // max(across, 1) - big_number.width("0", scale) - 2 * GAP
        return down * (big_number.ROWS * scale + 1) <= self._room.height + 1 and label >= LEAST_LABEL * scale

    def _plain(self, tile: Tile, width: int, tall: int) -> list[Row]:
        loud, colour = ("strong", "number") if tile.usable else ("quiet", "quiet")
        label, note = ("  ".join(text.splitlines()) for text in (tile.label, tile.note))
        head: list[Piece] = [(f" {tile.key}  ", colour), (label, loud)]
        if tall == 1:
            return [fit([*head, (f"  {note}", tile.part)], width)]
        below = [fit([(" " * INDENT + line, tile.part)], width) for line in broken(note, width - INDENT, tall - 1)]
        return [fit(head, width), *below, *[[]] * (tall - 1 - len(below))]

    def _draw(self, tile: Tile, width: int, scale: int) -> list[list[Piece]]:
        digit = big_number.lines(tile.key, scale, self.hall_theme.marks)
        room = width - big_number.width("0", scale) - 2 * GAP
        loud = "strong" if tile.usable else "quiet"
        words: list[Piece] = [(line, loud) for line in broken(tile.label, room, LABEL_LINES)]
        left = len(digit) - len(words)
        words += [(line, tile.part) for line in broken(tile.note, room, left)] if tile.note else []
        above = (len(digit) - len(words)) // 2
        beside = [("", "")] * above + words + [("", "")] * (len(digit) - above - len(words))
        colour = "number" if tile.usable else "quiet"
        return [self._line(mark, colour, said, width) for mark, said in zip(digit, beside, strict=True)]

    def _line(self, mark: str, colour: str, said: Piece, width: int) -> list[Piece]:
        row = fit([(mark, colour), (" " * GAP, ""), said], width - GAP)
        return [*row, (" " * (width - width_of(row)), "")]

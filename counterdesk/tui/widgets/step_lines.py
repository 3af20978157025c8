"""Two step lines that only rise, one above the other: how many came and how many were served; between them, the queue.

Half a cell is the finest step. The two lines are told apart without colour: the upper one is who came, the dots below
it are who waits, and each line's last count stands at its end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from textual.geometry import Size

from counterdesk.tui.widgets.rows import Piece, Row, Rows
from counterdesk.words import cells, clip, pad

GAP = ":"
LEAST_ROWS = 2


class Point(NamedTuple):
    """Where both lines stand at a time of day, which is named below the plot where there is room."""

    at: str
    upper: int
    lower: int


def stretched(points: Sequence[Point], width: int) -> list[Point]:
    """The points over so many columns: repeated where there are fewer, the last of each column where there are more."""
    count = len(points)
    return [points[min(count - 1, (column + 1) * count // width - (count >= width))] for column in range(width)]


def halves(points: Sequence[Point], rows: int) -> list[tuple[int, int]]:
    """The height of both lines in each column, in half rows of ``rows``."""
    most = max((point.upper for point in points), default=0) or 1
    return [(round(point.upper * 2 * rows / most), round(point.lower * 2 * rows / most)) for point in points]


def column(before: tuple[int, int], now: tuple[int, int], rows: int, marks: Mapping[str, str]) -> list[Piece]:
    """One column from the top row down: each line with its rise from the column before, and what lies between."""
    drawn: list[Piece] = []
    for row in range(rows, 0, -1):
        low, high = 2 * row - 1, 2 * row
        upper, lower = (
            [min(was, is_ - 1) < half <= is_ for half in (low, high)] for was, is_ in zip(before, now, strict=True)
        )
        if any(upper):
            drawn.append((_mark(upper, marks), "number"))
        elif any(lower):
            drawn.append((_mark(lower, marks), "done"))
        else:
            drawn.append((GAP, "quiet") if now[1] < low and high <= now[0] else (" ", ""))
    return drawn


def _mark(inked: Sequence[bool], marks: Mapping[str, str]) -> str:
    low, high = inked
    return marks["full"] if low and high else marks["lower" if low else "upper"]


class StepLines(Rows):
    """The plot, as high as its widget: a title line, the lines with their ends named, the times of day."""

    DEFAULT_CSS = "StepLines { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.points: Sequence[Point] = ()
        self.title: Row = ()
        self.names = ("", "")
        self._high = 0

    def set(self, points: Sequence[Point], title: Row, names: tuple[str, str]) -> None:
        """Draw these points; ``names`` stand before the counts at the ends of the upper and the lower line."""
        self.points, self.title, self.names = points, title, names
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """It takes what it is given."""
        return self._high or LEAST_ROWS + 2

    def lay(self, width: int) -> Sequence[Row]:
        """The whole plot in the room at hand."""
        rows = self.size.height - 2
        if rows < LEAST_ROWS or not self.points or width < 20:
            return []
        last = self.points[-1]
        ends = (f" {self.names[0]} {last.upper}", f" {self.names[1]} {last.lower}")
        room = width - max(map(cells, ends))
        columns = stretched(self.points, room)
        heights = halves(columns, rows)
        drawn = [column(*pair, rows, self.hall_theme.marks) for pair in pairwise([(0, 0), *heights])]
        plot: list[list[Piece]] = [_joined([drawn[x][y] for x in range(room)]) for y in range(rows)]
        self._name_ends(plot, heights[-1], ends, rows)
        return [self.title, *plot, [(times(columns, room), "quiet")]]

    def _name_ends(self, plot: list[list[Piece]], last: tuple[int, int], ends: tuple[str, str], rows: int) -> None:
        top = min(max(rows - (last[0] + 1) // 2, 0), rows - 2)
        low = min(max(rows - (last[1] + 1) // 2, top + 1), rows - 1)
        plot[top].append((ends[0], "number"))
        plot[low].append((ends[1], "done"))


def times(columns: Sequence[Point], width: int) -> str:
    """Whole hours below their first columns, as many as stand apart."""
    line, free = "", 0
    for x, (before, point) in enumerate(pairwise([Point("", 0, 0), *columns])):
        if point.at[:2] != before.at[:2] and x >= free and x + 5 <= width:
            line = pad(line, x) + f"{point.at[:2]}:00" if point.at[3:] == "00" else pad(line, x) + point.at
            free = x + 7
    return clip(line, width)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one part as one piece."""
    row: list[Piece] = []
    for text, part in pieces:
        if row and row[-1][1] == part:
            row[-1] = row[-1][0] + text, part
        else:
            row.append((text, part))
    return row

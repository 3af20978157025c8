"""Blocks by weekday and hour, the denser the more: a glance shows when people come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterdesk.tui.widgets.rows import Piece, Row, Rows
from counterdesk.words import cells, pad

DENSITY = ".:+*#"
"""Of signs whose width no terminal doubts; the last one is the most there is."""
PARTS = ("quiet", "quiet", "", "needs", "over")


class HeatBlocks(Rows):
    """A line a weekday, a block an hour; the busiest hour's number stands in the title."""

    DEFAULT_CSS = "HeatBlocks { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.values: Mapping[tuple[int, int], float] = {}
        self.names: Sequence[str] = ()
        self.title: Row = ()

    def set(self, values: Mapping[tuple[int, int], float], names: Sequence[str], title: Row) -> None:
        """Show (weekday, hour) -> how many; ``names`` are those of the seven weekdays."""
        self.values, self.names, self.title = values, names, title
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The title, the hours, a line for each weekday that has any; nothing where not all of them fit."""
        if not self.values:
            return [self.title] if self.title else []
        rows = [self.title, *self.rows_of(self.values, self.names, width)]
        return rows if len(rows) <= self.size.height or self.styles.is_auto_height else []

    @staticmethod
    def rows_of(values: Mapping[tuple[int, int], float], names: Sequence[str], width: int) -> list[Row]:
        """The hours, then a line for each weekday that has any."""
        hours = range(min(hour for _, hour in values), max(hour for _, hour in values) + 1)
        label = max(cells(name) for name in names) + 1
        each = max(2, min(5, (width - label) // len(hours)))
        most = max(values.values())
        head: Row = [(pad("", label), ""), *((pad(f"{hour:02d}", each), "quiet") for hour in hours)]
        days = sorted({weekday for weekday, _ in values})
        return [head, *(_day(values, day, pad(names[day], label), hours, each, most) for day in days)]


def _day(
    values: Mapping[tuple[int, int], float], day: int, label: str, hours: range, each: int, most: float
) -> Row:
    row: list[Piece] = [(label, "quiet")]
    for hour in hours:
        at = level(values.get((day, hour), 0.0), most)
        row.append((pad(DENSITY[at] * (each - 1), each) if at >= 0 else " " * each, PARTS[at] if at >= 0 else ""))
    return row


def level(value: float, most: float) -> int:
    """Which density ``value`` has, from 0 to the last; -1 for nothing."""
    if value <= 0 or most <= 0:
        return -1
    return min(int(value / most * len(DENSITY)), len(DENSITY) - 1)

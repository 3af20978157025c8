"""A strip a window through the day: when it was busy, open and idle, paused, closed. A letter or sign for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from counterdesk.tui.widgets.rows import Piece, Row
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import cells, pad

SIGNS: dict[str, Piece] = {"busy": ("#", "number"), "open": ("-", "done"), "paused": ("p", "needs"), "": (" ", "")}
"""Each state's sign: none is told by its colour alone, and no terminal doubts its width."""


class StripLine(NamedTuple):
    """One window's strip: its label, and its state from one fraction (0 to 1) of the day's span to another."""

    key: str
    label: str
    state: Callable[[float, float], str]
    opens: str = ""
    means: str = ""


class StripChart(Spots):
    """Strips to stand on, under one line of hours."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.strips: Sequence[StripLine] = ()
        self.hours: Sequence[tuple[float, str]] = ()

    @property
    def spare(self) -> int:  # type: ignore[override]
        """The title and the hours."""
        return 2

    def set_strips(self, strips: Sequence[StripLine], hours: Sequence[tuple[float, str]], title: Row) -> None:
        """Show these strips; ``hours`` are names at fractions of the span."""
        self.strips, self.hours = strips, hours
        self.set([Spot(one.key, (), opens=one.opens, means=one.means) for one in strips], title)

    def lay(self, width: int) -> Sequence[Row]:
        """Title, hours, strips."""
        title, *rows = super().lay(width) or [()]
        if not self.strips:
            return [title]
        label = self._label()
        line = ""
        for at, name in self.hours:
            x = label + round(at * (width - label - 1))
            if x >= cells(line) + (1 if line else 0) and x + cells(name) <= width:
                line = pad(line, x) + name
        return [title, [(line, "quiet")], *rows]

    def _label(self) -> int:
        return max(cells(one.label) for one in self.strips) + 2

    def _row(self, spot: Spot, width: int, chosen: bool) -> Row:
        one = next(one for one in self.strips if one.key == spot.key)
        label = self._label()
        room = max(width - label, 1)
        row: list[Piece] = [self.mark(chosen), (pad(one.label, label - 1), "quiet")]
        for x in range(room):
            sign, part = SIGNS[one.state(x / room, (x + 1) / room)]
            if row[-1][1] == part and len(row) > 2:
                row[-1] = row[-1][0] + sign, part
            else:
                row.append((sign, part))
        return row

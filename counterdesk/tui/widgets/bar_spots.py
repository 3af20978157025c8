"""Bars to stand on: a line each with its label, a bar as long as its share of the longest, and the number itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterdesk.tui.widgets.rows import Piece, Row, fit, width_of
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import cells, pad


class Bar(NamedTuple):
    """One bar: ``value`` of ``most`` (None: of the longest), how it is said, how loud, and what stands behind it.

    ``aside`` is said after the number; ``mark`` makes what is loud loud without colour.
    """

    key: str
    label: str
    value: float
    said: str
    part: str = ""
    mark: str = ""
    aside: str = ""
    opens: str = ""
    means: str = ""


class BarSpots(Spots):
    """Bars one below the other, one scale for all."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.bars: Sequence[Bar] = ()
        self.most: float | None = None

    def set_bars(self, bars: Sequence[Bar], title: Row, aside: Row = (), most: float | None = None) -> None:
        """Show these bars; ``most`` is the value of a bar that takes all the room."""
        self.bars, self.most = bars, most
        self.set([Spot(bar.key, (), opens=bar.opens, means=bar.means) for bar in bars], title, aside)

    def _row(self, spot: Spot, width: int, chosen: bool) -> Row:
        bar = next(bar for bar in self.bars if bar.key == spot.key)
        labels = max(cells(bar.label) for bar in self.bars) + 1
        counts = max(cells(bar.said) for bar in self.bars) + 1
        asides = max(cells(bar.aside) for bar in self.bars)
        room = width - labels - counts - asides - 4
        most = self.most or max(bar.value for bar in self.bars) or 1
        long = round(max(0, room) * bar.value / most)
        drawn = self.hall_theme.marks["full"] * long or (self.hall_theme.marks["lower"] if bar.value else "")
        row: list[Piece] = [
            self.mark(chosen), (pad(bar.label, labels), "quiet"), (pad(bar.said, counts - 1, "right"), "strong"),
            (pad(bar.mark, 2), bar.part), (drawn, bar.part or "number"),
        ]  # fmt: skip
        row = fit(row, max(width - asides - 1, 0))
        return [*row, (" " * (width - width_of(row) - cells(bar.aside)), ""), (bar.aside, "needs")]

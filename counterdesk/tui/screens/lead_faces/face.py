"""What every face of the lead's screen is: blocks of lines to stand on, read from the hall and drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from counterdesk.tui.place import Place
from counterdesk.tui.widgets.rows import Piece, Row
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.tui.widgets.still import Column
from counterdesk.words import cells, pad, t


class Busy(NamedTuple):
    """How many came in which hour of the week, as (weekday, hour) -> mean, over the days ``first`` to ``last``."""

    values: dict[tuple[int, int], float]
    title: str
    first: date
    last: date


class Face(Column):
    """One face: ``name`` is its word's key and its widget's id."""

    name: ClassVar[str] = ""
    span: tuple[date, date] | None = None
    """The business days its figures are of; None: today."""

    def __init__(self) -> None:
        super().__init__(id=type(self).name, classes="face")

    @property
    def busy(self) -> Busy | None:
        """When people came, where the face tells it."""
        return None

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks in reading order."""
        return ()

    async def read(self, hall: Place) -> None:
        """Ask the hall for what the face shows."""

    async def study(self, hall: Place) -> bool:
        """Ask what takes long, if it is time to; whether there is anything new to draw."""
        return False

    def draw(self, at_us: int) -> None:
        """Draw what was read last, as it stands at ``at_us``; nothing before the first reading."""

    def tick(self, at_us: int) -> None:
        """Draw what moves by itself, once a second."""


def title(key: str) -> Row:
    """The heading of a block."""
    return [(t(key), "quiet")]


def line(key: str, label: str, width: int, *said: Piece, opens: str = "", means: str = "") -> Spot:
    """A line: its label in ``width`` cells, then pieces two cells apart."""
    told: list[Piece] = [(pad(label, width), "quiet")]
    for at, (text, part) in enumerate(piece for piece in said if piece[0]):
        told += [("  " if at else "", ""), (text, part)]
    return Spot(key, told, opens=opens, means=means)


def widest(*labels: str) -> int:
    """The cells of the widest label, and two to part it from what follows."""
    return max(map(cells, labels)) + 2

"""The board's picture: calls as large as the terminal allows, the newest largest; pure lines, no widget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import cells, clip, pad

LINES = {"digits": 5, "narrow": 4}
"""Lines of a glyph at scale 1, by font."""
TALL = 20
"""Lines from which the clock of an idle board is drawn at twice its size."""
ARROW = ">"
COLUMNS = 2
PLAIN_ARROW = "→"


class Shown(NamedTuple):
    """One call as it stands on the board."""

    number: str
    window: str


class Cut(NamedTuple):
    """A font at a scale."""

    font: str
    scale: int

    @property
    def lines(self) -> int:
        """How many lines its glyphs are high."""
        return LINES[self.font] * self.scale

    @property
    def weight(self) -> int:
        """How well it is seen from afar: narrow glyphs have half the stroke, so height alone is not enough."""
        return self.lines * LINES[self.font]


class Face(NamedTuple):
    """How a call is drawn: the cuts of its number, of the arrow and of its window, and the cells between them."""

    number: Cut
    arrow: Cut
    window: Cut
    gap: int


class Room(NamedTuple):
    """The cells across and the lines down that something may take."""

    width: int
    height: int


def picture(
    calls: Sequence[Shown], sentences: Sequence[Row], room: Room, marks: Mapping[str, str], turned: bool = False
) -> list[Row]:
    """All the calls in ``room``: the newest, ``sentences`` that say it in words, the earlier ones two by two.

    ``turned`` draws the newest with ink and ground exchanged: a step of its movement.
    """
    bands, unit = _bands(room.height)
    left = room.height - bands * (unit + 1) - len(sentences) - 1
    newest = _centred(drawn(calls[0], Room(room.width, left), marks), left)
    part = "chosen" if turned else "number"
    rows: list[Row] = [[]] + [[(pad(line, room.width), part)] for line in newest] + list(sentences)
    earlier = calls[1 : 1 + bands * COLUMNS]
    for start in range(0, bands * COLUMNS, COLUMNS):
        rows += [[], *_band(earlier[start : start + COLUMNS], Room(room.width, unit), marks)]
    return rows


def clock(time: str, room: Room, marks: Mapping[str, str]) -> list[Row]:
    """The time in thin, quiet strokes, so that nobody far away takes it for a number called; nothing without room."""
    scales = range(2 if room.height >= TALL else min(1, room.height // LINES["narrow"]), 0, -1)
    fits = next((scale for scale in scales if 0 < big_number.width(time, scale, "narrow") <= room.width), None)
    lines = big_number.lines(time, fits, marks, "narrow") if fits else []
    return [[(line, "quiet")] for line in _centred(lines, room.height)] if lines else []


def drawn(call: Shown, room: Room, marks: Mapping[str, str]) -> list[str]:
    """A call as lines that fit ``room``; a number or window without glyphs is one plain line."""
    face = best_face(call, room)
    if face is None:
        return [clip(f"{call.number} {PLAIN_ARROW} {call.window}", room.width)]
    parts = zip((call.number, ARROW, call.window), face[:3], strict=True)
    blocks = [big_number.lines(text, cut.scale, marks, cut.font) for text, cut in parts]
    tall = face.number.lines
    return [(" " * face.gap).join(line) for line in zip(*(_centred(block, tall) for block in blocks), strict=True)]


@lru_cache(256)
def best_face(call: Shown, room: Room) -> Face | None:
    """The face with the best seen number, then the best seen window and arrow, that fits; None when none does."""
    found = [face for face in _faces(room.height) if 0 < _width(call, face) <= room.width]
    return max(found, key=lambda face: (face.number.weight, face.window.weight, face.arrow.weight), default=None)


def _faces(height: int) -> Iterator[Face]:
    cuts = [Cut(font, scale) for font, lines in LINES.items() for scale in range(1, height // lines + 1)]
    for number, window in product(cuts, cuts):
        if window.lines <= number.lines <= 2 * window.lines:
            arrows = [cut for cut in cuts if cut.lines <= max(LINES["narrow"], number.lines // 2)]
            yield from (Face(number, arrow, window, max(2, number.scale)) for arrow in arrows)


def _width(call: Shown, face: Face) -> int:
    drawn = zip((call.number, ARROW, call.window), face[:3], strict=True)
    widths = [big_number.width(text, cut.scale, cut.font) for text, cut in drawn]
    return sum(widths) + 2 * face.gap if all(widths) else 0


def _bands(height: int) -> tuple[int, int]:
    """How many bands of earlier calls there are, and their height: a fifth of the room, never less than a glyph."""
    unit = max(LINES["narrow"], height // 5)
    return (2 if height >= 20 else 1 if height >= 14 else 0), unit


def _band(calls: Sequence[Shown], room: Room, marks: Mapping[str, str]) -> list[Row]:
    column = room.width // COLUMNS
    blocks = [_centred(drawn(call, Room(column - 2, room.height), marks), room.height) for call in calls]
    if not blocks:
        return [[]] * room.height
    return [[("".join(pad(line, column) for line in lines), "")] for lines in zip(*blocks, strict=True)]


def _centred(lines: list[str], height: int) -> list[str]:
    blank = " " * max(map(cells, lines), default=0)
    above = max(0, height - len(lines)) // 2
    return [blank] * above + lines + [blank] * (height - len(lines) - above)

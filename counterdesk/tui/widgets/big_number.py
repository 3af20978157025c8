"""The one large thing: a ticket's or a window's number in the glyphs of data/glyphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from textual.geometry import Size

from counterdesk import paths
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.words import cells

ROWS = 5


@cache
def glyphs(font: str = "digits") -> dict[str, tuple[str, ...]]:
    """Every glyph of a file of data/glyphs as its rows of pixels, ``#`` for ink: ten of digits, eight of narrow."""
    blocks = paths.data("glyphs", f"{font}.txt").read_text(encoding="utf-8").split("\n= ")[1:]
    return {block[0]: tuple(block.rstrip("\n").splitlines()[1:]) for block in blocks}


def can_draw(text: str, font: str = "digits") -> bool:
    """Whether every character of ``text`` has a glyph."""
    return bool(text) and all(character in glyphs(font) for character in text.upper())


def pixels(text: str, font: str = "digits") -> list[str]:
    """The pixel rows of ``text``; raises KeyError for a character without a glyph."""
    return [".".join(rows) for rows in zip(*(glyphs(font)[character] for character in text.upper()), strict=True)]


def lines(text: str, scale: int, marks: Mapping[str, str], font: str = "digits") -> list[str]:
    """``text`` in terminal lines, five a scale (narrow: four): a pixel is ``scale`` cells wide and half as high."""
    rows = ["".join(pixel * scale for pixel in row) for row in pixels(text, font) for _ in range(scale)]
    signs = {"##": marks["full"], "#.": marks["upper"], ".#": marks["lower"], "..": " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(signs[high + low] for high, low in zip(*pair, strict=True)) for pair in pairs]


def width(text: str, scale: int = 1, font: str = "digits") -> int:
    """How many cells ``text`` takes when drawn; 0 when it cannot be."""
    return len(pixels(text, font)[0]) * scale if can_draw(text, font) else 0


class BigNumber(Rows):
    """A number five lines high, or a multiple of that; a text without glyphs stands in one bold line instead."""

    DEFAULT_CSS = "BigNumber { width: auto; height: auto; }"

    def __init__(self, text: str = "", scale: int = 1, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text
        self.scale = scale
        self.part = "number"
        self._sized = ""

    def write(self, text: str, scale: int = 1, part: str = "number") -> None:
        """Draw ``text`` from now on, in one colour part; nothing at all keeps the room of what stood there."""
        if (text, scale, part) == (self.text, self.scale, self.part):
            return
        wider = width(text, scale) not in (0, width(self.text or self._sized, self.scale))
        moved = wider or scale != self.scale
        self._sized = self.text or self._sized
        self.text, self.scale, self.part = text, scale, part
        self.redraw()
        if moved:
            self.refresh(layout=True)

    def lay(self, width: int) -> Sequence[Row]:
        """The lines of the number."""
        if not can_draw(self.text):
            return [[(self.text, self.part)]] if self.text else []
        return [[(line, self.part)] for line in lines(self.text, self.scale, self.hall_theme.marks)]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the number, or as the last one."""
        shown = self.text or self._sized
        return width(shown, self.scale) or cells(shown)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """So many lines also while there is nothing to draw, so that what is below stays where it is."""
        return ROWS * self.scale

"""Laid lines -> black dots on white: the picture of a paper, and what raster printing sends.

A paper column is 12 dots and an ordinary character 24 dots high, as in a printer's own font, so the picture is
as wide as the paper (576 or 384 dots) and a line breaks where the printer's would.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw
from PIL.ImageFont import FreeTypeFont

from counterdesk.printing import fonts, qr
from counterdesk.printing.charset import MISSING, Codec, paper_cols
from counterdesk.printing.fonts import Font
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.slip import Code, Cut, Feed

COLUMN_DOTS = 12
CHAR_DOTS = 24
GAP_DOTS = 6
"""Between two lines, as a printer's default line spacing leaves it."""
BASELINE = 0.88
"""Of the character's height: where the em box of Chinese fonts puts the baseline."""
QUIET_MODULES = 4
"""White above and below a QR, by its standard (ISO/IEC 18004); beside it the paper is white anyway."""
MARGIN_DOTS = 24
CUT_DOTS = 48
DPI = 203
PAPER = 1
"""White, for a new picture of mode 1."""
ON = 255
"""A dot set, as Pillow keeps it inside a picture of mode 1: any other value would not invert."""


def png(laid: Sequence[Laid], columns: int, dots: int, qr_module: int, codec: Codec = "gbk") -> bytes:
    """The paper as a PNG file, ``dots`` wide; raises PrinterFault ``no_font`` when no font is there to draw it."""
    out = BytesIO()
    picture(laid, columns, dots, qr_module, codec).save(out, "PNG", dpi=(DPI, DPI), optimize=True)
    return out.getvalue()


def picture(laid: Sequence[Laid], columns: int, dots: int, qr_module: int, codec: Codec = "gbk") -> Image.Image:
    """The paper as a picture of mode 1, ``dots`` wide; ``qr_module`` is in dots."""
    strips = [_strip(item, columns, qr_module or 6, codec) for item in laid]
    paper = Image.new("1", (dots, sum(strip.height for strip, _ in strips) + 2 * MARGIN_DOTS), PAPER)
    top = MARGIN_DOTS
    for strip, align in strips:
        space = max(dots - strip.width, 0)
        paper.paste(strip, ({"left": 0, "center": space // 2, "right": space}[align], top))
        top += strip.height
    return paper


def _strip(item: Laid, columns: int, qr_module: int, codec: Codec) -> tuple[Image.Image, str]:
    match item:
        case TextLine():
            drawn = line(item, codec)
            ink = drawn.getbbox()
            high = max(item.tall * CHAR_DOTS + GAP_DOTS, ink[3] if ink else 0)
            return ImageChops.invert(drawn.crop((0, 0, max(drawn.width, 1), high))), item.align
        case Code():
            return ImageChops.invert(code(item.data, columns * COLUMN_DOTS, qr_module)), "center"
        case Feed():
            return Image.new("1", (1, item.lines * (CHAR_DOTS + GAP_DOTS)), PAPER), "left"
        case Cut():
            return Image.new("1", (1, CUT_DOTS), PAPER), "left"


def line(item: TextLine, codec: Codec = "gbk", wide: int = 0, tall: int = 0) -> Image.Image:
    """One line's ink (1 is black) from its first column, with room below for the tails of letters.

    ``wide`` and ``tall`` draw it at another size than its own.
    """
    wide, tall = wide or item.wide, tall or item.tall
    drawn = Image.new("1", (paper_cols(item.text, codec) * COLUMN_DOTS * wide, (CHAR_DOTS + GAP_DOTS) * tall))
    at = 0
    for ch in item.text:
        columns = paper_cols(ch, codec)
        drawn.paste(glyph(ch, columns, wide, tall), (at * COLUMN_DOTS * wide, 0))
        at += columns
    return ImageChops.lighter(drawn, ImageChops.offset(drawn, tall, 0)) if item.bold else drawn


@lru_cache(maxsize=2048)
def glyph(ch: str, columns: int, wide: int = 1, tall: int = 1) -> Image.Image:
    """One character's ink, ``columns`` wide and with room below for its tail; what the font lacks is `MISSING`.

    Raises PrinterFault ``no_font`` where there is none.
    """
    font = fonts.need()
    shown = fonts.drawn_as(font, ch) if fonts.has(font, ch) else MISSING
    cell = (columns * COLUMN_DOTS * wide, (CHAR_DOTS + GAP_DOTS) * tall)
    drawn = Image.new("1", cell)
    pen = ImageDraw.Draw(drawn)
    if wide != tall and ch == "-":  # a rule: drawn through, which reads better than stretched dashes
        pen.rectangle((0, cell[1] // 2 - 2, cell[0], cell[1] // 2 - 1), fill=ON)
        return drawn
    if wide != tall:
        return glyph(ch, columns).resize(cell, Image.Resampling.NEAREST)
    pen.fontmode = "1"
    face = fitting(font, shown, cell[0], CHAR_DOTS * tall)
    pen.text((cell[0] / 2, CHAR_DOTS * tall * BASELINE), shown, fill=ON, font=face, anchor="ms")
    return drawn


def fitting(font: Font, ch: str, wide: int, high: int) -> FreeTypeFont:
    """The face ``high`` dots large, smaller where ``ch`` (a letter of another script) is wider than its cell."""
    face = fonts.sized(font, high)
    needed = face.getlength(ch)
    return face if needed <= wide else fonts.sized(font, max(int(high * wide / needed), 1))


def code(data: str, room: int, module: int) -> Image.Image:
    """A QR's ink with white above and below; smaller modules where it would not fit ``room`` dots."""
    rows = qr.modules(data)
    side = max(min(module, room // len(rows)), 1)
    drawn = qr_ink(rows).resize((len(rows) * side, len(rows) * side), Image.Resampling.NEAREST)
    framed = Image.new("1", (drawn.width, drawn.height + 2 * QUIET_MODULES * side))
    framed.paste(drawn, (0, QUIET_MODULES * side))
    return framed


def qr_ink(rows: Sequence[Sequence[bool]]) -> Image.Image:
    """A QR's ink, a dot a module."""
    drawn = Image.new("1", (len(rows), len(rows)))
    drawn.putdata([ON if module else 0 for row in rows for module in row])
    return drawn

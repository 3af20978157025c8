"""Slip + columns -> lines that fit the paper. Every output (printer, screen, image, page) draws these.

The printer never wraps: a break inside a two-byte character differs from firmware to firmware. Columns are
paper columns (charset.paper_cols), 48 on 80 mm paper and 32 on 58 mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from counterdesk.printing.charset import Codec, fold, paper_cols
from counterdesk.printing.slip import (
    Align,
    Big,
    Check,
    Code,
    Cut,
    Feed,
    Line,
    Pair,
    Part,
    Row,
    Rule,
    Sign,
    Slip,
)
from counterdesk.printing.wrap import wrap
from counterdesk.words import t

NARROWEST = 8
"""Columns: text squeezed below this beside something at the right edge gets the whole line instead."""
CLOSE = 3
"""Columns between the two texts of a close pair."""
BOXES = {True: "√ ", False: "□ ", None: ""}
STRETCH = 4
"""A rule is drawn with characters this many times as wide: the same line for a quarter of the bytes."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as it is printed: ``wide`` and ``tall`` are multiples (1..6) of the ordinary character."""

    text: str
    align: Align = "left"
    wide: int = 1
    tall: int = 1
    bold: bool = False


Laid = TextLine | Code | Feed | Cut


@dataclass(frozen=True, slots=True)
class Page:
    """The paper laid out for: its columns and the characters its printer has."""

    columns: int = 48
    codec: Codec = "gbk"

    def cols(self, text: str) -> int:
        """The columns ``text`` takes at size 1."""
        return paper_cols(text, self.codec)

    def lines(self, text: str, columns: int | None = None) -> list[str]:
        """``text`` broken into lines of at most ``columns`` (default: the whole width)."""
        return wrap(text, self.columns if columns is None else columns, self.codec)

    def pad(self, text: str, columns: int, align: str = "l") -> str:
        """``text`` filled with spaces to ``columns``; align l, r or c."""
        space = max(columns - self.cols(text), 0)
        before = {"r": space, "c": space // 2}.get(align, 0)
        return " " * before + text + " " * (space - before)

    def edges(self, left: str, right: str) -> str:
        """One line with ``left`` at the left edge and ``right`` at the right one."""
        return left + self.pad(right, self.columns - self.cols(left), "r")


def lay(slip: Slip, columns: int = 48, codec: Codec = "gbk") -> list[Laid]:
    """The slip's lines, none wider than ``columns``; copy mark and practice banner come first."""
    page = Page(columns, codec)
    laid: list[Laid] = []
    for part in (*_marks(slip), *slip.parts):
        laid += _lay_part(part, page)
    return laid


def _marks(slip: Slip) -> list[Part]:
    marks: list[Part] = []
    if slip.practice:
        marks.append(Line(t("slip.practice", slip.lang), align="center", size=2, bold=True))
    if slip.copy_no > 1:
        marks.append(Line(t("slip.copy", slip.lang, n=slip.copy_no), align="center", size=2, bold=True))
    return marks


def _lay_part(part: Part, page: Page) -> list[Laid]:
    match part:
        case Line():
            return _line(part, page)
        case Big():
            return _big(part, page)
        case Pair():
            return _pair(part, page)
        case Row():
            return _row(part, page)
        case Check():
            return _check(part, page)
        case Code():
            return _code(part, page)
        case Rule():
            return [_rule(part, page)]
        case Sign():
            return _sign(part, page)
        case Feed():
            return [Feed(min(max(part.lines, 0), 20))]
        case Cut():
            return [part]


def _line(part: Line, page: Page) -> list[Laid]:
    size = _size(part.size, page.columns // 2)
    return [TextLine(text, part.align, size, size, part.bold) for text in page.lines(part.text, page.columns // size)]


def _big(part: Big, page: Page) -> list[Laid]:
    fitting = page.columns // max(page.cols(part.text.strip()), 1)
    return _line(Line(part.text.strip(), "center", _size(part.size, fitting)), page)


def _size(wanted: int, largest: int) -> int:
    return max(1, min(wanted, largest, 6))


def _pair(part: Pair, page: Page) -> list[Laid]:
    lefts, rights = page.lines(part.left), page.lines(part.right)
    gap = (CLOSE if part.close else 1) if lefts[-1] and rights[0] else 0
    if len(rights) > 1 or page.cols(lefts[-1]) + gap + page.cols(rights[0]) > page.columns:
        align: Align = "left" if part.close else "right"
        return [*(TextLine(text) for text in lefts), *(TextLine(text, align) for text in rights)]
    joined = (" " * CLOSE).join(filter(None, (lefts[-1], rights[0])))
    return [
        *(TextLine(text) for text in lefts[:-1]),
        TextLine(joined if part.close else page.edges(lefts[-1], rights[0])),
    ]


def _check(part: Check, page: Page) -> list[Laid]:
    box = BOXES[part.ticked]
    indent = page.cols(box)
    room = page.columns - indent
    right = fold(part.right, page.codec)
    beside = room - page.cols(right) - 1 if right else room
    if beside < min(NARROWEST, room):
        return [
            *_check(Check(part.text, part.ticked), page),
            *(TextLine(r, "right") for r in page.lines(right)),
        ]
    first, *rest = page.lines(part.text, beside)
    laid = [TextLine(page.edges(box + first, right) if right else box + first)]
    return [*laid, *(TextLine(" " * indent + text) for text in rest)]


def _row(part: Row, page: Page) -> list[Laid]:
    widths = _cell_widths(part, page.columns)
    if not widths:
        return [TextLine(text) for text in page.lines("  ".join(filter(None, part.cells)))]
    # One column between cells belongs to the cell on its left, so that neighbours never touch.
    cells = [page.lines(cell, width - 1) for cell, width in zip(part.cells, widths, strict=True)]
    laid: list[Laid] = []
    for texts in zip_longest(*cells, fillvalue=""):
        aligned = zip(texts, widths, part.aligns.ljust(len(widths), "l"), strict=False)
        filled = (page.pad(text, width - 1, align) for text, width, align in aligned)
        laid.append(TextLine(" ".join(filled).rstrip()))
    return laid


def _cell_widths(part: Row, columns: int) -> list[int]:
    # The last cell has no neighbour: one column past the edge is lent to it.
    left = columns + 1 - sum(part.widths)
    open_cells = part.widths.count(0)
    share = left // open_cells if open_cells else 0
    if left < 0 or (open_cells and share < NARROWEST) or any(0 < width < 3 for width in part.widths):
        return []
    return [width or share for width in part.widths]


def _code(part: Code, page: Page) -> list[Laid]:
    caption = _line(Line(part.caption, "center"), page) if part.caption else []
    if part.kind == "qr":
        return [Code(part.data), *caption]
    return [*_line(Line(part.data, "center"), page), *caption]


def _rule(part: Rule, page: Page) -> TextLine:
    char = fold(part.char, page.codec)[:1].strip() or "-"
    wide = STRETCH if page.columns % STRETCH == 0 else 1
    return TextLine(char * (page.columns // wide // page.cols(char)), "center", wide=wide)


def _sign(part: Sign, page: Page) -> list[Laid]:
    *before, last = page.lines(part.label)
    room = page.columns - page.cols(last) - 1
    if room < NARROWEST:
        return [*(TextLine(text) for text in (*before, last)), TextLine("_" * page.columns)]
    return [*(TextLine(text) for text in before), TextLine(f"{last} {'_' * room}")]

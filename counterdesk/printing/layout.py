"""Slip + columns -> lines that fit the paper. Every output (printer, screen, image, page) draws these.

The printer never wraps: a break inside a two-byte character differs from firmware to firmware. Columns are
paper columns (charset.paper_cols), 48 on 80 mm paper and 32 on 58 mm.
"""

from __future__ import annotations

from dataclasses import replace

from counterdesk.printing.charset import Codec, fold
from counterdesk.printing.languages import BOTH
from counterdesk.printing.page import Laid, Page, TextLine
from counterdesk.printing.slip import (
    Align,
    Big,
    Boxes,
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
    Table,
)
from counterdesk.printing.tables import packed, row, table
from counterdesk.words import t

NARROWEST = 8
"""Columns: text squeezed below this beside something at the right edge gets the whole line instead."""
CLOSE = 3
"""Columns between the two texts of a close pair."""
BOXES = {True: "√ ", False: "□ ", None: ""}
SIGN_COLS = 28
"""Columns: with less for each, a signature and its time stand one below the other."""
STRETCH = 4
"""A rule is drawn with characters this many times as wide: the same line for a quarter of the bytes."""


def lay(slip: Slip, columns: int = 48, codec: Codec = "gbk") -> list[Laid]:
    """The slip's lines, none wider than ``columns``; copy mark and practice banner come first."""
    page = Page(columns, codec, slip.large)
    return [laid for part in whole(slip) for laid in lay_part(part, page)]


def whole(slip: Slip) -> list[Part]:
    """The slip's parts behind its copy mark, its practice banner, and that the database was away."""
    keys = [("slip.practice", slip.practice), ("slip.copy", slip.copy_no > 1)]
    marks = [Line(_in_each(key, slip), align="center", size=2, bold=True) for key, wanted in keys if wanted]
    away = [Line(_in_each("slip.away", slip), align="center", bold=True)] if slip.away else []
    return [*marks, *away, *slip.parts]


def _in_each(key: str, slip: Slip) -> str:
    return " ".join(dict.fromkeys(t(key, lang, n=slip.copy_no) for lang in slip.lang.split(BOTH)))


def lay_part(part: Part, page: Page) -> list[Laid]:
    """One part's lines, none wider than the page."""
    if page.large and isinstance(part, Pair | Row | Table | Check | Boxes | Sign):
        laid = lay_part(part, replace(page, columns=page.columns // 2, large=False))
        return [replace(line, wide=2, tall=2) for line in laid if isinstance(line, TextLine)]
    match part:
        case Line():
            return _line(part, page)
        case Big():
            return _big(part, page)
        case Pair():
            return _pair(part, page)
        case Row():
            return [*row(part, page)]
        case Table():
            return [*table(part, page)]
        case Check():
            return _check(part, page)
        case Boxes():
            return [TextLine(text) for text in packed(_boxes(part), page, page.columns)]
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
    size = _size(part.size + page.large, page.columns // 2)
    return [TextLine(text, part.align, size, size, part.bold) for text in page.lines(part.text, page.columns // size)]


def _big(part: Big, page: Page) -> list[Laid]:
    text = part.text.strip()
    fitting = page.columns // max(page.cols(text), 1)
    return _line(Line(text, "center", _size(part.size + page.large, fitting)), replace(page, large=False))


def _size(wanted: int, largest: int) -> int:
    return max(1, min(wanted, largest, 6))


def _pair(part: Pair, page: Page) -> list[Laid]:
    lefts, rights = page.lines(part.left), page.lines(part.right)
    gap = (CLOSE if part.close else 1) if lefts[-1] and rights[0] else 0
    broken = len(rights) > 1 or (part.close and len(lefts) > 1 and bool(rights[0]))
    if broken or page.cols(lefts[-1]) + gap + page.cols(rights[0]) > page.columns:
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


def _boxes(part: Boxes) -> list[str]:
    first, *rest = (f"{BOXES[name == part.ticked]}{name}" for name in part.names)
    return [f"{part.label}{first}", *rest]


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
    half = page.columns // 2 - 1
    sides = [_place(text, half, page) for text in (part.label, part.when) if text]
    if len(sides) == 2 and all(len(side) == 1 for side in sides) and half >= SIGN_COLS:
        return [TextLine("  ".join(text for side in sides for text in side))]
    return [TextLine(line) for text in (part.label, part.when) if text for line in _place(text, page.columns, page)]


def _place(label: str, columns: int, page: Page) -> list[str]:
    *before, last = page.lines(label, columns)
    room = columns - page.cols(last) - 1
    return [*before, f"{last} {'_' * room}"] if room >= NARROWEST else [*before, last, "_" * columns]

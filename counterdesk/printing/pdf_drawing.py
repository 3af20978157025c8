"""Pages being drawn from the top down: laid items, groups that stay together, tables, codes beside each other."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from counterdesk.printing import qr
from counterdesk.printing.charset import MISSING, paper_cols
from counterdesk.printing.fonts import Font, has
from counterdesk.printing.languages import BOTH
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.slip import Code, Cut, Feed
from counterdesk.words import t

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY = "paper"
MM_A_POINT = 25.4 / 72
LEADING = 1.3
"""Lines' distance in characters' heights."""
LARGE_LEADING = 1.1
BASELINE = 0.88
"""Of a character's height: where the em box of Chinese fonts puts the baseline."""
MODULE_MM = 0.65
QUIET_MODULES = 4
RULE_MM = 0.25
HAIRLINE_MM = 0.1
"""Under the rows of a table."""


class Paper(Protocol):
    """The sheet drawn on, in mm."""

    @property
    def wide(self) -> float:
        """Its width."""

    @property
    def high(self) -> float:
        """Its height."""

    @property
    def margin(self) -> float:
        """Its margin on every side."""

    @property
    def column(self) -> float:
        """A column's width."""


class Drawing:
    """Pages of one file, the last of which is being drawn on; what does not fit goes on the next."""

    def __init__(self, sheet: Paper, font: Font, title: str) -> None:
        self.sheet = sheet
        self.font = font
        self.title = title
        self.pdf = _blank(sheet, font, title)
        self.left, self.wide = sheet.margin, sheet.wide - 2 * sheet.margin
        self.top = sheet.margin

    def done(self, lang: str) -> bytes:
        """The file; more than one page are numbered in ``lang``, each with the title, so that none is lost."""
        pages = self.pdf.pages_count
        for page in range(1, pages + 1 if pages > 1 else 1):
            self.pdf.page = page
            self.top = self.sheet.high - self.sheet.margin * 0.75
            said = (t("slip.page", one, n=page, of=pages) for one in lang.split(BOTH))
            self._line(TextLine("  ".join((self.title, *said)).strip(), "center"))
        return bytes(self.pdf.output())

    def turn(self) -> None:
        """Go on on a new page."""
        self.pdf.add_page()
        self.top = self.sheet.margin

    def keep(self, items: Sequence[Laid]) -> None:
        """Draw items below each other, on one page if one page holds them."""
        self.room(items)
        for item in items:
            self._draw(item)

    def rule(self, item: Laid) -> None:
        """Draw a rule, but not as the first thing on a page, where it parts nothing."""
        self.room([item])
        if self.top > self.sheet.margin:
            self._draw(item)

    def room(self, items: Sequence[Laid]) -> None:
        """Turn the page unless it has room for items below each other, or no page has."""
        self._room(self.height(items))

    def height(self, items: Sequence[Laid]) -> float:
        """What items below each other take, in mm."""
        return sum(map(self._height, items))

    def table(self, head: Sequence[Laid], rows: Sequence[Sequence[Laid]]) -> None:
        """Draw rows with a hairline under each; none is torn, and the head stands again on every page."""
        self.room([*head, *(rows[0] if rows else ())])
        self._row(head)
        for row in rows:
            page = self.pdf.page
            self.room(row)
            if self.pdf.page != page:
                self._row(head)
            self._row(row)

    def _row(self, items: Sequence[Laid]) -> None:
        self.keep(items)
        self._rule(self.top, HAIRLINE_MM)

    def side_by_side(self, groups: Sequence[Sequence[Laid]]) -> None:
        """Draw groups next to each other, each in its share of the width."""
        self._room(max(map(self.height, groups)))
        left, wide, top = self.left, self.wide, self.top
        ends = []
        for at, group in enumerate(groups):
            self.left, self.wide, self.top = left + at * wide / len(groups), wide / len(groups), top
            for item in group:
                self._draw(item)
            ends.append(self.top)
        self.left, self.wide, self.top = left, wide, max(ends)

    def _draw(self, item: Laid) -> None:
        self._room(self._height(item))
        match item:
            case TextLine():
                self._line(item)
            case Code():
                self._code(item.data)
            case Feed():
                self.top += self._height(item)
            case Cut():
                self.turn()

    def _height(self, item: Laid) -> float:
        match item:
            case TextLine():
                return 2 * self.sheet.column * item.tall * (LEADING if item.tall == 1 else LARGE_LEADING)
            case Code():
                side, count = self._module(item.data)
                return (count + 2 * QUIET_MODULES) * side
            case Feed():
                return item.lines * 2 * self.sheet.column * LEADING
        return 0

    def _room(self, high: float) -> None:
        used = self.top - self.sheet.margin
        whole = self.sheet.high - 2 * self.sheet.margin
        if used and used + high > whole >= high:
            self.turn()

    def _line(self, item: TextLine) -> None:
        pitch, high = self._height(item), 2 * self.sheet.column * item.tall
        column = self.sheet.column * item.wide
        if item.wide != item.tall:
            self._rule(self.top + pitch / 2, RULE_MM)
        else:
            left = self.left + _before(item.align, self.wide - paper_cols(item.text) * column)
            self.pdf.set_font(FAMILY, size=high / MM_A_POINT)
            with self.pdf.local_context(**({"text_mode": "FILL_STROKE", "line_width": high / 40} if item.bold else {})):
                for at, text in self._runs(item.text, column):
                    self.pdf.text(left + at, self.top + (pitch - high) / 2 + high * BASELINE, text)
        self.top += pitch

    def _rule(self, middle: float, thick: float) -> None:
        self.pdf.set_line_width(thick)
        self.pdf.line(self.left, middle, self.left + self.wide, middle)

    def _runs(self, text: str, column: float) -> Iterator[tuple[float, str]]:
        """The text in runs whose characters are as wide as their columns: each run's place in mm, and its text."""
        run, start, at = "", 0.0, 0.0
        for ch in map(self._drawable, text):
            wide = paper_cols(ch) * column
            drawn = self.pdf.get_string_width(ch)
            if abs(drawn - wide) < column / 50:
                run, start = run + ch, start if run else at
            else:
                yield from [(start, run)] if run else []
                yield at + (wide - drawn) / 2, ch
                run = ""
            at += wide
        yield from [(start, run)] if run.strip() else []

    def _drawable(self, ch: str) -> str:
        if has(self.font, ch):
            return ch
        logging.getLogger(__name__).warning(t("slip.marked", char=ch, code=f"U+{ord(ch):04X}"))
        return MISSING

    def _module(self, data: str) -> tuple[float, int]:
        count = len(qr.modules(data))
        return min(MODULE_MM, self.wide / (count + 2 * QUIET_MODULES)), count

    def _code(self, data: str) -> None:
        side, count = self._module(data)
        left, top = self.left + _before("center", self.wide - count * side), self.top + QUIET_MODULES * side
        for row, modules in enumerate(qr.modules(data)):
            for start, end in _ink(modules):
                self.pdf.rect(left + start * side, top + row * side, (end - start) * side, side, style="F")
        self.top = top + (count + QUIET_MODULES) * side


def _blank(sheet: Paper, font: Font, title: str) -> FPDF:
    from fpdf import FPDF

    # The library reports on its subsetting, line by line, to whoever listens to the root logger.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(unit="mm", format=(sheet.wide, sheet.high))
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.add_font(FAMILY, "", str(font.path), collection_font_number=font.face)
    pdf.add_page()
    return pdf


def _before(align: str, space: float) -> float:
    return {"left": 0.0, "center": space / 2, "right": space}[align]


def _ink(modules: list[bool]) -> Iterator[tuple[int, int]]:
    """Where ink begins and ends in a row: one rectangle a run leaves no hairlines between modules."""
    start = None
    for at, ink in enumerate([*modules, False]):
        if ink and start is None:
            start = at
        elif not ink and start is not None:
            yield start, at
            start = None

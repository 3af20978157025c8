"""Pages being drawn from the top down: laid items, groups that stay together, tables, codes beside each other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from counterdesk.printing import qr
from counterdesk.printing.charset import MISSING, paper_cols
from counterdesk.printing.fonts import Font, drawn_as, has
from counterdesk.printing.languages import BOTH
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.slip import Code, Cut, Feed
from counterdesk.words import t

if TYPE_CHECKING:
    from fpdf import FPDF

    Stroke = Callable[[FPDF], None]

FAMILY = "paper"
MM_A_POINT = 25.4 / 72
LEADING, TIGHT = 1.3, 1.12
"""Lines' distance in characters' heights; the second where it saves a page."""
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
    """Pages of one file, the last of which is being drawn on; what does not fit goes on the next.

    Everything is placed first and drawn when it is `done`: how many pages it takes costs no font.
    """

    def __init__(self, sheet: Paper, font: Font, title: str, leading: float = LEADING) -> None:
        self.sheet = sheet
        self.leading = leading
        self.font = font
        self.title = title
        self.strokes: list[list[Stroke]] = [[]]
        self.left, self.wide = sheet.margin, sheet.wide - 2 * sheet.margin
        self.top = sheet.margin

    @property
    def pages(self) -> int:
        """How many there are so far."""
        return len(self.strokes)

    def done(self, lang: str) -> bytes:
        """The file; more than one page are numbered in ``lang``, each with the title, so that none is lost."""
        pdf = _blank(self.sheet, self.font, self.title)
        for page, strokes in enumerate(self.strokes, 1):
            pdf.add_page()
            for stroke in strokes:
                stroke(pdf)
            if self.pages > 1:
                said = (t("slip.page", one, n=page, of=self.pages) for one in lang.split(BOTH))
                foot = TextLine("  ".join((self.title, *said)).strip(), "center")
                self._write(foot, self.sheet.high - self.sheet.margin * 0.75, self.left, self.wide, pdf)
        return bytes(pdf.output())

    def turn(self) -> None:
        """Go on on a new page."""
        self.strokes.append([])
        self.top = self.sheet.margin

    def keep(self, items: Sequence[Laid]) -> None:
        """Draw items below each other, on one page if one page holds them."""
        self.room(items)
        for item in items:
            self._draw(item)

    def rule(self, item: Laid) -> None:
        """Draw a rule as high as ``item``, but not as the first thing on a page, where it parts nothing."""
        self.room([item])
        if self.top > self.sheet.margin:
            self._rule(self.top + self.height([item]) / 2, RULE_MM)
            self.top += self.height([item])

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
            page = self.pages
            self.room(row)
            if self.pages != page:
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
                return 2 * self.sheet.column * item.tall * (self.leading if item.tall == 1 else LARGE_LEADING)
            case Code():
                side, count = self._module(item.data)
                return (count + 2 * QUIET_MODULES) * side
            case Feed():
                return item.lines * 2 * self.sheet.column * self.leading
        return 0

    def _room(self, high: float) -> None:
        used = self.top - self.sheet.margin
        whole = self.sheet.high - 2 * self.sheet.margin
        if used and used + high > whole >= high:
            self.turn()

    def _line(self, item: TextLine) -> None:
        self.strokes[-1].append(partial(self._write, item, self.top, self.left, self.wide))
        self.top += self._height(item)

    def _write(self, item: TextLine, top: float, left: float, wide: float, pdf: FPDF) -> None:
        pitch, high = self._height(item), 2 * self.sheet.column * item.tall
        column = self.sheet.column * item.wide
        left += _before(item.align, wide - paper_cols(item.text) * column)
        pdf.set_font(FAMILY, size=high / MM_A_POINT)
        with pdf.local_context(**({"text_mode": "FILL_STROKE", "line_width": high / 40} if item.bold else {})):
            for at, text in self._runs(item.text, column, pdf):
                pdf.text(left + at, top + (pitch - high) / 2 + high * BASELINE, text)

    def _rule(self, middle: float, thick: float) -> None:
        self.strokes[-1].append(partial(_ruled, middle, thick, self.left, self.left + self.wide))

    def _runs(self, text: str, column: float, pdf: FPDF) -> Iterator[tuple[float, str]]:
        """The text in runs whose characters are as wide as their columns: each run's place in mm, and its text."""
        run, start, at = "", 0.0, 0.0
        for ch in map(self._drawable, text):
            wide = paper_cols(ch) * column
            drawn = pdf.get_string_width(ch)
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
            return drawn_as(self.font, ch)
        logging.getLogger(__name__).warning(t("slip.marked", char=ch, code=f"U+{ord(ch):04X}"))
        return MISSING

    def _module(self, data: str) -> tuple[float, int]:
        count = len(qr.modules(data))
        return min(MODULE_MM, self.wide / (count + 2 * QUIET_MODULES)), count

    def _code(self, data: str) -> None:
        side, count = self._module(data)
        left, top = self.left + _before("center", self.wide - count * side), self.top + QUIET_MODULES * side
        self.strokes[-1].append(partial(_inked, data, left, top, side))
        self.top = top + (count + QUIET_MODULES) * side


def _blank(sheet: Paper, font: Font, title: str) -> FPDF:
    from fpdf import FPDF

    # The library reports on its subsetting, line by line, to whoever listens to the root logger.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(unit="mm", format=(sheet.wide, sheet.high))
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.add_font(FAMILY, "", str(font.path), collection_font_number=font.face)
    return pdf


def _ruled(middle: float, thick: float, left: float, right: float, pdf: FPDF) -> None:
    pdf.set_line_width(thick)
    pdf.line(left, middle, right, middle)


def _inked(data: str, left: float, top: float, side: float, pdf: FPDF) -> None:
    for row, modules in enumerate(qr.modules(data)):
        for start, end in _ink(modules):
            pdf.rect(left + start * side, top + row * side, (end - start) * side, side, style="F")


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

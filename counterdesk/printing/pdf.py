"""Laid lines -> a page: PDF of A4 or A5 with the Chinese font embedded, only the characters that are on it.

The page is laid out in columns like paper on a roll, only more of them: each text stands where the layout put
it, so that what is aligned on a slip is aligned on the page, and the page's text can be copied and searched.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from counterdesk.printing import fonts, qr
from counterdesk.printing.charset import MISSING, paper_cols
from counterdesk.printing.fonts import Font
from counterdesk.printing.layout import lay
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.slip import Code, Cut, Feed, Slip
from counterdesk.words import t

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY = "paper"
MM_A_POINT = 25.4 / 72
LEADING = 1.4
"""Lines' distance in characters' heights."""
LARGE_LEADING = 1.1
BASELINE = 0.88
"""Of a character's height: where the em box of Chinese fonts puts the baseline."""
MODULE_MM = 0.8
QUIET_MODULES = 4
RULE_MM = 0.25


class Sheet(NamedTuple):
    """A size of page in mm, its margin, and the columns between the margins."""

    name: str
    wide: float
    high: float
    margin: float
    columns: int

    @property
    def column(self) -> float:
        """A column's width in mm; a character is twice as high."""
        return (self.wide - 2 * self.margin) / self.columns


A5 = Sheet("a5", 148, 210, 12, 64)
A4 = Sheet("a4", 210, 297, 20, 80)
"""Eleven and twelve point type."""


def sheet_of(columns: int) -> Sheet:
    """The sheet a printer of so many columns is loaded with: A5 for its 64, else A4."""
    return A5 if columns == A5.columns else A4


def render(slip: Slip, sheet: Sheet = A4) -> bytes:
    """The slip as a PDF file; raises PrinterFault ``no_font`` when there is no Chinese font to embed."""
    font = fonts.need()
    desk = _Desk(_blank(sheet, font, slip.title), sheet, font)
    laid = lay(slip, sheet.columns)
    for at, item in enumerate(laid):
        desk.draw(item, last=at == len(laid) - 1)
    return bytes(desk.pdf.output())


def _blank(sheet: Sheet, font: Font, title: str) -> FPDF:
    from fpdf import FPDF

    # The library reports on its subsetting, line by line, to whoever listens to the root logger.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(unit="mm", format=(sheet.wide, sheet.high))
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.add_font(FAMILY, "", str(font.path), collection_font_number=font.face)
    pdf.add_page()
    return pdf


class _Desk:
    """Puts laid items on pages from the top down."""

    def __init__(self, pdf: FPDF, sheet: Sheet, font: Font) -> None:
        self.pdf = pdf
        self.sheet = sheet
        self.font = font
        self.top = sheet.margin

    def draw(self, item: Laid, last: bool) -> None:
        """Put one laid item below the one before; a cut begins a new page unless it is the ``last``."""
        high = 2 * self.sheet.column
        match item:
            case TextLine():
                self._line(item, high * item.tall)
            case Code():
                self._code(item.data)
            case Feed():
                self.top += item.lines * high * LEADING
            case Cut() if not last:
                self._turn()
            case Cut():
                pass

    def _turn(self) -> None:
        self.pdf.add_page()
        self.top = self.sheet.margin

    def _room(self, high: float) -> None:
        if self.top + high > self.sheet.high - self.sheet.margin:
            self._turn()

    def _left(self, align: str, wide: float) -> float:
        space = self.sheet.wide - 2 * self.sheet.margin - wide
        return self.sheet.margin + {"left": 0.0, "center": space / 2, "right": space}[align]

    def _line(self, item: TextLine, high: float) -> None:
        pitch = high * (LEADING if item.tall == 1 else LARGE_LEADING)
        self._room(pitch)
        column = self.sheet.column * item.wide
        left = self._left(item.align, paper_cols(item.text) * column)
        if item.wide != item.tall:
            self._rule(self.top + pitch / 2)
        else:
            self.pdf.set_font(FAMILY, size=high / MM_A_POINT)
            with self.pdf.local_context(**({"text_mode": "FILL_STROKE", "line_width": high / 40} if item.bold else {})):
                for at, text in self._runs(item.text, column):
                    self.pdf.text(left + at, self.top + (pitch - high) / 2 + high * BASELINE, text)
        self.top += pitch

    def _rule(self, middle: float) -> None:
        self.pdf.set_line_width(RULE_MM)
        self.pdf.line(self.sheet.margin, middle, self.sheet.wide - self.sheet.margin, middle)

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
        if fonts.has(self.font, ch):
            return ch
        logging.getLogger(__name__).warning(t("slip.marked", char=ch, code=f"U+{ord(ch):04X}"))
        return MISSING

    def _code(self, data: str) -> None:
        rows = qr.modules(data)
        side = min(MODULE_MM, (self.sheet.wide - 2 * self.sheet.margin) / len(rows))
        quiet = QUIET_MODULES * side
        self._room(len(rows) * side + 2 * quiet)
        left, top = self._left("center", len(rows) * side), self.top + quiet
        for row, modules in enumerate(rows):
            for start, end in _ink(modules):
                self.pdf.rect(left + start * side, top + row * side, (end - start) * side, side, style="F")
        self.top = top + len(rows) * side + quiet


def _ink(modules: list[bool]) -> Iterator[tuple[int, int]]:
    """Where ink begins and ends in a row: one rectangle a run leaves no hairlines between modules."""
    start = None
    for at, ink in enumerate([*modules, False]):
        if ink and start is None:
            start = at
        elif not ink and start is not None:
            yield start, at
            start = None

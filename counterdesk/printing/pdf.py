"""A slip -> pages: PDF of A4, A5 or Letter with the Chinese font embedded, only the characters that are on it.

The page is laid out in columns like paper on a roll, only more of them: each text stands where the layout put
it, so that what is aligned on a slip is aligned on the page, and the page's text can be copied and searched.
What belongs together stays on one page: a part, a table's row, the signatures with who handles it and the seal.
Where a page more would be needed, the lines are set closer first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterdesk.printing import fonts
from counterdesk.printing.charset import fold
from counterdesk.printing.layout import lay_part, whole
from counterdesk.printing.page import Page
from counterdesk.printing.pdf_drawing import LEADING, TIGHT, Drawing
from counterdesk.printing.slip import Code, Cut, Feed, Line, Part, Rule, Sign, Slip, Table
from counterdesk.printing.tables import in_columns, rows


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
LETTER = Sheet("letter", 215.9, 279.4, 20, 82)
"""Eleven, twelve and twelve point type."""
SHEETS = {sheet.columns: sheet for sheet in (A5, A4, LETTER)}


def sheet_of(columns: int) -> Sheet:
    """The sheet a printer of so many columns is loaded with; A4 for a number that no sheet has."""
    return SHEETS.get(columns, A4)


def render(slip: Slip, sheet: Sheet = A4) -> bytes:
    """The slip as a PDF file; raises PrinterFault ``no_font`` when there is no Chinese font to embed."""
    drawing = _drawn(slip, sheet, LEADING)
    if drawing.pages > 1 and not slip.large:
        drawing = min(drawing, _drawn(slip, sheet, TIGHT), key=lambda one: one.pages)
    return drawing.done(slip.lang)


def _drawn(slip: Slip, sheet: Sheet, leading: float) -> Drawing:
    drawing = Drawing(sheet, fonts.need(), fold(slip.title), leading)
    page = Page(sheet.columns, large=slip.large)
    parts = whole(slip)
    for group in _groups(parts[:-1] if isinstance(parts[-1], Cut) else parts):
        _draw(group, page, drawing)
    return drawing


def _groups(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts that are drawn together: how a signed paper ends, signatures, codes, everything else one by one."""
    end = _end(parts)
    groups: list[list[Part]] = []
    for part in parts[:end]:
        if groups and _goes_with(groups[-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups + ([[*parts[end:]]] if parts[end:] else [])


def _end(parts: Sequence[Part]) -> int:
    """Where the last stretch begins: behind the last rule, if somebody signs there and nothing long stands there."""
    last = max((at for at, part in enumerate(parts, 1) if isinstance(part, Rule)), default=0)
    signed = any(isinstance(part, Sign) for part in parts[last:])
    return last if last and signed and not any(isinstance(part, Table | Cut) for part in parts[last:]) else len(parts)


def _goes_with(group: Sequence[Part], part: Part) -> bool:
    if isinstance(part, Code):
        return isinstance(group[-1], Code) or _is_seal(group[-1])
    return all(isinstance(one, Sign | Feed) or _is_seal(one) for one in (*group, part))


def _is_seal(part: Part) -> bool:
    return isinstance(part, Line) and part.align == "right"


def _draw(group: Sequence[Part], page: Page, drawing: Drawing) -> None:
    if len(group) == 1:
        return _draw_one(group[0], page, drawing)
    codes = [part for part in group if isinstance(part, Code)]
    seal = [part for part in group if _is_seal(part)] if codes else []
    above = [item for part in group if part not in codes and part not in seal for item in lay_part(part, page)]
    half = Page(page.columns // 2, page.codec, page.large)
    beside = [lay_part(part, half) for part in codes]
    beside += [[item for part in seal for item in lay_part(part, half)]] if seal else []
    drawing.room([*above, *max(beside, key=drawing.height, default=[])])
    drawing.keep(above)
    if beside:
        drawing.side_by_side(beside)
    return None


def _draw_one(part: Part, page: Page, drawing: Drawing) -> None:
    if isinstance(part, Cut):
        drawing.turn()
    elif isinstance(part, Rule):
        drawing.rule(*lay_part(part, page))
    elif isinstance(part, Table) and not page.large and in_columns(part, page):
        head, *below = rows(part, page)
        drawing.table([*head], [[*lines] for lines in below])
    else:
        drawing.keep(lay_part(part, page))

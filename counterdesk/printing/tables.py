"""Rows and tables: cells in columns where the paper is wide enough, a block a row where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from counterdesk.printing.charset import fold
from counterdesk.printing.page import Page, TextLine
from counterdesk.printing.slip import Row, Table

NARROWEST = 8
"""Columns: an open cell squeezed below this would be a column of single characters."""
APART = 2
"""Columns between two entries of a block."""


def row(part: Row, page: Page, bold: bool = False) -> list[TextLine]:
    """A row's lines; its cells one after the other as text where they do not fit beside each other."""
    widths = cell_widths(part.widths, page.columns)
    if not widths:
        return [TextLine(text) for text in page.lines("  ".join(filter(None, part.cells)))]
    # One column between cells belongs to the cell on its left, so that neighbours never touch.
    cells = [page.lines(cell, width - 1) for cell, width in zip(part.cells, widths, strict=True)]
    laid: list[TextLine] = []
    for texts in zip_longest(*cells, fillvalue=""):
        aligned = zip(texts, widths, part.aligns.ljust(len(widths), "l"), strict=False)
        filled = (page.pad(text, width - 1, align) for text, width, align in aligned)
        laid.append(TextLine(" ".join(filled).rstrip(), bold=bold))
    return laid


def table(part: Table, page: Page) -> list[TextLine]:
    """The head and each row, or a block a row."""
    if not cell_widths(part.widths, page.columns):
        return [line for cells in part.rows for line in _block(part.head, cells, page)]
    laid = row(Row(part.head, part.widths, part.aligns), page, bold=True)
    for cells in part.rows:
        laid += row(Row(cells, part.widths, part.aligns), page)
    return laid


def cell_widths(widths: tuple[int, ...], columns: int) -> list[int]:
    """The cells' columns with what is left shared out; none when they do not fit."""
    # The last cell has no neighbour: one column past the edge is lent to it.
    left = columns + 1 - sum(widths)
    open_cells = widths.count(0)
    share = left // open_cells if open_cells else 0
    if left < 0 or (open_cells and share < NARROWEST) or any(0 < width < 3 for width in widths):
        return []
    return [width or share for width in widths]


def _block(head: tuple[str, ...], cells: tuple[str, ...], page: Page) -> Iterator[TextLine]:
    name = " ".join(filter(None, cells[:2]))
    indent = page.cols(cells[0]) + 1 if len(cells) > 1 and cells[0] else 0
    indent = indent if page.columns - indent >= NARROWEST else 0
    first, *rest = page.lines(name)
    yield TextLine(first)
    told = [" ".join(filter(None, pair)) for pair in zip(head[2:], cells[2:], strict=True) if pair[1]]
    for text in (*page.lines("".join(rest), page.columns - indent), *_packed(told, page, page.columns - indent)):
        if text:
            yield TextLine(" " * indent + text)


def _packed(entries: list[str], page: Page, columns: int) -> list[str]:
    lines: list[str] = []
    for entry in (fold(entry, page.codec) for entry in entries):
        joined = f"{lines[-1]}{' ' * APART}{entry}" if lines else entry
        if page.cols(joined) <= columns and lines:
            lines[-1] = joined
        else:
            lines += page.lines(entry, columns)
    return lines

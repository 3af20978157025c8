"""Rows and tables: cells in columns where the paper is wide enough, a block a row where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from counterdesk.printing.charset import fold
from counterdesk.printing.page import Page, TextLine
from counterdesk.printing.slip import Row, Table

NARROWEST = 8
"""Columns: an open cell squeezed below this would be a column of single characters."""
NARROWEST_NAME = 16
"""Columns: in an open cell of a table squeezed below this a name would be broken every few characters."""
NARROWEST_BLOCK = 8
"""Columns: a block squeezed below this beside its number begins below it."""
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
    return [line for lines in rows(part, page) for line in lines]


def rows(part: Table, page: Page) -> list[list[TextLine]]:
    """The lines of each row, behind those of the head where the rows stand in columns."""
    if not in_columns(part, page):
        return [[*_block(part.head, cells, page)] for cells in part.rows]
    head = row(Row(part.head, part.widths, part.aligns), page, bold=True)
    return [head, *(row(Row(cells, part.widths, part.aligns), page) for cells in part.rows)]


def in_columns(part: Table, page: Page) -> bool:
    """Whether the paper is wide enough for the rows to stand in columns."""
    return bool(cell_widths(part.widths, page.columns, NARROWEST_NAME))


def cell_widths(widths: tuple[int, ...], columns: int, narrowest: int = NARROWEST) -> list[int]:
    """The cells' columns with what is left shared out; none when they do not fit."""
    # The last cell has no neighbour: one column past the edge is lent to it.
    left = columns + 1 - sum(widths)
    open_cells = widths.count(0)
    share = left // open_cells if open_cells else 0
    if left < 0 or (open_cells and share < narrowest) or any(0 < width < 3 for width in widths):
        return []
    return [width or share for width in widths]


def _block(head: tuple[str, ...], cells: tuple[str, ...], page: Page) -> Iterator[TextLine]:
    number, name, *others = (*cells, "")[: max(len(cells), 2)]
    is_total = bool(name) and not number
    indent = page.cols(number) + 1 if name and number else 0
    if page.columns - indent < NARROWEST_BLOCK:
        number, name, indent = "", f"{number} {name}".strip(), 0
    told = [_told(*pair) for pair in zip(head[2:], others, strict=False) if pair[1]]
    if is_total:  # its figures stand on its own line
        told, name = [name, *told], ""
    first, *rest = page.lines(name or number, page.columns - indent)
    if name or number:
        yield TextLine(f"{fold(number, page.codec)} {first}" if indent else first)
    for text in (*rest, *packed(told, page, page.columns - indent)):
        if text:
            yield TextLine(" " * indent + text)


def _told(label: str, cell: str) -> str:
    # A Chinese label ends where the space is; a Latin one would read on into its value.
    return " ".join(filter(None, (f"{label}:" if label and label.isascii() else label, cell)))


def packed(entries: list[str], page: Page, columns: int) -> list[str]:
    """Entries one after the other, as many on a line as fit, none broken that fits a line."""
    lines: list[str] = []
    for entry in (fold(entry, page.codec) for entry in entries):
        joined = f"{lines[-1]}{' ' * APART}{entry}" if lines else entry
        if page.cols(joined) <= columns and lines:
            lines[-1] = joined
        else:
            lines += page.lines(entry, columns)
    return lines

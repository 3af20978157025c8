"""Laid lines -> the terminal: a preview that looks like the paper, and plain text for those who only read.

The preview is black on white whatever the theme, because a QR drawn light on dark does not scan. A
character that is two columns on paper and one cell in the terminal (“ ” … — □ √ ×) is drawn in two cells,
so that columns agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from counterdesk.printing import bigfont, qr
from counterdesk.printing.charset import MISSING, Codec, fold, paper_cols
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.slip import Code, Cut, Feed

PAPER = "black on white"
DRAWN_SIZE = 6
HALF_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
QR_BORDER = 2
"""Modules of white around a QR: a terminal's neighbours are further off than ink on paper, and 2 scan."""


def preview(laid: Sequence[Laid], columns: int, codec: Codec = "gbk") -> Text:
    """The paper as it will look: lines of exactly ``columns`` cells, large text large, the QR scannable."""
    drawn = Text(no_wrap=True, end="")
    for number, (text, bold) in enumerate(_drawn(laid, columns, codec)):
        drawn.append("\n" if number else "")
        drawn.append(text, f"bold {PAPER}" if bold else PAPER)
    return drawn


def plain(laid: Sequence[Laid], columns: int, codec: Codec = "gbk") -> str:
    """The paper as text, for a file or a screen reader: one line a line, a QR as what it says."""
    lines: list[str] = []
    for item in laid:
        match item:
            case TextLine():
                text = item.text * item.wide if _is_rule(item) else item.text
                lines.append(_aligned(text, item.align, columns, paper_cols(text, codec)).rstrip())
            case Code():
                lines.append(_aligned(f"[{item.data}]", "center", columns, paper_cols(item.data, codec) + 2).rstrip())
            case Feed():
                lines += [""] * item.lines
            case Cut():
                pass
    return "\n".join(lines) + "\n"


def _drawn(laid: Sequence[Laid], columns: int, codec: Codec) -> Iterator[tuple[str, bool]]:
    for item in laid:
        match item:
            case TextLine():
                for text in _large(item, codec):
                    yield _aligned(text, item.align, columns, cell_len(text)), item.bold or item.tall > 1
            case Code():
                for text in _qr(item.data, columns):
                    yield _aligned(text, "center", columns, cell_len(text)), False
            case Feed():
                yield from [(" " * columns, False)] * item.lines
            case Cut():
                yield " " * columns, False


def _large(line: TextLine, codec: Codec) -> list[str]:
    if _is_rule(line):
        return [_cells(line.text * line.wide, 1, codec)]
    if line.wide >= DRAWN_SIZE and bigfont.drawable(line.text):
        return ["", *bigfont.rows(line.text)]
    below = (line.tall - 1) // 2
    return [""] * (line.tall - 1 - below) + [_cells(line.text, line.wide, codec)] + [""] * below


def _cells(text: str, wide: int, codec: Codec) -> str:
    return "".join(_cell(ch, wide, codec) for ch in text)


def _cell(ch: str, wide: int, codec: Codec) -> str:
    columns = paper_cols(ch, codec)
    shown = ch if 0 < cell_len(ch) <= columns else MISSING
    return shown + " " * (columns * wide - cell_len(shown))


def _is_rule(line: TextLine) -> bool:
    return line.wide > line.tall


def _aligned(text: str, align: str, columns: int, used: int) -> str:
    space = max(columns - used, 0)
    before = {"left": 0, "center": space // 2, "right": space}[align]
    return " " * before + text + " " * (space - before)


def _qr(data: str, columns: int) -> list[str]:
    modules = qr.modules(data, QR_BORDER)
    if len(modules) > columns:
        return [fold(data)[at : at + columns] for at in range(0, len(data), columns)]
    padded = [*modules, [False] * len(modules)]
    pairs = zip(padded[::2], padded[1::2], strict=False)
    return ["".join(HALF_BLOCKS[ink] for ink in zip(upper, lower, strict=True)) for upper, lower in pairs]

"""What a layout is made of: lines of text at a size, and the paper they must fit."""

from __future__ import annotations

from dataclasses import dataclass

from counterdesk.printing.charset import Codec, paper_cols
from counterdesk.printing.slip import Align, Code, Cut, Feed
from counterdesk.printing.wrap import wrap


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
    """The paper laid out for: its columns, the characters its printer has, and whether all is one size up."""

    columns: int = 48
    codec: Codec = "gbk"
    large: bool = False

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

"""Rows: the one way a part of a screen draws text, line by line, repainting only the lines that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from counterdesk.tui.themes import HallTheme
from counterdesk.tui.widgets.still import Still
from counterdesk.words import cells, clip, visible

Piece = tuple[str, str]
"""A text and the part it plays: "" plain, or quiet, strong, number, over, needs, done, chosen."""
Row = Sequence[Piece]
BOLD = frozenset({"strong", "number", "over", "needs"})


class Themed(Protocol):
    """The app, as far as drawing needs it."""

    hall_theme: HallTheme


def width_of(row: Iterable[Piece]) -> int:
    """How many cells a row takes."""
    return sum(cells(text) for text, _ in row)


def fit(row: Row, width: int) -> list[Piece]:
    """``row`` cut to ``width`` cells with an ellipsis where something was lost."""
    kept: list[Piece] = []
    left = width
    for text, part in row:
        shown = clip(text, left)
        kept.append((shown, part))
        left -= cells(shown)
        if shown != text or left <= 0:
            break
    return kept


def ends(left: Row, right: Row, width: int) -> list[Piece]:
    """``left`` at the left edge and ``right`` at the right one; the left one gives way when both do not fit."""
    room = width - width_of(right) - 1
    kept = fit(left, max(room, 0))
    return [*kept, (" " * (width - width_of(kept) - width_of(right)), ""), *right]


def folded(text: str, width: int, most: int) -> list[str]:
    """``text`` on at most ``most`` lines of ``width`` cells, broken between words or between Chinese characters."""
    lines = [""]
    for piece in re.findall(r"[!-~]+ *|[^!-~]", text):
        if lines[-1] and cells(lines[-1] + piece.rstrip()) > width and len(lines) < most:
            lines.append("")
        lines[-1] += piece
    return [clip(line.rstrip(), width) for line in lines]


def part_style(part: str, theme: HallTheme) -> Style:
    """How a part looks on whatever ground it stands: its colour, and whether it is bold.

    Straight from the theme: as component classes of every widget, these cost a tenth of the first paint.
    """
    colours = theme.colours
    if part == "chosen":
        return Style(color=colours["on_chosen"], bgcolor=colours["chosen"])
    return Style(color=colours.get(part), bold=part in BOLD or None)


def spaced(pieces: Iterable[Piece], width: int, apart: int = 2) -> Row:
    """Pieces so many cells ``apart``; from the first one on that does not fit, they are left out."""
    row: list[Piece] = []
    for text, part in pieces:
        gap = " " * apart if row else ""
        if row and width_of(row) + cells(gap + text) > width:
            break
        row += [(gap, ""), (text, part)] if text else []
    return row


class Rows(Still):
    """Lines of styled text. ``show`` sets them; a subclass that depends on its width overrides ``lay``."""

    DEFAULT_CSS = "Rows { height: auto; color: $ink; }"

    def __init__(self, rows: Sequence[Row] = (), id: str | None = None, classes: str | None = None) -> None:
        self._styles: dict[str, Style] = {}
        super().__init__(id=id, classes=classes)
        self._given = rows
        self._laid: Sequence[Row] = rows

    @property
    def hall_theme(self) -> HallTheme:
        """The theme in use, for its marks and for what it may draw."""
        return cast(Themed, self.app).hall_theme

    def lay(self, width: int) -> Sequence[Row]:
        """The rows for a width in cells."""
        return self._given

    def show(self, rows: Sequence[Row]) -> None:
        """Draw these rows from now on."""
        self._given = rows
        self.redraw()

    def redraw(self) -> None:
        """Lay the rows again and repaint the lines that differ; a new number of rows moves what is below."""
        before, self._laid = self._laid, self.lay(self.size.width)
        if len(before) != len(self._laid) and self.styles.is_auto_height:
            self.refresh(layout=True)
            return
        for y in range(max(len(before), len(self._laid))):
            if before[y : y + 1] != self._laid[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    def on_resize(self, event: Resize) -> None:
        """Lay the rows for the new width, without the padding that a resize tells with it."""
        self._laid = self.lay(self.size.width)
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The widest row, for ``width: auto``."""
        return max((width_of(row) for row in self.lay(container.width)), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of rows, for ``height: auto``."""
        return len(self.lay(width))

    def _set_dirty(self, *regions: Region) -> None:
        # the whole widget changed: perhaps its colours; a change of lines alone never touches them
        if not regions:
            self._styles.clear()
        super()._set_dirty(*regions)

    def render_line(self, y: int) -> Strip:
        """One line, filled to the widget's width."""
        base = self._style("")
        row = self._laid[y] if y < len(self._laid) else ()
        if width_of(row) > self.size.width:
            row = fit(row, self.size.width)
        segments = [Segment(self.hall_theme.draw(visible(text)), self._style(part)) for text, part in row if text]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, part: str) -> Style:
        if part not in self._styles:
            self._styles[part] = self.rich_style + part_style(part, self.hall_theme)
        return self._styles[part]


class Spaced(Rows):
    """A row as it is, then rows of pieces of which those are shown that fit, two cells apart."""

    def lay(self, width: int) -> Sequence[Row]:
        """The rows for a width that may have changed since they were given."""
        return [*self._given[:1], *(spaced(pieces, width) for pieces in self._given[1:])]


class Folded(Rows):
    """One text over as many lines as it needs, at most two."""

    DEFAULT_CSS = "Folded { height: auto; max-height: 2; }"
    most = 2

    def write(self, text: str, part: str = "strong") -> None:
        """Show ``text`` from now on."""
        self.show([[(text, part)]])

    def lay(self, width: int) -> Sequence[Row]:
        """The text's lines."""
        return [[(line, part)] for row in self._given for text, part in row for line in folded(text, width, self.most)]

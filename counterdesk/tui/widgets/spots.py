"""Lines one can stand on: each says something, and Enter opens what is behind it; several such blocks make a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size

from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.rows import Piece, Row, ends
from counterdesk.words import pad


class Spot(NamedTuple):
    """A line: ``key`` stays the same from one reading to the next, so that the cursor does.

    ``opens`` says what Enter opens (empty: nothing), ``means`` is the key of the words that define the figure.
    """

    key: str
    left: Row
    right: Row = ()
    opens: str = ""
    means: str = ""


class Spots(CursorRows):
    """A block of lines under a title; the one under the cursor carries the theme's mark while the cursor is here."""

    DEFAULT_CSS = "Spots { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.spots: Sequence[Spot] = ()
        self.title: Row = ()
        self.aside: Row = ()
        self.here = False

    @property
    def spare(self) -> int:  # type: ignore[override]
        """The title's line."""
        return 1 if self.title else 0

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.spots)

    @property
    def spot(self) -> Spot | None:
        """The line under the cursor."""
        return self.spots[self.cursor] if self.cursor < len(self.spots) else None

    def set(self, spots: Sequence[Spot], title: Row = (), aside: Row = ()) -> None:
        """Show these lines; the cursor stays on the line with the same key, wherever it is now.

        ``aside`` stands in the title's line at the right edge.
        """
        was, before = self.spot, self.count + self.spare
        self.spots, self.title, self.aside = spots, title, aside
        if was is not None:
            at = next((place for place, spot in enumerate(spots) if spot.key == was.key), self.cursor)
            self.cursor = min(at, max(len(spots) - 1, 0))
        self.redraw()
        if self.count + self.spare != before:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are; a style sheet may give fewer, and then they scroll."""
        return self.count + self.spare

    def enter(self, at: int) -> None:
        """The cursor comes here, at a line counted from the first or, below nought, from the last."""
        self.here = True
        self.cursor = at % max(self.count, 1)
        self.redraw()

    def leave(self) -> None:
        """The cursor goes elsewhere."""
        self.here = False
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The title, then the lines that fit, with the cursor among them."""
        rows: list[Row] = [ends(self.title, self.aside or self._part(), width)] if self.title else []
        return rows + [self._row(self.spots[at], width, at == self.cursor and self.here) for at in self.seen]

    def _part(self) -> Row:
        """Which lines of how many are shown, where not all of them fit."""
        if self.count <= self.room:
            return ()
        return [(f"{self.seen.start + 1}-{self.seen.stop}/{self.count}", "needs")]

    def _row(self, spot: Spot, width: int, chosen: bool) -> Row:
        return [self.mark(chosen), *ends(spot.left, spot.right, width - 1)]

    def mark(self, chosen: bool) -> Piece:
        """The sign before a line: the cursor's, or none."""
        return self.hall_theme.marks["cursor"] if chosen else " ", "number"


class SpotKeys:
    """The moving keys of a page of blocks: from line to line through all of them, by Page keys from block to block."""

    @property
    def blocks(self) -> Sequence[Spots]:
        """The page's blocks in reading order; overridden."""
        return ()

    @property
    def moving(self) -> Spots | None:
        """The block with the cursor; the first one with anything in it where none has."""
        there = [block for block in self.blocks if block.count]
        return next((block for block in there if block.here), there[0] if there else None)

    @property
    def spot(self) -> Spot | None:
        """The line under the cursor, None while the cursor is nowhere."""
        at = self.moving
        return at.spot if at is not None and at.here else None

    def moved(self) -> None:
        """The cursor went a line up or down; overridden where more than the block shows where it stands."""

    def action_up(self) -> None:
        """One line up."""
        self._step(-1)
        self.moved()

    def action_down(self) -> None:
        """One line down."""
        self._step(1)
        self.moved()

    def action_page_up(self) -> None:
        """To the first line of the block before."""
        self._jump(-1, 0)

    def action_page_down(self) -> None:
        """To the first line of the next block."""
        self._jump(1, 0)

    def _step(self, by: int) -> None:
        at = self.moving
        if at is None:
            return
        if not at.here:
            at.enter(0 if by > 0 else -1)
        elif 0 <= at.cursor + by < at.count:
            at.move(by)
        else:
            self._jump(by, 0 if by > 0 else -1)

    def _jump(self, by: int, line: int) -> None:
        there = [block for block in self.blocks if block.count]
        if not there:
            return
        at = next((place for place, block in enumerate(there) if block.here), -1 if by > 0 else 0)
        for block in there:
            block.leave()
        there[(at + by) % len(there)].enter(line)


def figure(key: str, label: str, value: str, width: int, part: str = "strong", note: str = "", means: str = "") -> Spot:
    """A line that says one figure: its name, its value, and what it is to be held against."""
    left: list[Piece] = [(pad(label, width), "quiet"), (value, part), (f"  {note}" if note else "", "quiet")]
    return Spot(key, left, opens=key, means=means)

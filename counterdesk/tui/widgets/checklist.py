"""The materials of a service as a list to tick off: what it is, how many, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.rows import Piece, Row, ends, width_of
from counterdesk.words import cells, t


class Item(NamedTuple):
    """One line of a list: ``counts`` says how many originals and copies; one that is not ``sure`` is wanted only
    in the case that ``note`` names, or only told, ``spoken``."""

    id: str
    name: str
    counts: str = ""
    note: str = ""
    sure: bool = True
    spoken: bool = False


class Checklist(CursorRows):
    """Items with a box each; the cursor moves by arrows and pages, and the last line counts what is missing."""

    DEFAULT_CSS = "Checklist { height: 1fr; min-height: 3; }"
    spare = 2

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.items: Sequence[Item] = ()
        self.ticked: set[str] = set()
        self.otherwise: Sequence[Row] = ()

    @property
    def count(self) -> int:
        """How many items the list has."""
        return len(self.items)

    def set(self, items: Iterable[Item], ticked: set[str], otherwise: Sequence[Row] = ()) -> None:
        """Show a list with its ticks, which stay the caller's own set; ``otherwise`` stands there without items."""
        fresh = tuple(items)
        if ticked is not self.ticked or [item.id for item in fresh] != [item.id for item in self.items]:
            self.to_top()
        self.items, self.ticked, self.otherwise = fresh, ticked, otherwise
        self.redraw()

    def tick(self) -> None:
        """Tick the item under the cursor, or take its tick back, and go on to the next."""
        if self.items:
            self.ticked ^= {self.items[self.cursor].id}
            self.move(1)

    def tick_all(self) -> None:
        """Tick what everybody must bring; where all of that is ticked, take every tick back."""
        sure = {item.id for item in self.items if item.sure}
        self.ticked ^= self.ticked if sure <= self.ticked else sure - self.ticked
        self.redraw()

    @property
    def missing(self) -> list[Item]:
        """What everybody must bring and has no tick yet."""
        return [item for item in self.items if item.sure and item.id not in self.ticked]

    def lay(self, width: int) -> Sequence[Row]:
        """As many items as there is room for; below them what is said of the one under the cursor, and the count."""
        seen = self.seen
        if not self.items:
            return self.otherwise
        return [*(self._row(place, width) for place in seen), self._detail(width), self._count(seen, width)]

    def _row(self, place: int, width: int) -> Row:
        item = self.items[place]
        marks = self.hall_theme.marks
        here, ticked = place == self.cursor, item.id in self.ticked
        tone = "strong" if here else "" if item.sure or ticked else "quiet"
        left: list[Piece] = [(marks["cursor"] if here else " ", "number")]
        left += [(f"[{marks['tick'] if ticked else ' '}] ", "done" if ticked else tone), (item.name, tone)]
        if item.note and width_of(left) + cells(item.note) + cells(item.counts) + 4 <= width:
            left.append((f"  {item.note}", "quiet"))
        return ends(left, [(item.counts, "quiet")], width)

    def _detail(self, width: int) -> Row:
        item = self.items[self.cursor]
        cut = 4 + cells(item.name) + cells(item.counts) + 1 > width
        return [(" " + "  ".join(filter(None, (item.name if cut else "", item.note))), "quiet")]

    def _count(self, seen: range, width: int) -> Row:
        part = (seen.start, seen.stop) != (0, len(self.items))
        shown = t("desk.items_seen", first=seen.start + 1, last=seen.stop) if part else ""
        sure = sum(item.sure for item in self.items)
        count = t("desk.items_missing", count=sure, missing=len(self.missing))
        if depend := sum(not (item.sure or item.spoken) for item in self.items):
            count += t("desk.items_depend", count=depend)
        return ends([(f" {count}", "quiet")], [(shown, "quiet")], width)

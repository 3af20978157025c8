"""A list with the whole of the line under the cursor below it: how promises and reviews are looked through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.words import t

KEYS = (
    "enter", "more", "tick", "up", "down", "page_up", "page_down", "back", "help", "switch_language", "switch_theme",
)  # fmt: skip


class Listed(NamedTuple):
    """An item of the list: its number, its line for a width, and what stands below the list while it is chosen."""

    number: str
    line: Row
    below: Sequence[Row]


class Lines(CursorRows):
    """A line an item."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.items: Sequence[Listed] = ()
        self.none = ""

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self.items)

    def set(self, items: Sequence[Listed], none: str) -> None:
        """Show these items, the cursor where it stands; ``none`` is said where there are none."""
        self.items, self.none = items, none
        self.cursor = min(self.cursor, max(len(items) - 1, 0))
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """A line an item, the chosen one marked."""
        if not self.items:
            return [[(self.none, "done")]]
        mark = self.hall_theme.marks["cursor"]
        return [
            [(mark if at == self.cursor else " ", "number"), (" ", ""), *self.items[at].line] for at in self.seen
        ]


class JudgedList(CursorKeys, HallScreen, inherit_bindings=False):
    """A screen with such a list; a subclass reads the items and says what Enter does."""

    CSS_PATH = "judged_list.tcss"
    BINDINGS: ClassVar = bindings(*KEYS)
    bar = ("enter", "more", "tick", "page_down", "back", "help")
    words = ""
    """The section of words a subclass speaks: ``title``, ``none``, ``key_<act>``."""

    def __init__(self) -> None:
        super().__init__()
        self.zone: ZoneInfo | None = None
        self.top = Rows(id="top")
        self.titles = Rows(id="titles")
        self.moving: Lines = Lines(id="lines")
        self.below = Rows(id="below")

    @property
    def by(self) -> By:
        """Whoever signed in; a judge sits at no window."""
        return By(self.hall.clerk)

    @property
    def chosen(self) -> Listed | None:
        """The item under the cursor."""
        return self.moving.items[self.moving.cursor] if self.moving.items else None

    def compose(self) -> ComposeResult:
        """Top line, the list under its heads, what stands behind the chosen line, the keys."""
        yield from (self.top, Column(self.titles, self.moving, id="table"), self.below, self.said, KeyBar())

    def on_mount(self) -> None:
        """Read the list."""
        self.news()

    def items(self, width: int) -> tuple[Row, list[Listed]]:
        """The heads of the columns and the items, laid for ``width`` cells; overridden."""
        raise NotImplementedError

    def place_words(self) -> str:
        """What of the whole is listed; overridden."""
        return ""

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.zone is None:
            return
        width = self.moving.size.width
        titles, items = self.items(width - 2)
        title = t(f"{self.words}.title")
        self.top.show([head(title, self.now_us(), self.zone, self.top.size.width, self.place_words())])
        self.titles.show([[("  ", ""), *titles]])
        self.moving.set(items, t(f"{self.words}.none"))
        self._show_below()

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def key_label(self, act: str) -> str:
        """What the keys mean on this list."""
        return t(f"{self.words}.key_{act}") if act in ("enter", "more", "tick") else super().key_label(act)

    def usable(self, act: str) -> bool:
        """Opening only what is there, paging only where more than fits."""
        return self.moving.offers(act)

    def moved(self) -> None:
        """Below the list stands more of the line under the cursor."""
        self._show_below()

    def action_back(self) -> None:
        """Back to where it was opened; where it was the first screen, whoever signed in leaves."""
        if self.hall.goal == self.words:
            self.hall.clerk = None
        self.hall.close_screen(self)

    def _show_below(self) -> None:
        self.below.show(list(self.chosen.below) if self.chosen else [])

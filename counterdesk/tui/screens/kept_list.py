"""A screen that is one list the hall keeps - complaints, a round's items, an appraisal - with acts behind the menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.store.desk import By, Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Piece, Row, Rows, ends, folded
from counterdesk.tui.widgets.still import Column
from counterdesk.words import cells, pad, t

PAGE = 74
"""Cells of a page's lines, so that they fit the smallest terminal."""


class Shown(NamedTuple):
    """A line of the list: what it is about, its columns, a word at the right edge and how it looks."""

    key: Any
    columns: tuple[str, ...]
    note: str = ""
    tone: str = ""


class Menu(NamedTuple):
    """An act of the menu: its words, and what it begins."""

    words: str
    does: Callable[[], None]


class ShownList(CursorRows):
    """A line an entry; columns as wide as what is in them, the last takes what is left."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.lines: Sequence[Shown] = ()
        self.empty = ""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def set(self, lines: Sequence[Shown], empty: str) -> None:
        """Show these lines, the cursor where it stands; ``empty`` when there is none."""
        self.lines, self.empty = lines, empty
        self.cursor = min(self.cursor, max(len(lines) - 1, 0))
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The lines in view."""
        if not self.lines:
            return [[(self.empty, "done")]]
        mark = self.hall_theme.marks["cursor"]
        wide = [max(map(cells, column)) + 2 for column in zip(*(one.columns for one in self.lines), strict=True)]
        return [self._row(at, wide, mark, width) for at in self.seen]

    def _row(self, at: int, wide: Sequence[int], mark: str, width: int) -> Row:
        one, here = self.lines[at], at == self.cursor
        tone = "strong" if here else one.tone
        left: list[Piece] = [(mark if here else " ", "number"), (" ", "")]
        left += [(pad(text, cols), tone) for text, cols in zip(one.columns[:-1], wide[:-1], strict=True)]
        return ends([*left, (one.columns[-1], tone)], [(one.note, one.tone or "quiet")], width)


class KeptList(CursorKeys, HallScreen, inherit_bindings=False):
    """The list with its keys; a subclass says what is read, shown and done."""

    CSS_PATH = "kept_list.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "more", "up", "down", "page_up", "page_down", "back", "help", "switch_language", "switch_theme",
    )  # fmt: skip
    bar: Sequence[str] = ("enter", "more", "page_down", "back", "help")

    def __init__(self) -> None:
        super().__init__()
        self.zone: ZoneInfo | None = None
        self.top = Rows(id="top")
        self.told = Rows(id="told")
        self.moving: ShownList = ShownList(id="list")

    def compose(self) -> ComposeResult:
        """Top line, what the list is, the list, the keys."""
        yield from (self.top, self.told, Column(self.moving, id="table"), self.said, KeyBar())

    def on_mount(self) -> None:
        """Read it."""
        self.news()

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def shown(self) -> Sequence[Shown]:
        """The lines; overridden."""
        return ()

    def heading(self) -> tuple[str, str, str]:
        """The title, the line above the list, and what an empty list says; overridden."""
        return "", "", ""

    def menu(self) -> Sequence[Menu]:
        """What can be done now; overridden."""
        return ()

    async def read(self) -> None:
        """The hall's zone; overridden with what the list shows."""
        self.zone = await self.hall.link.ask(_zone)

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.zone is None:
            return
        title, told, empty = self.heading()
        self.top.show([head(title, self.now_us(), self.zone, self.top.size.width)])
        self.told.show([[(told, "quiet")]])
        self.moving.set(self.shown(), empty)

    @property
    def here(self) -> Any:
        """What the line under the cursor is about; None in an empty list."""
        return self.moving.lines[self.moving.cursor].key if self.moving.lines else None

    @property
    def by(self) -> By:
        """Who acts."""
        return By(self.hall.clerk)

    def action_more(self) -> None:
        """The menu; what cannot be done now is not in it."""
        acts = self.menu()
        choices = [Choice(str(at), one.words) for at, one in enumerate(acts)]
        self.hall.ask(Question(t("keys.more"), choices), lambda at: acts[int(at)].does())

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.hall.close_screen(self)

    def do(self, verb: Callable[..., Any], *args: Any, **facts: Any) -> None:
        """One act, then what it came to in a line."""
        said = facts.pop("said")

        async def doing() -> None:
            done = await self.hall.link.do(verb, self.by, *args, **facts)
            self.say(said(done) if callable(said) else said)

        self.act(doing, waits=True)

    def later(self, doing: Callable[[], Awaitable[None]]) -> None:
        """Something that asks the hall first."""
        self.act(doing, waits=True)

    def ask_text(self, title: str, then: Callable[[str], None]) -> None:
        """A sentence, then what is done with it."""
        self.hall.ask(Question(title, (), free=True), then)

    def ask_of(self, title: str, choices: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """One of several, given as value and words."""
        self.hall.ask(Question(title, [Choice(value, words) for value, words in choices]), then)

    def page(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Facts to read, long ones over several lines."""
        rows: list[Row] = []
        for name, text in facts:
            lines = folded(text, PAGE - 14, 20) or [""]
            rows += [[(pad(name if at == 0 else "", 14), "quiet"), (line, "")] for at, line in enumerate(lines)]
        self.hall.tell(title, rows)


def _zone(look: Look) -> ZoneInfo:
    return look.zone

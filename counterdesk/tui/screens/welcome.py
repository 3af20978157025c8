"""The very first screen, where there is no hall yet: look around, set up a hall, open one that exists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual import events
from textual.app import ComposeResult

from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Piece, Row, Rows
from counterdesk.tui.widgets.still import Column
from counterdesk.tui.widgets.tiles import broken
from counterdesk.words import pad, plain, t

WAYS = ("demo", "setup", "open")
ACTS = ("enter", "up", "down", "switch_language", "switch_theme", "leave")
GAP = 3
NOTE_LINES = 3
WIDTH = 76
MOST_FOUND = 9
PATH_MOST = 200
HEADER = b"SQLite format 3\x00"


class Stage(Protocol):
    """What this screen asks of its application."""

    place: Path

    def look_around(self) -> None:
        """Go to the demo."""

    def set_up(self) -> None:
        """Begin guided set-up."""

    async def open_existing(self, where: str) -> None:
        """Check the hall at a path or URL and go to its desk; raises StoreFault and Refusal."""


class Ways(CursorRows):
    """The three ways, each with its digit large."""

    DEFAULT_CSS = "Ways { height: 17; }"

    @property
    def count(self) -> int:
        """Three."""
        return len(WAYS)

    def point(self, place: int) -> None:
        """Put the cursor on a way."""
        self.cursor = place
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """Five lines a way, an empty one between."""
        rows: list[Row] = []
        for place, way in enumerate(WAYS):
            rows += [*self._draw(place, way, width), []]
        return rows[:-1]

    def _draw(self, place: int, way: str, width: int) -> list[Row]:
        digit = big_number.lines(str(place + 1), 1, self.hall_theme.marks)
        here = place == self.cursor
        room = max(width - big_number.width("0") - 2 * GAP, 10)
        mark = self.hall_theme.marks["cursor"] if here else " "
        words: list[Piece] = [(pad(f" {t(f'welcome.{way}')}", room), "chosen" if here else "strong")]
        words += [(f" {line}", "") for line in broken(t(f"welcome.{way}_help"), room - 2, NOTE_LINES)]
        beside = [("", ""), *words, *[("", "")] * len(digit)][: len(digit)]
        large = big_number.width("0")
        return [
            [(f"{mark if line == 1 else ' '}  ", "strong"), (pad(drawn, large), "number"), (" " * GAP, ""), said]
            for line, (drawn, said) in enumerate(zip(digit, beside, strict=True))
        ]


class Welcome(CursorKeys, HallScreen, inherit_bindings=False):
    """Three choices, by number or by arrow and Enter."""

    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar = bindings(*ACTS)
    bar = ("enter", "switch_language", "switch_theme", "leave")

    def __init__(self) -> None:
        super().__init__()
        self._heading = Rows(id="title")
        self._why = Rows(id="why")
        self._where = ""
        self.moving: Ways = Ways(id="ways")

    @property
    def stage(self) -> Stage:
        """The application, as far as this screen may know it."""
        return cast("Stage", self.app)

    def compose(self) -> ComposeResult:
        """What this is, why there is nothing yet, the ways, what was wrong."""
        yield Column(self._heading, self._why, self.moving, self.said, id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """Everything is known at once."""
        self.repaint()

    def on_screen_resume(self) -> None:
        """Set-up may have chosen another language."""
        self.repaint()

    def on_key(self, event: events.Key) -> None:
        """A digit goes its way at once."""
        digit = plain(event.character or "")
        if digit and digit in "123":
            event.stop()
            self.moving.point(int(digit) - 1)
            self.action_enter()

    def action_enter(self) -> None:
        """Go the way under the cursor."""
        ways = {"demo": self.stage.look_around, "setup": self.stage.set_up, "open": self._which}
        ways[WAYS[self.moving.cursor]]()

    def repaint(self) -> None:
        """The words in the language at hand."""
        self._heading.show([[(t("welcome.title"), "strong")]])
        told = (*broken(t("welcome.why", path=self.stage.place), WIDTH, 1), t("welcome.where"))
        self._why.show([[(line, "quiet")] for line in told])
        self.moving.redraw()

    def say(self, what: str, then: str = "", part: str = "") -> None:
        """What happened on one line, what to do next on another: a path may be long."""
        self.said.show([[(what, part)], [(then, "quiet")]])

    def key_label(self, act: str) -> str:
        """Enter takes a way."""
        words = {"enter": "welcome.take", "leave": "welcome.leave"}
        return t(words[act]) if act in words else super().key_label(act)

    def _which(self) -> None:
        found = [Choice(str(path), f"{path.name}  {path.parent}") for path in halls_near(self.stage.place)]
        told: list[Row] = [[(t("welcome.open_how"), "quiet")]]
        question = Question(t("welcome.open_which"), found, told, free=True, typed=self._where, most=PATH_MOST)
        self.hall.ask(question, self._open)

    def _open(self, where: str) -> None:
        self._where = where  # what could not be opened stands there the next time, to be put right
        self.say(t("welcome.opening", path=where), part="needs")
        self.act(lambda: self.stage.open_existing(where))


def halls_near(place: Path) -> list[Path]:
    """Databases in the working folder and beside ``place``, where halls usually are; at most nine."""
    folders = dict.fromkeys((Path.cwd(), place.parent.absolute(), Path.home()))
    found = (path for folder in folders for path in sorted(folder.glob("*.db")) if _is_database(path))
    return [path for path, _ in zip(found, range(MOST_FOUND), strict=False)]


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(HEADER)) == HEADER
    except OSError:
        return False

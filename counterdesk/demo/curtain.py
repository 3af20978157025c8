"""The demo's first screen: what this is and which keys it has, while the hall is furnished; and after signing out."""

from __future__ import annotations

from typing import ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.containers import Vertical

from counterdesk.demo.keys import KEYS
from counterdesk.tui.keys import bindings, shown
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Folded, Row, Rows
from counterdesk.words import pad, t


class Stage(Protocol):
    """What the first screen needs of the demo."""

    wanted: str

    async def begin(self) -> None:
        """To the visitor's window, and to what was pressed meanwhile."""

    def action_be_clerk(self) -> None:
        """To the desk."""


ACTS = ("enter", "switch_language", "switch_theme", "leave")


class Curtain(HallScreen, inherit_bindings=False):
    """It rises by itself once the hall is furnished; behind the desk it waits for whoever signs out."""

    BINDINGS: ClassVar = bindings(*ACTS)
    bar = ACTS
    DEFAULT_CSS = """
    Curtain { background: $background; color: $ink; align: center middle; }
    Curtain #page { width: 74; height: auto; }
    Curtain #page Rows { width: 100%; margin-bottom: 1; max-height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Rows()
        self._about = Folded()
        self._about.most = 3
        self._keys = Rows()
        self._raised = False

    @property
    def demo(self) -> Stage:
        """The demo, as far as its first screen may know it."""
        return cast("Stage", self.app)

    def compose(self) -> ComposeResult:
        """What this is, the keys, what goes on."""
        yield Vertical(self._heading, self._about, self._keys, self.said, id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """There is nothing to ask yet."""
        self.repaint()

    async def read(self) -> None:
        """The hall is furnished: let everybody in, and go to the desk."""
        if not self._raised:
            self._raised = True
            self.act(self.demo.begin)

    def repaint(self) -> None:
        """The words in the language at hand."""
        self._heading.show([[(t("demo.title"), "strong")]])
        self._about.write(t("demo.about"), "")
        rows: list[Row] = [[(pad(shown(key.keys), 9), "strong"), (t(f"demo.{key.act}_help"), "")] for key in KEYS]
        self._keys.show(rows)
        self.say(*self._said())

    def _said(self) -> tuple[str, str, str]:
        if self._raised:
            return t("demo.ready"), "", "done"
        wanted = t("demo.wanted", what=t(f"demo.{self.demo.wanted}")) if self.demo.wanted else ""
        return t("demo.furnishing"), wanted, "needs"

    def action_enter(self) -> None:
        """To the desk."""
        self.demo.action_be_clerk()

    def key_label(self, act: str) -> str:
        """Enter goes to the desk, leaving ends the demo."""
        words = {"enter": "demo.enter", "leave": "demo.end"}
        return t(words[act]) if act in words else super().key_label(act)

    def usable(self, act: str) -> bool:
        """There is no desk before the hall is furnished."""
        return act != "enter" or self._raised

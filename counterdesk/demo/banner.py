"""One line above every screen of the demo: whose eyes it is seen with, and the demo's own keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from textual.screen import Screen

from counterdesk.demo.keys import KEYS
from counterdesk.tui.keys import shown
from counterdesk.tui.widgets.rows import Piece, Row, Rows, fit
from counterdesk.words import t


class Stage(Protocol):
    """The demo's app, as far as the banner needs it."""

    role: str

    def window_3(self) -> tuple[str, str]:
        """What the key for window 3 would do now, in words, and how loudly to say it."""


class Banner(Rows):
    """The line itself; it counts the seconds until a killed window is silent."""

    DEFAULT_CSS = "Banner { dock: top; height: 1; background: $chosen; color: $on-chosen; }"

    def __init__(self, note: str = "") -> None:
        super().__init__()
        self._note = note

    def on_mount(self) -> None:
        """Follow the language, and time."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.set_interval(0.5, self.redraw)

    def lay(self, width: int) -> Sequence[Row]:
        """The demo's name, then key by key; the eyes it is seen with stand out."""
        return [fit([(t("demo.name"), "strong"), *(self._told() if self._note else self._keys())], width)]

    def _told(self) -> list[Piece]:
        return [(f"  {t(self._note)}", "")]

    def _keys(self) -> list[Piece]:
        stage = cast(Stage, self.app)
        row: list[Piece] = []
        for key in KEYS:
            said, part = stage.window_3() if key.act == "window_3" else (t(f"demo.{key.act}"), "")
            row += [(f"  {shown(key.keys)} ", ""), (said, "strong" if key.act == stage.role else part)]
        return row

    def _changed(self, _screen: Screen[object]) -> None:
        self.redraw()

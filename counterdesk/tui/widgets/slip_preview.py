"""A paper in front, as it comes out of the printer: black on white whatever the theme."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import Profile
from counterdesk.printing.slip import Slip
from counterdesk.printing.terminal import preview
from counterdesk.tui.keys import bindings, label
from counterdesk.tui.widgets.dialog import Page
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.modal import Modal
from counterdesk.tui.widgets.rows import Row, Rows


def paper_lines(slip: Slip, profile: Profile) -> list[str]:
    """The paper line by line, as wide as the printer's roll; large text large, the QR in half blocks."""
    laid = lay(slip, profile.columns, profile.codec)
    return preview(laid, profile.columns, profile.codec).plain.split("\n")


class SlipPreview(Modal[None]):
    """One paper to look at; ``done`` is what its Enter is called."""

    BINDINGS: ClassVar = bindings("enter", "up", "down", "page_up", "page_down", "back")
    DEFAULT_CSS = """
    SlipPreview { background: $background; color: $ink; padding: 0 2; align: center top; }
    SlipPreview #title { margin-bottom: 1; }
    SlipPreview Page { background: white; color: black; padding: 0 2; height: 1fr; }
    """
    bar = ("enter", "page_up", "page_down")

    def __init__(self, title: str, slip: Slip, profile: Profile, done: str) -> None:
        super().__init__()
        self._done = done
        self._heading = Rows([[(title, "strong")]], id="title")
        self._lines = paper_lines(slip, profile)
        self.moving = Page()
        self.moving.styles.width = profile.columns + 4
        self.moving.styles.max_height = len(self._lines)

    def compose(self) -> ComposeResult:
        """What happened, the paper, the keys."""
        yield from (self._heading, self.moving, KeyBar())

    def on_mount(self) -> None:
        """Lay the paper down from its top."""
        rows: list[Row] = [[(line, "")] for line in self._lines]
        self.moving.show(rows)

    def on_resize(self) -> None:
        """More of it fits, or less."""
        self.call_after_refresh(self.refresh_bindings)

    def action_enter(self) -> None:
        """Take it and go back."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Take it and go back."""
        self.dismiss(None)

    def key_label(self, act: str) -> str:
        """The act's word here."""
        return self._done if act == "enter" else label(act)

    def usable(self, act: str) -> bool:
        """Paging only where there is more than fits."""
        return act == "enter" or self.moving.count > self.moving.room

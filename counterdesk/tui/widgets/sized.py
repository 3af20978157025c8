"""Screens and the terminal's size: one that is too small is said to be, and a size that is past is not followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.geometry import Size
from textual.screen import Screen

from counterdesk.tui.widgets.rows import Row, Rows, folded
from counterdesk.words import t

LINES = 8


class TooSmall(Rows):
    """Over everything: the terminal is too small, and what to do about it."""

    DEFAULT_CSS = "TooSmall { layer: size; dock: top; width: 100%; height: 100%; background: $background; }"

    def lay(self, width: int) -> Sequence[Row]:
        """Both sentences, folded to the width at hand."""
        said = ((t("check.small"), "needs"), (t("check.small_next"), ""))
        return [[(line, part)] for text, part in said for line in folded(text, width, LINES)]


class Sized(Screen[Any]):
    """A screen that needs ``smallest`` (cells) to be of use."""

    DEFAULT_CSS = "Sized { layers: default size; &.-small { overflow: hidden; } }"
    smallest: ClassVar = Size(60, 18)

    async def _on_resize(self, event: events.Resize) -> None:
        # Textual 8.2.8 lays a screen out for any size it is told and tells itself of it again: two sizes under way
        # at once chase each other for ever, as at a terminal that reports 0x0 (rich takes it for 80x25, Python 80x24)
        if event.size != self.app.size:
            event.stop()
            event.prevent_default()
        else:
            self.call_later(self._judge, event.size)

    async def _judge(self, size: Size) -> None:
        too_small = size.width < self.smallest.width or size.height < self.smallest.height
        shown = self.query(TooSmall)
        self.set_class(too_small, "-small")
        if too_small and not shown:
            await self.mount(TooSmall())
        elif not too_small:
            await shown.remove()

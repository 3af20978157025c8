"""Widgets that stand still: their lines are kept until they change.

Textual 8.2.8 asks every widget on the screen for its lines whenever one of them moves; a running clock then costs as
much as the whole screen, once a second, all day.
"""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Still(Widget):
    """A widget whose lines are drawn again only after it changed."""

    _drawn: tuple[Region, list[Strip]] | None = None

    def _set_dirty(self, *regions: Region) -> None:
        # Textual's own mark that lines must be drawn again; every way of changing a widget ends here
        self._drawn = None
        super()._set_dirty(*regions)

    def _on_unmount(self) -> None:
        # Its lines go with it: a cache of 1,024 entries (``StylesCache.get_inner_outer``) keeps what belonged to a
        # widget that is gone, which was 160 KB for each screen that was opened and closed.
        self._set_dirty()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they were drawn last while nothing has changed."""
        if self._drawn is None or self._drawn[0] != crop:
            self._drawn = (crop, super().render_lines(crop))
        return self._drawn[1]


class Column(Vertical, Still):
    """Widgets below one another."""


class Line(Horizontal, Still):
    """Widgets side by side."""

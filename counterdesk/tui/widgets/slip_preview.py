"""A paper as it will print, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.tui.widgets.rows import Row, Rows


class SlipPreview(Rows):
    """The lines of a slip on a ground of its own, cut where the room ends."""

    DEFAULT_CSS = "SlipPreview { height: auto; width: auto; background: $side; padding: 1 2; }"

    def print(self, lines: Sequence[str]) -> None:
        """Show these lines, as printing.terminal laid them out."""
        rows: list[Row] = [[(line, "")] for line in lines]
        self.show(rows)
        self.refresh(layout=True)

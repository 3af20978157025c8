"""The key bar: the keys of the screen in front and what each does now.

Textual 8.2.8's own Footer keeps every widget it ever made (Textualize/textual #6666) and cuts Chinese labels; this
bar is one widget of plain lines, wrapped by terminal cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, cast

from textual.screen import Screen

from counterdesk.tui.keys import shown
from counterdesk.tui.widgets.rows import Piece, Row, Rows, width_of

SPACE: Piece = ("  ", "")


class Labelled(Protocol):
    """A screen as its key bar sees it."""

    bar: Sequence[str]

    def key_label(self, act: str) -> str:
        """What the act does now, in a word or two; empty leaves it out."""

    def usable(self, act: str) -> bool:
        """Whether the act does something now; otherwise its label is quiet."""


def wrapped(items: Iterable[Sequence[Piece]], width: int) -> list[Row]:
    """Items side by side, two spaces apart, on as many lines of ``width`` cells as they need."""
    lines: list[list[Piece]] = [[]]
    for item in items:
        if lines[-1] and width_of(lines[-1]) + 2 + width_of(item) > width:
            lines.append([])
        lines[-1] += [SPACE, *item] if lines[-1] else item
    return cast(list[Row], lines)


class KeyBar(Rows):
    """The bar at the bottom; it follows the language, the site's own keys and what is possible now."""

    DEFAULT_CSS = "KeyBar { height: auto; dock: bottom; background: $bar; padding: 0 1; }"

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """The acts of the screen's ``bar`` with their keys."""
        return wrapped(self._items(), width)

    def _items(self) -> Iterator[list[Piece]]:
        screen = cast(Labelled, self.screen)
        keys: dict[str, str] = {}
        for key, active in self.screen.active_bindings.items():
            keys.setdefault(active.binding.id or "", key)
        for act in screen.bar:
            label = screen.key_label(act)
            if act in keys and label:
                usable = screen.usable(act)
                yield [(shown(keys[act]), "strong" if usable else "quiet"), (f" {label}", "" if usable else "quiet")]

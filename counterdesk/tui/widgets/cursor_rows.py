"""Rows with a cursor: a list longer than its room shows the part around the cursor; and the keys that move it."""

from __future__ import annotations

from textual.events import Resize

from counterdesk.tui.widgets.rows import Rows


class CursorRows(Rows):
    """A list with a cursor; a subclass says how many items there are and how many lines are not items."""

    spare = 0

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self._top = 0

    @property
    def count(self) -> int:
        """How many items there are."""
        return 0

    @property
    def room(self) -> int:
        """How many items can be seen at once."""
        return max(self.size.height - self.spare, 1)

    @property
    def seen(self) -> range:
        """The places of the items to draw, with the cursor among them."""
        self._top = min(max(self._top, self.cursor - self.room + 1), self.cursor)
        self._top = max(0, min(self._top, self.count - self.room))
        return range(self._top, min(self._top + self.room, self.count))

    def offers(self, act: str) -> bool:
        """Whether a key of the list does something: Enter where there is a line, paging where more than fits."""
        return {"enter": self.count > 0, "page_up": self.count > self.room, "page_down": self.count > self.room}.get(
            act, True
        )

    def on_resize(self, event: Resize) -> None:
        """Another room: whether there is something to page is said anew."""
        super().on_resize(event)
        self.screen.refresh_bindings()

    def to_top(self) -> None:
        """Go back to the first item."""
        self.cursor = self._top = 0

    def move(self, by: int) -> None:
        """Move the cursor by so many items, staying inside the list."""
        self.cursor = min(max(self.cursor + by, 0), max(self.count - 1, 0))
        self.redraw()

    def page(self, direction: int) -> None:
        """Move the cursor by a screenful, up (-1) or down (1)."""
        self.move(direction * max(self.room - 1, 1))


class CursorKeys:
    """The moving keys of a screen with one list; ``moving`` is that list."""

    moving: CursorRows

    def moved(self) -> None:
        """The cursor was moved by a key; overridden where more than the list shows where it stands."""

    def action_up(self) -> None:
        """One line up."""
        self.moving.move(-1)
        self.moved()

    def action_down(self) -> None:
        """One line down."""
        self.moving.move(1)
        self.moved()

    def action_page_up(self) -> None:
        """A screenful up."""
        self.moving.page(-1)
        self.moved()

    def action_page_down(self) -> None:
        """A screenful down."""
        self.moving.page(1)
        self.moved()

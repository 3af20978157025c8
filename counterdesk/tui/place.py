"""What a screen may ask of the application it stands in: the one way up, so that screens need not know the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.screen import Screen

    from counterdesk.printing.slip import Slip
    from counterdesk.store.desk import Desk
    from counterdesk.tui.link import Link
    from counterdesk.tui.modals import Taken
    from counterdesk.tui.widgets.picker import Question
    from counterdesk.tui.widgets.rows import Row


class Place(Protocol):
    """One place in the hall: its store, who sits there, and the questions and pages put in front."""

    link: Link
    goal: str
    window: str | None
    clerk: str | None
    printer: str | None
    one_way: bool
    elsewhere: Mapping[str, Callable[[Desk], int]]
    shows_papers: bool
    has_printer: bool
    home_language: str | None
    survey: str | None

    def now_us(self) -> int:
        """The hall's clock, in microseconds since 1970 (UTC)."""

    def ask(
        self,
        question: Question,
        answered: Callable[[str], None],
        inserted: Callable[[str], None] | None = None,
        at_door: bool = False,
    ) -> None:
        """Put a question in front; ``answered`` (``inserted`` for Insert) is not called when no choice was made."""

    def tell(self, title: str, rows: Sequence[Row], at_door: bool = False) -> None:
        """Put a page to read in front."""

    def show_paper(self, title: str, slip: Slip, profile: str = ..., taken: Taken | None = None) -> None:
        """Put a paper to look at in front, as a printer of that profile prints it."""

    def open_screen(self, name: str, **about: Any) -> None:
        """Go to another screen of SCREENS, made ``about`` something: a ticket, a notice, a case."""

    def tell_others(self, done_by: Screen[Any]) -> None:
        """Tell the other open screens what one has done: the next key may bring one of them to the front."""

    def lock(self) -> None:
        """Ask for the PIN before anything else; the clerk stays seated."""

    def close_screen(self, screen: Screen[Any]) -> None:
        """Go back from ``screen`` to the one behind, at once or when what stands in front of it goes."""

    def leave_desk(self) -> None:
        """Back to the sign-in, whatever stands in front of it."""

    def next_language(self) -> None:
        """Go on in the next language."""

    def next_theme(self) -> None:
        """Go on in the next theme."""

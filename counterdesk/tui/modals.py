"""The two modals of the product, a question and a page to read: made when first needed, then kept for the day.

A new modal for every question costs memory that is never given back (measured: 95 MB after 300 of them).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from counterdesk.tui.widgets.rows import Row
from counterdesk.words import t

if TYPE_CHECKING:
    from counterdesk.printing.slip import Slip
    from counterdesk.tui.widgets.dialog import Dialog
    from counterdesk.tui.widgets.picker import Answer, Picker, Question

Answered = Callable[[str], None]
Taken = Callable[[None], None]
PREVIEW = "generic-80-cn"
"""The profile papers are looked at with where no printer is meant."""


@runtime_checkable
class Scans(Protocol):
    """A screen that does something with a scanned code while ``takes_scans``."""

    takes_scans: bool

    def scanned(self, code: str) -> None:
        """Take the code of a paper."""


class Modals(App[None], inherit_bindings=False):
    """An app that can ask and tell."""

    asked = 0
    """How many questions, pages and screens were put in front so far."""
    _kept_back: tuple[str, Sequence[Row]] | None = None

    @cached_property
    def picker(self) -> Picker:
        """The one picker."""
        from counterdesk.tui.widgets.picker import Picker

        made = Picker()
        self.install_screen(made, "picker")
        return made

    @cached_property
    def dialog(self) -> Dialog:
        """The one page to read."""
        from counterdesk.tui.widgets.dialog import Dialog

        made = Dialog()
        self.install_screen(made, "dialog")
        return made

    def put_off(self, doing: Callable[[], None]) -> bool:
        """Whether what would come in front waits for the lock to go; the app knows."""
        return False

    def show_paper(self, title: str, slip: Slip, profile: str = PREVIEW, taken: Taken | None = None) -> None:
        """Put a paper to look at in front, as a printer of that profile prints it; ``taken`` hears that it was.

        Behind no lock: what an act under way when it came brings waits until it goes.
        """
        if self.put_off(lambda: self.show_paper(title, slip, profile, taken)):
            return
        from counterdesk.printing.profiles import shipped
        from counterdesk.tui.widgets.slip_preview import SlipPreview

        self.push_screen(SlipPreview(title, slip, shipped()[profile], t("dialog.close")), taken)

    def ask(
        self, question: Question, answered: Answered, inserted: Answered | None = None, at_door: bool = False
    ) -> None:
        """Put a question in front, in the place of one that stands there unanswered.

        ``answered`` gets the choice's value, ``inserted`` that of a choice made with Insert; neither is called when
        none was made. ``at_door`` asks the lock itself.
        """
        if not at_door and self.put_off(lambda: self.ask(question, answered, inserted)):
            return
        self.asked += 1
        self.picker.ask(question, answered, inserted)
        if self.picker in self.screen_stack:
            self.picker.on_screen_resume()
        else:
            self.push_screen(self.picker, self._take)

    @property
    def is_asking(self) -> bool:
        """Whether a question stands in front."""
        return "picker" in vars(self) and self.screen is self.picker

    def _take(self, answer: Answer | None) -> None:
        page, self._kept_back = self._kept_back, None
        if answer is not None:
            answer.take(answer.value)
        elif page is not None:
            self.tell(*page)

    def tell(self, title: str, rows: Sequence[Row], at_door: bool = False) -> None:
        """Put a page to read in front, in the place of one that stands there unread; ``at_door`` it is the lock's own.

        One that comes late, while somebody answers a question, waits until the question is left: what is typed there
        must not be lost.
        """
        if not at_door and self.put_off(lambda: self.tell(title, rows)):
            return
        if self.is_asking:
            self._kept_back = title, rows
            return
        self.asked += 1
        self.dialog.said = (title, rows)
        if self.dialog in self.screen_stack:
            self.dialog.on_screen_resume()
        else:
            self.push_screen(self.dialog, self._read_on)

    def _read_on(self, code: str | None) -> None:
        """A paper scanned over a page is for the screen behind it."""
        behind = next((screen for screen in reversed(self.screen_stack) if screen is not self.dialog), None)
        if code and isinstance(behind, Scans):
            behind.scanned(code)

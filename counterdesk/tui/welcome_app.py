"""The application where there is no hall yet: three ways to come to one. It has no store of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from counterdesk.refusals import StoreFault
from counterdesk.tui import themes
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.link import Link
from counterdesk.tui.screens.setup_make import Made
from counterdesk.tui.screens.setup_plan import Plan
from counterdesk.tui.screens.welcome import Welcome


class NoHall(Link):
    """The way to no store at all; slow work is still done away from the screen."""

    async def warm(self, modules: Sequence[str] = ()) -> None:
        """There is nothing to open."""


class WelcomeApp(CounterdeskApp):
    """``chosen`` afterwards is "" (left), "demo", or "desk" with ``place`` the hall whose desk is wanted.

    ``place`` is where a hall would be made, ``settings`` the file its settings would stand in. ``made`` is what
    set-up made, if it did.
    """

    CSS_PATH: ClassVar = ["screens/welcome.tcss"]

    def __init__(
        self,
        place: Path,
        settings: Path,
        theme: str = themes.FALLBACK,
        my_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(place, theme=theme, my_keys=my_keys)
        self.link: NoHall = NoHall(place)
        self.held.quiet_s = 0.0  # Enter goes on from question to question; nothing it does here is lasting
        self.place = place
        self.opened: str | None = None
        self.settings = settings
        self.chosen = ""
        self.made: Made | None = None

    def get_default_screen(self) -> Screen[None]:
        """The three ways."""
        return Welcome()

    def look_around(self) -> None:
        """Leave for the demo."""
        self._leave_for("demo")

    def set_up(self) -> None:
        """Begin guided set-up; its questions begin anew each time."""
        from counterdesk.tui.screens.setup import Setup

        self.push_screen(Setup(Plan(self.place.absolute(), self.settings.absolute())))

    def open_hall(self, made: Made, window: str) -> None:
        """Leave for a desk of the hall set-up made."""
        self.window = window
        self.place = made.hall
        self._leave_for("desk")

    def note_made(self, made: Made) -> None:
        """Keep what set-up made, to be told after the screens are gone."""
        self.made = made

    async def open_existing(self, where: str) -> None:
        """Check a hall and leave for its desk; raises StoreFault when it cannot be used."""
        self.opened = await self.link.work_out(partial(usable_hall, where))
        self._leave_for("desk")

    def _leave_for(self, chosen: str) -> None:
        self.chosen = chosen
        self.exit()


def usable_hall(where: str) -> str:
    """The path or URL of a hall, checked whole; raises StoreFault for one that cannot be used."""
    from counterdesk.store import backup
    from counterdesk.store.address import Server, place

    found = place(where.strip())
    if isinstance(found, Server):
        backup.check(found)
        return where.strip()
    path = found.absolute()
    if path.is_dir():
        raise StoreFault("not_a_hall", path=path)
    backup.check(path, running=True)
    return str(path)

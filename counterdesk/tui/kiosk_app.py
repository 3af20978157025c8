"""The application of a machine for citizens: one screen, and no key of the staff's screens does anything here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from counterdesk.clock import Clock
from counterdesk.tui import screens, themes
from counterdesk.tui.app import CounterdeskApp


class KioskApp(CounterdeskApp, inherit_bindings=False):
    """A machine that anybody may touch: the ``kiosk`` at the door, or a window's screen to ``rate`` its visits at."""

    CSS_PATH: ClassVar = ["screens/kiosk.tcss"]

    def __init__(
        self,
        hall: str | Path,
        theme: str = themes.FALLBACK,
        my_keys: Mapping[str, str] | None = None,
        clock: Clock | None = None,
        goal: str = "kiosk",
        window: str | None = None,
    ) -> None:
        super().__init__(hall, goal, window, theme=theme, my_keys=my_keys, clock=clock)

    def get_default_screen(self) -> Screen[None]:
        """The machine's own screen: nobody signs in."""
        return screens.make(self.goal)

"""The application at the door: the kiosk is its first screen, and no key of the other screens does anything here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from counterdesk.clock import Clock
from counterdesk.tui import screens, themes
from counterdesk.tui.app import CounterdeskApp


class KioskApp(CounterdeskApp, inherit_bindings=False):
    """A machine that anybody may touch."""

    CSS_PATH: ClassVar = ["screens/kiosk.tcss"]

    def __init__(
        self,
        hall: str | Path,
        theme: str = themes.FALLBACK,
        my_keys: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(hall, goal="kiosk", theme=theme, my_keys=my_keys, clock=clock)

    def get_default_screen(self) -> Screen[None]:
        """The kiosk itself: nobody signs in."""
        return screens.make("kiosk")

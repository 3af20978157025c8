"""The screens by name; each module is imported when its screen is first opened, so that sign-in paints at once."""

from __future__ import annotations

import importlib
from typing import cast

from textual.screen import Screen

SCREENS = {
    "sign_in": "counterdesk.tui.screens.sign_in",
    "desk": "counterdesk.tui.screens.desk",
    "lead": "counterdesk.tui.screens.lead",
    "board": "counterdesk.tui.screens.board",
    "kiosk": "counterdesk.tui.screens.kiosk",
    "kiosk_staff": "counterdesk.tui.screens.kiosk_staff",
}


def make(name: str) -> Screen[None]:
    """A new screen; raises KeyError for a name that is not in SCREENS. Its class is the name in capitals: SignIn."""
    module = importlib.import_module(SCREENS[name])
    return cast(Screen[None], getattr(module, name.title().replace("_", ""))())

"""The screens by name; each module is imported when its screen is first opened, so that sign-in paints at once."""

from __future__ import annotations

import importlib
from typing import Any, cast

from textual.screen import Screen

SCREENS = {
    "sign_in": "counterdesk.tui.screens.sign_in",
    "desk": "counterdesk.tui.screens.desk",
    "lead": "counterdesk.tui.screens.lead",
    "board": "counterdesk.tui.screens.board",
    "kiosk": "counterdesk.tui.screens.kiosk",
    "rate": "counterdesk.tui.screens.rate",
    "kiosk_staff": "counterdesk.tui.screens.kiosk_staff",
    "lead_word": "counterdesk.tui.screens.lead_word",
    "notice": "counterdesk.tui.screens.notice",
    "acceptance": "counterdesk.tui.screens.acceptance",
    "case": "counterdesk.tui.screens.case",
    "due": "counterdesk.tui.screens.due",
    "commitments": "counterdesk.tui.screens.commitments",
    "reviews": "counterdesk.tui.screens.reviews",
    "complaints": "counterdesk.tui.screens.complaints",
    "rounds": "counterdesk.tui.screens.rounds",
    "appraisal": "counterdesk.tui.screens.appraisal",
    "behind": "counterdesk.tui.screens.behind",
    "figures": "counterdesk.tui.screens.figures",
    "whatif": "counterdesk.tui.screens.whatif",
}


def make(name: str, **about: Any) -> Screen[None]:
    """A new screen ``about`` something; raises KeyError for a name that is not in SCREENS.

    Its class is the name in capitals: SignIn.
    """
    module = importlib.import_module(SCREENS[name])
    return cast(Screen[None], getattr(module, name.title().replace("_", ""))(**about))

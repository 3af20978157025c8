"""Finding a case from whatever screen: by its number, its code, or whom it is about."""

from __future__ import annotations

from collections.abc import Callable

from counterdesk.tui.screens.case_now import search
from counterdesk.tui.screens.case_view import found_choices
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.picker import Question
from counterdesk.words import t


def ask_for_case(screen: HallScreen, go: Callable[[str], None]) -> None:
    """Ask ``screen``'s clerk for a case; ``go`` gets the number of the only one found, or of the one chosen."""
    question = Question(t("case_screen.find"), (), [[(t("case_screen.find_how"), "quiet")]], free=True)
    screen.hall.ask(question, lambda text: screen.act(lambda: _find(screen, text, go), waits=True))


async def _find(screen: HallScreen, text: str, go: Callable[[str], None]) -> None:
    found = await screen.hall.link.ask(search, text)
    if len(found) == 1:
        go(found[0].case.number)
        return
    told = [[(t("case_screen.found", count=len(found)), "quiet")]]
    screen.hall.ask(Question(t("case_screen.find"), found_choices(found), told), go)

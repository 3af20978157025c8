"""What a desk says beside an act's own line: how long a new number waits, whether a call counted, that nobody came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterdesk.hall import tickets, windows
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.told import issued_words
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.desk_now import DeskNow
from counterdesk.words import t

Verb = Callable[..., Any]
CANNOT_PRINT = ("paper_out", "cover_open", "fault", "offline", "unreachable")
"""States of a printer in which a slip does not come out."""


def said_after(verb: Verb, answer: object, now: DeskNow | None = None, at_us: int = 0) -> str:
    """What is said beside the act's own line: how long a new number waits, or that nobody was there to call.

    ``now`` is the desk before the act, ``at_us`` the instant after it.
    """
    if verb is tickets.call_next and answer is None:
        return t("desk.nobody_to_call")
    if now and verb is tickets.recall and isinstance(answer, Ticket):
        return desk_view.recalled_words(now.cat, now.here.ticket if now.here else None, answer, at_us)
    if now and now.here and verb is windows.pause:
        return t("desk.paused_with", number=now.here.ticket.label)
    if verb is windows.resume:
        return t("act.window_resumed")
    if isinstance(answer, windows.Seat) and verb is windows.ask_help:
        return t("desk.help_comes" if answer.help_us else "desk.help_came")
    if isinstance(answer, tickets.Issued):
        if now and now.papers.printer in CANNOT_PRINT:
            return t("desk.issued_no_slip", number=answer.ticket.label)
        return issued_words(answer)
    return ""

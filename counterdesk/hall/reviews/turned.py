"""What the desk's second screen, turned to the citizen, asks of the hall: the visit its window has just finished."""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.model import WindowPlan
from counterdesk.hall.reviews import giving
from counterdesk.hall.rows import Ticket
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Look


class Over(NamedTuple):
    """A visit that is over and may be reviewed: its ticket, the code that proves it, and when it was finished."""

    ticket: Ticket
    code: str
    at_us: int


class TurnedNow(NamedTuple):
    """The window, and the visit it finished last; None while it serves somebody, and once that was reviewed."""

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    window: WindowPlan
    over: Over | None


def turned_now(look: Look, window: str) -> TurnedNow:
    """That, in one snapshot; raises Refusal ``no_such_window``.

    A visit stands until the next one begins at the window, not until the next number is called: Enter at the desk
    finishes and calls in one press, and whoever was served is still there then.
    """
    here = rows.at_window(look, window)
    over = None if here is not None and here.state == "serving" else _over(look, window)
    return TurnedNow(look.now_us, look.zone, catalogue.current(look), windows.known(look, window), over)


def _over(look: Look, window: str) -> Over | None:
    entries = journal.of_window(look.conn, window, look.last_id)
    entry = next((one for one in entries if one.kind == "finished"), None)
    if entry is None or entry.ticket_id is None:
        return None
    ticket = rows.by_id(look, entry.ticket_id)
    try:
        giving.may_be_given(look, ticket)
    except Refusal:  # the finish was taken back, or the visit was reviewed already
        return None
    return Over(ticket, giving.code_of(look, ticket), entry.at_us)

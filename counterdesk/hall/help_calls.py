"""Calls for help: a clerk calls the lead to a window without a sound; the journal keeps how long the answer took."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import windows
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.journal import journal

LOOKED_AT = 50_000
"""Journal entries a question goes back at most: more than a busy hall writes in a day."""
NEWEST = select(func.max(journal.c.id))
ANSWERED = (
    select(journal.c.at_us, journal.c.window, journal.c.clerk, journal.c.facts)
    .where(journal.c.id > bindparam("since"), journal.c.day == bindparam("day"), journal.c.kind == "help_came")
    .order_by(journal.c.id)
)


class Answered(NamedTuple):
    """A call for help that was answered: when, at which window, who said so (the lead or the clerk), after how long."""

    at_us: int
    window: str
    clerk: str | None
    waited_s: int


def answer(desk: Desk, window: str) -> int:
    """The lead goes to a window that called; returns after how many seconds.

    Raises Refusal ``no_help_asked`` when nobody calls there any more: asking again must never come of answering.
    """
    place = windows.seat(desk, window)
    if place is None or place.help_us is None:
        raise Refusal("no_help_asked", window=window[:20])
    windows.ask_help(desk, window)
    return (desk.now_us - place.help_us) // SECOND_US


def answered(look: Look) -> list[Answered]:
    """Today's answered calls, oldest first."""
    newest = look.conn.execute(NEWEST).scalar() or 0
    found = look.conn.execute(ANSWERED, {"since": newest - LOOKED_AT, "day": look.day})
    return [Answered(r.at_us, r.window, r.clerk, int(json.loads(r.facts)["waited_s"])) for r in found]

"""Who told it: opened by a reviewer alone, never by anybody it is said to be about; every try is in the journal.

投诉举报办法 art.33: a reporter's identity is kept secret; the hall closes it to the department complained of for
complaints, too. Clerks belong to departments, so no role at a window or above one may look.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import clerks, day
from counterdesk.hall.complaints import rows
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk

ONE = select(rows.tellers).where(rows.tellers.c.complaint_id == bindparam("of"))


class Teller(NamedTuple):
    """Who told it, whole, and the facts in their own words; None for what was not given."""

    name: str | None
    phone: str | None
    id_no: str | None
    address: str | None
    told: str


def reveal(desk: Desk, number: str) -> Teller | None:
    """Who told it, for whoever may know; None when the clerk may not.

    Either way it is in the journal, so this does not refuse: a refusal would roll the entry back. Whoever asks turns
    None into Refusal ``identity_closed``. Raises Refusal ``no_such_complaint``, and ``identity_erased`` for a teller
    kept long enough.
    """
    day.begin(desk)
    if not clerks.may(desk, desk.clerk, "complaint_reveal"):
        refuse(desk, number)
        return None
    found = rows.by_number(desk, number)
    if rows.is_about(desk, found, desk.clerk):
        refuse(desk, number)
        return None
    kept = desk.conn.execute(ONE, {"of": found.id}).one_or_none()
    if kept is None:
        raise Refusal("identity_erased", number=found.number)
    rows.record(desk, found, "complaint_revealed")
    return Teller(*(getattr(kept, name) for name in Teller._fields))


def refuse(desk: Desk, number: str) -> None:
    """Keep in the journal that somebody tried who may not, or could not prove who they are."""
    try:
        rows.record(desk, rows.by_number(desk, number), "complaint_reveal_refused")
    except Refusal:
        desk.record("complaint_reveal_refused", complaint="-")

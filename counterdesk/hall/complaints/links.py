"""Which clerk a complaint is about: one person links it, a second one confirms or rejects it; only then it counts."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from counterdesk.hall import clerks
from counterdesk.hall.complaints import rows
from counterdesk.hall.complaints.rows import Link
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk

ADD = insert(rows.links)
DECIDE = (
    update(rows.links)
    .where(
        rows.links.c.complaint_id == bindparam("of"), rows.links.c.clerk == bindparam("whom"),
        rows.links.c.decided_by.is_(None),
    )
    .values(holds=bindparam("held"), decided_by=bindparam("by"), decided_us=bindparam("now"))
)  # fmt: skip


def link(desk: Desk, number: str, clerk: str, because: str) -> Link:
    """Say that a complaint is about a clerk, and why; raises Refusal ``linked_already``, ``reason_needed``."""
    found = rows.begun(desk, number)
    if desk.clerk == clerk:
        raise Refusal("own_complaint", number=found.number, clerk=clerk)
    clerks.known(desk, clerk)
    why = rows.safe(desk, because)
    if not why:
        raise Refusal("reason_needed")
    if any(one.clerk == clerk for one in rows.links_of(desk, found)):
        raise Refusal("linked_already", number=found.number, clerk=clerk)
    row = {
        "complaint_id": found.id, "clerk": clerk, "because": why, "linked_by": desk.clerk, "linked_us": desk.now_us,
    }  # fmt: skip
    desk.conn.execute(ADD, row)
    rows.record(desk, found, "complaint_linked", to=clerk)
    return _one(desk, number, clerk)


def decide(desk: Desk, number: str, clerk: str, holds: bool) -> Link:
    """Confirm a link somebody else made, or reject it; raises Refusal ``no_such_link``, ``second_person_needed``."""
    found = rows.begun(desk, number)
    made = next((one for one in rows.links_of(desk, found) if one.clerk == clerk and one.holds is None), None)
    if made is None:
        raise Refusal("no_such_link", number=found.number, clerk=clerk[:20])
    if desk.clerk in (made.linked_by, clerk):
        raise Refusal("second_person_needed", by=made.linked_by)
    values = {"of": found.id, "whom": clerk, "held": int(holds), "by": desk.clerk, "now": desk.now_us}
    desk.conn.execute(DECIDE, values)
    rows.record(desk, found, "complaint_link_confirmed" if holds else "complaint_link_rejected", to=clerk)
    return _one(desk, number, clerk)


def _one(desk: Desk, number: str, clerk: str) -> Link:
    found = rows.by_number(desk, number)
    return next(one for one in rows.links_of(desk, found) if one.clerk == clerk)

"""A complaint as a plain value, how it is found, and how an act on it is written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall import clerks, day, exposure, numbered
from counterdesk.hall.complaints.tables import ComplainantRow, ComplaintEventRow, ComplaintLinkRow, ComplaintRow
from counterdesk.hall.people import clean
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.journal import Entry

MOST_TEXT = 2000


class Complaint(NamedTuple):
    """A complaint or report as its table has it; dates are the hall's. Nothing of who told it is here."""

    id: int
    number: str
    day: date
    registered_us: int
    registrar: str
    kind: str
    channel: str
    handled_as: str
    named: int
    dept: str | None
    window: str | None
    service_id: int | None
    matter: str | None
    facts: str
    evidence: str | None
    state: str
    handler: str | None
    admit_due_on: date
    decided_on: date | None
    declined_because: str | None
    handle_due_on: date | None
    extended_days: int
    tests_days: int
    finding: str | None
    founded: int | None
    answer: str | None
    answered_on: date | None
    tell_due_on: date | None
    told_us: int | None
    told_how: str | None
    satisfied: str | None
    second_due_on: date | None
    second_us: int | None
    cause: str | None
    summary: str | None
    closed_us: int | None
    closed_by: str | None
    next_due_on: date | None
    provisional: int


class Link(NamedTuple):
    """That a complaint is about a clerk; ``holds`` None while nobody confirmed or rejected it, then 1 or 0."""

    complaint_id: int
    clerk: str
    because: str
    linked_by: str
    linked_us: int
    holds: int | None
    decided_by: str | None
    decided_us: int | None


table = ComplaintRow.__table__  # type: ignore[attr-defined]
tellers = ComplainantRow.__table__  # type: ignore[attr-defined]
links = ComplaintLinkRow.__table__  # type: ignore[attr-defined]
events = ComplaintEventRow.__table__  # type: ignore[attr-defined]
COLUMNS = [table.c[name] for name in Complaint._fields]
BY_NUMBER = select(*COLUMNS).where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
LISTED = select(*COLUMNS).order_by(table.c.next_due_on.is_(None), table.c.next_due_on, table.c.id)
OPEN = LISTED.where(table.c.closed_us.is_(None))
LINKS = (
    select(*(links.c[name] for name in Link._fields))
    .where(links.c.complaint_id == bindparam("id"))
    .order_by(links.c.id)
)
KNOWN = select(tellers.c.name, tellers.c.phone, tellers.c.id_no, tellers.c.address)
CHANGE = update(table).where(table.c.id == bindparam("of"), table.c.state == bindparam("was"))
ADD_EVENT = insert(events)
EVENTS = (
    select(*journal.READ)
    .join_from(events, journal.journal, journal.journal.c.id == events.c.journal_id)
    .where(events.c.complaint_id == bindparam("id"))
    .order_by(journal.journal.c.id)
)


def by_number(look: Look, number: str) -> Complaint:
    """The complaint written as ``number`` (2026-00012, or 12 for this year's); raises Refusal ``no_such_complaint``."""
    found = numbered.read(number, look.day.year)
    row = look.conn.execute(BY_NUMBER, {"year": found.year, "seq": found.seq}).one_or_none() if found else None
    if row is None:
        raise Refusal("no_such_complaint", number=number[:20])
    return Complaint._make(row)


def listed(look: Look, everything: bool = False) -> list[Complaint]:
    """The complaints not closed yet, or all; what is due first comes first."""
    return [Complaint._make(row) for row in look.conn.execute(LISTED if everything else OPEN)]


def links_of(look: Look, complaint: Complaint) -> list[Link]:
    """The clerks a complaint is said to be about."""
    return [Link._make(row) for row in look.conn.execute(LINKS, {"id": complaint.id})]


def timeline(look: Look, complaint: Complaint) -> list[Entry]:
    """Everything that happened to a complaint, oldest first."""
    return journal.entries(look.conn.execute(EVENTS, {"id": complaint.id}))


def begun(desk: Desk, number: str, *states: str) -> Complaint:
    """A complaint that somebody who may handle complaints is about to act on.

    Raises Refusal ``role``, ``no_such_complaint``, ``own_complaint`` when it is said to be about that clerk, and
    ``complaint_state`` when it is in none of ``states``.
    """
    clerks.require(desk, desk.clerk, "complaint_handle")
    day.begin(desk)
    found = by_number(desk, number)
    if is_about(desk, found, desk.clerk):
        raise Refusal("own_complaint", number=found.number, clerk=desk.clerk)
    if states and found.state not in states:
        raise Refusal("complaint_state", number=found.number, state=found.state)
    return found


def is_about(look: Look, complaint: Complaint, clerk: str | None) -> bool:
    """Whether a complaint is said to be about this clerk, confirmed or not yet decided."""
    return any(link.clerk == clerk and link.holds != 0 for link in links_of(look, complaint))


def change(desk: Desk, complaint: Complaint, **columns: Any) -> Complaint:
    """Let these columns hold from now on; raises Refusal ``complaint_changed`` when somebody else acted first."""
    done = desk.conn.execute(CHANGE.values(**columns), {"of": complaint.id, "was": complaint.state})
    if done.rowcount != 1:
        raise Refusal("complaint_changed", number=complaint.number)
    return complaint._replace(**columns)


def record(desk: Desk, complaint: Complaint, kind: str, **facts: Any) -> int:
    """Write an act on a complaint into the journal and into its timeline; returns the entry's number."""
    entry = desk.record(kind, complaint=complaint.number, **facts)
    desk.conn.execute(ADD_EVENT, {"complaint_id": complaint.id, "journal_id": entry})
    return entry


def known(look: Look) -> set[str]:
    """The names, phones, ids and addresses of everybody who told anything: what no text may show."""
    return {value for row in look.conn.execute(KNOWN) for value in row if value}


def safe(look: Look, text: str, more: Sequence[str] = ()) -> str:
    """A text as it may be stored and shown: clean, and with what would give anybody away hidden."""
    return exposure.hidden(clean(text)[:MOST_TEXT], {*known(look), *more})

"""A review as a plain value, how it is found and listed, and which of its clocks are over."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from counterdesk.hall import catalogue
from counterdesk.hall.commitments.breaches import Broken
from counterdesk.hall.reviews.tables import BAD, ReviewRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import plain


class Review(NamedTuple):
    """A review as its table has it; nothing of it names the citizen."""

    id: int
    number: str
    ticket_id: int
    visit_day: date
    service_id: int
    window: str | None
    clerk: str | None
    grade: int
    reasons: str
    remark: str | None
    channel: str
    named: int
    given_us: int
    given_on: date
    entered_by: str | None
    state: str
    next_due_on: date | None
    contact_due_on: date | None
    close_due_on: date | None
    second_due_on: date | None
    contacted_us: int | None
    contacted_by: str | None
    contact_note: str | None
    verified_us: int | None
    verified_by: str | None
    substantiated: str | None
    finding: str | None
    closed_us: int | None
    closed_by: str | None
    how: str | None
    outcome: str | None
    second_us: int | None
    content: int | None
    appealed_by: str | None
    appealed_us: int | None
    appeal_reason: str | None
    excluded_by: str | None
    answered_us: int | None
    appeal_answer: str | None

    @property
    def bad(self) -> bool:
        """Whether it is one of the two lowest grades (差评)."""
        return self.grade in BAD

    @property
    def appealed(self) -> bool:
        """Whether an appeal waits for its answer."""
        return self.appealed_us is not None and self.answered_us is None

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons ticked, by id."""
        return tuple(json.loads(self.reasons))


table = ReviewRow.__table__  # type: ignore[attr-defined]
COLUMNS = [table.c[name] for name in Review._fields]
BY_NUMBER = select(*COLUMNS).where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
BY_ID = select(*COLUMNS).where(table.c.id == bindparam("id"))
OF_TICKET = select(*COLUMNS).where(table.c.ticket_id == bindparam("ticket_id"))
OVERDUE = select(*COLUMNS).where(table.c.next_due_on < bindparam("today")).order_by(table.c.id)
CHANGE = update(table).where(table.c.id == bindparam("of"), table.c.state == bindparam("was"))


def by_number(look: Look, number: str) -> Review:
    """The review written as ``number`` (2026-00003, or 3 for this year's); raises Refusal ``no_such_review``."""
    said = plain(number).strip()
    year, _, seq = said.rpartition("-")
    parts = [part for part in (year, seq) if part]
    row = None
    if parts and all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        row = look.conn.execute(BY_NUMBER, {"year": int(year or look.day.year), "seq": int(seq)}).one_or_none()
    if row is None:
        raise Refusal("no_such_review", number=said[:20])
    return Review._make(row)


def by_id(look: Look, review_id: int) -> Review:
    """The review of a row number."""
    return Review._make(look.conn.execute(BY_ID, {"id": review_id}).one())


def of_ticket(look: Look, ticket_id: int) -> Review | None:
    """What was said of a visit, or None: nobody said anything."""
    row = look.conn.execute(OF_TICKET, {"ticket_id": ticket_id}).one_or_none()
    return None if row is None else Review._make(row)


def listed(look: Look, only_open: bool = False, first: date | None = None, last: date | None = None) -> list[Review]:
    """Reviews with what is due first at the top, then the newest; perhaps of the visits of some days only.

    ``only_open``: those the hall must still do something about.
    """
    asked = select(*COLUMNS).order_by(table.c.next_due_on.is_(None), table.c.next_due_on, table.c.id.desc())
    if only_open:
        asked = asked.where(table.c.next_due_on.is_not(None) | _APPEALED)
    if first is not None:
        asked = asked.where(table.c.visit_day >= first)
    if last is not None:
        asked = asked.where(table.c.visit_day <= last)
    return [Review._make(row) for row in look.conn.execute(asked)]


def overdue(look: Look) -> list[Review]:
    """Reviews with a clock that is over and still runs."""
    return [Review._make(row) for row in look.conn.execute(OVERDUE, {"today": look.day})]


def broken(look: Look, found: Review) -> list[Broken]:
    """The clocks of a review that are over today, or were when what they wait for was done."""
    if found.state in ("counted", "excluded"):
        return []
    hall = catalogue.by_id(look, catalogue.service_of(look, found.service_id).catalogue_id).hall
    lead = catalogue.service_of(look, found.service_id).service.lead
    clocks = (
        ("contact", found.contact_due_on, hall.review_contact_days, found.contacted_us),
        ("close", found.close_due_on, hall.review_close_days, found.closed_us),
        ("second", found.second_due_on, hall.review_second_call_days, found.second_us),
    )
    return [
        Broken("call_back", "review", found.id, found.number, found.service_id, days, "working_days", due_on, lead,
               found.contacted_by, part)
        for part, due_on, days, done_us in clocks
        if due_on is not None and _day(look, done_us) > due_on
    ]  # fmt: skip


def change(desk: Desk, found: Review, **columns: Any) -> Review:
    """Let these columns hold from now on; raises Refusal ``review_changed`` when somebody else moved it first."""
    if desk.conn.execute(CHANGE.values(**columns), {"of": found.id, "was": found.state}).rowcount != 1:
        raise Refusal("review_changed", number=found.number)
    return found._replace(**columns)


_APPEALED = table.c.appealed_us.is_not(None) & table.c.answered_us.is_(None)


def _day(look: Look, done_us: int | None) -> date:
    return look.day if done_us is None else look.local(done_us).date()

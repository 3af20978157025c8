"""First-contact responsibility (首问负责制): who was asked first, and what became of the question.

Whoever is asked first answers, or hands the question to a named person; until that person confirms it stays on the
first clerk's list. What the citizen said is kept in the table only, never in the journal.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Index, bindparam, func, insert, select, update
from sqlmodel import Field, SQLModel

from counterdesk.hall import catalogue, clerks, day, rows
from counterdesk.hall.people import clean
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

STATES = ("open", "handed", "closed")
MOST_TEXT = 300


class EnquiryRow(SQLModel, table=True):
    """A question put at a window: it is the first clerk's until the one it was handed to confirms."""

    __tablename__ = "enquiry"
    __table_args__ = (
        one_of("state", STATES, "ck_enquiry_state"),
        Index("ix_enquiry_open", "day", **partial("state <> 'closed'")),
    )

    id: int | None = key_field()
    day: date
    asked_us: int = us_field()
    first_clerk: str = text_field()
    window: str | None = text_field(default=None)
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    service_id: int | None = Field(default=None, sa_type=Big, foreign_key="service.id")
    question: str = text_field()
    answer: str | None = text_field(default=None)
    state: str = text_field()
    handed_to: str | None = text_field(default=None)
    handed_us: int | None = us_field(default=None)
    confirmed_us: int | None = us_field(default=None)
    closed_us: int | None = us_field(default=None)


enquiries = EnquiryRow.__table__  # type: ignore[attr-defined]


class Enquiry(NamedTuple):
    """A question as its table has it; instants are microseconds UTC, ``handed_to`` counts once ``confirmed_us`` is."""

    id: int
    day: date
    asked_us: int
    first_clerk: str
    window: str | None
    ticket_id: int | None
    service_id: int | None
    question: str
    answer: str | None
    state: str
    handed_to: str | None
    handed_us: int | None
    confirmed_us: int | None
    closed_us: int | None

    @property
    def holder(self) -> str:
        """Whose it is now: the first clerk's, until the one it was handed to confirmed."""
        return self.handed_to if self.handed_to and self.confirmed_us is not None else self.first_clerk


COLUMNS = [enquiries.c[name] for name in Enquiry._fields]
ADD = insert(enquiries).returning(enquiries.c.id)
ONE = select(*COLUMNS).where(enquiries.c.id == bindparam("id"))
OPEN = select(*COLUMNS).where(enquiries.c.state != "closed").order_by(enquiries.c.id)
OPEN_OF_DAY = OPEN.where(enquiries.c.day == bindparam("on"))
OFFERED = (
    select(func.count())
    .select_from(enquiries)
    .where(enquiries.c.state != "closed", enquiries.c.handed_to == bindparam("to"), enquiries.c.confirmed_us.is_(None))
)
UNANSWERED = select(func.count()).select_from(enquiries).where(enquiries.c.state != "closed")
OPEN_UNTIL = OPEN.where(enquiries.c.day <= bindparam("on"))
SET = update(enquiries).where(enquiries.c.id == bindparam("of"), enquiries.c.state != "closed")


def ask(desk: Desk, question: str, service: str | None = None, ticket: str | None = None) -> Enquiry:
    """Write down a question put at this window; it is this clerk's from now on.

    Raises Refusal ``question_needed``, ``no_such_service``, and as ``rows.by_label`` does for a ticket.
    """
    clerks.require(desk, desk.clerk, "enquiry")
    day.begin(desk)
    asked = clean(question)[:MOST_TEXT]
    if not asked:
        raise Refusal("question_needed")
    row = {
        "day": desk.day, "asked_us": desk.now_us, "first_clerk": desk.clerk, "window": desk.window,
        "ticket_id": rows.by_label(desk, ticket).id if ticket else None,
        "service_id": _service_id(desk, service) if service else None, "question": asked, "state": "open",
    }  # fmt: skip
    found = by_id(desk, desk.conn.execute(ADD, row).scalar_one())
    desk.record("enquiry_asked", found.ticket_id, enquiry=found.id, service=service)
    return found


def answer(desk: Desk, enquiry: int, text: str) -> Enquiry:
    """Answer a question and close it: by whoever it belongs to, the one it was handed to, or a lead.

    Raises Refusal ``answer_needed``, ``no_such_enquiry``, ``enquiry_closed``, ``enquiry_not_yours``.
    """
    found = _theirs(desk, enquiry, also_receiver=True)
    said = clean(text)[:MOST_TEXT]
    if not said:
        raise Refusal("answer_needed", enquiry=found.id)
    taken_us = desk.now_us if desk.clerk == found.handed_to and found.confirmed_us is None else found.confirmed_us
    desk.record("enquiry_answered", found.ticket_id, enquiry=found.id, first=desk.clerk == found.first_clerk)
    return _set(desk, found._replace(answer=said, state="closed", closed_us=desk.now_us, confirmed_us=taken_us))


def hand_over(desk: Desk, enquiry: int, to_clerk: str) -> Enquiry:
    """Hand a question to a named colleague; it stays on the first clerk's list until that one confirms.

    Raises Refusal ``enquiry_to_self``, ``no_such_clerk``, ``role`` and as ``answer`` does.
    """
    found = _theirs(desk, enquiry)
    clerks.require(desk, to_clerk, "enquiry")
    if to_clerk == found.holder:
        raise Refusal("enquiry_to_self", enquiry=found.id, clerk=to_clerk)
    desk.record("enquiry_handed", found.ticket_id, enquiry=found.id, to=to_clerk)
    return _set(desk, found._replace(state="handed", handed_to=to_clerk, handed_us=desk.now_us, confirmed_us=None))


def confirm(desk: Desk, enquiry: int) -> Enquiry:
    """The colleague a question was handed to takes it; raises Refusal ``enquiry_not_offered``."""
    clerks.require(desk, desk.clerk, "enquiry")
    found = _open(desk, enquiry)
    if found.handed_to != desk.clerk or found.confirmed_us is not None:
        raise Refusal("enquiry_not_offered", enquiry=found.id)
    desk.record("enquiry_confirmed", found.ticket_id, enquiry=found.id)
    return _set(desk, found._replace(confirmed_us=desk.now_us))


def by_id(look: Look, enquiry: int) -> Enquiry:
    """One question; raises Refusal ``no_such_enquiry``."""
    row = look.conn.execute(ONE, {"id": enquiry}).one_or_none()
    if row is None:
        raise Refusal("no_such_enquiry", enquiry=enquiry)
    return Enquiry._make(row)


def open_ones(look: Look, on: date | None = None) -> list[Enquiry]:
    """Every question not answered yet, oldest first; perhaps only those asked ``on`` a day."""
    found = look.conn.execute(OPEN_OF_DAY, {"on": on}) if on else look.conn.execute(OPEN)
    return [Enquiry._make(row) for row in found]


def unanswered(look: Look) -> int:
    """How many questions are not answered yet."""
    return int(look.conn.execute(UNANSWERED).scalar_one())


def of_clerk(look: Look, clerk: str) -> list[Enquiry]:
    """A clerk's list: the questions that are theirs, and those handed to them that they have not confirmed."""
    return [one for one in open_ones(look) if clerk == one.holder or (clerk == one.handed_to and not one.confirmed_us)]


def offered(look: Look, clerk: str) -> int:
    """How many questions were handed to a clerk who has not confirmed them."""
    return int(look.conn.execute(OFFERED, {"to": clerk}).scalar_one())


def left_at_closing(look: Look, on: date) -> list[Enquiry]:
    """What a day's closing names: every question asked up to then that nobody has answered, confirmed or not."""
    return [Enquiry._make(row) for row in look.conn.execute(OPEN_UNTIL, {"on": on})]


def _theirs(desk: Desk, enquiry: int, also_receiver: bool = False) -> Enquiry:
    clerk = clerks.require(desk, desk.clerk, "enquiry")
    found = _open(desk, enquiry)
    mine = clerk.number == found.holder or (also_receiver and clerk.number == found.handed_to)
    if not mine and clerk.role not in clerks.LEADS:
        raise Refusal("enquiry_not_yours", enquiry=found.id, clerk=found.holder)
    return found


def _open(desk: Desk, enquiry: int) -> Enquiry:
    day.begin(desk)
    found = by_id(desk, enquiry)
    if found.state == "closed":
        raise Refusal("enquiry_closed", enquiry=found.id)
    return found


def _set(desk: Desk, now: Enquiry) -> Enquiry:
    columns = {name: getattr(now, name) for name in Enquiry._fields if name != "id"}
    desk.conn.execute(SET.values(**columns), {"of": now.id})
    return now


def _service_id(desk: Desk, code: str) -> int:
    return catalogue.service_ids(desk)[find_service(catalogue.current(desk), code).code]

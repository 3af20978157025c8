"""Giving a review: voluntary, once a visit, never by the clerk who served it; silence is not a grade.

GB/T 39734-2020 (一次一评); 四平 DB2203/T 8-2024 4.8: nobody is led to a grade. Without a clerk - at the machine, on the
screen turned to the citizen - the visit is told by the code of its slip, which only its holder has.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import insert

from counterdesk import workdays
from counterdesk.hall import catalogue, clerks, codes, day, numbered, people
from counterdesk.hall import rows as tickets
from counterdesk.hall.reviews import reasons, rows
from counterdesk.hall.reviews.rows import Review
from counterdesk.hall.reviews.tables import BAD, CHANNELS
from counterdesk.hall.rows import Ticket
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import plain
from counterdesk.workdays import after_working_days

ADD = insert(rows.table).returning(rows.table.c.id)
MOST_REMARK = 300


class Given(NamedTuple):
    """What a citizen says of a visit; ``visit`` is the ticket's number or a code, of ``day`` where not of today.

    ``name`` and ``phone`` may be left out: then nobody is called back.
    """

    visit: str
    grade: int
    reasons: Sequence[str] = ()
    remark: str = ""
    name: str = ""
    phone: str = ""
    channel: str = "kiosk"
    day: date | None = None


def give(desk: Desk, said: Given) -> Review:
    """Write a review down; a named bad one is owed a call from now on.

    Raises Refusal ``own_visit``, ``role``, ``review_needs_code``, ``bad_code``, ``not_served``, ``reviewed_already``,
    ``no_such_grade``, ``no_such_reason``, ``no_such_channel``.
    """
    day.begin(desk)
    ticket = _visit(desk, said)
    if said.grade not in reasons.GRADES:
        raise Refusal("no_such_grade", grade=said.grade)
    if said.channel not in CHANNELS:
        raise Refusal("no_such_channel", channel=said.channel[:20], known=", ".join(CHANNELS))
    because = reasons.chosen(said.grade, said.reasons)
    may_be_given(desk, ticket)
    number = numbered.next_number(desk, "review")
    named = bool(people.clean(said.name))
    row = {
        "year": number.year, "seq": number.seq, "number": number.number, "ticket_id": ticket.id,
        "visit_day": ticket.day, "service_id": ticket.service_id, "window": ticket.window, "clerk": ticket.clerk,
        "grade": said.grade, "reasons": json.dumps(because), "remark": people.clean(said.remark)[:MOST_REMARK] or None,
        "channel": said.channel, "named": int(named), "given_us": desk.now_us, "given_on": desk.day,
        "entered_by": desk.clerk, **_owed(desk, said.grade in BAD and named),
    }  # fmt: skip
    found = rows.by_id(desk, desk.conn.execute(ADD, row).scalar_one())
    if named:
        people.put(desk, "review", found.id, "reviewer", said.name, None, said.phone)
    _record(desk, found)
    return found


def may_be_given(look: Look, ticket: Ticket) -> None:
    """Raise Refusal ``not_served`` unless a clerk finished the visit, ``reviewed_already`` when it was reviewed."""
    if ticket.state != "finished" or ticket.outcome == "day_ended" or ticket.source == "import":
        raise Refusal("not_served", number=ticket.label)
    if rows.of_ticket(look, ticket.id) is not None:
        raise Refusal("reviewed_already", number=ticket.label)


def offered(look: Look, text: str) -> Ticket | None:
    """The visit of a scanned code, if it was served and nobody reviewed it yet; else None."""
    try:
        ticket = of_code(look, text)
        may_be_given(look, ticket)
    except Refusal:
        return None
    return ticket


def of_code(look: Look, text: str) -> Ticket:
    """The visit of a ticket's or a review slip's code; raises Refusal ``bad_code`` or ``no_such_ticket``."""
    code = codes.read(text, look.code_key)
    if code.kind not in ("ticket", "review"):
        raise Refusal("bad_code")
    return tickets.by_id(look, code.id)


def code_of(look: Look, ticket: Ticket) -> str:
    """The digits on the visit's review slip."""
    return codes.make("review", ticket.id, look.code_key)


def _visit(desk: Desk, said: Given) -> Ticket:
    text = plain(said.visit).strip()
    scanned = text.isdigit() and len(text) > codes.CHECK_DIGITS + 1
    if desk.clerk is None and not scanned:
        raise Refusal("review_needs_code")
    ticket = of_code(desk, text) if scanned else tickets.by_label(desk, text, said.day)
    if desk.clerk is not None:
        clerks.require(desk, desk.clerk, "enter_review")
        if desk.clerk == ticket.clerk:
            raise Refusal("own_visit", number=ticket.label)
    return ticket


def _owed(desk: Desk, call_back: bool) -> dict[str, object]:
    if not call_back:
        return {"state": "counted"}
    hall = catalogue.current(desk).hall
    calendar = workdays.named(hall.calendar)
    contact = after_working_days(calendar, desk.day, hall.review_contact_days).due
    close = after_working_days(calendar, desk.day, hall.review_close_days).due
    return {"state": "open", "contact_due_on": contact, "close_due_on": close, "next_due_on": contact}


def _record(desk: Desk, found: Review) -> None:
    # Neither ticket nor window stands in the journal: whoever reads it must not learn who gave which grade.
    window, desk.window = desk.window, None
    desk.record("review_given", review=found.number, grade=found.grade, channel=found.channel, named=bool(found.named),
                visit_day=found.visit_day.isoformat())  # fmt: skip
    desk.window = window

"""What is done in the evening: a ticket settled by choice, a note for the next shift, the day closed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import delete, insert

from counterdesk.hall import clerks, day, moves, rows
from counterdesk.hall.away import reserve
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.closing.kept import Note, closings, notes
from counterdesk.hall.closing.reports import Report, paper, report, still_open
from counterdesk.hall.commitments.whole import look_through
from counterdesk.hall.people import said
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.hall.tickets.carrying import carry_over as carry_over_one
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.words import t

NAMED = 10
"""So many numbers stand in a refusal; the report has all."""
HOWS = ("carried_over", "walked_out", "cancelled")
"""What can become of a ticket that is open at closing time."""
ADD_NOTE = insert(notes)
FORGET, KEEP = delete(closings), insert(closings)


class Carried(NamedTuple):
    """How many tickets went over to tomorrow, and how many were under way and count as served without times."""

    carried: int
    ended: int


class Closed(NamedTuple):
    """What closing the day did: its report, and the print job of the paper."""

    report: Report
    print_job: int


def settle(desk: Desk, number: str, how: str) -> Ticket:
    """Say what becomes of a ticket that is open at closing time: one of ``HOWS``.

    A service nobody ended, carried over, is finished with times that count in no average, as the night would do it.
    Raises Refusal ``role``, ``no_such_end``, ``wrong_state`` and as ``rows.by_label`` does.
    """
    clerks.require(desk, desk.clerk, "close_day")
    if how not in HOWS:
        raise Refusal("no_such_end", how=how[:20], known=", ".join(HOWS))
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, OPEN_STATES)
    if how == "carried_over":
        carry_over_one(desk, ticket)
    else:
        moves.move(desk, ticket, how, state=how)
    return rows.by_id(desk, ticket.id)


def carry_all_over(desk: Desk) -> Carried:
    """Settle every ticket of today that is open, as the night would. Raises Refusal ``role``."""
    clerks.require(desk, desk.clerk, "close_day")
    left = still_open(desk, desk.day)
    for ticket in left:
        carry_over_one(desk, ticket)
    carried = sum(rows.by_id(desk, ticket.id).state == "carried_over" for ticket in left)
    return Carried(carried, len(left) - carried)


def leave_note(desk: Desk, text: str) -> Note:
    """Leave a sentence for the next shift; the journal keeps that there is one, not what it says.

    Raises Refusal ``role`` and ``note_needed``.
    """
    clerk = clerks.require(desk, desk.clerk, "close_day").number
    day.begin(desk)
    note = Note(desk.day, desk.now_us, clerk, said(text))
    if not note.text:
        raise Refusal("note_needed")
    row = {"day": note.day, "at_us": note.at_us, "clerk": note.clerk, "note": note.text}
    desk.conn.execute(ADD_NOTE, row)
    desk.record("note_left")
    return note


def close(desk: Desk, carry_over: bool, lang: str, on: date | None = None) -> Closed:
    """Close today, or the earlier business day ``on``: record it in the journal and print its report.

    Raises Refusal ``role`` for a clerk who may not, ``instants_open`` while an instant item is not finished,
    ``day_to_come``, and ``day_open`` while tickets are open, unless ``carry_over``: those who wait are then carried
    over and a service nobody ended is finished with times that count in no average, as the night would do it.
    Numbers kept in reserve up to that day stay void, by name.
    """
    if desk.clerk is not None:
        clerks.require(desk, desk.clerk, "close_day")
    day.begin(desk)
    on = on or desk.day
    if on > desk.day:
        raise Refusal("day_to_come", day=on)
    left = still_open(desk, on)
    if left and not carry_over:
        named = t("slip.list_comma").join(ticket.label for ticket in left[:NAMED])
        raise Refusal("day_open", count=len(left), numbers=named)
    if unfinished := case_rows.instants_open(desk):
        named = t("slip.list_comma").join(case.number for case in unfinished[:NAMED])
        raise Refusal("instants_open", count=len(unfinished), numbers=named)
    for ticket in left:
        carry_over_one(desk, ticket)
    look_through(desk)
    reserve.void_left(desk, before=on + day.ONE_DAY)
    counted = report(desk, on)
    desk.record("day_closed", issued=counted.figures.issued, of=on.isoformat(), **dict(counted.ends))
    closed = report(desk, on)
    job = desk.print(paper(desk, closed, lang))
    desk.conn.execute(FORGET.where(closings.c.day == on))
    desk.conn.execute(KEEP, {"day": on, "closed_us": desk.now_us, "clerk": desk.clerk, "print_job": job})
    return Closed(closed, job)

"""What else can happen to a ticket: cancelled, another service added, times not reliable, a series stopped."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update

from counterdesk.hall import catalogue, clerks, moves, rows, windows
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import ErrandRow
from counterdesk.hall.tickets.issuing import counter, find_service
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.upserts import upsert

errand = ErrandRow.__table__  # type: ignore[attr-defined]
LAST_ERRAND = select(func.max(errand.c.position)).where(errand.c.ticket_id == bindparam("ticket"))
ADD_ERRAND = insert(errand)
NEXT_ERRAND = (
    select(errand.c.position, errand.c.service_id)
    .where(errand.c.ticket_id == bindparam("ticket"), errand.c.done == 0)
    .order_by(errand.c.position)
    .limit(1)
)
ERRANDS = (
    select(errand.c.service_id, errand.c.done)
    .where(errand.c.ticket_id == bindparam("ticket"))
    .order_by(errand.c.position)
)
SET_ERRAND = (
    update(errand)
    .where(errand.c.ticket_id == bindparam("ticket"), errand.c.position == bindparam("at"))
    .values(done=bindparam("begun"))
)
DROP_ERRAND = delete(errand).where(
    errand.c.ticket_id == bindparam("ticket"), errand.c.position == bindparam("at"), errand.c.done == 0
)
MAX_ERRANDS = 8


class Errand(NamedTuple):
    """A further service on a ticket: its place in the ticket's list, from 1, and its row."""

    position: int
    service_id: int


def cancel(desk: Desk, number: str, reason: str = "") -> Ticket:
    """Take a ticket out: issued by mistake or given back. Its number stays used.

    Raises Refusal ``called_elsewhere`` when it is being called: then only that window or a lead takes it out.
    """
    clerks.acting(desk)
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("waiting", "called", "held"))
    if ticket.state == "called":
        _must_be_theirs(desk, ticket)
    facts = {"reason": reason.strip()[:200]}
    return moves.move(desk, ticket, "cancelled", facts=facts, state="cancelled", window=None)


def add_service(desk: Desk, number: str, service: str) -> Ticket:
    """Put another service on the same ticket; it is served after the others, each with its own time."""
    clerks.acting(desk)
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("waiting", "called", "serving", "held"))
    wanted = find_service(catalogue.current(desk), service)
    position = (desk.conn.execute(LAST_ERRAND, {"ticket": ticket.id}).scalar() or 0) + 1
    if position > MAX_ERRANDS:
        raise Refusal("too_many_services", number=ticket.label, most=MAX_ERRANDS)
    service_id = catalogue.service_ids(desk)[wanted.code]
    desk.conn.execute(
        ADD_ERRAND, {"ticket_id": ticket.id, "position": position, "service_id": service_id, "done": 0}
    )
    desk.record("service_added", ticket.id, number=ticket.label, service=wanted.code, position=position)
    return ticket


def not_added(desk: Desk, ticket: Ticket, position: int) -> None:
    """Take a service off the ticket's list again: adding it was undone before it began."""
    desk.conn.execute(DROP_ERRAND, {"ticket": ticket.id, "at": position})


def next_service(desk: Desk, ticket: Ticket) -> Errand | None:
    """Take the ticket's next service off its list and return it, or None when all are done."""
    found = desk.conn.execute(NEXT_ERRAND, {"ticket": ticket.id}).one_or_none()
    if found is None:
        return None
    desk.conn.execute(SET_ERRAND, {"ticket": ticket.id, "at": found.position, "begun": 1})
    return Errand(found.position, found.service_id)


def still_to_come(desk: Desk, ticket: Ticket, position: int) -> None:
    """Put a service back on the ticket's list: its beginning was undone."""
    desk.conn.execute(SET_ERRAND, {"ticket": ticket.id, "at": position, "begun": 0})


def services_of(look: Look, ticket: Ticket, to_come: bool = False) -> list[str]:
    """The codes of the services added to a ticket, in order; perhaps only those that did not begin yet."""
    found = look.conn.execute(ERRANDS, {"ticket": ticket.id})
    return [catalogue.service_of(look, r.service_id)[1].code for r in found if not (to_come and r.done)]


def unreliable(desk: Desk, number: str, reason: str = "") -> Ticket:
    """Mark a ticket's times as not reliable: they are left out of averages, and counted as left out."""
    clerks.acting(desk)
    ticket = rows.by_label(desk, number)
    return moves.mark(desk, ticket, "times_unreliable", {"reason": reason.strip()[:200]}, reliable=0)


def stop_series(desk: Desk, series: str, reason: str) -> None:
    """A lead stops giving out numbers of a series today, with a reason citizens can be told."""
    clerks.require(desk, desk.clerk, "stop_series")
    _set_stop(desk, series, reason.strip()[:200] or None)
    desk.record("series_stopped", series=series, reason=reason.strip()[:200])


def reopen_series(desk: Desk, series: str) -> None:
    """A lead lets a stopped series go on."""
    clerks.require(desk, desk.clerk, "stop_series")
    _set_stop(desk, series, None, needs_reason=False)
    desk.record("series_reopened", series=series)


def _must_be_theirs(desk: Desk, ticket: Ticket) -> None:
    if clerks.may(desk, desk.clerk, "cancel_elsewhere"):
        return
    if ticket.window != desk.window:
        raise Refusal("called_elsewhere", number=ticket.label, window=ticket.window, clerk=ticket.clerk)
    windows.seated(desk)


def _set_stop(desk: Desk, series: str, reason: str | None, needs_reason: bool = True) -> None:
    plan = catalogue.current(desk).series.get(series)
    if plan is None:
        raise Refusal("no_such_series", series=series[:8])
    if needs_reason and reason is None:
        raise Refusal("reason_needed")
    add = upsert(counter).values(
        day=desk.day, series=series, last=plan.start - 1, stopped=reason, passed_over=0
    )
    desk.conn.execute(add.on_conflict_do_update(index_elements=["day", "series"], set_={"stopped": reason}))

"""Granting the green channel, and the register of the grants.

A grant needs a category of the hall file that is for case and ticket, a lead, a document that was seen and a reason;
equal treatment (优化营商环境条例 art. 34) asks that each can be looked up.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall import catalogue, clerks, day, moves, numbered, rows
from counterdesk.hall.cases import matter
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import OVER, GreenRow
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.model import Priority
from counterdesk.hall.people import said
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.printing.slips import green as layout
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

table = GreenRow.__table__  # type: ignore[attr-defined]
ADD = insert(table).returning(table.c.id)
MOVE = update(rows.table).where(rows.table.c.id == bindparam("of"), rows.table.c.state == bindparam("was"))


class Grant(NamedTuple):
    """A grant: for which ticket (its number of that day) or case or both, by category, on which document, by whom."""

    id: int
    day: date
    ticket_id: int | None
    ticket: str | None
    case: str | None
    category: str
    document: str
    reason: str
    granted_by: str
    granted_us: int


GRANTS = (
    select(
        table.c.id, table.c.day, table.c.ticket_id, rows.table.c.label, case_rows.table.c.number, table.c.category,
        table.c.document, table.c.reason, table.c.granted_by, table.c.granted_us,
    )
    .select_from(
        table.outerjoin(rows.table, rows.table.c.id == table.c.ticket_id).outerjoin(
            case_rows.table, case_rows.table.c.id == table.c.case_id
        )
    )
    .order_by(table.c.id)
)  # fmt: skip
BY_ID = GRANTS.where(table.c.id == bindparam("of"))
OF_TICKET = (
    select(table.c.category)
    .where(table.c.ticket_id == bindparam("ticket_id"))
    .order_by(table.c.id.desc())
    .limit(1)
)
BETWEEN = GRANTS.where(table.c.day.between(bindparam("first"), bindparam("last")))


def grant(
    desk: Desk, category: str, document: str, reason: str, ticket: str | None = None, case: str | None = None
) -> Grant:
    """Put a ticket, a case or both first, with its record on paper; the ticket's wait counts at the category's rate.

    Raises Refusal ``no_such_category``, ``document_needed``, ``reason_needed``, ``green_about`` when neither is named,
    ``green_already``, ``wrong_state``, ``case_over``.
    """
    found, seen, why = allowed(desk, category, document, reason)
    if not ticket and not case:
        raise Refusal("green_about")
    of_ticket = _quicken(desk, rows.by_label(desk, ticket), found) if ticket else None
    of_case = _mark(desk, case_rows.by_number(desk, case), found) if case else None
    return keep(desk, found, seen, why, None, of_ticket, of_case)


def allowed(
    desk: Desk, category: str, document: str, reason: str, granted_by: str | None = None
) -> tuple[Priority, str, str]:
    """The category, the document seen and the reason of a grant; raises Refusal unless a lead gives it and all is
    said. ``granted_by`` None: the desk's own clerk."""
    clerks.require(desk, granted_by or desk.clerk, "grant_green")
    day.begin(desk)
    found = _category(desk, category)
    seen, why = said(document), said(reason)
    if not seen:
        raise Refusal("document_needed")
    if not why:
        raise Refusal("reason_needed")
    return found, seen, why


def keep(
    desk: Desk, category: Priority, document: str, reason: str, granted_by: str | None, ticket: Ticket | None,
    case: Case | None,
) -> Grant:  # fmt: skip
    """Write a grant down, in the journal and on paper."""
    row = {
        "day": desk.day, "ticket_id": ticket.id if ticket else None, "case_id": case.id if case else None,
        "category": category.id, "document": document, "reason": reason, "granted_by": granted_by or desk.clerk,
        "granted_us": desk.now_us,
    }  # fmt: skip
    granted = by_id(desk, desk.conn.execute(ADD, row).scalar_one())
    _record(desk, granted, ticket, case)
    _print(desk, granted, category, ticket, case)
    return granted


def grant_ticket(desk: Desk, number: str, category: str, document: str, reason: str) -> Grant:
    """Put a ticket first; raises Refusal as ``grant`` does."""
    return grant(desk, category, document, reason, ticket=number)


def grant_case(desk: Desk, number: str, category: str, document: str, reason: str) -> Grant:
    """Put a case first; raises Refusal as ``grant`` does."""
    return grant(desk, category, document, reason, case=number)


def categories(cat: Catalogue) -> list[Priority]:
    """The classes of a hall file that are the green channel: for the case as well as the ticket."""
    return [one for one in cat.priorities.values() if one.is_green]


def by_id(look: Look, grant_id: int) -> Grant:
    """One grant."""
    return Grant._make(look.conn.execute(BY_ID, {"of": grant_id}).one())


def granted(look: Look, first: date, last: date) -> list[Grant]:
    """The grants of a stretch of business days, both ends included, in the order they were made."""
    return [Grant._make(row) for row in look.conn.execute(BETWEEN, {"first": first, "last": last})]


def category_of(look: Look, ticket_id: int) -> str | None:
    """The category a ticket was granted the green channel for, or None: a class somebody only typed is no grant."""
    found: str | None = look.conn.execute(OF_TICKET, {"ticket_id": ticket_id}).scalar()
    return found


def _category(desk: Desk, category: str) -> Priority:
    known = {one.id: one for one in categories(catalogue.current(desk))}
    if category not in known:
        raise Refusal("no_such_category", category=category[:40], known=", ".join(known) or "-")
    return known[category]


def _quicken(desk: Desk, ticket: Ticket, category: Priority) -> Ticket:
    moves.must_be(ticket, OPEN_STATES)
    if ticket.priority == category.id:
        raise Refusal("green_already", number=ticket.label)
    lane = rows.lane_name(rows.lane_of(ticket.lane).series, category.rate, ticket.to_window)
    quick = ticket._replace(priority=category.id, rate=category.rate, lane=lane)
    columns = {name: getattr(quick, name) for name in ("priority", "rate", "lane")}
    if desk.conn.execute(MOVE.values(**columns), {"of": ticket.id, "was": ticket.state}).rowcount != 1:
        raise Refusal("changed_meanwhile", number=ticket.label)
    return quick


def _mark(desk: Desk, case: Case, category: Priority) -> Case:
    if case.state in OVER:
        raise Refusal("case_over", number=case.number, state=case.state, act="green")
    if case.green == category.id:
        raise Refusal("green_already", number=case.number)
    return case_rows.change(desk, case, green=category.id)


def _record(desk: Desk, made: Grant, ticket: Ticket | None, case: Case | None) -> None:
    facts = {
        "category": made.category, "document": made.document, "reason": made.reason, "granted_by": made.granted_by,
    }  # fmt: skip
    if case:
        case_rows.record(desk, case, "green_granted", ticket=made.ticket, **facts)
    if ticket and (case is None or case.ticket_id != ticket.id):
        desk.record("green_granted", ticket.id, number=ticket.label, **facts)


def _print(desk: Desk, made: Grant, category: Priority, ticket: Ticket | None, case: Case | None) -> None:
    number = numbered.next_number(desk, "green")
    lang = catalogue.current(desk).hall.languages[0]
    if case:
        about = matter.of_case(desk, case, number.number, lang)
    else:
        assert ticket is not None
        about = matter.of_ticket(desk, ticket, number.number, lang)
    slip = layout.slip(
        matter=about, category=category.name(lang), document=made.document, reason=made.reason,
        granted_by=made.granted_by, lang=lang, ticket=made.ticket or "",
    )  # fmt: skip
    job = desk.print(slip, ticket.id if ticket else None)
    numbered.keep(desk, "green", number, case.id if case else None, job)

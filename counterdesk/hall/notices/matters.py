"""Which matter a notice is about: at most one notice for each, and a lead's word for any further one.

A matter is the case, or the ticket with the same service, or whatever an earlier notice was about that the citizen
brought back and the hall scanned.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import BindParameter, bindparam, or_, select

from counterdesk.hall import clerks
from counterdesk.hall.cases.tables import CaseRow
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.hall.notices import reading
from counterdesk.hall.notices.tables import NoticeReturnRow, NoticeRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

table = NoticeRow.__table__  # type: ignore[attr-defined]
returns = NoticeReturnRow.__table__  # type: ignore[attr-defined]
cases = CaseRow.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
_tickets: tuple[BindParameter[int | None], ...] = (bindparam("ticket_id"), bindparam("case_ticket_id"))
_brought = select(returns.c.notice_id).where(returns.c.ticket_id.in_(_tickets))
_begun = select(cases.c.id).where(cases.c.ticket_id.in_(_tickets))
EARLIER = (
    select(table.c.id, table.c.of_notice)
    .join_from(table, services, services.c.id == table.c.service_id)
    .where(
        services.c.code == bindparam("service"),
        or_(
            table.c.case_id == bindparam("case_id"),
            table.c.ticket_id.in_(_tickets),
            table.c.case_id.in_(_begun),
            table.c.id.in_(_brought),
        ),
    )
    .order_by(table.c.id)
    .limit(1)
)


class Matter(NamedTuple):
    """What a notice is to be about: row numbers, None where there is none, and the service's code."""

    service: str
    ticket_id: int | None = None
    case_id: int | None = None
    case_ticket_id: int | None = None


class Allowed(NamedTuple):
    """A further notice of a matter: its first notice's row, why another is given, and which lead allowed it."""

    of_notice: int
    reason: str
    by: str


def first_notice(look: Look, matter: Matter) -> int | None:
    """The row of the first notice given for the matter, or None."""
    row = look.conn.execute(EARLIER, matter._asdict()).one_or_none()
    return None if row is None else int(row.of_notice or row.id)


def followed(look: Look, number: str, service: str) -> int:
    """The first notice of the matter whose notice (its number or code) the citizen brought back.

    Raises Refusal ``notice_of_another_service``, or as ``by_number`` does.
    """
    brought = reading.by_number(look, number)
    if brought.service != service:
        raise Refusal("notice_of_another_service", number=brought.number, service=brought.service)
    return brought.id if brought.of_notice is None else reading.by_number(look, brought.of_notice).id


def allowed(desk: Desk, first: int, reason: str, by: str | None) -> Allowed:
    """A lead's word for one more notice after the row ``first``; raises as ``must_override`` does."""
    lead = must_override(desk, reason, by, reading.by_id(desk, first).number)
    return Allowed(first, reason.strip(), lead)


def must_override(desk: Desk, reason: str, by: str | None, number: str = "") -> str:
    """The clerk who allows telling a matter (``number``) about once more: ``by``, or else the desk's own clerk.

    Raises Refusal ``told_once`` without a reason or a clerk, ``role`` when that clerk may not allow it.
    """
    lead = by or desk.clerk
    if not (reason.strip() and lead):
        raise Refusal("told_once", number=number)
    return clerks.require(desk, lead, "second_notice").number

"""Carried over: who was not served when the hall closed gets a slip, and with it is first in line the next day.

The next day's number is a new one, because numbers begin anew; it stands before everybody of its line who took one
that day, behind those carried over who were there before it. Every slip is good for one number.
"""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select
from sqlmodel import Field, SQLModel

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, day, opening, rows
from counterdesk.hall.moves import must_be
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.issuing import Issued, issue, issued
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import carried as paper
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import Big
from counterdesk.words import t

CARRIED = "carried_over"
ONE_DAY = day.ONE_DAY


class CarriedInRow(SQLModel, table=True):
    """Which earlier day's ticket a number was given out for."""

    __tablename__ = "carried_in"

    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id", ondelete="CASCADE", primary_key=True)
    from_ticket: int = Field(sa_type=Big, unique=True)


carried = CarriedInRow.__table__  # type: ignore[attr-defined]
ADD = insert(carried)
TAKEN_UP = select(carried.c.ticket_id).where(carried.c.from_ticket == bindparam("of"))
_t = rows.table.c
IN_LINE = (
    select(_t.place_us, carried.c.from_ticket.is_not(None).label("carried"))
    .select_from(rows.table.outerjoin(carried, carried.c.ticket_id == _t.id))
    .where(_t.day == bindparam("day"), rows.WAITING, _t.lane == bindparam("lane"))
    .order_by(_t.place_us, _t.id)
)


def carry_over(desk: Desk, ticket: Ticket) -> None:
    """End an open ticket with its day; whoever waited for nothing gets the slip that makes them first tomorrow."""
    day.settle(desk, ticket)
    if ticket.state != "serving":
        desk.print(slip(desk, ticket), ticket.id)


def take_up(desk: Desk, number: str, source: str = "desk") -> Issued:
    """The new number of whoever shows a slip of an earlier day, first in line; the same slip gives the same number.

    ``number`` is the digits of the slip's code. Raises Refusal ``wrong_state`` unless that ticket was carried over,
    ``carried_today`` on the same business day, and as ``issue`` does.
    """
    ticket = rows.by_label(desk, number)
    must_be(ticket, (CARRIED,))
    if ticket.day == desk.day:
        raise Refusal("carried_today", number=ticket.label)
    known = desk.conn.execute(TAKEN_UP, {"of": ticket.id}).scalar()
    if known is not None:
        return issued(desk, rows.by_id(desk, known))
    place_us = _first_place(desk, ticket)
    code = catalogue.service_of(desk, ticket.service_id).service.code
    # whoever was granted the green channel that day has not lost it overnight
    given = issue(
        desk, code, ticket.priority, lang=ticket.lang, source=source, granted=True, place_us=place_us
    )
    desk.conn.execute(ADD, {"ticket_id": given.ticket.id, "from_ticket": ticket.id})
    desk.record(
        "carried_in", given.ticket.id, number=given.ticket.label, was=ticket.label, of=ticket.day.isoformat()
    )
    return given


def is_taken_up(look: Look, ticket: Ticket) -> bool:
    """Whether a number was given out for this ticket of an earlier day."""
    return look.conn.execute(TAKEN_UP, {"of": ticket.id}).scalar() is not None


def slip(look: Look, ticket: Ticket) -> Slip:
    """The paper of a ticket that was carried over, in the citizen's language."""
    cat, service = catalogue.current(look), catalogue.service_of(look, ticket.service_id).service
    opens = opening.next_opening(cat, look.local(look.now_us)) if look.day == ticket.day else None
    lang = ticket.lang
    return paper.slip(
        hall=cat.hall.name(lang), number=ticket.label, service=service.name(lang), day=ticket.day.isoformat(),
        opens=f"{opens:%Y-%m-%d %H:%M}" if opens else t("slip.carried_next_day", lang),
        code=rows.code_of(look, ticket), phones=cat.hall.phones_in(lang), lang=lang,
    )  # fmt: skip


def _first_place(desk: Desk, ticket: Ticket) -> int:
    found = desk.conn.execute(IN_LINE, {"day": desk.day, "lane": rows.lane_name(ticket.series, ticket.rate)}).all()
    ordinary: list[int] = [row.place_us for row in found if not row.carried]
    before: list[int] = [row.place_us for row in found if row.carried]
    first_us = min([*ordinary, desk.now_us])
    return min(first_us - 1, max(before) + 1) if before else first_us - SECOND_US

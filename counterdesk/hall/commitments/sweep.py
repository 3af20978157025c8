"""The look through the hall for promises that expired, as often as anybody likes: each is written down once.

Waits and handlings are told from the periods, which stay, so nothing needs to be noticed when a number is issued or
called, and nothing is slower for it. It is done when the first window of a day opens; the whole look (``whole``) when
the day is closed, when the board of promises is opened, and by ``commitment sweep``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, case, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, day, joint, moves
from counterdesk.hall import rows as tickets
from counterdesk.hall.cases import rows as cases
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.hall.commitments import late
from counterdesk.hall.commitments.breaches import Broken, note
from counterdesk.hall.commitments.tables import BreachSweepRow
from counterdesk.hall.joint import rows as shares
from counterdesk.hall.reviews import rows as reviews
from counterdesk.store.desk import Desk, Look
from counterdesk.store.upserts import upsert

MINUTE_US = 60 * SECOND_US
table = BreachSweepRow.__table__  # type: ignore[attr-defined]
ticket, period = tickets.table, moves.period
services = ServiceRow.__table__  # type: ignore[attr-defined]
SWEPT = select(table.c.day).where(table.c.id == 1)
_swept = upsert(table).values(id=1, day=bindparam("to_day"), at_us=bindparam("now"))
SWEEP = _swept.on_conflict_do_update(
    index_elements=["id"], set_={"day": _swept.excluded.day, "at_us": _swept.excluded.at_us}
)
_LENGTH = func.coalesce(period.c.to_us, bindparam("now")) - period.c.from_us
_WAITED = (period.c.kind == "wait") | ((period.c.kind == "missed") & (ticket.c.state == "no_show"))
_HANDLED = period.c.kind.in_(("walk", "handling"))
OVERDUE = select(*cases.COLUMNS).where(
    cases.OPEN, cases.table.c.next_due_on < bindparam("today"), cases.table.c.state != "suspended"
)


class Swept(NamedTuple):
    """What a look through the hall found that was not known: waits, handlings, clocks of cases, shares, calls ..."""

    waiting: int
    handling: int
    cases: int
    shares: int
    reviews: int
    complaints: int = 0
    faults: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


class Long(NamedTuple):
    """A ticket's time of one sort, in microseconds."""

    id: int
    day: date
    label: str
    series: str
    service_id: int
    clerk: str | None
    us: int


def _long(counted: Any, *more: Any) -> Select[Any]:
    us = func.sum(case((counted, _LENGTH), else_=0))
    return (
        select(ticket.c.id, ticket.c.day, ticket.c.label, ticket.c.series, ticket.c.service_id, ticket.c.clerk, us)
        .select_from(ticket.join(period, period.c.ticket_id == ticket.c.id))
        .where(
            ticket.c.day >= bindparam("since"), ticket.c.source != "import", ticket.c.reliable == 1,
            ticket.c.state.not_in(("cancelled", "void")), *more,
        )
        .group_by(ticket.c.id)
        .having(us > bindparam("least_us"))
        .order_by(ticket.c.id)
    )  # fmt: skip


WAITS = _long(_WAITED, ticket.c.source != "direct")
HANDLINGS = _long(_HANDLED)


def sweep(desk: Desk) -> Swept:
    """Write down every promise that expired and is not known yet; said twice, it finds nothing the second time."""
    day.begin(desk)
    found = Swept(
        sum(_new(desk, one) for one in waits(desk)), sum(_new(desk, one) for one in handlings(desk)),
        sum(late.note_case(desk, one) for one in _overdue(desk)), sum(_share(desk, one) for one in joint.late(desk)),
        sum(_new(desk, one) for found in reviews.overdue(desk) for one in reviews.broken(desk, found)),
    )  # fmt: skip
    desk.conn.execute(SWEEP, {"to_day": desk.day, "now": desk.now_us})
    return found


def sweep_once_a_day(desk: Desk) -> None:
    """Look through the hall when nobody has on this business day."""
    if desk.conn.execute(SWEPT).scalar() != desk.day:
        sweep(desk)


def waits(look: Look) -> Iterator[Broken]:
    """Tickets that waited longer than their series promised when they were issued; those who wait now, up to now."""
    for one in _times(look, WAITS):
        cat, lead = _then(look, one.service_id)
        promised = cat.series[one.series].wait_promise_min
        if one.us > promised * MINUTE_US:
            yield Broken("waiting", "ticket", one.id, one.label, one.service_id, promised, "minutes", one.day, lead)


def handlings(look: Look) -> Iterator[Broken]:
    """Services that took longer from the call to the finish, without the time on hold, than they promise."""
    for one in _times(look, HANDLINGS):
        for service_id, clerk, us in _by_service(look, one):
            service = catalogue.service_of(look, service_id).service
            promised = service.promised_minutes
            if promised is not None and us > promised * MINUTE_US:
                yield Broken("handling", "ticket", one.id, one.label, service_id, promised, "minutes", one.day,
                             service.lead, clerk, service.code)  # fmt: skip


def _times(look: Look, asked: Select[Any]) -> Iterator[Long]:
    since = look.conn.execute(SWEPT).scalar() or date.min
    shortest = _shortest_min(look)
    values = {"since": since, "now": look.now_us, "least_us": shortest * MINUTE_US}
    return (Long._make(row) for row in look.conn.execute(asked, values).all())


def _shortest_min(look: Look) -> int:
    """The shortest of all promises in minutes, so that the database hands over few tickets too many."""
    cat = catalogue.current(look)
    handled = [one.promised_minutes for one in cat.services.values() if one.promised_minutes is not None]
    return min([*(one.wait_promise_min for one in cat.series.values()), *handled], default=0)


def _by_service(look: Look, one: Long) -> list[tuple[int, str | None, int]]:
    """What each service of a ticket took: (service, who did it last, microseconds); the walk is the first one's."""
    found: dict[int, tuple[str | None, int]] = {}
    walked = 0
    for stretch in moves.life(look, one.id):
        us = (stretch.to_us or look.now_us) - stretch.from_us
        if stretch.kind == "walk":
            walked += us
        elif stretch.kind == "handling" and stretch.service_id is not None:
            before = found.get(stretch.service_id, (None, 0))[1]
            found[stretch.service_id] = (stretch.clerk, before + us + walked)
            walked = 0
    return [(service_id, clerk, us) for service_id, (clerk, us) in found.items()]


def _then(look: Look, service_id: int) -> tuple[catalogue.Catalogue, str]:
    then = catalogue.service_of(look, service_id)
    return catalogue.by_id(look, then.catalogue_id), then.service.lead


def _overdue(look: Look) -> list[Case]:
    return [Case._make(row) for row in look.conn.execute(OVERDUE, {"today": look.day}).all()]


def _new(desk: Desk, found: Broken) -> bool:
    return note(desk, found, ticket_id=found.subject_id if found.subject == "ticket" else None) is not None


def _share(desk: Desk, step: joint.Step) -> bool:
    assert step.due_on is not None  # what has no date is not late
    days = shares.working_days_of(catalogue.service_of(desk, step.service_id).service, step.position)
    return late.note_share(desk, cases.by_id(desk, step.case_id), step.id, step.dept, step.due_on, days)

"""The tickets behind a figure of the summary, or behind a number of the hall as it stands: counted and listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import gt, le
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.hall.moves import period
from counterdesk.hall.rows import RESERVE
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.summary import asking, spans
from counterdesk.hall.summary.figures import LEFT_WAITING
from counterdesk.hall.summary.versions import promise_us
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.store.desk import Look

ENDED = ("finished", "no_show", "walked_out", "cancelled")
STATES = {
    "served": ("finished",), "no_show": ("no_show",), "walked_out": ("walked_out",), "cancelled": ("cancelled",),
    "carried_over": ("carried_over",), "void": ("void",), "open": OPEN_STATES, "waiting": ("waiting",),
    "held": ("held",), "ended": ENDED, "late": ("waiting",), "within": ("finished",),
    "beyond": ("finished", *LEFT_WAITING),
}  # fmt: skip
"""The figures whose tickets can be listed, by the states they are in; ``issued`` has them all.

``late``: waiting longer than promised; ``within`` and ``beyond``: the two sides of the service level.
"""
BY_WAIT: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {"late": gt, "beyond": gt, "within": le}
WAITED = (period.c.kind == "wait") | ((period.c.kind == "missed") & (ticket.c.state == "no_show"))
services = ServiceRow.__table__  # type: ignore[attr-defined]
MOST = 400


class Wanted(NamedTuple):
    """Which tickets: a figure of the business days ``first`` to ``last``, perhaps of one row ``key`` of ``by``.

    ``over_min`` and ``under_min``: of served tickets those that waited longer than the one, at most the other.
    """

    figure: str
    first: date
    last: date
    by: str | None = None
    key: str | None = None
    over_min: int | None = None
    under_min: int | None = None


class Listed(NamedTuple):
    """A ticket in the list: spans are whole seconds, None where it has none; ``late`` past its series' promise."""

    label: str
    day: date
    service: str
    state: str
    arrived_us: int
    window: str | None
    clerk: str | None
    waited_s: int | None
    handled_s: int | None
    late: bool


class Behind(NamedTuple):
    """How many there are, and the first MOST of them: by arrival, or longest wait first where waits are meant."""

    many: int
    tickets: list[Listed]


def behind(look: Look, wanted: Wanted, most: int = MOST) -> Behind:
    """The tickets behind a figure: counted by the database, and read only as far as they are shown."""
    if wanted.figure in BY_WAIT or wanted.over_min is not None:
        longest = _by_wait(look, wanted)
        found = look.conn.execute(longest.order_by(longest.selected_columns.waited.desc()).limit(most)).all()
        told = {row.id: row for row in look.conn.execute(_told(look, [row.id for row in found]))}
        return Behind(found[0].many if found else 0, [_listed(look, told[row.id]) for row in found])
    ids = select(ticket.c.id).where(*_meant(look, wanted))
    count = look.conn.execute(select(func.count()).select_from(ids.subquery())).scalar_one()
    newest = ids.order_by(ticket.c.day.desc(), ticket.c.id.desc()).limit(most)
    rows = look.conn.execute(_told(look, newest).order_by(ticket.c.day, ticket.c.id))
    return Behind(count, [_listed(look, row) for row in rows])


def _by_wait(look: Look, wanted: Wanted) -> Select[Any]:
    """The tickets whose wait is meant, with how many there are; grouped along the index, so nothing is sorted."""
    waited = func.sum(_took(look)).filter(WAITED)
    meant: list[ColumnElement[bool]] = [waited.is_not(None)]
    if wanted.figure in BY_WAIT:
        meant.append(BY_WAIT[wanted.figure](waited, promise_us(look)))
    if wanted.over_min:
        meant.append(waited > wanted.over_min * MINUTE_US)
    if wanted.under_min is not None:
        meant.append(waited <= wanted.under_min * MINUTE_US)
    each = (
        select(ticket.c.id, waited.label("waited"))
        .select_from(ticket.join(period, period.c.ticket_id == ticket.c.id))
        .where(*_meant(look, wanted))
        .group_by(ticket.c.day, ticket.c.series, ticket.c.number, ticket.c.id, ticket.c.service_id)
        .having(and_(*meant))
        .subquery()
    )
    return select(each.c.id, each.c.waited, func.count().over().label("many"))


def _meant(look: Look, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = [ticket.c.day.between(wanted.first, wanted.last), ticket.c.source != RESERVE]
    if wanted.figure in STATES:
        conditions.append(ticket.c.state.in_(STATES[wanted.figure]))
    if wanted.figure in ("within", "beyond") or wanted.over_min is not None:
        conditions.append(and_(ticket.c.reliable == 1, ticket.c.source != "direct"))
    if wanted.by is not None:
        conditions.append(_of_row(look, wanted, wanted.by))
    return conditions


def _of_row(look: Look, wanted: Wanted, by: str) -> ColumnElement[bool]:
    key = wanted.key
    if by == "service":
        known = select(services.c.id).where(services.c.code == key)
        named: ColumnElement[bool] = ticket.c.service_id.in_(known)
        return named
    if by in ("hour", "weekday"):
        hour = asking.arrival_hour(look.zone, wanted.first, wanted.last)
        there: ColumnElement[Any] = asking.arrival_key(by, hour)
        meant: ColumnElement[bool] = there == (int(key or 0) if by == "hour" else WEEKDAYS.index(key or WEEKDAYS[0]))
        return meant
    if by in ("series", "window", "clerk"):
        column: ColumnElement[Any] = ticket.c[by]
        mine: ColumnElement[bool] = column.is_(None) if key is None else column == key
        return mine
    inside: ColumnElement[bool] = ticket.c.day.between(*spans.days_of(by, key or ""))
    return inside


def _took(look: Look) -> ColumnElement[Any]:
    took: ColumnElement[Any] = func.coalesce(period.c.to_us, look.now_us) - period.c.from_us
    return took


def _told(look: Look, ids: Any) -> Select[Any]:
    sums = (func.sum(_took(look)).filter(which) for which in (WAITED, period.c.kind == "handling"))
    columns = ("id", "label", "day", "series", "service_id", "state", "arrived_at_us", "window", "clerk")
    return (
        select(*(ticket.c[name] for name in columns), *sums)
        .select_from(ticket.outerjoin(period, period.c.ticket_id == ticket.c.id))
        .where(ticket.c.id.in_(ids))
        .group_by(ticket.c.id)
    )


def _listed(look: Look, row: Any) -> Listed:
    _, label, day, series, service_id, state, arrived_us, window, clerk, waited_us, handled_us = row
    found = catalogue.service_of(look, service_id)
    known = catalogue.by_id(look, found.catalogue_id).series.get(series)
    late = waited_us is not None and known is not None and waited_us > known.wait_promise_min * MINUTE_US
    return Listed(
        label, day, found.service.code, state, arrived_us, window, clerk,
        None if waited_us is None else int(waited_us) // SECOND_US,
        None if handled_us is None else int(handled_us) // SECOND_US, late,
    )  # fmt: skip

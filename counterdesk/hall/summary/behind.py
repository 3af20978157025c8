"""The tickets behind a figure of the summary, or behind a number of the hall as it stands: counted and listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.hall.moves import period
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.summary import asking
from counterdesk.hall.summary.figures import LEFT_WAITING
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
BY_WAIT: dict[str, Callable[[int, int], bool]] = {
    "late": lambda waited_us, promise_us: waited_us > promise_us,
    "beyond": lambda waited_us, promise_us: waited_us > promise_us,
    "within": lambda waited_us, promise_us: waited_us <= promise_us,
}
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
    """The tickets behind a figure; a year's waits are all read, everything else only as far as it is shown."""
    ids = select(ticket.c.id).where(*_meant(look, wanted))
    if wanted.figure in BY_WAIT or wanted.over_min is not None:
        found = [each for row in look.conn.execute(_told(look, ids)) if (each := _listed(look, row, wanted))]
        found.sort(key=lambda one: -(one.waited_s or 0))
        return Behind(len(found), found[:most])
    count = look.conn.execute(select(func.count()).select_from(ids.subquery())).scalar_one()
    newest = ids.order_by(ticket.c.day.desc(), ticket.c.id.desc()).limit(most)
    rows = look.conn.execute(_told(look, newest).order_by(ticket.c.day, ticket.c.id))
    return Behind(count, [each for row in rows if (each := _listed(look, row, wanted))])


def _meant(look: Look, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = [ticket.c.day.between(wanted.first, wanted.last)]
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
    return ticket.c.day == date.fromisoformat(key or "") if by == "day" else literal(True)


def _told(look: Look, ids: Select[Any]) -> Select[Any]:
    took = func.coalesce(period.c.to_us, look.now_us) - period.c.from_us
    waited = (period.c.kind == "wait") | ((period.c.kind == "missed") & (ticket.c.state == "no_show"))
    spans = (func.sum(took).filter(waited), func.sum(took).filter(period.c.kind == "handling"))
    columns = ("id", "label", "day", "series", "service_id", "state", "arrived_at_us", "window", "clerk")
    return (
        select(*(ticket.c[name] for name in columns), *spans)
        .select_from(ticket.outerjoin(period, period.c.ticket_id == ticket.c.id))
        .where(ticket.c.id.in_(ids))
        .group_by(ticket.c.id)
    )


def _listed(look: Look, row: Any, wanted: Wanted) -> Listed | None:
    _, label, day, series, service_id, state, arrived_us, window, clerk, waited_us, handled_us = row
    found = catalogue.service_of(look, service_id)
    known = catalogue.by_id(look, found.catalogue_id).series.get(series)
    promise_us = known.wait_promise_min * 60 * SECOND_US if known else None
    over = waited_us is not None and promise_us is not None and waited_us > promise_us
    if not _wanted(wanted, waited_us, promise_us):
        return None
    return Listed(
        label, day, found.service.code, state, arrived_us, window, clerk,
        None if waited_us is None else int(waited_us) // SECOND_US,
        None if handled_us is None else int(handled_us) // SECOND_US, over,
    )  # fmt: skip


def _wanted(wanted: Wanted, waited_us: int | None, promise_us: int | None) -> bool:
    test = BY_WAIT.get(wanted.figure)
    if test is not None and (waited_us is None or promise_us is None or not test(waited_us, promise_us)):
        return False
    if wanted.over_min is None:
        return True
    minute_us = 60 * SECOND_US
    most_us = wanted.under_min * minute_us if wanted.under_min is not None else None
    above = waited_us is not None and (waited_us > wanted.over_min * minute_us or not wanted.over_min)
    return above and (most_us is None or (waited_us or 0) <= most_us)

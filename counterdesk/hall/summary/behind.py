"""The tickets behind a figure of the summary, or behind a number of the hall as it stands: counted and listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import gt, le
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

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
    "held": ("held",), "at_windows": ("called", "serving"), "ended": ENDED, "late": ("waiting",),
    "within": ("finished",), "beyond": ("finished", *LEFT_WAITING), "promised": ("finished", *LEFT_WAITING),
    "waited": ("finished",), "handled": ("finished",), "walked": ("finished",), "on_hold": ("finished",),
}  # fmt: skip
"""The figures whose tickets can be listed, by the states they are in; ``issued`` has them all.

``late``: waiting longer than promised; ``within`` and ``beyond``: the two sides of the service level, ``promised``
both of them; ``waited``, ``handled``, ``walked`` and ``on_hold``: what the figures of those times rest on.
"""
UNTIMED: dict[str, ColumnElement[bool]] = {
    "called": ~exists().where(period.c.ticket_id == ticket.c.id)
    | exists().where(period.c.ticket_id == ticket.c.id, period.c.kind.not_in(asking.BEFORE_A_CALL)),
    "unreliable": ticket.c.reliable == 0, "without_ticket": ticket.c.source == "direct",
}  # fmt: skip
"""Figures of tickets in whatever state."""
BY_WAIT: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "late": gt, "beyond": gt, "within": le,
    "promised": lambda waited, promise: promise.is_not(None) & or_(ticket.c.state == "finished", waited > promise),
}  # fmt: skip
WAITED = (period.c.kind == "wait") | ((period.c.kind == "missed") & (ticket.c.state == "no_show"))
SPANS: dict[str, ColumnElement[bool]] = {
    **dict.fromkeys((*BY_WAIT, "waited"), WAITED),
    "handled": period.c.kind == "handling", "walked": period.c.kind == "walk", "on_hold": period.c.kind == "hold",
}  # fmt: skip
"""Figures whose tickets come with the longest span first, and which periods make that span."""
OTHER_SPANS = ("walked", "on_hold")
"""Of these the list tells that span where it tells the wait of others."""
WAITS = ("within", "beyond", "promised", "waited")
OF_TIMES = (("wait_", "waited"), ("handling_", "handled"), ("walk_", "walked"), ("hold_", "on_hold"))
OTHER_NAMES = {
    "within_promise": "within", "service_level": "promised", "service_level_n": "promised", "no_show_rate": "no_show",
    "walk_out_rate": "walked_out",
}  # fmt: skip
services = ServiceRow.__table__  # type: ignore[attr-defined]
MOST = 400
HOUR_OF_WEEK = "hour_of_week"
"""Told apart by weekday and hour of arrival together, as the heat of a span is."""


def figure_behind(name: str) -> str:
    """The figure whose tickets a figure of the summary counts or rests on: ``waited`` of a mean wait and its count."""
    return OTHER_NAMES.get(name) or next((figure for begins, figure in OF_TIMES if name.startswith(begins)), name)


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
    """A ticket in the list: spans are whole seconds, None where it has none; ``late`` past its series' promise.

    ``waited_s`` is the walk or the hold where those are meant (OTHER_SPANS).
    """

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
    """How many there are, and the first MOST of them: by arrival, or longest first where a time is meant."""

    many: int
    tickets: list[Listed]


def by_length(wanted: Wanted) -> bool:
    """Whether those with the longest time come first, rather than the newest."""
    return wanted.figure in SPANS or wanted.over_min is not None


def behind(look: Look, wanted: Wanted, most: int = MOST) -> Behind:
    """The tickets behind a figure: counted by the database, and read only as far as they are shown."""
    if by_length(wanted):
        longest = _by_span(look, wanted)
        found = look.conn.execute(longest.order_by(longest.selected_columns.waited.desc()).limit(most)).all()
        told = {row.id: row for row in look.conn.execute(_told(look, wanted, [row.id for row in found]))}
        waits = wanted.figure not in OTHER_SPANS
        return Behind(found[0].many if found else 0, [_listed(look, told[row.id], waits) for row in found])
    ids = select(ticket.c.id).where(*_meant(look, wanted))
    count = look.conn.execute(select(func.count()).select_from(ids.subquery())).scalar_one()
    newest = ids.order_by(ticket.c.day.desc(), ticket.c.id.desc()).limit(most)
    rows = look.conn.execute(_told(look, wanted, newest).order_by(ticket.c.day, ticket.c.id))
    return Behind(count, [_listed(look, row) for row in rows])


def _by_span(look: Look, wanted: Wanted) -> Select[Any]:
    """The tickets whose span is meant, with how many there are; grouped along the index, so nothing is sorted."""
    waited = func.sum(_took(look)).filter(SPANS.get(wanted.figure, WAITED))
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
    if wanted.figure in UNTIMED:
        conditions.append(UNTIMED[wanted.figure])
    if wanted.figure in WAITS or wanted.over_min is not None:
        conditions.append(and_(ticket.c.reliable == 1, ticket.c.source != "direct"))
    elif wanted.figure in SPANS and wanted.figure != "late":
        conditions.append(ticket.c.reliable == 1)
    if wanted.by is not None:
        conditions.append(_of_row(look, wanted, wanted.by))
    return conditions


def _of_row(look: Look, wanted: Wanted, by: str) -> ColumnElement[bool]:
    key = wanted.key
    if by == "service":
        known = select(services.c.id).where(services.c.code == key)
        named: ColumnElement[bool] = ticket.c.service_id.in_(known)
        return named
    if by in ("hour", "weekday", HOUR_OF_WEEK):
        return _of_clock(look, wanted, by)
    if by in ("series", "window", "clerk"):
        column: ColumnElement[Any] = ticket.c[by]
        mine: ColumnElement[bool] = column.is_(None) if key is None else column == key
        return mine
    inside: ColumnElement[bool] = ticket.c.day.between(*spans.days_of(by, key or ""))
    return inside


def _of_clock(look: Look, wanted: Wanted, by: str) -> ColumnElement[bool]:
    """Those that came in an hour, on a weekday, or in an hour of one weekday, such as ``mon-09``."""
    hour = asking.arrival_hour(look.zone, wanted.first, wanted.last)
    weekday, _, of_day = (wanted.key or "").rpartition("-") if by == HOUR_OF_WEEK else ("", "", wanted.key)
    parts: list[ColumnElement[bool]] = []
    if by != "weekday":
        parts.append(asking.arrival_key("hour", hour) == int(of_day or 0))
    if by != "hour":
        named = weekday if by == HOUR_OF_WEEK else wanted.key
        parts.append(asking.arrival_key("weekday", hour) == WEEKDAYS.index(named or WEEKDAYS[0]))
    return and_(*parts)


def _took(look: Look) -> ColumnElement[Any]:
    took: ColumnElement[Any] = func.coalesce(period.c.to_us, look.now_us) - period.c.from_us
    return took


def _told(look: Look, wanted: Wanted, ids: Any) -> Select[Any]:
    first = SPANS[wanted.figure] if wanted.figure in OTHER_SPANS else WAITED
    sums = (func.sum(_took(look)).filter(which) for which in (first, period.c.kind == "handling"))
    columns = ("id", "label", "day", "series", "service_id", "state", "arrived_at_us", "window", "clerk")
    return (
        select(*(ticket.c[name] for name in columns), *sums)
        .select_from(ticket.outerjoin(period, period.c.ticket_id == ticket.c.id))
        .where(ticket.c.id.in_(ids))
        .group_by(ticket.c.id)
    )


def _listed(look: Look, row: Any, waits: bool = True) -> Listed:
    _, label, day, series, service_id, state, arrived_us, window, clerk, waited_us, handled_us = row
    found = catalogue.service_of(look, service_id)
    known = catalogue.by_id(look, found.catalogue_id).series.get(series)
    late = waits and waited_us is not None and known is not None and waited_us > known.wait_promise_min * MINUTE_US
    return Listed(
        label, day, found.service.code, state, arrived_us, window, clerk,
        None if waited_us is None else int(waited_us) // SECOND_US,
        None if handled_us is None else int(handled_us) // SECOND_US, late,
    )  # fmt: skip

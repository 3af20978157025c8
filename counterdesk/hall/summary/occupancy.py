"""Occupancy: how much of their open time windows and clerks were busy, and what the pauses were for.

(walk + handling) / (open - paused). A pause is a sitting of its own, so open sittings are net of pauses already;
time between two citizens is not busy, and it is not hidden in either.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall.moves import period
from counterdesk.hall.roster import joined
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.tables import SittingRow
from counterdesk.store.desk import Look

HOUR_US = 3600 * SECOND_US
Place = tuple[str, str | None]
sitting = SittingRow.__table__  # type: ignore[attr-defined]
_sat = func.sum(func.coalesce(sitting.c.to_us, bindparam("now")) - sitting.c.from_us)
SAT = (
    select(sitting.c.window, sitting.c.clerk, sitting.c.state, sitting.c.reason, _sat)
    .where(sitting.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(sitting.c.window, sitting.c.clerk, sitting.c.state, sitting.c.reason)
)
_took = func.sum(func.coalesce(period.c.to_us, bindparam("now")) - period.c.from_us)
BUSY = (
    select(period.c.window, period.c.clerk, period.c.kind, _took)
    .select_from(ticket.join(period, period.c.ticket_id == ticket.c.id))
    .where(ticket.c.day.between(bindparam("first"), bindparam("last")), period.c.kind.in_(("walk", "handling")))
    .group_by(period.c.window, period.c.clerk, period.c.kind)
)
SERVED = (
    select(ticket.c.window, ticket.c.clerk, func.count())
    .where(ticket.c.day.between(bindparam("first"), bindparam("last")), ticket.c.state == "finished")
    .group_by(ticket.c.window, ticket.c.clerk)
)


OPEN = select(sitting.c.from_us, func.coalesce(sitting.c.to_us, bindparam("now")).label("to_us")).where(
    sitting.c.day.between(bindparam("first"), bindparam("last")), sitting.c.state == "open"
)
ENDED = (
    select(func.count())
    .select_from(ticket)
    .where(ticket.c.day.between(bindparam("first"), bindparam("last")), ticket.c.state == "finished")
)


class Throughput(NamedTuple):
    """Services ended, hours in which any window was open, window-hours, and services per hour of each; None of none.

    Two windows open at once make one hour of the hall and two window-hours; pauses are in neither.
    """

    ended: int
    open_hours: float
    window_hours: float
    per_hour: float | None
    per_window_hour: float | None


class Occupancy(NamedTuple):
    """A clerk at a window: seconds open, paused by reason, walking and handling; tickets that ended there.

    ``occupancy`` is 0..1 and ``served_per_open_hour`` tickets; None where the window was never open.
    """

    window: str
    clerk: str | None
    open_s: float
    paused_s: float
    pauses_s: dict[str, float]
    walk_s: float
    handling_s: float
    served: int
    occupancy: float | None
    served_per_open_hour: float | None


def occupancy(look: Look, first: date, last: date) -> tuple[Occupancy, ...]:
    """Every window and clerk that sat or served on the business days ``first`` to ``last``; whoever sits, up to now."""
    values = {"first": first, "last": last, "now": look.now_us}
    spans = defaultdict[Place, dict[str, int]](dict)
    pauses = defaultdict[Place, dict[str, int]](dict)
    for window, clerk, state, reason, us in look.conn.execute(SAT, values):
        of = pauses if state == "paused" else spans
        of[window, clerk][reason or "" if state == "paused" else "open"] = us
    for window, clerk, kind, us in look.conn.execute(BUSY, values):
        spans[window, clerk][kind] = us
    served = {(window, clerk): n for window, clerk, n in look.conn.execute(SERVED, values)}
    places = {place for place in (*spans, *pauses, *served) if place[0] is not None}
    return tuple(
        _of(place, spans[place], pauses[place], served.get(place, 0)) for place in sorted(places, key=_order)
    )


def throughput(look: Look, first: date, last: date) -> Throughput:
    """How many services ended per hour on the business days ``first`` to ``last``; windows open now, up to now."""
    values = {"first": first, "last": last, "now": look.now_us}
    spans = [(row.from_us, row.to_us) for row in look.conn.execute(OPEN, values)]
    ended = int(look.conn.execute(ENDED, values).scalar_one())
    hall, windows = (sum(to_us - from_us for from_us, to_us in some) / HOUR_US for some in (joined(spans), spans))
    return Throughput(ended, hall, windows, ended / hall if hall else None, ended / windows if windows else None)


def _of(place: Place, spans: dict[str, int], pauses: dict[str, int], served: int) -> Occupancy:
    open_us, walk_us, handling_us = (spans.get(kind, 0) for kind in ("open", "walk", "handling"))
    return Occupancy(
        *place, open_us / SECOND_US, sum(pauses.values()) / SECOND_US,
        {reason: us / SECOND_US for reason, us in sorted(pauses.items())},
        walk_us / SECOND_US, handling_us / SECOND_US, served,
        (walk_us + handling_us) / open_us if open_us else None,
        served * 3600 * SECOND_US / open_us if open_us else None,
    )  # fmt: skip


def _order(place: Place) -> Any:
    window, clerk = place
    return len(window), window, clerk or ""

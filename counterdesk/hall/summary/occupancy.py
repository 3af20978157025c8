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
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.tables import SittingRow
from counterdesk.store.desk import Look

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

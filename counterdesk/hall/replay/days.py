"""What the hall's own books say of a past day: arrivals, handling, and when each window was open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from statistics import fmean
from typing import Any

from sqlalchemy import bindparam, case, func, select

from counterdesk.hall import catalogue, rows
from counterdesk.hall.moves import period
from counterdesk.hall.replay.visits import GUESS_US, Past
from counterdesk.hall.running import Arrival, Window
from counterdesk.hall.windows import sitting
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look

GONE = ("no_show", "walked_out", "cancelled")
"""How a ticket ends whose holder waits no more; whoever is carried over would have waited for a later closing."""
_ticket = rows.table.c
_length = func.coalesce(period.c.to_us, period.c.from_us) - period.c.from_us
TICKETS = (
    select(
        _ticket.id, _ticket.label, _ticket.series, _ticket.rate, _ticket.service_id, _ticket.arrived_at_us,
        _ticket.state,
        func.sum(case((period.c.kind == "handling", _length), else_=0)).label("handling_us"),
        func.sum(case((period.c.kind == "handling", 1), else_=0)).label("handlings"),
        func.max(case((period.c.kind == "wait", period.c.to_us))).label("left_us"),
    )
    .join_from(rows.table, period, period.c.ticket_id == _ticket.id)
    .where(_ticket.day == bindparam("day"), _ticket.state != "void")
    .group_by(_ticket.id)
    .order_by(_ticket.arrived_at_us, _ticket.id)
)  # fmt: skip
OPEN = select(sitting.c.window, sitting.c.from_us, sitting.c.to_us).where(
    sitting.c.day == bindparam("day"), sitting.c.state == "open"
)
WORKED = (
    select(period.c.window)
    .join_from(rows.table, period, period.c.ticket_id == _ticket.id)
    .where(_ticket.day == bindparam("day"), period.c.kind == "handling", period.c.window.is_not(None))
    .distinct()
)


def of_day(look: Look, day: date) -> Past:
    """The past of ``day`` under the hall's present rule; raises Refusal ``nothing_that_day`` when nobody came.

    Windows that noted when they were open call only then; those of an imported day are always ready.
    """
    cat = catalogue.current(look)
    found = look.conn.execute(TICKETS, {"day": day}).all()
    if not found:
        raise Refusal("nothing_that_day", day=day.isoformat())
    means = _means(found)
    promised = {prefix: series.wait_promise_min for prefix, series in cat.series.items()}
    arrivals = [_arrival(at, row, means, promised) for at, row in enumerate(found)]
    windows = _windows(look, day, {code: plan.serves for code, plan in cat.windows.items()})
    unhandled = frozenset(at for at, row in enumerate(found) if not row.handlings)
    return Past(arrivals, [row.label for row in found], windows, cat.calling, unhandled)


def _arrival(at: int, row: Any, means: Mapping[int, int], promised: Mapping[str, int]) -> Arrival:
    handling_us = row.handling_us if row.handlings else means.get(row.service_id, GUESS_US)
    leaves_us = row.left_us if row.state in GONE and not row.handlings else None
    promise = promised.get(row.series, Arrival._field_defaults["promise_min"])
    return Arrival(
        at, row.series, row.rate, row.arrived_at_us, handling_us, promise, leaves_us, str(row.service_id)
    )


def _means(found: Iterable[Any]) -> dict[int, int]:
    spans: dict[int, list[int]] = defaultdict(list)
    for row in found:
        if row.handlings:
            spans[row.service_id].append(row.handling_us)
    return {service: round(fmean(each)) for service, each in spans.items()}


def _windows(look: Look, day: date, serves: Mapping[str, tuple[str, ...]]) -> list[Window]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in look.conn.execute(OPEN, {"day": day}):
        spans[row.window].append((row.from_us, look.now_us if row.to_us is None else row.to_us))
    worked = set(look.conn.execute(WORKED, {"day": day}).scalars()) | set(spans)
    order = [*(code for code in serves if code in worked), *sorted(worked - set(serves))]
    return [
        Window(code, frozenset(serves[code]) if code in serves else None, tuple(sorted(spans[code])))
        for code in order or serves
    ]

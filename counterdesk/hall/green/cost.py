"""What the green channel cost those who wait in the ordinary way, reckoned from the periods of the tickets.

The definition: an ordinary ticket (rate 1) of that day that arrived before the green one, in a line the window that
called the green one serves, and was called after it, waited longer by the green one's handling time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, case, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, rows
from counterdesk.hall.green.granting import Grant, granted
from counterdesk.hall.moves import period
from counterdesk.store.desk import Look

ORDINARY = 1.0
AT_WINDOW = ("walk", "absent", "handling")
_here = period.c.kind.in_(AT_WINDOW)
_span_us = func.coalesce(period.c.to_us, bindparam("now")) - period.c.from_us
LIVES = (
    select(
        rows.table.c.id, rows.table.c.series, rows.table.c.rate, rows.table.c.arrived_at_us,
        func.min(case((_here, period.c.from_us))).label("called_us"),
        func.sum(case((period.c.kind == "handling", _span_us))).label("handling_us"),
    )
    .join_from(rows.table, period, period.c.ticket_id == rows.table.c.id)
    .where(rows.table.c.day == bindparam("on"))
    .group_by(rows.table.c.id)
)  # fmt: skip
CALLED_AT = (
    select(period.c.window)
    .where(period.c.ticket_id == bindparam("ticket"), _here)
    .order_by(period.c.from_us, period.c.id)
    .limit(1)
)


class Life(NamedTuple):
    """What of a ticket's life the cost is reckoned from: instants in microseconds UTC, None: never called."""

    id: int
    series: str
    rate: float
    arrived_us: int
    called_us: int | None
    handling_us: int | None


class Cost(NamedTuple):
    """A grant with its price: how many ordinary tickets it passed over, its handling time, what they waited longer."""

    grant: Grant
    passed_over: int
    handling_s: float
    added_wait_s: float


def listed(look: Look, first: date, last: date) -> list[Cost]:
    """Every grant of these business days with what it cost; a case's grant without a ticket passed nobody over."""
    lives: dict[date, Mapping[int, Life]] = {}
    found = []
    for made in granted(look, first, last):
        if made.day not in lives:
            lives[made.day] = _lives(look, made.day)
        found.append(_cost(look, made, lives[made.day]))
    return found


def _lives(look: Look, on: date) -> dict[int, Life]:
    return {row.id: Life._make(row) for row in look.conn.execute(LIVES, {"on": on, "now": look.now_us})}


def _cost(look: Look, made: Grant, lives: Mapping[int, Life]) -> Cost:
    mine = lives.get(made.ticket_id or 0)
    if mine is None or mine.called_us is None:
        return Cost(made, 0, 0.0, 0.0)
    window = look.conn.execute(CALLED_AT, {"ticket": mine.id}).scalar()
    plan = catalogue.current(look).windows.get(window or "")
    serves = plan.serves if plan else (mine.series,)
    passed = [one for one in lives.values() if one.series in serves and _was_passed(one, mine)]
    handling_s = (mine.handling_us or 0) / SECOND_US
    return Cost(made, len(passed), handling_s, len(passed) * handling_s)


def _was_passed(one: Life, green_one: Life) -> bool:
    if one.rate > ORDINARY or one.called_us is None or green_one.called_us is None:
        return False
    came_first = (one.arrived_us, one.id) < (green_one.arrived_us, green_one.id)
    return came_first and one.called_us > green_one.called_us

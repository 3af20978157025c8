"""Who will come yet today: as on past days like this one, as many more or fewer as came so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from random import Random
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall import catalogue, roster, rows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.running import Arrival
from counterdesk.store.desk import Look

DAYS_BACK, ENOUGH_ALIKE, ENOUGH = 20, 3, 8
"""Of so many past days those of the same weekday count, if there are that many; else the newest."""
WORTH = 20
LEAST, MOST = 0.5, 2.0
HOUR_US = 60 * MINUTE_US
APART_US = 40 * SECOND_US
_t = rows.table.c
DAY_BEFORE = select(func.max(_t.day)).where(_t.day < bindparam("day"))
OF_DAY = (
    select(_t.arrived_at_us, _t.series, _t.rate, _t.service_id)
    .where(_t.day == bindparam("day"), _t.source != "direct", _t.state != "void")
    .order_by(_t.arrived_at_us, _t.id)
)


class Coming(NamedTuple):
    """What the rest of the day may bring: the rest of each past day like it, and today's growth against them."""

    days: Sequence[Sequence[Arrival]]
    growth: float

    @property
    def expected(self) -> float:
        """How many are expected yet."""
        return self.growth * sum(map(len, self.days)) / max(1, len(self.days))

    def draw(self, dice: Random) -> list[Arrival]:
        """One way it may go, in the order of arrival."""
        if not self.days:
            return []
        found: list[Arrival] = []
        for arrival in dice.choice(self.days):
            times = int(self.growth) + (dice.random() < self.growth % 1)
            for _ in range(times):
                found.append(arrival._replace(at_us=arrival.at_us + int(dice.uniform(-1, 1) * APART_US)))
        return sorted((one._replace(id=-1 - at) for at, one in enumerate(found)), key=lambda one: one.at_us)


def coming(look: Look) -> Coming:
    """Who may come from now on; without past days, as many an hour as came in the last one, until the hall closes."""
    today = _arrivals(look, look.day)
    past = _days_like(look)
    if not past:
        return Coming([_as_lately(look, today)], 1.0)
    so_far = sum(arrival.at_us <= look.now_us for day in past for arrival in day) / len(past)
    growth = (len(today) + WORTH) / (so_far + WORTH)
    rest = [[arrival for arrival in day if arrival.at_us > look.now_us] for day in past]
    return Coming(rest, min(MOST, max(LEAST, growth)))


def _days_like(look: Look) -> list[list[Arrival]]:
    of = look.day, look.catalogue_id
    kept: dict[tuple[date, int | None], list[list[Arrival]]] = look.memo(("days like",), dict)
    past = kept.get(of)
    if past is None:
        past = [_moved(look, day) for day in _alike(look)]
        kept.clear()  # yesterday's are asked for no more: a program that is never ended would keep every day's
        kept[of] = past
    return past


def _alike(look: Look) -> list[date]:
    found: list[date] = []
    day: date | None = look.day
    while day is not None and len(found) < DAYS_BACK:
        day = look.conn.execute(DAY_BEFORE, {"day": day}).scalar()
        found += [day] if day else []
    same = [day for day in found if day.weekday() == look.day.weekday()]
    return same if len(same) >= ENOUGH_ALIKE else found[:ENOUGH]


def _moved(look: Look, day: date) -> list[Arrival]:
    # at the same time by the wall clock
    shift_us = _midnight_us(look, look.day) - _midnight_us(look, day)
    return [arrival._replace(at_us=arrival.at_us + shift_us) for arrival in _arrivals(look, day)]


def _arrivals(look: Look, day: date) -> list[Arrival]:
    series = catalogue.current(look).series
    return [
        Arrival(
            -1, row.series, row.rate, row.arrived_at_us, 0, series[row.series].wait_promise_min,
            service=catalogue.service_of(look, row.service_id).service.code,
        )
        for row in look.conn.execute(OF_DAY, {"day": day})
        if row.series in series
    ]  # fmt: skip


def _as_lately(look: Look, today: Sequence[Arrival]) -> list[Arrival]:
    sessions = roster.sessions_us(catalogue.current(look), look.zone, look.day)
    lately = [arrival for arrival in today if look.now_us - arrival.at_us < HOUR_US]
    hours = max(0, -((look.now_us - sessions[-1][1]) // HOUR_US)) if sessions else 0
    again = (one._replace(at_us=one.at_us + (hour + 1) * HOUR_US) for hour in range(hours) for one in lately)
    while_open = (one for one in again if any(first <= one.at_us < last for first, last in sessions))
    return sorted(while_open, key=lambda one: one.at_us)


def _midnight_us(look: Look, day: date) -> int:
    return to_us(datetime.combine(day, time(), look.zone))

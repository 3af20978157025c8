"""The announced wait, first form: how many really stand before, and a range of minutes.

Range = (ahead + 1) x mean handling / open windows that serve, from 0.5 to 1.5 times, rounded outwards to five
minutes. Ahead counts only those whom the calling rule would take first at windows that also serve this series.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.hall import catalogue, rows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.moves import period
from counterdesk.hall.tables import SeatRow
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

STEP_MIN = 5
RECENT = 30
SAMPLE = 2000
PACE_KEPT_US = 60 * 1_000_000
seat = SeatRow.__table__  # type: ignore[attr-defined]
STANDING = Prepared(
    select(rows.table.c.lane, func.count().label("n"))
    .where(rows.table.c.day == bindparam("day"), rows.WAITING)
    .group_by(rows.table.c.lane)
)
PLACES = Prepared(
    select(rows.table.c.place_us)
    .where(rows.table.c.day == bindparam("day"), rows.WAITING, rows.table.c.lane == bindparam("lane"))
    .order_by(rows.table.c.place_us)
)
OPEN_WINDOWS = Prepared(select(seat.c.window).where(seat.c.state == "open"))
_newest = select(func.max(period.c.id)).scalar_subquery()
HANDLINGS = (
    select(rows.table.c.series, (period.c.to_us - period.c.from_us).label("us"))
    .join_from(period, rows.table, rows.table.c.id == period.c.ticket_id)
    .where(
        period.c.id > _newest - SAMPLE,
        period.c.kind == "handling",
        period.c.to_us.is_not(None),
        rows.table.c.reliable == 1,
    )
    .order_by(period.c.id.desc())
)


class Announced(NamedTuple):
    """What is said at issue: how many stand before, the range in minutes, and the windows that serve."""

    ahead: int
    low_min: int
    high_min: int
    windows: tuple[str, ...]


class Standing(NamedTuple):
    """How many wait in a lane, and their places in order (microseconds UTC; empty where order does not matter)."""

    lane: rows.Lane
    waiting: int
    places_us: tuple[int, ...] = ()


def wait_range(ahead: int, mean_min: float, windows: int) -> tuple[int, int]:
    """The announced range in minutes, both ends multiples of five, rounded outwards."""
    middle = (ahead + 1) * mean_min / max(1, windows)
    return floor(0.5 * middle / STEP_MIN) * STEP_MIN, ceil(1.5 * middle / STEP_MIN) * STEP_MIN


def announce(look: Look, series: str, rate: float) -> Announced:
    """What to tell a citizen who takes a number of ``series`` now."""
    cat = catalogue.current(look)
    serving = tuple(w.code for w in cat.windows.values() if series in w.serves)
    sharing = frozenset(s for code in serving for s in cat.windows[code].serves)
    is_open = {r.window for r in OPEN_WINDOWS(look.conn)}
    working = [code for code in serving if code in is_open]
    mean_us = pace(look)[series]
    lanes = _standing(look, sharing, cat.series[series].wait_promise_min, rate)
    each_us = mean_us / max(1, len(working))
    ahead = stands_before(lanes, series, rate, promises(cat), look.now_us, each_us, cat.calling.rule)
    low, high = wait_range(ahead, mean_us / MINUTE_US, len(working))
    return Announced(ahead, low, high, tuple(working) or serving)


def promises(cat: catalogue.Catalogue) -> dict[str, int]:
    """The published waiting promise of each series, in minutes."""
    return {prefix: series.wait_promise_min for prefix, series in cat.series.items()}


def stands_before(
    lanes: Iterable[Standing],
    series: str,
    rate: float,
    promise_min: Mapping[str, int],
    now_us: int,
    each_us: float,
    rule: str = "accumulating",
) -> int:
    """How many of those waiting will be called before a ticket of ``series`` and ``rate`` issued now.

    ``each_us`` is the time between two calls. Under ``first-come`` that is everybody, under ``strict`` all of the
    same or a higher rate. Under accumulating priority whoever gains at least as fast stays before; a slower one is
    overtaken after waited x slope / (difference of slopes), unless called by then.
    """
    known = list(lanes)
    if rule != "accumulating":
        return sum(s.waiting for s in known if rule == "first-come" or s.lane.rate >= rate)
    mine = rate / promise_min[series]
    slower = [s for s in known if s.lane.rate / promise_min[s.lane.series] < mine]
    before = sum(s.waiting for s in known) - sum(s.waiting for s in slower)
    rivals = sorted(
        (-(now_us - place) * slope, (now_us - place) * slope / (mine - slope))
        for s in slower
        for slope in (s.lane.rate / promise_min[s.lane.series],)
        for place in s.places_us
    )
    for _urgency, overtaken_after_us in rivals:
        if before * each_us <= overtaken_after_us:
            before += 1
    return before


def pace(look: Look) -> dict[str, float]:
    """Mean handling per series in microseconds: the last thirty, or the hall file's nominal minutes before that.

    Looked up once a minute: a mean of thirty does not move faster.
    """
    minute = look.now_us // PACE_KEPT_US
    return look.memo(("pace", minute, look.catalogue_id), lambda: _pace(look))


def _pace(look: Look) -> dict[str, float]:
    cat = catalogue.current(look)
    seen: dict[str, list[int]] = {prefix: [] for prefix in cat.series}
    for found in look.conn.execute(HANDLINGS):
        if len(seen.get(found.series, ())) < RECENT and found.series in seen:
            seen[found.series].append(found.us)
    return {prefix: _mean(times, cat, prefix) for prefix, times in seen.items()}


def _mean(times: list[int], cat: catalogue.Catalogue, series: str) -> float:
    if times:
        return sum(times) / len(times)
    nominal = [s.nominal_minutes for s in cat.services.values() if s.series == series] or [10]
    return MINUTE_US * sum(nominal) / len(nominal)


def _standing(look: Look, series: frozenset[str], promise_min: int, rate: float) -> list[Standing]:
    found = [(rows.lane_of(r.lane), r.lane, r.n) for r in STANDING(look.conn, day=look.day)]
    cat = catalogue.current(look)
    mine = rate / promise_min
    return [
        Standing(
            lane,
            count,
            _places(look, name) if lane.rate / cat.series[lane.series].wait_promise_min < mine else (),
        )
        for lane, name, count in found
        if lane.series in series
    ]


def _places(look: Look, lane: str) -> tuple[int, ...]:
    return tuple(place.place_us for place in PLACES(look.conn, day=look.day, lane=lane))

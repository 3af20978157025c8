"""The wait told with a number: how many really stand before, the estimator's range rounded outwards to five minutes,
and whether the hall may close first.

Ahead counts those whom the windows that serve this series will call first, by the rule they call by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import ceil, floor
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal_column, select

from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.quoting import at_place, chance_today, quoted
from counterdesk.hall.estimates.telling import Said
from counterdesk.hall.estimates.told import is_unlikely
from counterdesk.hall.lookahead import MOST_TURNS, Standing, near, stands_before
from counterdesk.hall.moves import period
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

STEP_MIN = 5
RECENT = 30
SAMPLE = 2000
PACE_KEPT_US = 60 * 1_000_000
STANDING = Prepared(
    select(rows.table.c.lane, func.count().label("waiting"), func.max(rows.table.c.place_us).label("newest_us"))
    .where(rows.table.c.day == bindparam("day"), rows.WAITING)
    .group_by(rows.table.c.lane)
)
PLACES = Prepared(
    select(rows.table.c.place_us)
    .where(rows.table.c.day == bindparam("day"), rows.WAITING, rows.table.c.lane == bindparam("lane"))
    .order_by(rows.table.c.place_us)
    .limit(literal_column(str(MOST_TURNS)))
)
_newest = select(func.max(period.c.id)).scalar_subquery()
HANDLINGS = (
    select(rows.table.c.series, func.sum(period.c.to_us - period.c.from_us).label("us"))
    .join_from(period, rows.table, rows.table.c.id == period.c.ticket_id)
    .where(
        period.c.id > _newest - SAMPLE,
        period.c.kind == "handling",
        period.c.to_us.is_not(None),
        rows.table.c.reliable == 1,
        rows.table.c.source != "import",
        rows.table.c.state.not_in(["serving", "held"]),
    )
    .group_by(period.c.ticket_id, period.c.service_id, rows.table.c.series)
    .order_by(func.max(period.c.id).desc())
)


class Announced(NamedTuple):
    """What is said at issue: how many stand before, the range in minutes, and the windows that serve.

    ``newest_us`` is the newest place in any line: after a clock was set back, nobody may stand before those there.
    ``said`` is the estimate behind the range, None where no window is known; ``today`` the chance (0 to 1) of being
    called before closing, None where nothing is known of that.
    """

    ahead: int
    low_min: int
    high_min: int
    windows: tuple[str, ...]
    newest_us: int
    said: Said | None = None
    today: float | None = None

    @property
    def may_not(self) -> bool:
        """Whether it must be said that the ticket may not be served today."""
        return is_unlikely(self.today)


def wait_range(ahead: int, mean_min: float, windows: int) -> tuple[int, int]:
    """The range in minutes by the simplest rule: (ahead + 1) x mean / windows, from 0.5 to 1.5 times, rounded outwards.

    It is said where the estimator knows of no window that may call.
    """
    middle = (ahead + 1) * mean_min / max(1, windows)
    return floor(0.5 * middle / STEP_MIN) * STEP_MIN, ceil(1.5 * middle / STEP_MIN) * STEP_MIN


def rounded(low_us: float, high_us: float) -> tuple[int, int]:
    """A range in microseconds as minutes, both ends multiples of five, rounded outwards."""
    return floor(low_us / MINUTE_US / STEP_MIN) * STEP_MIN, ceil(high_us / MINUTE_US / STEP_MIN) * STEP_MIN


def announce(look: Look, series: str, rate: float, place_us: int | None = None) -> Announced:
    """What to tell a citizen who takes a number of ``series`` now; ``place_us``: not at its end, but from then on."""
    cat = catalogue.current(look)
    planned = cat.windows_for(series)
    is_open = windows.open_now(look)
    working = tuple(code for code in planned if code in is_open)
    calling = [w for w in cat.windows.values() if w.code in is_open or (not working and w.code in planned)]
    turns, lines = near(series, calling)
    mean_us = pace(look)[series]
    standing = STANDING(look.conn, day=look.day)
    lanes = _standing(look, [r for r in standing if rows.lane_of(r.lane).series in lines], is_open)
    mine = rows.Lane(series, rate, None)
    ahead = stands_before(lanes, mine, turns, promises(cat), look.now_us, mean_us, cat.calling)
    said = quoted(look, mine, ahead, is_open) if place_us is None else at_place(look, mine, place_us)
    if place_us is not None:
        ahead = said.estimate.ahead if said else 0
    newest = max((r.newest_us for r in standing), default=look.now_us)
    low, high = _range(said, ahead, mean_us, len(working))
    return Announced(ahead, low, high, working or planned, newest, said, said and chance_today(look, said))


def _range(said: Said | None, ahead: int, mean_us: float, working: int) -> tuple[int, int]:
    if said is None:
        return wait_range(ahead, mean_us / MINUTE_US, working)
    return rounded(said.estimate.low_us, said.estimate.high_us)


def promises(cat: catalogue.Catalogue) -> dict[str, int]:
    """The published waiting promise of each series, in minutes."""
    return {prefix: series.wait_promise_min for prefix, series in cat.series.items()}


def pace(look: Look) -> dict[str, float]:
    """Mean handling per series in microseconds: the last thirty, or the hall file's nominal minutes before that.

    Looked up once a minute: a mean of thirty does not move faster.
    """
    minute = look.now_us // PACE_KEPT_US
    kept: dict[int, dict[str, float]] = look.memo(("pace", look.catalogue_id), dict)
    found = kept.get(minute)
    if found is None:
        found = _pace(look)
        kept.clear()
        kept[minute] = found
    return found


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


def _standing(look: Look, found: Iterable[Any], is_open: Collection[str]) -> list[Standing]:
    # those sent to a window that is not open stand in the line of their series
    lanes: dict[rows.Lane, Standing] = {}
    for one in found:
        lane = rows.lane_of(one.lane).now(is_open)
        joined = lanes.get(lane, Standing(lane, 0, ()))
        places = sorted((*joined.places_us, *_places(look, one.lane)))[:MOST_TURNS]
        lanes[lane] = Standing(lane, joined.waiting + one.waiting, tuple(places))
    return list(lanes.values())


def _places(look: Look, lane: str) -> tuple[int, ...]:
    return tuple(place.place_us for place in PLACES(look.conn, day=look.day, lane=lane))

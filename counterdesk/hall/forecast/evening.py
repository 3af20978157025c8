"""The evening's question: which one opening would have helped most today, kept, and later what it was worth.

Every hour in which a window was closed is tried by running the day again with it open, with recorded handling times;
best is what brings most people within the promise, then what saves most waiting. Its range comes from running the day
with handling times drawn anew from those recorded. Later the first day on which that window was open at that hour is
run again without it: the difference is what the opening was worth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from random import Random
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select
from sqlmodel import Field, SQLModel

from counterdesk.clock import to_us
from counterdesk.hall import catalogue, replay, roster, rows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.forecast.rest import Range, range_of
from counterdesk.hall.replay import Arrival, Past, Window
from counterdesk.hall.replay.figures import Replayed
from counterdesk.hall.roster import Span
from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import text_field, us_field

HOUR_US = 60 * MINUTE_US
SHORT_US = 30 * MINUTE_US
"""What is left of a session is an hour of its own from here on."""
BEFORE_US = 30 * MINUTE_US
DRAWN_ANEW = 9
DAYS_AHEAD = 10
Told = Callable[[int, int], None]


class BestOpeningRow(SQLModel, table=True):
    """The opening that would have helped most on a day: how many more within the promise, and seconds saved a head."""

    __tablename__ = "best_opening"

    day: date = Field(primary_key=True)
    window: str = text_field()
    from_us: int = us_field()
    to_us: int = us_field()
    more: int
    more_low: int
    more_high: int
    saved_s: float
    saved_low_s: float
    saved_high_s: float


class BestOpening(NamedTuple):
    """``window`` open from ``from_us`` to ``to_us``: so many ``more`` within the promise, so much less mean wait."""

    day: date
    window: str
    from_us: int
    to_us: int
    more: Range
    saved_s: Range


class Worth(NamedTuple):
    """What an advised opening was worth on the first ``day`` it was there: as ``BestOpening``, by replay without it."""

    day: date
    more: int
    saved_s: float


best = BestOpeningRow.__table__  # type: ignore[attr-defined]
FORGET = delete(best).where(best.c.day == bindparam("of"))
KEEP = insert(best)
KEPT = select(best).where(best.c.day.between(bindparam("first"), bindparam("last"))).order_by(best.c.day)
NEXT_DAY = select(func.min(rows.table.c.day)).where(rows.table.c.day > bindparam("day"))


def best_opening(look: Look, on: date | None = None, told: Told | None = None) -> BestOpening | None:
    """The opening that would have helped most on a business day, today's unless ``on`` says which.

    None when everybody was served within the promise, or no opening would have brought anybody more within it or
    saved any waiting. ``told`` hears (tried, all). Raises Refusal ``nothing_that_day`` when nobody came.
    """
    on = on or look.day
    past = replay.of_day(look, on)
    was = replay.replay(past)
    tries = list(_tries(look, past, on, was))
    found: list[tuple[tuple[int, float], str, Span]] = []
    for at, (code, serves, slot) in enumerate(tries):
        if told:
            told(at, len(tries))
        found.append((_gain(was, replay.replay(_opened(past, code, serves, slot))), code, slot))
    gain, window, slot = max(found, default=((0, 0.0), "", (0, 0)), key=lambda one: one[0])
    if gain[0] <= 0 and gain[1] < 1:
        return None
    gains = [_gain(replay.replay(drawn), replay.replay(_opened(drawn, window, _serves(look, window), slot)))
             for drawn in (_drawn_anew(past, Random(seed)) for seed in range(DRAWN_ANEW))]  # fmt: skip
    more, saved = (_around(gain[at], [one[at] for one in gains]) for at in (0, 1))
    return BestOpening(on, window, *slot, more, saved)


def keep_opening(desk: Desk, found: BestOpening) -> None:
    """Keep the evening's answer, so that it can be told later what it was worth; a second one of a day replaces it."""
    desk.conn.execute(FORGET, {"of": found.day})
    desk.conn.execute(KEEP, {
        "day": found.day, "window": found.window, "from_us": found.from_us, "to_us": found.to_us,
        "more": round(found.more.middle), "more_low": round(found.more.low), "more_high": round(found.more.high),
        "saved_s": found.saved_s.middle, "saved_low_s": found.saved_s.low, "saved_high_s": found.saved_s.high,
    })  # fmt: skip
    desk.record("best_opening", window=found.window, from_us=found.from_us, to_us=found.to_us, of=found.day.isoformat())


def openings(look: Look, first: date, last: date) -> tuple[BestOpening, ...]:
    """The answers kept of the evenings ``first`` to ``last``."""
    kept = look.conn.execute(KEPT, {"first": first, "last": last})
    return tuple(
        BestOpening(row.day, row.window, row.from_us, row.to_us, Range(row.more_low, row.more, row.more_high),
                    Range(row.saved_low_s, row.saved_s, row.saved_high_s))
        for row in kept
    )  # fmt: skip


def worth(look: Look, found: BestOpening) -> Worth | None:
    """What an advised opening was worth; None while it was not followed on one of the next ten days of business."""
    day: date | None = found.day
    for _ in range(DAYS_AHEAD):
        day = look.conn.execute(NEXT_DAY, {"day": day}).scalar()
        if day is None:
            return None
        past, slot = replay.of_day(look, day), _same_hour(look, found, day)
        if (open_us := _open_in(past, found.window, slot)) and open_us >= (slot[1] - slot[0]) // 2:
            return Worth(day, *_gain(replay.replay(_shut(past, found.window, slot)), replay.replay(past)))
    return None


def _tries(look: Look, past: Past, on: date, was: Replayed) -> Iterator[tuple[str, frozenset[str], Span]]:
    """Hours of closed windows near which somebody waited longer than promised; of windows alike only the first."""
    late = _late_us(past, was)
    for slot in _hours(look, on):
        if not any(slot[0] - BEFORE_US <= us < slot[1] for us in late):
            continue
        seen = set[frozenset[str]]()
        for code in catalogue.current(look).windows:
            serves = _serves(look, code)
            if serves not in seen and not _open_in(past, code, slot):
                seen.add(serves)
                yield code, serves, slot


def _hours(look: Look, on: date) -> Iterator[Span]:
    for first, last in roster.sessions_us(catalogue.current(look), look.zone, on):
        for from_us in range(first, last - SHORT_US + 1, HOUR_US):
            yield from_us, min(last, from_us + HOUR_US)


def _late_us(past: Past, was: Replayed) -> list[int]:
    """When those came who waited longer than promised or were never served."""
    begun = {start.ticket_id: start.start_us for start in was.starts}
    never_us = 2**62
    return [
        arrival.at_us
        for arrival, name in zip(past.arrivals, past.names, strict=True)
        if begun.get(name, never_us) - arrival.at_us > arrival.promise_min * MINUTE_US
    ]


def _gain(was: Replayed, then: Replayed) -> tuple[int, float]:
    return then.within_promise - was.within_promise, (was.wait_mean_s or 0.0) - (then.wait_mean_s or 0.0)


def _around(recorded: float, drawn: Sequence[float]) -> Range:
    """What the recorded day says, with the ends of its range; it is one of the days that can be, so it lies within.

    It was chosen for saying most, so on a day drawn anew it is rather less: the range alone may end below it.
    """
    low, _, high = range_of(drawn)
    return Range(min(low, recorded), recorded, max(high, recorded))


def _serves(look: Look, code: str) -> frozenset[str]:
    return frozenset(catalogue.current(look).windows[code].serves)


def _open_in(past: Past, code: str, slot: Span) -> int:
    """How much of the hour the window was open; one that noted no hours was always."""
    window = next((one for one in past.windows if one.code == code), None)
    if window is None:
        return 0
    spans = window.open_us or (slot,)
    return sum(max(0, min(last, slot[1]) - max(first, slot[0])) for first, last in spans)


def _opened(past: Past, code: str, serves: frozenset[str], slot: Span) -> Past:
    there = next((one.open_us for one in past.windows if one.code == code), ())
    others = [one for one in past.windows if one.code != code]
    return past._replace(windows=[*others, Window(code, serves, roster.joined((*there, slot)))])


def _shut(past: Past, code: str, slot: Span) -> Past:
    windows = [
        one._replace(open_us=roster.without(one.open_us, slot)) if one.code == code else one for one in past.windows
    ]
    return past._replace(windows=[one for one in windows if one.code != code or one.open_us])


def _drawn_anew(past: Past, dice: Random) -> Past:
    recorded: dict[str, list[int]] = defaultdict(list)
    for arrival in past.arrivals:
        recorded[arrival.errand].append(arrival.handling_us)
    drawn: Sequence[Arrival] = [
        arrival._replace(handling_us=dice.choice(recorded[arrival.errand])) for arrival in past.arrivals
    ]
    return past._replace(arrivals=drawn)


def _same_hour(look: Look, found: BestOpening, day: date) -> Span:
    from_us = to_us(datetime.combine(day, look.local(found.from_us).time(), look.zone))
    return from_us, from_us + found.to_us - found.from_us

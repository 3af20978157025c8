"""A hall's ten years on disk: 250 days a year, a thousand tickets a day, their periods and the windows' sittings.

Rows are written as the verbs leave them (periods tile each life, in the order they were opened), by one long load.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from counterdesk.store import library
from tests.bench.halls import hall

FIRST = date(2016, 1, 4)
YEARS, DAYS_A_YEAR, TICKETS_A_DAY = 10, 250, 1000
SECOND = 1_000_000
WINDOWS = 12
SERVED, ABSENT, LEFT = 0.93, 0.03, 0.03
TICKET = """INSERT INTO ticket (id, day, series, number, label, service_id, rate, lane, state, arrived_at_us, place_us,
  window, clerk, calls, outcome, reliable, lang, source)
  VALUES (?, ?, ?, ?, ?, ?, 1.0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'zh', 'desk')"""
PERIOD = "INSERT INTO period (ticket_id, kind, from_us, to_us, window, clerk) VALUES (?, ?, ?, ?, ?, ?)"
SITTING = "INSERT INTO sitting (day, window, clerk, state, reason, from_us, to_us) VALUES (?, ?, ?, ?, ?, ?, ?)"


class Life(NamedTuple):
    """A ticket's row and its periods in order."""

    ticket: tuple[Any, ...]
    periods: list[tuple[Any, ...]]


def decade(path: Path, years: int = YEARS) -> list[date]:
    """Make the hall at ``path``; its business days."""
    store = hall(path.parent, path.name)
    store.close()
    days = [*business_days(years * DAYS_A_YEAR)]
    with closing(library.module.connect(str(path))) as conn:
        services = conn.execute("SELECT id, series FROM service ORDER BY id").fetchall()
        dice = random.Random(1)
        ticket = 0
        for day in days:
            lives = [*_day(dice, day, services, ticket + 1)]
            ticket += len(lives)
            conn.executemany(TICKET, (life.ticket for life in lives))
            conn.executemany(PERIOD, sorted((p for life in lives for p in life.periods), key=lambda p: p[2]))
            conn.executemany(SITTING, _sittings(dice, day))
        conn.commit()
        conn.execute("ANALYZE")
    return days


def business_days(count: int) -> Iterator[date]:
    """Weekdays from the first on, as many a year as a hall works."""
    at, this_year = FIRST, 0
    while count:
        if at.weekday() < 5 and this_year < DAYS_A_YEAR:
            yield at
            count, this_year = count - 1, this_year + 1
        tomorrow = at + timedelta(1)
        at, this_year = tomorrow, this_year if tomorrow.year == at.year else 0


def _day(dice: random.Random, day: date, services: list[tuple[int, str]], first: int) -> Iterator[Life]:
    opens = _us(day, 1)
    numbers: dict[str, int] = {}
    for at in range(TICKETS_A_DAY):
        service, series = dice.choice(services)
        numbers[series] = number = numbers.get(series, 0) + 1
        arrived = opens + int(at * 7 * 3600 / TICKETS_A_DAY * SECOND) + dice.randrange(SECOND)
        yield _life(dice, first + at, day, (series, number, service), arrived)


def _life(dice: random.Random, ticket: int, day: date, number: tuple[str, int, int], arrived: int) -> Life:
    window = 1 + dice.randrange(WINDOWS)
    where = str(window), str(100 + window)
    fate = dice.random()
    state = ("finished" if fate < SERVED else "no_show" if fate < SERVED + ABSENT
             else "walked_out" if fate < SERVED + ABSENT + LEFT else "carried_over")  # fmt: skip
    spans = _spans(dice, state)
    periods, at = [], arrived
    for kind, seconds in spans:
        until = at + int(seconds * SECOND)
        periods.append((ticket, kind, at, until, *((None, None) if kind in ("wait", "missed") else where)))
        at = until
    series, n, service = number
    row = (
        ticket, day.isoformat(), series, n, f"{series}{n:03d}", service, f"{series}:1", state, arrived, arrived,
        *(where if state in ("finished", "no_show") else (None, None)), 1 if state == "finished" else 0,
        "done" if state == "finished" else None, int(dice.random() > 0.005),
    )  # fmt: skip
    return Life(row, periods)


def _spans(dice: random.Random, state: str) -> list[tuple[str, float]]:
    wait = dice.expovariate(1 / 480)
    if state == "no_show":
        return [("missed", wait), ("absent", 180.0)]
    if state != "finished":
        return [("wait", wait)]
    spans = [("wait", wait), ("walk", dice.uniform(5, 60)), ("handling", dice.gammavariate(2, 240))]
    if dice.random() < 0.05:
        spans += [("hold", dice.uniform(60, 1200)), ("handling", dice.uniform(60, 300))]
    return spans


def _sittings(dice: random.Random, day: date) -> Iterator[tuple[Any, ...]]:
    for window in range(1, WINDOWS + 1):
        where = day.isoformat(), str(window), str(100 + window)
        noon = _us(day, 4) + dice.randrange(1800) * SECOND
        back = noon + 3600 * SECOND
        yield (*where, "open", None, _us(day, 1), noon)
        yield (*where, "paused", "meal", noon, back)
        yield (*where, "open", None, back, _us(day, 9))


def _us(day: date, hour: int) -> int:
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()) * SECOND

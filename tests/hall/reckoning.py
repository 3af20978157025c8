"""An independent reckoner of visits files: the rules and the figures once more, in plain Python with fractions.

It shares nothing with the program but the file. Its instants are aware datetimes, its spans fractions of seconds, its
quantiles those of the standard library (``statistics.quantiles``, inclusive: type 7).
"""

from __future__ import annotations

import csv
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

HEADER = ["ticket_id", "service", "priority", "arrive_ts", "start_ts", "end_ts", "server", "outcome"]
CHINA = ZoneInfo("Asia/Shanghai")
FOUR = time(4)
PROMISES_S = {"A": 900, "B": 900, "C": 1200, "D": 1200}
"""What the series of the shipped market-regulation hall promise, by the letter a service begins with."""
LUNCH = time(12), time(14)
"""Between the two sessions of that hall."""
KEYS: dict[str, Callable[[Reckoned], str | None]] = {
    "service": lambda v: v.service,
    "window": lambda v: v.server or None,
    "hour": lambda v: f"{v.arrived.hour:02d}",
    "weekday": lambda v: ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[v.arrived.weekday()],
    "day": lambda v: v.day.isoformat(),
}


class Reckoned(NamedTuple):
    """A row that should be taken; spans are exact seconds, ``handling`` None for those who left."""

    line: int
    day: date
    service: str
    server: str
    arrived: datetime
    wait: Fraction
    handling: Fraction | None


class Reckoning(NamedTuple):
    """The rows that should be taken, and the lines of those that should not."""

    taken: list[Reckoned]
    refused: list[int]


def reckon(path: Path, zone: ZoneInfo = CHINA, day_starts: time = FOUR) -> Reckoning:
    """What an import into an empty hall that has every name should take of a file whose lines are whole rows."""
    found = Reckoning([], [])
    seen = set()
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            visit = _judged(line, row, zone, day_starts)
            if visit is None or (visit.day, row["ticket_id"]) in seen:
                found.refused.append(line)
            else:
                seen.add((visit.day, row["ticket_id"]))
                found.taken.append(visit)
    return found


def figures(visits: Iterable[Reckoned]) -> dict[str, Any]:
    """The figures these visits should give, by the names of the summary."""
    here = list(visits)
    served = [v for v in here if v.handling is not None]
    left = [v for v in here if v.handling is None]
    kept = sum(v.wait <= PROMISES_S[v.service[0]] for v in served)
    asked = len(served) + sum(v.wait > PROMISES_S[v.service[0]] for v in left)
    handlings = [v.handling for v in served if v.handling is not None]
    net = _spread("wait_net", [v.wait - _lunch(v) for v in served])
    return {
        "issued": len(here), "called": len(served), "served": len(served), "walked_out": len(left),
        "within_promise": kept, "service_level": kept / asked if asked else None, "service_level_n": asked,
        **_spread("wait", [v.wait for v in served]),
        **{name: value for name, value in net.items() if name != "wait_net_n"},
        **_spread("handling", handlings),
        "handling_iqr_s": _between_quarters(handlings),
    }  # fmt: skip


def _lunch(visit: Reckoned) -> Fraction:
    """What of the wait the hall spent at lunch, from twelve to two by the clock on its wall."""
    midnight = datetime.combine(visit.arrived.date(), time())
    begins = _seconds(visit.arrived.replace(tzinfo=None) - midnight)
    noon, two = (_seconds(datetime.combine(visit.arrived.date(), at) - midnight) for at in LUNCH)
    return max(Fraction(0), min(begins + visit.wait, two) - max(begins, noon))


def by(name: str, visits: Iterable[Reckoned]) -> dict[str | None, dict[str, Any]]:
    """The same for every service, window, hour, weekday or day."""
    groups = defaultdict(list)
    for visit in visits:
        groups[KEYS[name](visit)].append(visit)
    return {key: figures(group) for key, group in groups.items()}


def _judged(line: int, row: dict[str, str], zone: ZoneInfo, day_starts: time) -> Reckoned | None:
    arrived, ended = _at(row["arrive_ts"], zone), _at(row["end_ts"], zone)
    began = _at(row["start_ts"], zone) if row["outcome"] == "served" else None
    order = [arrived, ended] if began is None else [arrived, began, ended]
    if order != sorted(order):
        return None
    local = arrived.astimezone(zone)
    day = local.date() if local.time() >= day_starts else local.date() - timedelta(1)
    handling = None if began is None else _seconds(ended - began)
    return Reckoned(line, day, row["service"], row["server"], local, _seconds((began or ended) - arrived), handling)


def _at(text: str, zone: ZoneInfo) -> datetime:
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(ZoneInfo("UTC"))


def _seconds(span: timedelta) -> Fraction:
    return Fraction(span // timedelta(microseconds=1), 1_000_000)


def _spread(name: str, spans: list[Fraction]) -> dict[str, Any]:
    values = [None] * 5
    if spans:
        nineteen = statistics.quantiles(spans, n=20, method="inclusive") if len(spans) > 1 else spans * 19
        mean = sum(spans, Fraction(0)) / len(spans)
        values = [float(x) for x in (mean, statistics.median(spans), nineteen[17], nineteen[18], max(spans))]
    names = (f"{name}_{part}_s" for part in ("mean", "median", "p90", "p95", "max"))
    return {**dict(zip(names, values, strict=True)), f"{name}_n": len(spans)}


def _between_quarters(spans: list[Fraction]) -> float | None:
    if len(spans) < 2:
        return 0.0 if spans else None
    low, _, high = statistics.quantiles(spans, n=4, method="inclusive")
    return float(high - low)


def write_visits(path: Path, rows: Iterable[Iterable[str]]) -> Path:
    """A visits file with these rows below its header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def messy_rows(number: int, days: int, seed: int, first: date = date(2026, 2, 2)) -> list[list[str]]:
    """Rows of a hall open all day and night, with everything that goes wrong in real files.

    Midnight falls into waits and services; some times lie before the arrival; clocks look wrapped within one date;
    ids come twice, near and far; servers are missing; one row in ten left without service.
    """
    dice = random.Random(seed)
    rows = []
    for place in range(number):
        arrived = datetime.combine(first, time()) + timedelta(
            days=dice.randrange(days), seconds=dice.randrange(86_400), milliseconds=dice.choice((0, 0, 0, 250, 999))
        )
        wait = timedelta(seconds=dice.choice((0, dice.randrange(900), dice.randrange(4000), -dice.randrange(1, 300))))
        served = dice.random() < 0.9
        began = arrived + wait
        ended = began + timedelta(seconds=dice.randrange(30, 3000)) if served else began
        if dice.random() < 0.03:  # a system that keeps one date and wraps the clock
            ended = datetime.combine(arrived.date(), ended.time())
        name = f"T{dice.randrange(place + 1) if dice.random() < 0.05 else place:05d}"
        server = dice.choice(("", "1", "2", "3", "4", "5")) if served else ""
        rows.append([
            name, dice.choice(("A01", "A02", "B01", "D01")), dice.choice(("", "0", "0", "0")), arrived.isoformat(),
            began.isoformat() if served else "", ended.isoformat(), server, "served" if served else "abandoned",
        ])  # fmt: skip
    return rows

"""The people of the demo's town: who comes when, for what, how long they take, when they give up.

Everything is drawn from fixed seeds, so that the same day always brings the same people. Nobody has a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from math import log
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall.catalogue import Catalogue, Service

A_DAY = {"A": 38, "B": 24, "C": 8, "D": 5, "E": 44, "T": 9}
"""People on an average day by series; the windows of the shipped hall are then busy nine minutes in ten."""
OTHER_SERIES = 10
WEEKDAYS = (1.12, 1.04, 1.0, 0.96, 0.88)
"""Monday to Friday, as shares of an average day."""
HALF_HOURS = {
    time(8, 30): 1.1, time(9): 1.4, time(9, 30): 1.7, time(10): 1.8, time(10, 30): 1.4, time(11): 0.6,
    time(14): 1.3, time(14, 30): 1.5, time(15): 1.4, time(15, 30): 1.2, time(16): 0.9, time(16, 30): 0.4,
}  # fmt: skip
"""When they come: a weight for each half hour that begins at this hall time; nobody comes just before closing."""
HALF_HOUR_S = 1800
PRIORITIES = {"elderly": 0.05, "disabled": 0.01, "military": 0.01, "expectant": 0.02, "return": 0.02}
ENGLISH = 0.02
ABSENT = 0.04
"""The share of those called who have left without a word."""
PATIENCE_S = (1200, 6000)
"""Everybody waits the first; after that they give up at random, on average after the second."""
WALK_S = (12, 55)
PAPERS_MISSING = 0.1
SPREAD = 0.45
"""Standard deviation of the logarithm of handling times."""


class Arrival(NamedTuple):
    """Somebody who comes to the number machine at ``at_us`` for a service."""

    at_us: int
    service: str
    priority: str | None
    lang: str


class Manner(NamedTuple):
    """How the holder of one ticket behaves; times in seconds."""

    comes: bool
    walk_s: int
    handling_s: int
    patience_s: int
    outcome: str


def crowd(cat: Catalogue, on: date) -> list[Arrival]:
    """Everybody who comes on a day, in the order they come; nobody at a weekend."""
    if on.weekday() >= len(WEEKDAYS):
        return []
    dice = Random(f"square {on.toordinal()}")
    kinds = list(_shares(cat.services.values()).items())
    mean = sum(share for _, share in kinds) * WEEKDAYS[on.weekday()]
    chosen = dice.choices([code for code, _ in kinds], [share for _, share in kinds], k=_near(dice, mean))
    zone = ZoneInfo(cat.hall.timezone)
    coming = (Arrival(_moment(dice, on, zone), code, _class(dice, cat), _tongue(dice)) for code in chosen)
    return sorted(coming, key=lambda arrival: arrival.at_us)


def manner(ticket_id: int, service: Service) -> Manner:
    """How the holder of this ticket behaves at a window that gives ``service``."""
    return _manner(ticket_id, service.nominal_s * pace(service.code), service.kind, service.handling)


@lru_cache(1000)
def _manner(ticket_id: int, usual_s: float, kind: str, handling: str) -> Manner:
    dice = Random(f"manner {ticket_id}")
    took_s = dice.lognormvariate(log(usual_s) - SPREAD**2 / 2, SPREAD)
    least_s, more_s = PATIENCE_S
    return Manner(
        comes=dice.random() >= ABSENT,
        walk_s=dice.randint(*WALK_S),
        handling_s=round(min(max(took_s, 60), 3 * usual_s)),
        patience_s=least_s + round(dice.expovariate(1 / more_s)),
        outcome=_outcome(dice, kind, handling),
    )


@cache
def pace(code: str) -> float:
    """How long a service really takes as a share of its nominal minutes: a hall file is never quite right."""
    return Random(f"pace {code}").uniform(0.75, 1.1)


def _shares(services: Iterable[Service]) -> dict[str, float]:
    by_series: dict[str, dict[str, float]] = {}
    for service in services:
        by_series.setdefault(service.series, {})[service.code] = 1 / service.nominal_minutes
    return {
        code: weight / sum(weights.values()) * A_DAY.get(series, OTHER_SERIES)
        for series, weights in by_series.items()
        for code, weight in weights.items()
    }


def _near(dice: Random, mean: float) -> int:
    return max(0, round(dice.gauss(mean, mean**0.5)))


def _moment(dice: Random, on: date, zone: ZoneInfo) -> int:
    begins = dice.choices(list(HALF_HOURS), list(HALF_HOURS.values()))[0]
    at = datetime.combine(on, begins, zone) + timedelta(seconds=dice.randrange(HALF_HOUR_S))
    return to_us(at)


def _class(dice: Random, cat: Catalogue) -> str | None:
    drawn = dice.random()
    for name, share in PRIORITIES.items():
        drawn -= share
        if drawn < 0:
            return name if name in cat.priorities else None
    return None


def _tongue(dice: Random) -> str:
    return "en" if dice.random() < ENGLISH else "zh"


def _outcome(dice: Random, kind: str, handling: str) -> str:
    if kind == "complaint":
        return "answered"
    if dice.random() < PAPERS_MISSING:
        return "papers_missing"
    return "done" if handling == "instant" else "accepted"


def later(us: int, seconds: float) -> int:
    """The instant ``seconds`` after ``us``, both in microseconds since 1970."""
    return us + round(seconds * SECOND_US)

"""Simulated halls, apart from the program's own code: who comes when, how long errands take, who gives up, who lunches.

Days come out as rows of a visits file. Several shapes, so that nothing is fitted to one hall.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from math import exp, log, sqrt
from pathlib import Path
from random import Random
from typing import NamedTuple

HEAD = ("ticket_id", "service", "priority", "arrive_ts", "start_ts", "end_ts", "server", "outcome")
FIRST = datetime(2026, 3, 2)
HOUR = 3600.0
OPENS, CLOSES = 8.5 * HOUR, 17.0 * HOUR


class Kind(NamedTuple):
    """An errand: its code, share of those who come, mean and variation of its handling time in seconds."""

    code: str
    share: float
    mean_s: float
    varies: float


class Shape(NamedTuple):
    """A hall: errands, the lines (first letters) of each window, load at peak, and what people and windows do.

    ``rush`` is how much busier the middle of the morning is than the day; ``patience_s`` the mean patience, None:
    nobody leaves; ``lunch_s`` how long each window is away, one after another; ``rule`` by which it calls.
    """

    kinds: Sequence[Kind]
    windows: Sequence[str]
    load: float
    rush: float = 1.0
    patience_s: float | None = None
    priority: float = 0.1
    lunch_s: float = 0.0
    rule: str = "accumulating"


class Person(NamedTuple):
    """Somebody of one day, in seconds from midnight."""

    id: int
    kind: Kind
    rate: float
    came: float
    takes: float
    leaves: float


class Served(NamedTuple):
    """Who, at which window, from when on; a window of none: left at ``begun``."""

    person: Person
    window: str | None
    begun: float


FIVE = (
    Kind("A01", 0.30, 480, 0.6), Kind("B01", 0.25, 720, 0.6), Kind("C01", 0.15, 1080, 0.7),
    Kind("D01", 0.10, 1500, 0.5), Kind("E01", 0.20, 180, 0.8),
)  # fmt: skip
TWO = (Kind("A01", 0.6, 420, 0.7), Kind("B01", 0.4, 900, 0.6))
MIXED = (Kind("A01", 0.4, 240, 0.5), Kind("A02", 0.3, 1200, 0.5), Kind("B01", 0.3, 600, 0.7))
SHAPES: dict[str, Shape] = {
    "five windows by skill, lunch": Shape(FIVE, ("ABE", "ABE", "BCE", "CDE", "AD"), 0.92, 1.25, 3600, 0.1, 2700),
    "a rush in the morning": Shape(FIVE, ("ABCDE",) * 5, 0.80, 1.7, 4500, 0.08, 1800),
    "many give up": Shape(TWO, ("AB",) * 4, 1.10, 1.2, 900, 0.1, 2400),
    "strict priority, a third urgent": Shape(TWO, ("AB",) * 3, 0.90, 1.1, None, 0.3, 0, "strict"),
    "first come, first served": Shape(MIXED, ("AB",) * 3, 0.93, 1.15, 5400, 0.0, 2700, "first-come"),
    "quick and long errands in one line": Shape(MIXED, ("A", "AB", "B", "A"), 0.90, 1.25, 3600, 0.1, 2700),
    "one window": Shape(TWO, ("AB",), 0.88, 1.0, 3600, 0.1, 0),
}


def days(shape: Shape, count: int, seed: int) -> Iterator[tuple[int, list[Served]]]:
    """So many days of the hall, each a little busier or quieter than the last."""
    dice = Random(seed)
    for day in range(count):
        people = list(people_of(shape, dice.uniform(0.85, 1.15), dice))
        yield day, served(people, shape)


def served(people: Sequence[Person], shape: Shape) -> list[Served]:
    """One day of those who come, by the hall's own rule."""
    return run(people, shape, _rank(shape.rule))


def write(shape: Shape, count: int, seed: int, path: Path) -> Path:
    """So many days of the hall as a visits file."""
    return write_days(path, days(shape, count, seed))


def write_days(path: Path, found: Iterable[tuple[int, list[Served]]]) -> Path:
    """Days, by their number, as a visits file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD)
        for day, turns in found:
            at = FIRST + timedelta(days=day + 2 * (day // 5))
            for one in sorted(turns, key=lambda one: one.person.came):
                person, gone = one.person, one.window is None
                end = one.begun if gone else one.begun + person.takes
                rows.writerow((
                    f"{day}-{person.id}", person.kind.code, "" if person.rate == 1 else "1", _ts(at, person.came),
                    "" if gone else _ts(at, one.begun), _ts(at, end), one.window or "",
                    "abandoned" if gone else "served",
                ))  # fmt: skip
    return path


def run(people: Sequence[Person], shape: Shape, rank: Callable[[Person, float], tuple[float, ...]]) -> list[Served]:
    """One day: whenever a window is free it takes whoever of its lines ranks first, with everybody looked at."""
    events: list[tuple[float, int, int]] = []
    for person in people:
        heappush(events, (person.came, 1, person.id))
    away = {}
    for at in range(len(shape.windows)):
        heappush(events, (OPENS, 0, at))
        begins = 11.5 * HOUR + at * shape.lunch_s
        away[at] = (begins, begins + shape.lunch_s)
    waiting: dict[int, Person] = {}
    idle: set[int] = set()
    found: list[Served] = []
    while events:
        now, what, which = heappop(events)
        if what == 1:
            waiting[which] = people[which]
        elif away[which][0] <= now < away[which][1]:
            heappush(events, (away[which][1], 0, which))
        else:
            idle.add(which)
        for window in sorted(idle):
            for one in [one for one in waiting.values() if one.leaves <= now]:
                found.append(Served(waiting.pop(one.id), None, one.leaves))
            mine = [one for one in waiting.values() if one.kind.code[0] in shape.windows[window]]
            if away[window][0] <= now < away[window][1]:
                idle.discard(window)
                heappush(events, (away[window][1], 0, window))
            elif mine:
                chosen = min(mine, key=lambda one: rank(one, now))
                del waiting[chosen.id]
                idle.discard(window)
                found.append(Served(chosen, f"W{window + 1}", now))
                heappush(events, (now + chosen.takes, 0, window))
    return found + [Served(one, None, min(one.leaves, CLOSES + HOUR)) for one in waiting.values()]


def people_of(shape: Shape, busy: float, dice: Random) -> Iterator[Person]:
    """Who comes on a day ``busy`` times as busy as usual, in the order of arrival."""
    mean = sum(kind.share * kind.mean_s for kind in shape.kinds)
    each = shape.load * busy * len(shape.windows) / mean
    at, number = OPENS - 600, 0
    most = max(shape.rush, 1.0)
    while (at := at + dice.expovariate(each * most)) < CLOSES - HOUR / 2:
        if dice.random() < _busy(at, shape.rush) / most:
            kind = dice.choices(shape.kinds, [kind.share for kind in shape.kinds])[0]
            leaves = at + dice.expovariate(1 / shape.patience_s) if shape.patience_s else 1e9
            rate = 3.0 if dice.random() < shape.priority else 1.0
            yield Person(number, kind, rate, at, _takes(kind, dice), leaves)
            number += 1


def _busy(at: float, rush: float) -> float:
    # a hill in the middle of the morning, a lower one in the afternoon, little at noon
    hill = max(exp(-(((at / HOUR - 10) / 1.1) ** 2)), 0.75 * exp(-(((at / HOUR - 15) / 1.0) ** 2)))
    return 0.65 + (rush - 0.65) * hill if rush > 1 else 0.9


def _takes(kind: Kind, dice: Random) -> float:
    spread = sqrt(log(1 + kind.varies**2))
    return max(20.0, kind.mean_s * exp(dice.gauss(-spread * spread / 2, spread)))


def _rank(rule: str) -> Callable[[Person, float], tuple[float, ...]]:
    ranks: Mapping[str, Callable[[Person, float], tuple[float, ...]]] = {
        "accumulating": lambda one, now: (-(now - one.came) * one.rate, one.came),
        "strict": lambda one, now: (-one.rate, one.came),
        "first-come": lambda one, now: (one.came,),
    }
    return ranks[rule]


def _ts(day: datetime, seconds: float) -> str:
    return (day + timedelta(seconds=round(seconds, 3))).isoformat()

"""Single days of simulated halls by many laws: how long errands take, how people come, how busy it is.

Some are there to choose by; nothing may ever be chosen by the others, which are held out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from math import exp, pi, sin
from pathlib import Path
from random import Random

from tests.bench.simulated import CLOSES, HOUR, OPENS, SHAPES, Kind, Person, Shape, served, write_days

Handling = Callable[[Kind, Random], float]
Arriving = Callable[[float, Random], Iterator[float]]
"""The seconds from midnight at which people come, of so many expected in all, in order."""
SPAN = CLOSES - HOUR / 2 - OPENS
LEAST_S = 20.0


def _two_humps(kind: Kind, dice: Random) -> float:
    return dice.gauss(0.4, 0.08) * kind.mean_s if dice.random() < 0.7 else dice.gauss(2.4, 0.3) * kind.mean_s


def _gamma(shape: float) -> Handling:
    return lambda kind, dice: dice.gammavariate(shape, kind.mean_s / shape)


HANDLING: dict[str, Handling] = {
    "exponential": lambda kind, dice: dice.expovariate(1 / kind.mean_s),
    "gamma of four": _gamma(4.0),
    "always alike": lambda kind, dice: kind.mean_s * dice.uniform(0.97, 1.03),
    "two humps": _two_humps,
}
HELD_OUT_HANDLING: dict[str, Handling] = {
    "even": lambda kind, dice: kind.mean_s * dice.uniform(0.2, 1.8),
    "long tail": lambda kind, dice: kind.mean_s * min(15.0, 0.6 * dice.paretovariate(2.5)),
    "gamma of a half": _gamma(0.5),
    "by the hour": lambda kind, dice: dice.expovariate(1 / kind.mean_s) * dice.choice((0.5, 1.0, 1.5)),
}


def _evenly(count: float, dice: Random) -> Iterator[float]:
    at = OPENS - 600
    while (at := at + dice.expovariate(count / (SPAN + 600))) < OPENS + SPAN:
        yield at


def _crowd(count: float, dice: Random) -> Iterator[float]:
    yield from sorted(OPENS - dice.expovariate(1 / 900) for _ in range(round(0.3 * count)))
    yield from (at for at in _evenly(0.7 * count, dice) if at > OPENS)


def _bunches(count: float, dice: Random) -> Iterator[float]:
    yield from sorted(at + dice.uniform(0, 120) for at in _evenly(count / 5, dice) for _ in range(dice.randint(1, 9)))


def _by_appointment(count: float, dice: Random) -> Iterator[float]:
    step = SPAN / count
    yield from sorted(OPENS + at * step + dice.gauss(0, 240) for at in range(round(count)))


def _two_hills(count: float, dice: Random) -> Iterator[float]:
    return (at for at in _evenly(1.6 * count, dice) if dice.random() < 0.25 + 0.75 * _hill(at) ** 2)


def _hill(at: float) -> float:
    return sin((at - OPENS) / SPAN * 2 * pi)


def _dwindling(count: float, dice: Random) -> Iterator[float]:
    return (at for at in _evenly(2.3 * count, dice) if dice.random() < exp(-(at - OPENS) / SPAN * 2))


ARRIVING: dict[str, Arriving] = {"evenly": _evenly, "a crowd at the door": _crowd, "in bunches": _bunches}
HELD_OUT_ARRIVING: dict[str, Arriving] = {
    "by appointment": _by_appointment, "two hills": _two_hills, "dwindling": _dwindling,
}  # fmt: skip
LOADS = (0.3, 0.6, 0.85, 1.05)


def days(held_out: bool, folder: Path, seed: int) -> Iterator[tuple[str, Path]]:
    """Every law of handling with every law of arriving, each at every load in another of the shapes.

    A name and a visits file, the same file for every day.
    """
    handling, arriving = (HELD_OUT_HANDLING, HELD_OUT_ARRIVING) if held_out else (HANDLING, ARRIVING)
    for at, (takes, comes, load) in enumerate(product(handling, arriving, LOADS)):
        shape = list(SHAPES)[(at + seed) % len(SHAPES)]
        dice = Random(f"{seed} {takes} {comes} {load}")
        people = list(_people(SHAPES[shape], load, handling[takes], arriving[comes], dice))
        name = f"{shape}; {takes}; {comes}; load {load:g}, seed {seed}"
        yield name, write_days(folder / "visits.csv", [(0, served(people, SHAPES[shape]))])


def _people(shape: Shape, load: float, takes: Handling, comes: Arriving, dice: Random) -> Iterator[Person]:
    mean_s = sum(kind.share * kind.mean_s for kind in shape.kinds)
    for number, at in enumerate(comes(load * len(shape.windows) * SPAN / mean_s, dice)):
        kind = dice.choices(shape.kinds, [kind.share for kind in shape.kinds])[0]
        leaves = at + dice.expovariate(1 / shape.patience_s) if shape.patience_s else 1e9
        rate = 3.0 if dice.random() < shape.priority else 1.0
        yield Person(number, kind, rate, at, max(LEAST_S, takes(kind, dice)), leaves)

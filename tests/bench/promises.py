"""Waiting promises on simulated halls: the share of people served within their line's promise, by calling rule."""

from __future__ import annotations

from collections import Counter
from random import Random
from zoneinfo import ZoneInfo

from counterdesk.hall.calling import RULES
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.backtest import backtest
from counterdesk.hall.running import Arrival, Window, run
from counterdesk.hall.visits_import import read_visits
from tests.bench.simulated import CLOSES, FIVE, HOUR, OPENS, SHAPES, Person, Shape, people_of, write

PROMISE_MIN = {"A": 15, "B": 20, "C": 30, "D": 40, "E": 10}
"""What each line promises, about twice its usual errand: different lines promise different things."""
MINUTE_US = 60_000_000
HALLS = {
    "five windows by skill": Shape(FIVE, ("ABE", "ABE", "BCE", "CDE", "AD"), 0.88, 1.25, 5400, 0.1, 2700),
    "every window serves all": Shape(FIVE, ("ABCDE",) * 5, 0.92, 1.25, 5400, 0.1, 2700),
    "a rush in the morning": Shape(FIVE, ("ABCDE",) * 5, 0.80, 1.7, 5400, 0.1, 1800),
}
DAYS, SEEDS = 10, (1, 2, 3, 4, 5)


def promises() -> dict[str, float]:
    """Percent of those who came and were served within their promise, for each hall and rule; so too the urgent."""
    found = {}
    for name, shape in HALLS.items():
        for rule in RULES:
            kept, came = Counter[bool](), Counter[bool]()
            for seed in SEEDS:
                dice = Random(seed)
                for _ in range(DAYS):
                    people = list(people_of(shape, dice.uniform(0.85, 1.15), dice))
                    came.update(person.rate > 1 for person in people)
                    kept.update(_kept(shape, people, rule))
            found[f"{name}: {rule}, all %"] = 100 * kept.total() / came.total()
            found[f"{name}: {rule}, urgent %"] = 100 * kept[True] / came[True]
    return found


def backtests(days: int = 15, seed: int = 1) -> dict[str, float]:
    """The estimator's error over the naive rule's and its coverage, on each shape of hall."""
    import tempfile
    from pathlib import Path

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, shape in SHAPES.items():
            rows = read_visits(write(shape, days, seed, Path(folder) / "visits.csv"), ZoneInfo("UTC")).rows
            told = backtest(rows)
            if told.mae_s is not None and told.naive_mae_s:
                found[f"{name}: of naive (0.85)"] = told.mae_s / told.naive_mae_s
                found[f"{name}: covered"] = told.coverage80 or 0.0
    return found


def _kept(shape: Shape, people: list[Person], rule: str) -> list[bool]:
    """Whether each of those served within the promise was urgent."""
    arrivals = [
        Arrival(
            one.id, one.kind.code[0], one.rate, _us(one.came), _us(one.takes), PROMISE_MIN[one.kind.code[0]],
            _us(one.leaves) if one.leaves < 1e8 else None,
        )
        for one in people
    ]  # fmt: skip
    windows = [Window(str(at), frozenset(lines), _hours(shape, at)) for at, lines in enumerate(shape.windows, 1)]
    return [
        call.arrival.rate > 1
        for call in run(arrivals, windows, Calling(rule=rule))
        if call.start_us - call.arrival.at_us <= call.arrival.promise_min * MINUTE_US
    ]


def _hours(shape: Shape, at: int) -> tuple[tuple[int, int], ...]:
    noon = 11.5 * HOUR + (at - 1) * shape.lunch_s
    return (_us(OPENS), _us(noon)), (_us(noon + shape.lunch_s), _us(CLOSES + HOUR))


def _us(seconds: float) -> int:
    return int(seconds * 1e6)

"""The announced wait on single days with nothing learned before, against the naive rule: many shapes, many laws."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import chain, groupby
from math import isclose
from pathlib import Path
from statistics import fmean
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall.estimates.backtest import Backtest, backtest
from counterdesk.hall.visits_import import read_visits
from counterdesk.hall.visits_import.reading import Visit
from tests.bench import laws
from tests.bench.simulated import SHAPES, write

TWENTY_DAYS = Path(__file__).parents[1] / "data" / "hall_20days.csv.gz"
DAY_US = 86_400_000_000
SEEDS = 4
LIMIT = 1.05
NOTHING_S = 0.001


class Day(NamedTuple):
    """A day somebody waited on, and how its waits were told."""

    name: str
    told: Backtest

    @property
    def ratio(self) -> float:
        """The error over the naive rule's; 1 where both were right to the millisecond."""
        mae_s, naive_s = self.told.mae_s or 0.0, self.told.naive_mae_s or 0.0
        return 1.0 if isclose(mae_s, naive_s, abs_tol=NOTHING_S) else mae_s / max(naive_s, NOTHING_S)


def cold(folder: Path, seed: int = 101) -> tuple[dict[str, float], list[str]]:
    """Figures of each kind of day, and the days worse than 1.05 of the naive rule; ``seed`` and the next few."""
    kinds = {
        "days of the traces": _traces(folder), "days of seven shapes": _shapes(folder, seed),
        "days by laws chosen by": _by_laws(False, folder, seed), "days by laws held out": _by_laws(True, folder, seed),
    }  # fmt: skip
    figures: dict[str, float] = {}
    worse: list[str] = []
    for kind, days in kinds.items():
        found = [day for day in days if day.told.n]
        figures |= _figures(kind, found)
        worse += [f"  {day.ratio:.2f} of {day.told.n} waits: {day.name}" for day in found if day.ratio > LIMIT]
    return figures, worse


def _figures(kind: str, found: list[Day]) -> dict[str, float]:
    error_s = sum(day.told.n * (day.told.mae_s or 0.0) for day in found)
    naive_s = sum(day.told.n * (day.told.naive_mae_s or 0.0) for day in found)
    covered = sum(day.told.n * (day.told.coverage80 or 0.0) for day in found) / sum(day.told.n for day in found)
    ratios = [day.ratio for day in found]
    return {
        kind: len(ratios), f"{kind}: above {LIMIT} (0)": sum(ratio > LIMIT for ratio in ratios),
        f"{kind}: worst of naive": max(ratios), f"{kind}: of naive together": error_s / naive_s,
        f"{kind}: mean of days": fmean(ratios), f"{kind}: covered": covered,
    }  # fmt: skip


def twenty_days(folder: Path) -> list[Visit]:
    """The traces' visits of twenty days."""
    path = folder / "hall_20days.csv"
    path.write_bytes(gzip.decompress(TWENTY_DAYS.read_bytes()))
    return visits_of(path)


def visits_of(path: Path) -> list[Visit]:
    """The visits of a file."""
    return list(read_visits(path, ZoneInfo("UTC")).rows)


def _traces(folder: Path) -> Iterator[Day]:
    for day, visits in groupby(twenty_days(folder), key=lambda visit: visit.arrive_us // DAY_US):
        yield Day(f"day {day}", backtest(visits))


def _shapes(folder: Path, seed: int) -> Iterator[Day]:
    for name, at in ((name, at) for name in SHAPES for at in range(seed, seed + 2 * SEEDS)):
        yield Day(f"{name}, seed {at}", backtest(visits_of(write(SHAPES[name], 1, at, folder / "visits.csv"))))


def _by_laws(held_out: bool, folder: Path, seed: int) -> Iterator[Day]:
    for name, path in chain.from_iterable(laws.days(held_out, folder, at) for at in range(seed, seed + SEEDS)):
        yield Day(name, backtest(visits_of(path)))

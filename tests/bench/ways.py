"""What each part of the estimator is worth: files of the past told with one part taken out, or by one way alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from counterdesk.hall.estimates import telling
from counterdesk.hall.estimates.backtest import backtest
from counterdesk.hall.estimates.errors import Trust
from counterdesk.hall.estimates.estimator import Estimator
from counterdesk.hall.estimates.handling import Handling, Patience
from counterdesk.hall.estimates.orders import CANDIDATES, Orders
from counterdesk.hall.estimates.seats import Seats
from counterdesk.hall.estimates.timetable import Timetable
from counterdesk.hall.visits_import.reading import Visit
from tests.bench.cold import twenty_days, visits_of
from tests.bench.simulated import SHAPES, write

DAYS, SEED = 10, 11
HALLS = {
    "five by skill": "five windows by skill, lunch", "one line, 3": "first come, first served",
    "strict, 3": "strict priority, a third urgent", "one window": "one window",
}  # fmt: skip


def _alone(way: str) -> Callable[[Trust, Mapping[str, float]], float]:
    return lambda _, told_us: told_us.get(way, told_us["rolled"])


def _evenly(_: Trust, told_us: Mapping[str, float]) -> float:
    return sum(told_us.values()) / len(told_us)


WITHOUT: dict[str, tuple[tuple[Any, str, Any], ...]] = {
    "as it stands": (),
    "rolled alone": ((Trust, "blend", _alone("rolled")),),
    "corrected alone": ((Trust, "blend", _alone("corrected")),),
    "pace of the line alone": ((Trust, "blend", _alone("pace")),),
    "the three evenly": ((Trust, "blend", _evenly),),
    "lunch not foreseen": ((Timetable, "share", lambda *_: 1.0), (Timetable, "steady", lambda *_: True)),
    "as if nobody left": ((Patience, "per_us", lambda _: 0.0),),
    "as if nobody came yet": ((telling, "_coming", lambda *_: []),),
    "rule taken first-come": ((Orders, "calling", CANDIDATES[0]),),
    "any window, any line": ((Seats, "serves", lambda *_: None),),
    "time served left out": ((Handling, "left", lambda known, series, _: known.shape(series)),),
    "first day not careful": ((Estimator, "_cautious", lambda _, ticket, told, naive_us: told),),
}


def ways(folder: Path) -> list[str]:
    """A line a way: error of the naive rule's / bias in s / covered / mean width in s, for each hall."""
    files = _files(folder)
    lines = ["".join(f"{name:<24}" for name in ("", *files)).rstrip()]
    for way, changes in WITHOUT.items():
        with _changed(changes):
            lines.append("".join(f"{cell:<24}" for cell in (way, *map(_cell, files.values()))).rstrip())
    return lines


def _files(folder: Path) -> dict[str, list[Visit]]:
    files = {"traces, 20 days": twenty_days(folder)}
    for name, shape in HALLS.items():
        files[name] = visits_of(write(SHAPES[shape], DAYS, SEED, folder / "visits.csv"))
    return files


def _cell(visits: list[Visit]) -> str:
    told = backtest(visits)
    ratio = (told.mae_s or 0.0) / (told.naive_mae_s or 1.0)
    return f"{ratio:.3f}/{told.bias_s:+.0f}/{told.coverage80:.2f}/{told.width80_s:.0f}"


@contextmanager
def _changed(changes: tuple[tuple[Any, str, Any], ...]) -> Iterator[None]:
    before = [(owner, name, vars(owner)[name]) for owner, name, _ in changes]
    for owner, name, other in changes:
        setattr(owner, name, other)
    try:
        yield
    finally:
        for owner, name, was in before:
            setattr(owner, name, was)

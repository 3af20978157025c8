"""The estimator tried on a visits file, ticket by ticket: told at each moment only what had happened by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt
from statistics import fmean
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.estimator import Estimator
from counterdesk.hall.estimates.naive import Naive
from counterdesk.hall.estimates.telling import Estimate
from counterdesk.hall.replay.visits import rate_of, series_of
from counterdesk.hall.running import Arrival
from counterdesk.hall.visits_import.reading import Visit

DAY_US = 24 * 60 * MINUTE_US
DAY_STARTS_US = 4 * 60 * MINUTE_US
ENDS, LEAVES, STARTS, ARRIVES, LEAVES_AT_ONCE, STARTS_AT_ONCE, ENDS_AT_ONCE = range(7)
"""What comes first within one instant: a window is done before it begins again, and begins before it is done."""
Told = Callable[[int, int], None]


class Backtest(NamedTuple):
    """Errors in seconds over the served tickets that met at least one waiting ticket; None when there were none.

    ``coverage80`` is the share (0 to 1) of waits within the 80 % range before rounding, ``width80_s`` its mean width;
    ``bias_s`` is told less actual.
    """

    n: int
    mae_s: float | None
    rmse_s: float | None
    bias_s: float | None
    coverage80: float | None
    width80_s: float | None
    naive_mae_s: float | None
    naive_rmse_s: float | None


class Outcome(NamedTuple):
    """A served ticket: what was estimated and what the naive rule told at its arrival, and the wait it had."""

    visit: Visit
    estimate: Estimate
    naive_us: float
    actual_us: int


class _Event(NamedTuple):
    at_us: int
    what: int
    number: int
    visit: Visit
    window: str = ""


def backtest(visits: Iterable[Visit], told: Told | None = None) -> Backtest:
    """Replay ``visits`` and sum the errors up; ``told`` hears (events done, all)."""
    return summed_up(list(outcomes(visits, told)))


def outcomes(visits: Iterable[Visit], told: Told | None = None) -> Iterator[Outcome]:
    """Every ticket that counts, in the order of service."""
    events = _events(sorted(visits, key=lambda visit: (visit.arrive_us, visit.line)))
    trial = _Trial()
    for done, event in enumerate(events):
        if told and done % 100 == 0:
            told(done, len(events))
        if found := trial.happens(event):
            yield found


def summed_up(found: Sequence[Outcome]) -> Backtest:
    """The figures of ``found``."""
    if not found:
        return Backtest(0, *[None] * 7)
    errors = [(one.estimate.wait_us - one.actual_us) / SECOND_US for one in found]
    naive = [(one.naive_us - one.actual_us) / SECOND_US for one in found]
    return Backtest(
        n=len(found), mae_s=_mae(errors), rmse_s=_rmse(errors), bias_s=fmean(errors),
        coverage80=fmean(one.estimate.low_us <= one.actual_us <= one.estimate.high_us for one in found),
        width80_s=fmean((one.estimate.high_us - one.estimate.low_us) / SECOND_US for one in found),
        naive_mae_s=_mae(naive), naive_rmse_s=_rmse(naive),
    )  # fmt: skip


class _Trial:
    """One run through the events, with the estimator and the naive rule side by side."""

    def __init__(self) -> None:
        self.estimator, self.naive = Estimator(), Naive()
        self.told: dict[int, tuple[Estimate, float]] = {}
        self.day: int | None = None

    def happens(self, event: _Event) -> Outcome | None:
        """Let one thing happen; the outcome of a ticket whose turn it was."""
        day = (event.at_us - DAY_STARTS_US) // DAY_US
        if day != self.day and self.estimator.empty:
            if self.day is not None:
                self.estimator.close_day()
            self.day = day
        if event.what == ARRIVES:
            self._arrives(event)
        elif event.what in (STARTS, STARTS_AT_ONCE):
            return self._starts(event)
        elif event.what in (ENDS, ENDS_AT_ONCE):
            self._ends(event)
        else:
            self.estimator.leave(event.number, event.at_us)
            self.told.pop(event.number, None)
        return None

    def _arrives(self, event: _Event) -> None:
        visit = event.visit
        me = Arrival(
            event.number, series_of(visit.service), rate_of(visit.priority), event.at_us, 0, service=visit.service
        )
        met = [ticket.series for ticket in self.estimator.waiting.values()]
        self.estimator.arrive(me)
        if met:
            naive_us = self.naive.wait_us(met.count(me.series), event.at_us)
            self.told[me.id] = self.estimator.estimate(me.id), naive_us

    def _starts(self, event: _Event) -> Outcome | None:
        self.naive.started(event.window, event.at_us)
        self.estimator.start(event.number, event.window, event.at_us)
        said = self.told.pop(event.number, None)
        return Outcome(event.visit, *said, event.at_us - event.visit.arrive_us) if said else None

    def _ends(self, event: _Event) -> None:
        started_us = event.at_us if event.visit.start_us is None else event.visit.start_us
        self.naive.ended(event.window, event.at_us, event.at_us - started_us)
        self.estimator.end(event.number, event.at_us)


def _events(visits: Sequence[Visit]) -> list[_Event]:
    found = [_Event(visit.arrive_us, ARRIVES, number, visit) for number, visit in enumerate(visits)]
    windows = _windows(visits)
    for number, visit in enumerate(visits):
        if visit.start_us is None:
            at_once = visit.end_us == visit.arrive_us
            found.append(_Event(visit.end_us, LEAVES_AT_ONCE if at_once else LEAVES, number, visit))
            continue
        begins = STARTS_AT_ONCE if visit.start_us == visit.arrive_us else STARTS
        ends = ENDS_AT_ONCE if visit.end_us == visit.start_us else ENDS
        found.append(_Event(visit.start_us, begins, number, visit, windows[number]))
        found.append(_Event(visit.end_us, ends, number, visit, windows[number]))
    return sorted(found, key=lambda event: event[:3])


def _windows(visits: Sequence[Visit]) -> dict[int, str]:
    """The window of each served visit; what overlaps at one, or names none, sits beside it."""
    until_us: dict[str, int] = {}
    found = {}
    served = [(visit.start_us, number, visit) for number, visit in enumerate(visits) if visit.start_us is not None]
    for start_us, number, visit in sorted(served, key=lambda one: one[:2]):
        code, beside = visit.server, 1
        while until_us.get(code, start_us) > start_us:
            beside += 1
            code = f"{visit.server}/{beside}"
        until_us[code] = visit.end_us
        found[number] = code
    return found


def _mae(errors: Sequence[float]) -> float:
    return fmean(map(abs, errors))


def _rmse(errors: Sequence[float]) -> float:
    return sqrt(fmean(error * error for error in errors))

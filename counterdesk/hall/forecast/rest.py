"""The rest of the day as it will probably go, and what a window's break costs at one time or another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from counterdesk.hall import catalogue, roster
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.live import learned, scene
from counterdesk.hall.estimates.manned import manned
from counterdesk.hall.forecast.coming import coming
from counterdesk.hall.forecast.running import Rest, Run, runs
from counterdesk.hall.roster import Span
from counterdesk.hall.running import NEVER_US, Called
from counterdesk.hall.summary.figures import quantile_s
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look

RUNS = 12
LOW, MIDDLE, HIGH = 10, 50, 90
"""Of the runs: what is told is the middle one, with eight in ten of them between the others."""


class Range(NamedTuple):
    """The middle of the runs, with eight in ten of them from ``low`` to ``high``; seconds, or instants in UTC us."""

    low: float
    middle: float
    high: float


class SeriesOutlook(NamedTuple):
    """A line for the rest of the day: nine in ten will wait ``wait_p90_s`` at most; ``level`` is the share (0 to 1)
    of those called within the promise; both None when nobody is expected. ``people`` wait or are expected."""

    series: str
    promise_min: int
    people: float
    wait_p90_s: Range | None
    level: float | None

    @property
    def over_promise(self) -> bool:
        """Whether one in ten will wait longer than promised."""
        return self.wait_p90_s is not None and self.wait_p90_s.middle > 60 * self.promise_min


class Outlook(NamedTuple):
    """The rest of the day from ``now_us``: waits of those who wait and come yet, and the end of the last one.

    ``expected`` people come yet; ``uncalled`` leave or are never called; ``late`` is the share (0 to 1) of runs whose
    last errand ends after closing (``closes_us``; both None on a day off). None where nobody waits or is expected.
    """

    now_us: int
    waiting: int
    expected: float
    uncalled: float
    wait_p50_s: Range | None
    wait_p90_s: Range | None
    last_end_us: Range
    closes_us: int | None
    late: float | None
    series: tuple[SeriesOutlook, ...]


class BreakAt(NamedTuple):
    """A window's break from ``from_us`` to ``to_us``: nine in ten of the rest of the day's people wait so long."""

    from_us: int
    to_us: int
    wait_p90_s: Range | None


def outlook(look: Look, count: int = RUNS) -> Outlook:
    """How the rest of the day will go if nothing is changed, from ``count`` runs."""
    return told(look, rest_of_day(look), count)


def breaks(look: Look, window: str, starts_us: Iterable[int], minutes: int, count: int = RUNS) -> tuple[BreakAt, ...]:
    """What a break of ``minutes`` at ``window`` costs at each of ``starts_us``, instead of the break it has planned.

    The window otherwise works through the hall's hours. Raises Refusal ``no_such_window``.
    """
    rest = rest_of_day(look)
    at = next((at for at, one in enumerate(rest.windows) if one.code == window), None)
    if at is None:
        raise Refusal("no_such_window", window=window[:20])
    return tuple(
        BreakAt(start_us, end_us, told(look, with_hours(rest, at, _hours(look, start_us, end_us)), count).wait_p90_s)
        for start_us, end_us in ((start_us, start_us + minutes * MINUTE_US) for start_us in starts_us)
    )


def rest_of_day(look: Look) -> Rest:
    """What is left of today, as it stands and as it is planned."""
    windows = manned(look)
    now = scene(look, windows)
    return Rest(look.now_us, now.waiting, coming(look), windows, now.calling, learned(look))


def told(look: Look, rest: Rest, count: int, until_us: int = NEVER_US) -> Outlook:
    """What the runs of ``rest`` come to; waits and lines only of those who are there or come before ``until_us``."""
    found = [_of_those(run, until_us) for run in runs(rest, count)]
    closes_us = roster.closes_us(catalogue.current(look), look.zone, look.day)
    late = None if closes_us is None else fmean(run.last_end_us > closes_us for run in found)
    return Outlook(
        rest.now_us, len(rest.waiting), rest.coming.expected, fmean(run.uncalled for run in found),
        _waits(found, 50), _waits(found, 90), range_of([run.last_end_us for run in found]), closes_us, late,
        tuple(_line(line.prefix, line.wait_promise_min, found) for line in catalogue.current(look).series.values()),
    )  # fmt: skip


def with_hours(rest: Rest, at: int, hours: tuple[Span, ...]) -> Rest:
    """The same rest of the day with other hours at its ``at``-th window."""
    windows = list(rest.windows)
    windows[at] = windows[at]._replace(open_us=hours)
    return rest._replace(windows=windows)


def _hours(look: Look, start_us: int, end_us: int) -> tuple[Span, ...]:
    # the hall's hours from now on but for the break, and past closing until nobody waits
    sessions = roster.sessions_us(catalogue.current(look), look.zone, look.day) or ((look.now_us, NEVER_US),)
    to_come = [(max(first, look.now_us), last) for first, last in sessions if last > look.now_us]
    last = max(to_come[-1][0] if to_come else look.now_us, look.now_us)
    return roster.without([*to_come[:-1], (last, NEVER_US)], (start_us, end_us))


def _of_those(run: Run, until_us: int) -> Run:
    return run._replace(calls=[call for call in run.calls if call.arrival.at_us < until_us])


def _line(series: str, promise_min: int, found: Sequence[Run]) -> SeriesOutlook:
    mine = [run._replace(calls=[call for call in run.calls if _series(call) == series]) for run in found]
    kept = [_wait_us(call) <= promise_min * MINUTE_US for run in mine for call in run.calls]
    people = sum(len(run.calls) for run in mine) / len(found)
    return SeriesOutlook(series, promise_min, people, _waits(mine, 90), fmean(kept) if kept else None)


def _waits(found: Iterable[Run], percent: int) -> Range | None:
    each = [quantile_s(sorted(_wait_us(call) for call in run.calls), percent) for run in found]
    there = [wait_s for wait_s in each if wait_s is not None]
    return range_of(there) if there else None


def range_of(values: Sequence[float]) -> Range:
    """The middle of some runs' values with the ends between which eight in ten lie."""
    ordered = sorted(values)
    low, middle, high = (ordered[round((len(ordered) - 1) * percent / 100)] for percent in (LOW, MIDDLE, HIGH))
    return Range(low, middle, high)


def _series(call: Called) -> str:
    return call.arrival.series.partition("@")[0]


def _wait_us(call: Called) -> int:
    return call.start_us - call.arrival.at_us

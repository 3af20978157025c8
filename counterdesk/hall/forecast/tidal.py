"""A tidal window: the closed or paused one whose opening now would help the line that will break its promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.manned import Manned
from counterdesk.hall.forecast.rest import RUNS, Outlook, Range, SeriesOutlook, rest_of_day, told, with_hours
from counterdesk.hall.forecast.running import Rest
from counterdesk.hall.roster import Span, joined
from counterdesk.store.desk import Look

SOON_US = 5 * MINUTE_US
FOR_US = 2 * 60 * MINUTE_US
AHEAD_US = 60 * MINUTE_US
WORTH_IT_S = 120
"""A window is worth opening when nine in ten of the line then wait at least two minutes less."""
NEARLY, NEARLY_S = 1.1, 60
"""What helps nearly as much: then a paused window, whose clerk is there, is advised before a closed one."""


class Tidal(NamedTuple):
    """The advice and its reason: with ``window`` open for two hours nine in ten of ``series`` wait ``after_s`` instead
    of ``before_s``, whose promise is ``promise_min``. ``state`` is closed or paused, with the clerk who sits there and
    why it is paused. ``late_before`` and ``late_after`` are the shares of runs that end after closing.
    """

    window: str
    series: str
    promise_min: int
    before_s: Range
    after_s: Range
    state: str
    clerk: str | None
    reason: str | None
    late_before: float | None
    late_after: float | None


def tidal(look: Look, count: int = RUNS) -> Tidal | None:
    """Which window to open now, and why; None while every line keeps its promise or nothing would help enough.

    Those count who wait now or come within the hour: what a lunch does to the afternoon is no reason to open now.
    """
    rest = rest_of_day(look)
    now = told(look, rest, count, rest.now_us + AHEAD_US)
    worst = max((line for line in now.series if line.over_promise), key=_over_s, default=None)
    if worst is None:
        return None
    tried = (_advice(look, rest, at, now, worst, count) for at in _skilled(rest, worst.series))
    helpful = [found for found in tried if found and found.before_s.middle - found.after_s.middle >= WORTH_IT_S]
    best_s = min((found.after_s.middle for found in helpful), default=0.0) * NEARLY + NEARLY_S
    return next((found for found in helpful if found.after_s.middle <= best_s), None)


def _over_s(line: SeriesOutlook) -> float:
    return line.wait_p90_s.middle - line.promise_min * MINUTE_US / SECOND_US if line.wait_p90_s else 0.0


def _skilled(rest: Rest, series: str) -> Iterator[int]:
    # of windows alike only the first: a paused one before a closed one, for its clerk is there
    seen = set[tuple[frozenset[str], tuple[Span, ...]]]()
    order = sorted(range(len(rest.windows)), key=lambda at: (rest.windows[at].state == "closed", at))
    for at in order:
        window = rest.windows[at]
        kind = window.serves, window.open_us
        if series in window.serves and not _works_soon(window, rest.now_us) and kind not in seen:
            seen.add(kind)
            yield at


def _works_soon(window: Manned, now_us: int) -> bool:
    return window.errand is not None or window.works_at(now_us + SOON_US)


def _advice(look: Look, rest: Rest, at: int, now: Outlook, worst: SeriesOutlook, count: int) -> Tidal | None:
    window, opens_us = rest.windows[at], rest.now_us + SOON_US
    hours = joined([*window.open_us, (opens_us, opens_us + FOR_US)])
    then = told(look, with_hours(rest, at, hours), count, rest.now_us + AHEAD_US)
    after = next(line for line in then.series if line.series == worst.series)
    if worst.wait_p90_s is None or after.wait_p90_s is None:
        return None
    return Tidal(
        window.code, worst.series, worst.promise_min, worst.wait_p90_s, after.wait_p90_s, window.state, window.clerk,
        window.reason, now.late, then.late,
    )  # fmt: skip

"""The clocks of a case (pure): dates in working days of the hall's calendar, with what stops and what extends them.

The day a period begins is not counted (民法典 art. 201). While a case is suspended by a listed reason the working days
after the day it stopped, up to and with the day it was resumed, are not counted (行政许可法 art. 45); only days
really suspended shift a date. Only the statutory clock can be extended, once (art. 42); a promise is never extended.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from counterdesk.workdays import Calendar, after_working_days, working_days_between

STATES = ("running", "stopped", "last_day", "late", "met", "missed")


class Stop(NamedTuple):
    """A stretch in which nothing is counted: after ``from_on`` up to and with ``to_on``; None: it still stands."""

    from_on: date
    to_on: date | None


class Clock(NamedTuple):
    """One period: ``days`` working days from ``from_on``, over on ``due_on``.

    ``provisional``: a year whose working days are not published was touched. ``used_days`` and ``left_days`` are
    working days as of today; ``left_days`` is negative once it is late. ``state`` is one of STATES.
    """

    days: int
    from_on: date
    due_on: date
    provisional: bool
    used_days: int
    left_days: int
    state: str

    @property
    def half(self) -> bool:
        """Whether half of the days are used up: the first alarm."""
        return 2 * self.used_days >= self.days


def due(calendar: Calendar, from_on: date, days: int, stops: Sequence[Stop], today: date) -> tuple[date, bool]:
    """When ``days`` working days after ``from_on`` are over, and whether that date is provisional.

    A stop that still stands counts up to ``today``, or for nothing on the day it began: the date moves on day by day.
    """
    shift = sum(_stopped(calendar, stop, today) for stop in stops)
    found = after_working_days(calendar, from_on, days + shift)
    return found.due, found.provisional


def clock(
    calendar: Calendar,
    from_on: date,
    days: int,
    today: date,
    stops: Sequence[Stop] = (),
    ended_on: date | None = None,
) -> Clock:
    """The clock of ``days`` working days as it stands on ``today``, or stood when it ended on ``ended_on``."""
    due_on, provisional = due(calendar, from_on, days, stops, ended_on or today)
    until = ended_on or today
    stopped = sum(_stopped(calendar, stop, until) for stop in stops)
    used = max(0, working_days_between(calendar, from_on, until) - stopped)
    left = working_days_between(calendar, until, due_on)
    return Clock(days, from_on, due_on, provisional, used, left, _state(due_on, today, stops, ended_on))


def _stopped(calendar: Calendar, stop: Stop, today: date) -> int:
    return max(0, working_days_between(calendar, stop.from_on, stop.to_on or today))


def _state(due_on: date, today: date, stops: Sequence[Stop], ended_on: date | None) -> str:
    if ended_on is not None:
        return "met" if ended_on <= due_on else "missed"
    if any(stop.to_on is None for stop in stops):
        return "stopped"
    if today > due_on:
        return "late"
    return "last_day" if today == due_on else "running"

"""When the hall is open, and when it opens next: plain arithmetic over its hours, its roster's days and its calendar.

A day somebody is planned at a window is an open day; a hall without a roster is open from Monday to Friday. A holiday
of the hall's calendar is closed, and a weekend day that the yearly notice made a working one is open to a hall that
is open all week; a calendar that is not at hand, or cannot be read, changes nothing. All this is a plan: a window
that is open makes the hall open whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from counterdesk import workdays
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.model import WORKING_WEEK
from counterdesk.refusals import SettingFault

LOOK_AHEAD_DAYS = 14


class Past(NamedTuple):
    """A wait that runs past the end of a session: when the hall goes on the same day, None when it closes."""

    goes_on: datetime | None


class Session(NamedTuple):
    """A stretch in which the hall is open: both ends as hall time, ``to`` no longer belongs to it."""

    from_: datetime
    to: datetime


def works(cat: Catalogue, at: datetime, window_open: bool, over: date | None) -> bool:
    """Whether people are served or waited for: in its hours, or while a window is open, until somebody ends the day.

    ``at`` is hall time, ``over`` the business day that was ended.
    """
    return over is None and (window_open or session_at(cat, at) is not None)


def open_weekdays(cat: Catalogue) -> frozenset[int]:
    """The weekdays on which the hall is open (0 is Monday)."""
    return frozenset(day for shift in cat.roster for day in shift.weekdays) or frozenset(WORKING_WEEK)


def is_open_on(cat: Catalogue, day: date) -> bool:
    """Whether the hall is planned to be open on a date."""
    planned = open_weekdays(cat)
    calendar = _calendar(cat.hall.calendar)
    if calendar and day in calendar.closed:
        return False
    made_up = calendar is not None and day in calendar.working and planned.issuperset(WORKING_WEEK)
    return made_up or day.weekday() in planned


def sessions_of(cat: Catalogue, at: datetime) -> list[Session]:
    """The sessions of the date of ``at`` (hall time), in order; none on a day off."""
    if not is_open_on(cat, at.date()):
        return []
    hours = sorted(cat.hall.hours)
    return [Session(_on(at, start), _on(at, end)) for start, end in hours]


def session_at(cat: Catalogue, at: datetime) -> Session | None:
    """The session under way at ``at`` (hall time), or None while the hall is closed."""
    return next((session for session in sessions_of(cat, at) if session.from_ <= at < session.to), None)


def next_opening(cat: Catalogue, at: datetime) -> datetime | None:
    """When the hall opens next after ``at`` (hall time); None when no day within two weeks is an open one."""
    return next((session.from_ for session in _coming(cat, at) if session.from_ > at), None)


def runs_past(cat: Catalogue, at: datetime, minutes: int) -> Past | None:
    """What a wait of ``minutes`` from ``at`` (hall time) runs past: a break, closing time, or nothing.

    Outside every session nothing can be said, and nothing is.
    """
    now = session_at(cat, at)
    if now is None or at + timedelta(minutes=minutes) <= now.to:
        return None
    return Past(next((later.from_ for later in sessions_of(cat, at) if later.from_ >= now.to), None))


@cache
def _calendar(name: str) -> workdays.Calendar | None:
    # asked for every line of the kiosk, every second: one that is missing is looked for once
    try:
        return workdays.named(name)
    except SettingFault:
        return None


def _coming(cat: Catalogue, at: datetime) -> Iterator[Session]:
    for days in range(LOOK_AHEAD_DAYS):
        yield from sessions_of(cat, at + timedelta(days=days))


def _on(at: datetime, clock: time) -> datetime:
    return at.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)

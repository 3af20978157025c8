"""How much of a wait fell into the hours between the hall's sessions: its lunch, by the hall file the ticket is under.

The hours of a hall file are wall-clock times; a wait is laid on the wall clock by the offset of its ticket's arrival.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, case, literal_column, null

from counterdesk.clock import SECOND_US
from counterdesk.hall.summary.versions import as_each_says
from counterdesk.store.desk import Look

DAY_US = 24 * 3600 * SECOND_US
Gaps = tuple[tuple[int, int], ...]
"""From when to when a hall is closed between its sessions, in microseconds from midnight."""


def within_lunch_us(look: Look, from_us: ColumnElement[Any], to_us: ColumnElement[Any]) -> ColumnElement[Any]:
    """The microseconds of a stretch, given by the hall's wall clock, that are lunch; null where no hall file has one.

    A stretch that runs over midnight counts the lunch of its first day.
    """
    begins = from_us % literal_column(str(DAY_US))
    ends = begins + to_us - from_us
    return as_each_says(look, "lunches", lambda cat: gaps_of(cat.hall.hours), lambda gaps: _overlap(begins, ends, gaps))


def gaps_of(hours: Sequence[tuple[time, time]]) -> Gaps:
    """What lies between sessions, in the order of the day; none where there is one session or they meet."""
    sessions = sorted((_us(start), _us(end)) for start, end in hours)
    return tuple((before[1], after[0]) for before, after in pairwise(sessions) if before[1] < after[0])


def _overlap(begins: ColumnElement[Any], ends: ColumnElement[Any], gaps: Gaps) -> Any:
    if not gaps:
        return null()

    def one(first: int, last: int) -> ColumnElement[Any]:
        until = case((ends < last, ends), else_=last)
        since = case((begins > first, begins), else_=first)
        return case(((begins < last) & (ends > first), until - since), else_=0)

    parts = [one(*gap) for gap in gaps]
    return sum(parts[1:], parts[0])


def _us(at: time) -> int:
    return (at.hour * 3600 + at.minute * 60) * SECOND_US

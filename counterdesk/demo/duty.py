"""Who is planned at which window, as instants of one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall.catalogue import Catalogue

GRACE_US = 20 * 60 * SECOND_US
"""So much longer a window stays when people still wait for it at the end of its shift."""


class Turn(NamedTuple):
    """A clerk's shift at a window on one day, in microseconds since 1970."""

    window: str
    clerk: str
    from_us: int
    to_us: int


def turns(cat: Catalogue, on: date) -> list[Turn]:
    """The roster of a day, earliest first."""
    zone = ZoneInfo(cat.hall.timezone)
    return sorted(
        Turn(s.window, s.clerk, to_us(datetime.combine(on, s.from_, zone)), to_us(datetime.combine(on, s.to, zone)))
        for s in cat.roster
        if on.weekday() in s.weekdays
    )


def now_on(planned: Sequence[Turn], window: str, now_us: int) -> Turn | None:
    """The turn that runs at ``window`` now, or None."""
    return next((turn for turn in planned if turn.window == window and turn.from_us <= now_us < turn.to_us), None)


def next_on(planned: Sequence[Turn], window: str, now_us: int) -> Turn | None:
    """The next turn at ``window`` that has not begun, or None when that was all for the day."""
    ahead = [turn for turn in planned if turn.window == window and turn.from_us > now_us]
    return min(ahead, key=lambda turn: turn.from_us, default=None)


def just_over(planned: Sequence[Turn], window: str, now_us: int) -> bool:
    """Whether a turn at ``window`` ended so recently that the clerk still serves those who wait."""
    return any(turn.window == window and 0 <= now_us - turn.to_us < GRACE_US for turn in planned)

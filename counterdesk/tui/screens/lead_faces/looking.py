"""What is seen ahead and behind: the rest of the day, the next lunch, the window to open, and what an evening says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, floor, forecast, roster
from counterdesk.hall.floor import WindowNow
from counterdesk.hall.forecast import BestOpening, BreakAt, Outlook, Tidal, Worth
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look

MINUTE_US = 60 * SECOND_US
SOON_MIN = 120
"""A lunch that begins within this time is worth a word."""
LATER_MIN = (20, 40, 60)
"""So much later it might begin instead."""
WORTH_S = 120
WORTH_DAYS = 14
"""Evenings looked back at for an advice that was followed."""


class Lunch(NamedTuple):
    """A window's next planned break, and the later beginning that costs least; None: as planned is best."""

    window: str
    planned: BreakAt
    better: BreakAt | None


class Ahead(NamedTuple):
    """The rest of the day as it will probably go, the next lunch, the window worth opening; ``minute``: when asked.

    ``windows`` is how they stood then: when one opens or closes, it is asked anew.
    """

    minute: int
    windows: tuple[tuple[str, str], ...]
    outlook: Outlook
    tidal: Tidal | None
    lunch: Lunch | None


class Evening(NamedTuple):
    """The opening that would have helped most today, and the last advice that was followed with what it was worth."""

    best: BestOpening | None
    followed: tuple[BestOpening, Worth] | None


def standing(windows: Iterable[WindowNow]) -> tuple[tuple[str, str], ...]:
    """Each window with its state, to tell whether anything opened, paused or closed."""
    return tuple((window.code, window.state) for window in windows)


def look_ahead(look: Look) -> Ahead:
    """What is to come, run many times: some tenths of a second of work."""
    windows = floor.windows_now(look)
    minute = look.now_us // MINUTE_US
    return Ahead(minute, standing(windows), forecast.outlook(look), forecast.tidal(look), next_lunch(look, windows))


def next_lunch(look: Look, windows: Iterable[WindowNow]) -> Lunch | None:
    """The first break planned soon at a window that works now, held against beginning it later."""
    planned = roster.planned_us(catalogue.current(look), look.zone, look.day)
    working = [window.code for window in windows if window.state == "open" and not window.silent]
    breaks = [
        (before[1], after[0], code)
        for code in working
        for before, after in zip(planned.get(code, ()), planned.get(code, ())[1:], strict=False)
        if look.now_us < before[1] <= look.now_us + SOON_MIN * MINUTE_US
    ]
    if not breaks:
        return None
    from_us, to_us, code = min(breaks)
    starts = [from_us, *(from_us + later * MINUTE_US for later in LATER_MIN)]
    first, *others = forecast.breaks(look, code, starts, (to_us - from_us) // MINUTE_US)
    best = min(others, key=_p90_s)
    return Lunch(code, first, best if _p90_s(first) - _p90_s(best) >= WORTH_S else None)


def evening(look: Look) -> Evening:
    """What the evening says of the day, and of the evenings before; nothing of a day without anybody."""
    day = look.day
    kept = forecast.openings(look, day - timedelta(WORTH_DAYS), day - timedelta(1))
    followed = ((one, found) for one in reversed(kept) if (found := forecast.worth(look, one)) is not None)
    try:
        best = forecast.best_opening(look)
    except Refusal:  # nobody came
        best = None
    return Evening(best, next(followed, None))


def _p90_s(one: BreakAt) -> float:
    return one.wait_p90_s.middle if one.wait_p90_s else 0.0

"""A past run again twice, as it was and as it might have been, so that only the change tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from statistics import fmean
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.replay.days import of_day
from counterdesk.hall.replay.figures import Replayed, Told, replay
from counterdesk.hall.replay.visits import Past
from counterdesk.hall.running import PROMISE_MIN
from counterdesk.hall.summary import Figures, summary
from counterdesk.hall.summary.figures import quantile_s
from counterdesk.hall.visits_import.reading import Visit
from counterdesk.store.desk import Look


class Change(NamedTuple):
    """A business day and what is tried with it; None is as it was. ``windows`` are how many, the first ones or more."""

    day: date
    windows: int | None = None
    opens: time | None = None
    closes: time | None = None
    rule: str | None = None


class Recorded(NamedTuple):
    """What the books say of the same people; the names are those of ``Replayed``, void numbers nobody's.

    ``left`` went before they were served, ``not_reached`` were carried over or are in the hall still.
    """

    served: int
    left: int
    not_reached: int
    wait_mean_s: float | None
    wait_p90_s: float | None
    within_promise: int


class Compared(NamedTuple):
    """The books and both replays; ``guessed`` were not served and have no handling time of their own.

    ``waits_s`` has each ticket's wait in seconds in the one and the other, None where it was not called.
    """

    recorded: Recorded
    was: Replayed
    then: Replayed
    guessed: int
    waits_s: dict[str, tuple[float | None, float | None]]


def compared(look: Look, change: Change, told: Told | None = None) -> Compared:
    """The day of ``change`` without and with it; ``told`` hears (arrived, all) over both, and stops it by raising.

    Raises Refusal ``nothing_that_day`` when nobody came.
    """
    past = of_day(look, change.day)
    other = past.with_rule(change.rule).with_windows(change.windows)
    other = other.with_hours(look.zone, change.opens, change.closes)
    return beside(recorded_day(look, change.day), past, other, told)


def beside(recorded: Recorded, past: Past, other: Past, told: Told | None = None) -> Compared:
    """Both pasts run again; ``told`` hears (arrived, all) over both. What is not changed is run once."""
    alone = other == past
    every = (1 if alone else 2) * len(past.arrivals)
    was = replay(past, (lambda at, _: told(at, every)) if told else None)
    after = (lambda at, _: told(len(past.arrivals) + at, every)) if told else None
    then = was if alone else replay(other, after)
    came_us = dict(zip(past.names, (arrival.at_us for arrival in past.arrivals), strict=True))
    both = [{start.ticket_id: (start.start_us - came_us[start.ticket_id]) / SECOND_US for start in one.starts}
            for one in (was, then)]  # fmt: skip
    waits_s = {name: (both[0].get(name), both[1].get(name)) for name in past.names}
    return Compared(recorded, was, then, len(past.unhandled), waits_s)


def recorded_day(look: Look, day: date) -> Recorded:
    """A day of the hall as its summary has it."""
    found: Figures = summary(look, day, day).total
    left = found.no_show + found.walked_out + found.cancelled
    return Recorded(
        found.served, left, found.carried_over + found.open, found.wait_mean_s, found.wait_p90_s, found.within_promise
    )


def recorded_visits(visits: Iterable[Visit]) -> Recorded:
    """A visits file as it stands; it names no promise, so everybody is promised 15 minutes."""
    found = list(visits)
    waits_us = sorted(visit.start_us - visit.arrive_us for visit in found if visit.start_us is not None)
    return Recorded(
        len(waits_us), len(found) - len(waits_us), 0, fmean(waits_us) / SECOND_US if waits_us else None,
        quantile_s(waits_us, 90), sum(wait_us <= PROMISE_MIN * MINUTE_US for wait_us in waits_us),
    )  # fmt: skip

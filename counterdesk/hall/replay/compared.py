"""A past day run again twice, as it was and as it might have been, so that only the change tells them apart."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.replay.days import of_day
from counterdesk.hall.replay.figures import Replayed, Told, replay
from counterdesk.hall.summary import Figures, summary
from counterdesk.store.desk import Look


class Change(NamedTuple):
    """A business day and what is tried with it; None is as it was. ``windows`` are how many, the first ones or more."""

    day: date
    windows: int | None = None
    opens: time | None = None
    closes: time | None = None
    rule: str | None = None


class Compared(NamedTuple):
    """The day as the books have it and both replays; ``guessed`` left unserved and have no handling time of their own.

    ``waits_s`` has each ticket's wait in seconds in the one and the other, None where it was not called.
    """

    recorded: Figures
    was: Replayed
    then: Replayed
    guessed: int
    waits_s: dict[str, tuple[float | None, float | None]]


def compared(look: Look, change: Change, told: Told | None = None) -> Compared:
    """The day of ``change`` without and with it; ``told`` hears (arrived, all) over both, and stops it by raising.

    Raises Refusal ``nothing_that_day`` when nobody came.
    """
    past = of_day(look, change.day)
    every = 2 * len(past.arrivals)
    was = replay(past, (lambda at, _: told(at, every)) if told else None)
    other = past.with_rule(change.rule).with_windows(change.windows)
    other = other.with_hours(look.zone, change.opens, change.closes)
    then = replay(other, (lambda at, _: told(every // 2 + at, every)) if told else None)
    came_us = dict(zip(past.names, (arrival.at_us for arrival in past.arrivals), strict=True))
    both = [{start.ticket_id: (start.start_us - came_us[start.ticket_id]) / SECOND_US for start in one.starts}
            for one in (was, then)]  # fmt: skip
    recorded = summary(look, change.day, change.day).total
    waits_s = {name: (both[0].get(name), both[1].get(name)) for name in past.names}
    return Compared(recorded, was, then, past.guessed, waits_s)

"""The rest of a day run on from the hall as it stands, again and again, through the real calling rule (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.manned import Manned
from counterdesk.hall.estimates.telling import Learned
from counterdesk.hall.forecast.coming import Coming
from counterdesk.hall.running import Arrival, Called, Hall, Window

SEED = 1
"""Every look at one instant draws the same runs, so that two plans are told apart by the plans alone."""


class Rest(NamedTuple):
    """What is left of a day: who waits in the order of arrival, who may come, the windows, and what was learned."""

    now_us: int
    waiting: Sequence[Arrival]
    coming: Coming
    windows: Sequence[Manned]
    calling: Calling
    learned: Learned


class Run(NamedTuple):
    """One way the day may end: every call in order, how many were never called, and the end of the last errand."""

    calls: list[Called]
    uncalled: int
    last_end_us: int


def runs(rest: Rest, count: int) -> Iterator[Run]:
    """``count`` ways the day may end, alike for every plan of the same instant."""
    for number in range(count):
        yield _run(rest, SEED + number)


def _run(rest: Rest, seed: int) -> Run:
    dice = Random(seed)
    people = [_drawn(rest, ticket, dice) for ticket in (*rest.waiting, *rest.coming.draw(dice))]
    works = [window for window in rest.windows if window.awaited]
    sent = {ticket.series for ticket in rest.waiting if "@" in ticket.series}
    hall = Hall([_window(window, sent) for window in works], rest.calling)
    frees = [_free_us(rest, window, seed) for window in works]
    hall.occupy(frees)
    calls: list[Called] = []
    for ticket in people:
        calls += hall.calls(ticket.at_us)
        hall.join(ticket)
    calls += hall.calls()
    ends = [call.start_us + call.arrival.handling_us for call in calls]
    return Run(calls, len(people) - len(calls), max([*ends, *(us for us in frees if us > rest.now_us), rest.now_us]))


def _drawn(rest: Rest, ticket: Arrival, dice: Random) -> Arrival:
    handling_us = int(dice.choice(rest.learned.handling.shape(ticket.errand)))
    per_us = rest.learned.patience.per_us()
    patience_us = int(dice.expovariate(per_us)) if per_us else None
    leaves_us = None if patience_us is None else max(rest.now_us, ticket.at_us) + patience_us
    return ticket._replace(handling_us=handling_us, leaves_us=leaves_us)


def _free_us(rest: Rest, window: Manned, seed: int) -> int:
    # dice of its own: one window more or less changes nothing in what the others draw
    if not window.errand:
        return rest.now_us
    left_us = rest.learned.handling.left(window.errand, rest.now_us - window.since_us)
    return rest.now_us + int(Random(f"{window.code} {seed}").choice(left_us))


def _window(window: Manned, sent: set[str]) -> Window:
    own = {line for line in sent if line.endswith(f"@{window.code}")}
    return Window(window.code, window.serves | own, window.open_us)

"""The shape of some days, for plots: arrivals by hour, waits in classes, and how arrivals and services add up."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US, from_us
from counterdesk.hall.moves import period
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.summary import Figures, kept, summary
from counterdesk.hall.summary.asking import found
from counterdesk.hall.summary.figures import Tally
from counterdesk.store.desk import Look

CLASS_MIN = 5
CLASSES = 12
"""Classes of five minutes; the last holds every longer wait."""
STEP_S = 900
ARRIVED = select(ticket.c.arrived_at_us).where(ticket.c.day == bindparam("day")).order_by(ticket.c.arrived_at_us)
_ends = func.max(period.c.to_us)
ENDED = (
    select(_ends)
    .select_from(ticket.join(period, period.c.ticket_id == ticket.c.id))
    .where(ticket.c.day == bindparam("day"), ticket.c.state == "finished")
    .group_by(ticket.c.id)
    .order_by(_ends)
)


class Step(NamedTuple):
    """How many had come and how many were served by ``until``: an hour of the day, or a business day."""

    until: str
    arrived: int
    served: int


class Shape(NamedTuple):
    """What the plots show; ``waits`` counts the waits of served tickets by classes of ``CLASS_MIN`` minutes."""

    hours: tuple[tuple[str, int], ...]
    waits: tuple[int, ...]
    promises_min: tuple[int, ...]
    steps: tuple[Step, ...]


def shape(look: Look, first: date, last: date) -> Shape:
    """The shape of the business days ``first`` to ``last``; a wait of exactly a class's end belongs to it."""
    hours = tuple((str(line.key), line.figures.issued) for line in summary(look, first, last, "hour").rows)
    tally, promises = Tally(), set[int]()
    for row in kept.rows(look, None, first, last):
        tickets = found(look, row).tickets
        tally.add(tickets)
        promises |= {tickets.promise_us // (60 * SECOND_US)} if tickets.promise_us else set()
    steps = _of_day(look, first) if first == last else _of_days(look, first, last)
    return Shape(hours, classed(tally.waits), tuple(sorted(promises)), steps)


def classed(waits_us: list[int]) -> tuple[int, ...]:
    """How many of these waits, in microseconds, fall into each class."""
    counts = [0] * CLASSES
    ends = [n * CLASS_MIN * 60 * SECOND_US for n in range(1, CLASSES)]
    for wait_us in waits_us:
        counts[bisect_left(ends, wait_us)] += 1
    return tuple(counts)


def _of_days(look: Look, first: date, last: date) -> tuple[Step, ...]:
    by_day = summary(look, first, last, "day").rows
    lines: list[tuple[str, Figures]] = [(str(line.key), line.figures) for line in by_day]
    came = accumulate(figures.issued for _, figures in lines)
    went = accumulate(figures.served for _, figures in lines)
    return tuple(Step(day, *both) for (day, _), *both in zip(lines, came, went, strict=True))


def _of_day(look: Look, day: date) -> tuple[Step, ...]:
    """A step every quarter of an hour from the first arrival until the last service."""
    arrived = [us for (us,) in look.conn.execute(ARRIVED, {"day": day})]
    ended = [us for (us,) in look.conn.execute(ENDED, {"day": day})]
    if not arrived:
        return ()
    step_us = STEP_S * SECOND_US
    begin, end = arrived[0] // step_us, max([arrived[-1], *ended[-1:]]) // step_us + 1
    marks = [n * step_us for n in range(begin, end + 1)]
    return tuple(
        Step(f"{from_us(us).astimezone(look.zone):%H:%M}", bisect_left(arrived, us), bisect_left(ended, us))
        for us in marks
    )

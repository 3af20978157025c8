"""A furnished hall: the shipped market-regulation file, its clerks, twenty working days in its books, and a morning.

The past days are written in bulk; this morning is acted out by the town itself through the hall's verbs, in one
transaction on a clock that is moved along, so that the journal, the queues and today's figures are real.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from counterdesk import paths
from counterdesk.clock import FixedClock, to_us
from counterdesk.demo import books, duty
from counterdesk.demo.books import PastPage
from counterdesk.demo.past import PastDay
from counterdesk.demo.places import CLERK, MINE, SILENT_S, START, UNDO_S, UNDO_TIMES
from counterdesk.demo.town import Town, beat_all, run_until
from counterdesk.hall import catalogue, clerks, rows, tickets, visits, windows
from counterdesk.hall.catalogue import Catalogue, versions
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import NOBODY, create_store

PAST_DAYS = 20
PIN = "1042"
"""Everybody's, for the lock screen."""
VISITOR = By(CLERK, MINE)
BEFORE = timedelta(minutes=4)
"""So long before the start the ticket at the visitor's window is called."""
WALKED = timedelta(seconds=32)


def hall(path: Path, speed: float = 1.0) -> None:
    """Make the demo's hall at ``path``, as it is at START; nothing waits to be printed. Raises StoreFault."""
    cat = hall_file(speed)
    days = past_days()
    zone = ZoneInfo(cat.hall.timezone)
    clock = FixedClock(datetime.combine(days[0], time(8), zone))
    store = create_store(path, cat.hall.timezone, f"{cat.hall.day_starts:%H:%M}", clock)
    try:
        store.run(_move_in, By("901"), cat)
        hashed = clerks.hash_pin(PIN)
        for seed in cat.clerks:  # each their own: one that somebody else chose is to be changed first
            store.run(clerks.set_pin, By(seed.number), seed.number, hashed)
        clock.at = datetime.combine(days[-1], time(18), zone)
        store.run(books.write, By("901"), pages(cat, days))
        clock.at = datetime.combine(START.astimezone(zone), time(8, 20), zone)
        store.run(_morning, NOBODY, cat, clock)
    finally:
        store.close()


def hall_file(speed: float = 1.0) -> Catalogue:
    """The shipped hall; a window is silent, and an act final, after seconds of the visitor's rather than the hall's."""
    cat = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    silent_s, undo_s = SILENT_S * max(speed, 1), UNDO_S * min(max(speed, 1), UNDO_TIMES)
    return replace(cat, calling=replace(cat.calling, silent_s=round(silent_s), undo_s=round(undo_s)))


def past_days() -> list[date]:
    """The working days in the books, oldest first: no public holiday falls into these four weeks."""
    before = (START.date() - timedelta(days) for days in range(1, 2 * PAST_DAYS))
    return [day for day in before if day.weekday() < 5][PAST_DAYS - 1 :: -1]


def pages(cat: Catalogue, days: list[date]) -> list[PastPage]:
    """Every past day played out, its tickets numbered on from the day before."""
    written: list[PastPage] = []
    first_id = 1
    for day in days:
        played = list(PastDay(cat, day, first_id).play())
        written.append(PastPage(day, played, duty.turns(cat, day)))
        first_id += len(played)
    return written


def _move_in(desk: Desk, cat: Catalogue) -> None:
    versions.load(desk, cat)
    for seed in cat.clerks:
        clerks.add(desk, seed.number, seed.role)


def _morning(desk: Desk, cat: Catalogue, clock: FixedClock) -> None:
    inside = OneTransaction(desk.conn, clock)
    town = Town(inside, cat, to_us(clock.now()), paper=False)
    run_until(town, clock, to_us(START - BEFORE))
    town.mine = MINE
    inside.run(_call_the_first, VISITOR)
    run_until(town, clock, to_us(START - BEFORE + WALKED))
    inside.run(visits.start, VISITOR)
    run_until(town, clock, to_us(START))
    inside.run(beat_all, NOBODY, inside.read(windows.seats))


def _call_the_first(desk: Desk) -> None:
    """Let the visitor's window be done with whoever is there and call the next; somebody comes if nobody waits."""
    ticket = rows.at_window(desk, desk.window or "")
    if ticket and ticket.state == "called":
        visits.start(desk)
    if ticket:
        visits.finish(desk)
    if tickets.call_next(desk) is None:
        tickets.issue(desk, "A01", paper=False)
        tickets.call_next(desk)


class OneTransaction:
    """The hall as the town wants it, inside a transaction that is open already."""

    def __init__(self, conn: Connection, clock: FixedClock) -> None:
        self.conn = conn
        self.clock = clock
        self._memory: dict[Hashable, Any] = {}

    def run(self, verb: Callable[..., Any], /, by: By = NOBODY, *args: Any, **facts: Any) -> Any:
        """One act; raises RuntimeError where the hall refuses, which nobody is there to cause."""
        try:
            return verb(self._desk(by), *args, **facts)
        except Refusal as no:
            raise RuntimeError(f"{verb.__name__} refused: {no.code} {no.facts}") from no

    def read(self, question: Callable[..., Any], /, *args: Any, **facts: Any) -> Any:
        """What the transaction has made of the hall so far."""
        return question(self._desk(NOBODY), *args, **facts)

    def _desk(self, by: By) -> Desk:
        return Desk(self.conn, self.clock.now(), self._memory, by)

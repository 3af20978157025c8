"""A whole house at work in processes of their own: random verbs of every noun, and anybody may be killed at any moment.

Whoever has had an answer writes down which entries of the journal are theirs and what the chain's hash was after them:
a hall that still has that hash at that entry has the act, and everything that anybody did before.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

from counterdesk.clock import RunningClock
from counterdesk.hall import windows
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import Store, open_store
from tests.hall import checker, nouns
from tests.hall.cases import checker as case_checker
from tests.postgres import Plain
from tests.race.busy import Act
from tests.race.crew import (
    DEADLINE_S,
    SLOW_DISK_S,
    UNDONE,
    Where,
    Worker,
    beside,
    kill,
    nobody_left,
    patiently,
    send_home,
)
from tests.race.mixed import drawn

WINDOWS, DOORS = ("1", "2", "3", "4", "5"), 1
SPEED = 60.0
"""The hall's minutes pass in seconds: people come too late, and promises are broken."""
LIVES_S = (0.0, 0.1)
ALL_EVERY = 10
"""Every so many kills all are killed at once: the log is recovered by a process that has never seen it."""


class Written(NamedTuple):
    """An act that was answered: its entries in the journal, and the chain's hash after them."""

    first: int
    last: int
    head: str
    verb: str


class Shift(NamedTuple):
    """What came of it: acts answered, which verbs were done, kills, and everything that was wrong."""

    acts: int
    verbs: set[str]
    kills: int
    wrong: list[str]


def shift(
    hall: Where,
    clock: RunningClock,
    kills: int,
    acts: int,
    seed: int = 1,
    promises_early: bool = False,
    disturb: Callable[[int], None] = lambda kills: None,
) -> Shift:
    """Let everyone work until ``acts`` were answered and ``kills`` of them were killed at it.

    The checkers look after each kill while the others work on, and once more in the end. ``disturb`` hears of every
    kill, and may do to the server of a hall what it likes.
    """
    chance, places = random.Random(seed), [*WINDOWS, *[None] * DOORS]
    crew = [_hire(hall, clock, place, chance, promises_early) for place in places]
    wrong: list[str] = []
    done, deadline = 0, time.monotonic() + DEADLINE_S * (1 + kills / 20)
    with nobody_left(crew):
        while (done < kills or len(written(hall)) < acts) and not wrong:
            assert time.monotonic() < deadline
            chosen = range(len(crew)) if done % ALL_EVERY == ALL_EVERY - 1 else [chance.randrange(len(crew))]
            assert all(crew[n].began.wait(DEADLINE_S) for n in chosen)
            time.sleep(chance.uniform(*LIVES_S))
            assert [one.exitcode for one in crew] == [None] * len(crew), "somebody fell"
            if done < kills:
                kill([crew[n] for n in chosen])
                done += len(chosen)
                disturb(done)
                for n in chosen:
                    crew[n] = _hire(hall, clock, places[n], chance, promises_early)
                wrong += [f"after {done} kills: {fault}" for fault in patiently(lambda: faults(hall))]
        send_home(hall, crew)
    wrong += [
        *patiently(lambda: faults(hall)),
        *(case_checker.faults(hall) if isinstance(hall, Path) else ()),
        *_nobodys(hall, done),
    ]
    answered = written(hall)
    return Shift(len(answered), {act.verb for act in answered}, done, wrong)


def faults(hall: Where) -> list[str]:
    """Every answered act the hall does not keep, and whatever the checkers find."""
    acts = written(hall)  # read before the journal: what is answered by now must be there
    with Plain(hall).open() as plain:
        chain = dict(plain.rows("SELECT id, hash FROM journal"))
    lost = [
        f"{act.verb}, entry {act.last}, was answered and is lost" for act in acts if chain.get(act.last) != act.head
    ]
    twice = [f"{one} and {other} have one entry" for one, other in pairwise(sorted(acts)) if other.first <= one.last]
    return [*lost, *twice, *checker.faults(hall), *nouns.faults(hall)]


def written(hall: Where) -> list[Written]:
    """What was answered so far."""
    with suppress(FileNotFoundError):
        lines = [line.split() for line in beside(hall, ".book").read_text().splitlines()]
        return [Written(int(first), int(last), head, verb) for first, last, head, verb in lines]
    return []


def _nobodys(hall: Where, kills: int) -> list[str]:
    """Whoever was killed may have left one act done and not written down, and nobody else."""
    acts = sorted(written(hall))
    gaps = sum(other.first > one.last + 1 for one, other in pairwise(acts))
    return [f"{gaps} acts are nobody's, only {kills} were killed"] if gaps > kills else []


def _hire(hall: Where, clock: RunningClock, place: str | None, chance: random.Random, early: bool) -> Worker:
    return Worker(work, hall, clock, place, chance.randrange(2**32), early)


def work(hall: Where, clock: RunningClock, place: str | None, seed: int, promises_early: bool, began: Any) -> None:
    """Press keys all over the hall until sent home."""
    chance, by = random.Random(seed), By(f"10{place}", place) if place else By()
    line = os.open(beside(hall, ".book"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with closing(patiently(lambda: open_store(hall, clock))) as store:
        if place:
            _press(store, line, Act(by, windows.open_window), False)
        pressed = False
        while not beside(hall, ".home").exists():
            _press(store, line, drawn(chance, by), promises_early)
            if not pressed:
                began.set()
            pressed = True


def _press(store: Store, line: int, act: Act, promises_early: bool) -> None:
    try:
        if promises_early:
            store.run(_early(act, line), act.by)
        else:
            _write(line, store.run(_noted(act), act.by))
    except Refusal:  # it does not fit: nothing was done, nothing is written
        pass
    except StoreFault as fault:
        if fault.code not in UNDONE:
            raise


def _noted(act: Act) -> Callable[[Desk], Written]:
    def verb(desk: Desk) -> Written:
        first = desk.last_id + 1
        act.verb(desk, *act.args, **act.facts)
        return Written(first, desk.last_id, desk.head, f"{act.verb.__module__}.{act.verb.__name__}")

    return verb


def _early(act: Act, line: int) -> Callable[[Desk], None]:
    def verb(desk: Desk) -> None:
        _write(line, _noted(act)(desk))
        Event().wait(SLOW_DISK_S)  # the commit is on its way to a slow disk

    return verb


def _write(line: int, done: Any) -> None:
    if done.first <= done.last:
        os.write(line, f"{done.first} {done.last} {done.head} {done.verb}\n".encode())

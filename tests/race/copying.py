"""Copies of a hall taken while everyone works at it: each comes back whole, with all that was answered before."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from counterdesk.clock import RunningClock
from counterdesk.hall import recovery
from counterdesk.store import backup
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.hall import checker, nouns
from tests.hall.cases import checker as case_checker
from tests.postgres import Plain
from tests.race import everyone
from tests.race.everyone import Written

NOW = datetime(2026, 11, 24, 18, 0)


class Copies(NamedTuple):
    """How many copies were taken, how many acts they had to hold in all, and everything that was wrong."""

    copies: int
    acts_in_copies: int
    wrong: list[str]


def under_load(hall: Path, clock: RunningClock, folder: Path, copies: int, acts: int, seed: int = 1) -> Copies:
    """Take copies while everyone works and is killed, and bring each one back in a place of its own."""
    taken: list[tuple[Path, list[Written]]] = []

    def copy(kills: int) -> None:
        answered = everyone.written(hall)
        target = folder / f"copy-{seed}-{kills}.db"
        backup.backup(hall, target)
        taken.append((target, answered))

    found = everyone.shift(hall, clock, copies, acts, seed, disturb=copy)
    wrong = list(found.wrong)
    for target, answered in taken[:copies]:
        back = folder / "back" / target.name
        backup.restore(target, back, NOW, lambda new, old: _recovered(new, clock))
        wrong += [f"{target.name}: {fault}" for fault in lost(back, answered)]
        faults = (*checker.faults(back), *nouns.faults(back), *case_checker.faults(back))
        wrong += [f"{target.name}: {fault}" for fault in faults]
    return Copies(len(taken[:copies]), sum(len(answered) for _, answered in taken[:copies]), wrong)


def lost(hall: Path, answered: list[Written]) -> list[str]:
    """Acts that were answered and are not in a hall."""
    with Plain(hall).open() as plain:
        chain = dict(plain.rows("SELECT id, hash FROM journal"))
    return [f"{act.verb}, entry {act.last}, is lost" for act in answered if chain.get(act.last) != act.head]


def _recovered(new: Path, clock: RunningClock) -> None:
    with closing(open_store(new, clock)) as store:
        store.run(recovery.recover, By(), None, {})

"""The trials, each with its finding: windows that race and are killed, a stale copy brought back, the disk's word."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any, NamedTuple

from counterdesk.hall import recovery, tickets
from counterdesk.hall.tickets import voiding
from counterdesk.proving import ground, verdict
from counterdesk.proving.worker import home, work
from counterdesk.store import backup
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.place import filesystem_type
from counterdesk.words import t

WORKERS = 8
ALL_EVERY = 10
"""Every so many kills everybody is killed at once: then a process that has never seen the log recovers it."""
READY_S = 30.0
"""So long a process may take to begin or to go home."""
LIVES_S = (0.005, 0.1)
"""So long a worker whose turn to be killed it is works on."""
SYNCS = 200
LONGEST_MS = 1000.0
MEMORY = (0x01021994, 0x858458F6)
"""File systems that are gone when the power is: tmpfs and ramfs, by statfs(2)."""
Told = Callable[[float], None]
begin: ForkServerContext | SpawnContext
if "forkserver" in multiprocessing.get_all_start_methods():  # clean processes that start in milliseconds
    begin = multiprocessing.get_context("forkserver")
    begin.set_forkserver_preload(["counterdesk.proving.worker"])
else:
    begin = multiprocessing.get_context("spawn")


class Finding(NamedTuple):
    """A trial: its name, whether it holds (None: it was not or could not be tried), and facts for its words."""

    trial: str
    holds: bool | None
    facts: dict[str, Any]
    broken: tuple[str, ...] = ()


class Worker(NamedTuple):
    """A process at work, and the line on which it says that it has begun."""

    process: BaseProcess
    ready: Connection


def race(folder: Path, seconds: float, told: Told = lambda part: None) -> Finding:
    """Windows and doors press keys for ``seconds`` while one after another is killed: every promise must stand."""
    hall, chance = ground.hall(folder / "race.db"), random.Random()
    crew = [_hire(hall, n, chance) for n in range(WORKERS)]
    kills, begun = 0, monotonic()
    try:
        while (passed := monotonic() - begun) < seconds:
            told(passed / seconds)
            for n in range(WORKERS) if kills % ALL_EVERY == ALL_EVERY - 1 else [chance.randrange(WORKERS)]:
                crew[n].ready.poll(READY_S)
                sleep(chance.uniform(*LIVES_S))
                _kill(crew[n].process)
                crew[n] = _hire(hall, n, chance)
                kills += 1
        home(hall).touch()
        for worker in crew:
            worker.process.join(READY_S)
        wrong = [t("prove.fell", code=worker.process.exitcode) for worker in crew if worker.process.exitcode]
    finally:
        for worker in crew:
            _kill(worker.process)
    wrong += verdict.broken(hall, kills)
    acts = verdict.promised(hall)
    return Finding("race", None if not acts else not wrong, {"acts": acts, "kills": kills}, tuple(wrong))


def stale(folder: Path) -> Finding:
    """A copy is made, numbers are given out, the copy is brought back: no number may come twice."""
    hall, copy = ground.hall(folder / "stale.db"), folder / "stale-copy.db"
    with closing(open_store(hall)) as store:
        given = [_issue(store.run) for _ in range(3)]
        backup.backup(hall, copy)
        given += [_issue(store.run) for _ in range(4)]
    done = backup.restore(copy, hall, datetime.now())
    books = None
    if done.kept:
        with closing(open_store(done.kept)) as old:
            books = old.read(voiding.handed_out)
    with closing(open_store(hall)) as store:
        found = store.run(recovery.recover, By(), books, {})
        after = _issue(store.run)
    wrong = [t("prove.came_twice", number=after)] if after in given else []
    return Finding("stale", not wrong, {"voided": len(found.voided), "next": after}, tuple(wrong))


def disk(folder: Path) -> Finding:
    """How long this disk takes to keep its word: the middle and the slowest of many small writes put through to it.

    It holds when none took longer than a press of a key may; a disk in memory keeps nothing and gives no finding.
    """
    took_ms = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(SYNCS):
            begun = perf_counter()
            file.write(b"x" * 4096)
            os.fsync(file.fileno())
            took_ms.append((perf_counter() - begun) * 1e3)
    took_ms.sort()
    holds = None if filesystem_type(folder) in MEMORY else took_ms[-1] <= LONGEST_MS
    return Finding("disk", holds, {"middle_ms": round(took_ms[SYNCS // 2], 2), "slowest_ms": round(took_ms[-1], 1)})


def _issue(run: Callable[..., tickets.Issued]) -> str:
    return run(tickets.issue, By(), ground.SERVICES[0]).ticket.label


def _hire(hall: Path, n: int, chance: random.Random) -> Worker:
    mine, theirs = begin.Pipe(duplex=False)
    process = begin.Process(target=work, args=(hall, n, chance.randrange(2**32), theirs), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, mine)


def _kill(process: BaseProcess) -> None:
    process.kill()
    process.join()

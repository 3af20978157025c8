"""How long after another program's commit the desk, the board and the lead's view show it."""

from __future__ import annotations

import multiprocessing
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

from counterdesk.hall import floor, tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, open_store
from tests.bench.halls import hall
from tests.bench.screens import SCREEN, SERVICES
from tests.bench.terminal import Terminal, listen, when

OTHER = By("102", "2")
WAITING = 200
NAME = "seen.db"
GOALS = ("desk", "board", "lead")
READY = {"desk": "其后", "board": "欢迎光临", "lead": "正在等候"}
"""What stands on each screen once it shows the hall."""
LONG_S = 0.45
REST_S = 2.2
"""The lead's view is drawn at most once a second: what is put off from the acts before must be over."""
Conn = Connection


def seen(
    folder: Path, calls: int = 60, on: str | None = None, goals: Sequence[str] = GOALS
) -> dict[str, float]:
    """Milliseconds from another program's commit of a call until it is painted; judged: 150 for 99 of 100."""
    store = _hall(folder, on)
    where = on or str(folder / NAME)
    took: dict[str, list[float]] = {goal: [] for goal in goals}
    missed = 0
    with _other_window(where) as other, _screens(where, goals) as screens:
        listen(screens, REST_S)
        for _ in range(calls):
            other.send("call")
            written = listen(screens, LONG_S)
            committed_s, number = other.recv()
            following = store.read(floor.next_up, window="1")
            wanted = {"desk": following.ticket.label if following else "", "board": number, "lead": number}
            for goal, what in zip(goals, written, strict=True):
                at_s = when(what, wanted[goal].encode())
                missed += at_s is None
                took[goal].append((at_s or committed_s + LONG_S) - committed_s)
            other.send("finish")
            listen(screens, REST_S)
    store.close()
    return {name: value for goal in goals for name, value in _figures(goal, took[goal])} | {"not seen": missed}


def _figures(goal: str, took: list[float]) -> Iterator[tuple[str, float]]:
    ordered = sorted(took)
    yield f"{goal} p50 ms", statistics.median(ordered) * 1e3
    yield f"{goal} p99 ms (150)", ordered[int(0.99 * (len(ordered) - 1))] * 1e3


def _hall(folder: Path, on: str | None) -> Store:
    store = hall(folder, NAME, on)
    store.run(windows.open_window, OTHER)
    for n in range(WAITING):
        store.run(tickets.issue, By(), SERVICES[n % len(SERVICES)])
    for verb in (tickets.call_next, visits.start, visits.finish):
        store.run(verb, OTHER)
    return store


@contextmanager
def _screens(where: str, goals: Sequence[str]) -> Iterator[list[Terminal]]:
    clerks = {"desk": "101", "board": None, "lead": "301"}
    codes = {
        goal: SCREEN.format(path=where, goal=goal, window="1" if goal == "desk" else None, clerk=clerks[goal])
        for goal in goals
    }
    screens = [Terminal(codes[goal], 40, 120) for goal in goals]
    try:
        for goal, screen in zip(goals, screens, strict=True):
            screen.read_until(READY[goal].encode())
        yield screens
    finally:
        for screen in screens:
            screen.close()


@contextmanager
def _other_window(where: str) -> Iterator[Conn]:
    begin = multiprocessing.get_context("spawn")
    mine, theirs = begin.Pipe()
    worker = begin.Process(target=_work, args=(where, theirs))
    worker.start()
    theirs.close()
    try:
        yield mine
    finally:
        mine.send("")
        worker.join()


def _work(path: str, asked: Conn) -> None:
    store = open_store(path)
    while act := asked.recv():
        if act == "call":
            called = store.run(tickets.call_next, OTHER)
            asked.send((perf_counter(), called.ticket.label if called else ""))
        else:
            store.run(visits.start, OTHER)
            store.run(visits.finish, OTHER)
    store.close()

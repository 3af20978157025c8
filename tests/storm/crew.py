"""Everybody in the storm: processes of desks, a few desks and a board at real terminals, and what is known of them."""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event, Lock, Thread
from time import monotonic, sleep
from typing import Any, NamedTuple

import psutil

from counterdesk.words import t
from tests.bench import program
from tests.bench.clerk import KEYS
from tests.bench.eyes import Seen, Stuck
from tests.bench.hallclock import HallClock
from tests.bench.program import PIN
from tests.race.crew import Where
from tests.storm import desks
from tests.storm.desks import Place, Stands
from tests.storm.disk import Disk

begin = multiprocessing.get_context("spawn")
ANSWER_S = 60.0
READ_S, REST_S = 0.05, 0.01
AT_TERMINALS = (b"\r", b"\n", KEYS["call"][0], KEYS["finish"][1], KEYS["hold"][0], KEYS["undo"][0], b"\x1b")


class Row(NamedTuple):
    """A process of desks: who is in it, and the line to it."""

    process: BaseProcess
    line: Connection
    places: Sequence[Place]

    def stands(self) -> list[Stands]:
        """How each of its desks stands; raises AssertionError when the process is gone or mute."""
        return list(self._asked("look"))

    def pages_mb(self) -> float | None:
        """What SQLite has in memory there, None where that cannot be asked; raises as ``stands`` does."""
        found: float | None = self._asked("pages")
        return found

    def _asked(self, what: str) -> Any:
        if self.process.is_alive():
            self.line.send(what)
            if self.line.poll(ANSWER_S):
                return self.line.recv()
        raise AssertionError(f"the process of windows {self.places[0].window} and on does not answer")


class AtTerminal:
    """A program at a real terminal, which may be closed and opened again."""

    def __init__(self, hall: Where, clock: HallClock, name: str, *argv: str, clerk: str = "") -> None:
        self.hall, self.clock, self.name, self.argv, self.clerk = hall, clock, name, argv, clerk
        self.closing, self.is_signed_in = False, False
        self.open()

    def open(self) -> None:
        """Begin it; whoever sits there signs in."""
        self.seen: Seen = program.opened(self.hall, self.name, *self.argv, clock=self.clock, beside=self.clock.path)
        self.closing, self.is_signed_in = False, False

    @property
    def is_open(self) -> bool:
        """Whether there is a terminal to read from and to type at."""
        return not (self.closing or self.seen.ended)

    @property
    def pid(self) -> int:
        """Its process."""
        return self.seen.terminal.pid

    def sign_in(self) -> None:
        """Number and PIN; they are at their desk once the queue stands there."""
        self.seen.wait_for(t("sign_in.ready", "zh").encode(), 0.0, ANSWER_S)
        for typed in (self.clerk.encode(), b"\r", PIN.encode(), b"\r"):
            self.seen.type(typed)
            sleep(0.3)
        self.is_signed_in = True

    def close(self, how: str) -> bool:
        """The terminal goes away, or its program is killed; whether it was gone within ten seconds."""
        self.closing = True
        if how == "killed":
            os.kill(self.pid, signal.SIGKILL)
        else:
            os.close(self.seen.terminal.fd)
        until_s = monotonic() + 10
        while (gone := os.waitpid(self.pid, os.WNOHANG)[0]) == 0 and monotonic() < until_s:
            sleep(0.05)
        if gone == 0:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if how == "killed":
            os.close(self.seen.terminal.fd)
        return gone != 0


class Crew:
    """All of them; ``rows`` are processes of desks, ``terminals`` programs of their own."""

    def __init__(self, rows: list[Row], terminals: list[AtTerminal], chance: random.Random) -> None:
        self.rows, self.terminals = rows, terminals
        self._chance, self._over = chance, Event()
        self.hands_off, self.is_still = Lock(), False
        self._threads = [Thread(target=work, daemon=True) for work in (self._read, self._press)]

    @property
    def pids(self) -> list[int]:
        """Every process."""
        return [int(row.process.pid or 0) for row in self.rows] + [one.pid for one in self.terminals]

    def stands(self) -> list[Stands]:
        """How every desk without a terminal stands."""
        return [one for row in self.rows for one in row.stands()]

    def memory_mb(self) -> dict[str, float]:
        """Resident memory: of each process of desks, and of each program at a terminal; SQLite's part of the former.

        SQLite keeps pages of the hall, at most 2 MB a connection: they grow with the hall until all are full.
        """
        rows = {f"{len(row.places)} desks from {row.places[0].window}": row for row in self.rows}
        names = [*rows, *(one.name for one in self.terminals)]
        found = {name: _resident_mb(pid) for name, pid in zip(names, self.pids, strict=True)}
        pages = {f"{name}, pages of the hall": row.pages_mb() for name, row in rows.items()}
        return found | {name: mb for name, mb in pages.items() if mb is not None}

    def own_mb(self) -> float:
        """What a desk without a terminal has in memory by itself: without pages of the hall."""
        own = [_resident_mb(row.process.pid) - (row.pages_mb() or 0.0) for row in self.rows]
        return sum(own) / sum(len(row.places) for row in self.rows)

    def gone(self) -> Iterator[str]:
        """Programs that ended though nobody ended them."""
        for row in self.rows:
            if not row.process.is_alive():
                yield f"the process of windows {row.places[0].window} and on ended: {row.process.exitcode}"
        for one in self.terminals:
            if one.seen.ended and not one.closing:
                yield f"{one.name} ended: {one.seen.since(0.0)[-400:]!r}"

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Terminals are read and their keys pressed; in the end everybody goes home."""
        for thread in self._threads:
            thread.start()
        for one in self.terminals:
            if one.clerk:
                one.sign_in()
        try:
            yield
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()
            _home(self.rows, self.terminals)

    def _read(self) -> None:
        while not self._over.wait(REST_S):
            with self.hands_off:
                by_fd = {one.seen.terminal.fd: one.seen for one in self.terminals if one.is_open}
                for fd in select.select(list(by_fd), [], [], READ_S)[0]:
                    by_fd[fd].take()

    def _press(self) -> None:
        while not self._over.wait(self._chance.uniform(0.3, 1.5)):
            with self.hands_off:
                for one in self.terminals:
                    if one.is_signed_in and one.is_open and not self.is_still:
                        one.seen.type(self._chance.choice(AT_TERMINALS))


def _resident_mb(pid: int | None) -> float:
    return float(psutil.Process(pid).memory_info().rss / 2**20)


def hire(
    hall: Where, clock: HallClock, disk: Disk, rows: Iterable[Sequence[Place]], alone: Sequence[Place], seed: int,
    pace_s: float,
) -> Crew:  # fmt: skip
    """Begin them all on that disk: rows of desks, a desk at a terminal for each who is ``alone``, and a board."""
    # ten desks of one process check PINs in ten threads: each would keep the 20 MB of it in a heap of its own
    os.environ["MALLOC_ARENA_MAX"] = "1"
    with disk.under():
        crew = [_row(hall, clock, places, seed + n, pace_s) for n, places in enumerate(rows)]
        del os.environ["MALLOC_ARENA_MAX"]
        terminals = [
            AtTerminal(hall, clock, f"desk {one.window}", "desk", "--window", one.window, clerk=one.clerk)
            for one in alone
        ]
        terminals.append(AtTerminal(hall, clock, "board", "board"))
    return Crew(crew, terminals, random.Random(seed))


def _row(hall: Where, clock: HallClock, places: Sequence[Place], seed: int, pace_s: float) -> Row:
    mine, theirs = begin.Pipe()
    facts = (hall, clock.path, places, seed, pace_s, theirs)
    process = begin.Process(target=desks.work, args=facts, daemon=True)
    process.start()
    theirs.close()
    return Row(process, mine, places)


def _home(rows: Iterable[Row], terminals: Iterable[AtTerminal]) -> None:
    for row in rows:
        with suppress(OSError):
            row.line.send("home")
    for row in rows:
        row.process.join(ANSWER_S)
        if row.process.is_alive():
            row.process.kill()
    for one in terminals:
        with suppress(OSError, psutil.Error, Stuck):
            one.seen.terminal.close()

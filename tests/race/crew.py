"""People who work the hall from processes of their own, what they wrote down as done, and whether it stands.

Each worker presses keys at random and appends a line to the book only after ``Store.run`` returned. Any of them may be
killed at any moment; ``broken`` then says which written line the hall does not keep.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple, TypeVar

from counterdesk.hall import tickets, visits, windows
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store.address import Server
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import Store, open_store
from counterdesk.store.postgres.faults import AWAY
from tests.hall import checker
from tests.postgres import Plain
from tests.processes import begin

T = TypeVar("T")
Where = Path | str
"""A hall's file, or its URL."""
SERVICES = ("A01", "A02", "A05", "B01")
WINDOWS = 6
PRESSED = ("called", "started", "finished")
SLOW_DISK_S = 0.004
DEADLINE_S = 60.0
UNDONE = (*AWAY, "outcome_unknown")
"""Nothing is promised: the server is lost, or nobody knows of an act that writes no entry whether it was kept."""


class Shift(NamedTuple):
    """What a shift came to: acts written down, workers killed in the middle of work."""

    acts: int
    kills: int


class Worker(begin.Process):
    """Somebody who does ``work`` with ``facts`` and ``began``, which they set once they have pressed a first key."""

    def __init__(self, work: Callable[..., None], *facts: Any) -> None:
        self.began = begin.Event()
        super().__init__(target=work, args=(*facts, self.began), daemon=True)
        self.start()


class Note(NamedTuple):
    """A line of the book: what was done, to which number, at which window (- for the door)."""

    act: str
    label: str
    window: str


def shift(
    hall: Where,
    seed: int,
    acts: int,
    kills: int,
    workers: int = 8,
    every_ms: tuple[float, float] = (5, 60),
    promises_early: bool = False,
    until: Callable[[], bool] = lambda: False,
    disturb: Callable[[int], None] = lambda rounds: None,
    mutant: str = "",
) -> Shift:
    """Let ``workers`` work until ``acts`` are written down and ``kills`` of them were killed and replaced.

    Nobody is killed before they have pressed a key, however slow the computer is: whoever is killed while they come
    never works. But every tenth time all are killed at once, whatever they are at, so that the log is recovered by a
    process that has never seen it.
    ``promises_early`` makes them write before the commit, as no store may; ``mutant`` names another way in which their
    program is broken. ``disturb`` hears of every round, and may do to the server of a hall what it likes.
    """
    chance = random.Random(seed)
    crew = [_hire(hall, n, chance, promises_early, mutant) for n in range(workers)]
    done, rounds, deadline = 0, 0, time.monotonic() + DEADLINE_S * (1 + kills / 50)
    with nobody_left(crew):
        while (done < kills or len(book(hall)) < acts) and not until():
            assert time.monotonic() < deadline, f"after {done} kills only {len(book(hall))} acts"
            ended = wait([worker.sentinel for worker in crew], chance.uniform(*every_ms) / 1e3)
            assert not ended, f"a worker fell: {[worker.exitcode for worker in crew]}"
            one = chance.randrange(workers)
            if crew[one].began.is_set() and (done < kills or promises_early):
                rounds += 1
                disturb(rounds)
                chosen = range(workers) if rounds % 10 == 0 else [one]
                done += len(chosen)
                kill([crew[n] for n in chosen])
                for n in chosen:
                    crew[n] = _hire(hall, n, chance, promises_early, mutant)
        send_home(hall, crew)
    return Shift(len(book(hall)), done)


@contextmanager
def nobody_left(crew: Sequence[BaseProcess]) -> Iterator[None]:
    """Whatever comes of a shift, nobody is at work after it."""
    try:
        yield
    finally:
        kill(crew)


def broken(hall: Where, kills: int) -> list[str]:
    """Every written line the hall does not keep, every act too many, and whatever the checker finds."""
    notes = book(hall)
    with Plain(hall).open() as plain:
        kept = [
            Note(kind, json.loads(facts)["number"], window or "-")
            for kind, facts, window in plain.rows("SELECT kind, facts, window FROM journal ORDER BY id")
            if kind in (*PRESSED, "issued")
        ]
        given = {label for (label,) in plain.rows("SELECT label FROM ticket")}
    return [*_promises(notes, kept, given, kills), *checker.faults(hall)]


def book(hall: Where) -> list[Note]:
    """What the workers wrote down so far."""
    with suppress(FileNotFoundError):
        return [Note(*line.split()) for line in _book(hall).read_text().splitlines()]
    return []


def _promises(notes: list[Note], kept: list[Note], given: set[str], kills: int) -> Iterator[str]:
    written, stored = Counter(notes), Counter(kept)
    yield from (f"{note} was promised {times} times" for note, times in written.items() if times > 1)
    yield from (f"{note} was promised and is not there" for note in (written - stored))
    yield from (f"{note} is in the journal {times} times" for note, times in stored.items() if times > 1)
    yield from (f"{note.label} was given out and does not exist" for note in notes if note.label not in given)
    unwritten = sum((stored - written).values())
    if unwritten > kills:  # each who was killed may have left one act done and not written down
        yield f"{unwritten} acts are nobody's, only {kills} were killed"


def _hire(hall: Where, n: int, chance: random.Random, promises_early: bool, mutant: str) -> Worker:
    return Worker(work, hall, n, chance.randrange(2**32), promises_early, mutant)


def kill(workers: Sequence[BaseProcess]) -> None:
    """End them, wherever they are."""
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join()


def send_home(hall: Where, crew: Sequence[BaseProcess]) -> None:
    """Tell everybody that the day is over, and see that they leave of their own accord."""
    home = beside(hall, ".home")
    home.touch()
    for worker in crew:
        worker.join(DEADLINE_S)
    assert [worker.exitcode for worker in crew] == [0] * len(crew)
    home.unlink()


def work(hall: Where, n: int, seed: int, promises_early: bool = False, mutant: str = "", began: Any = None) -> None:
    """Press keys at random until sent home; the first six sit at a window, the others give out tickets."""
    store = patiently(lambda: open_store(hall))
    by = By(f"10{n + 1}", str(n + 1)) if n < WINDOWS else By()
    if by.window:
        patiently(lambda: store.run(windows.open_window, by))
    if mutant:
        from tests.race import mutants

        store.run = mutants.MUTANTS[mutant](store)  # type: ignore[method-assign]
    chance = random.Random(seed)
    write = _write_early if promises_early else _write_after
    line = os.open(_book(hall), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    acts = [*_keys(by), ("issued", tickets.issue)] if by.window else [("issued", tickets.issue)]
    while not beside(hall, ".home").exists():
        act, verb = chance.choice(acts)
        args = (chance.choice(SERVICES),) if act == "issued" else ()
        try:
            write(store, line, act, verb, by, args)
        except Refusal:  # nobody waits, or somebody is served already: nothing was done, nothing is written
            pass
        except StoreFault as fault:
            if fault.code not in UNDONE:
                raise
        if began is not None:
            began.set()
            began = None
    store.close()


def patiently(do: Callable[[], T]) -> T:
    """What comes of it, once the server is there."""
    while True:
        try:
            return do()
        except StoreFault as fault:
            if fault.code not in AWAY:
                raise
            time.sleep(0.05)


def _keys(by: By) -> list[tuple[str, Callable[..., Any]]]:
    return list(zip(PRESSED, (tickets.call_next, visits.start, visits.finish), strict=True))


def _write_after(store: Store, line: int, act: str, verb: Callable[..., Any], by: By, args: tuple[str, ...]) -> None:
    _note(line, act, store.run(verb, by, *args), by)


def _write_early(store: Store, line: int, act: str, verb: Callable[..., Any], by: By, args: tuple[str, ...]) -> None:
    def promise(desk: Desk) -> None:
        _note(line, act, verb(desk, *args), by)
        Event().wait(SLOW_DISK_S)  # the commit is on its way to a slow disk

    store.run(promise, by)


def _note(line: int, act: str, answer: Any, by: By) -> None:
    if answer is not None:
        label = getattr(answer, "ticket", answer).label
        os.write(line, f"{act} {label} {by.window or '-'}\n".encode())


def _book(hall: Where) -> Path:
    return beside(hall, ".book")


def beside(hall: Where, ending: str) -> Path:
    """A file of the crew's own: beside the hall's, or for a server's in the folder for passing things."""
    if isinstance(hall, Path):
        return hall.with_suffix(ending)
    return Path(tempfile.gettempdir(), Server(hall).database + ending)

"""Hours of the hall's clock in which anything that can fail does, and what must hold meanwhile and afterwards.

A simulated hour is an hour of the clock that every program of the hall reads. It runs ``SPEED`` times as fast as the
computer's: fifty seconds of ours are an hour of theirs. Everything else runs as in a hall: watching, heartbeats,
locks and waiting take the computer's own seconds, so that each of them meets more of the hall's time than it would.
Desks act as often as this computer lets them, not as often as forty clerks would.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from time import monotonic, perf_counter, sleep
from typing import NamedTuple

from counterdesk.store.engine import open_store
from tests.bench.hallclock import HallClock
from tests.hall import checker, nouns
from tests.postgres import Cluster, Hit, Plain, own_server, url_of
from tests.printing.printer_double import PrinterDouble
from tests.race.crew import Where
from tests.race.everyone import Written
from tests.storm import hall as halls
from tests.storm.crew import hire
from tests.storm.desks import Place, book_of
from tests.storm.disk import Disk
from tests.storm.outage import ON_SERVER
from tests.storm.weather import ALL, Ground, Weather

SPEED = 72.0
TICK_S = 0.25
CONNECTIONS = 350
ARRIVE_S = 600.0
"""By then everybody must have signed in on a morning when this computer is busy with something else, too."""
MOST_WRONG = 12
CALM_S = 120.0
"""By then every desk must have come back to the hall."""


class Size(NamedTuple):
    """How large a storm is: hours by the hall's clock, desks in all and in one process, desks at terminals."""

    hours: float
    desks: int = 40
    in_one: int = 10
    alone: int = 2
    pace_s: float = 14.0
    lasts_s: tuple[float, float] = (2.0, 8.0)
    speed: float = SPEED


class Found(NamedTuple):
    """What came of it."""

    acts: int
    befell: Counter[str]
    said: Counter[str]
    memory_mb: list[dict[str, float]]
    wrong: list[str]
    printed: Counter[str]


def storm(
    folder: Path,
    size: Size,
    seed: int = 1,
    weathers: Sequence[str] = (),
    tell: Callable[[str], None] = lambda line: None,
    on_server: bool = False,
) -> Found:
    """Let everything in ``weathers`` (or anything) befall a hall at work, in random order until the hours are over.

    ``tell`` hears a line after each, with what a desk without a terminal has in memory by itself. ``on_server`` puts
    the hall on a server of its own.
    """
    with _ground(folder, size, seed, on_server) as ground:
        found = Found(0, Counter(), Counter(), [], [], Counter())
        _calm(ground, found, ARRIVE_S)
        found.memory_mb.append(ground.crew.memory_mb())
        for name in _drawn(ground, size, weathers):
            said = _befalls(ground, name, found)
            found.befell[name] += 1
            found.said[name] += said
            wrong = [f"after {name}: {fault}" for fault in faults(ground)]
            found.wrong.extend(wrong)
            line = f"{ground.clock.now():%d %H:%M} {name}: {said} desks told of it; {ground.crew.own_mb():.1f} MB"
            tell("\n".join([line, *wrong]))
            if len(found.wrong) > MOST_WRONG:
                break
            if len(found.memory_mb) == 1 and sum(found.befell.values()) >= len(_all(ground)):
                found.memory_mb.append(ground.crew.memory_mb())
        found.memory_mb.append(ground.crew.memory_mb())
        states = _jobs(ground.hall)
        return found._replace(acts=len(answered(ground)), printed=states)


def faults(ground: Ground) -> list[str]:
    """Every answered act that the hall does not keep, programs that ended, and whatever the checkers find."""
    acts = answered(ground)  # before the journal is read: what is answered by now must be there
    with Plain(ground.hall).open() as plain:
        chain = dict(plain.rows("SELECT id, hash FROM journal"))
    lost = [
        f"{act.verb}, entry {act.last}, was answered and is lost" for act in acts if chain.get(act.last) != act.head
    ]
    twice = [f"{one} and {other} have one entry" for one, other in pairwise(sorted(acts)) if other.first <= one.last]
    left = [f"window {one.window}: {one.ended}" for one in ground.crew.stands() if one.ended]
    found = checker.faults(ground.hall, clock_went_back=True)
    return [*lost, *twice, *left, *ground.crew.gone(), *found, *nouns.faults(ground.hall), *_astray(ground.hall)]


def _astray(hall: Where) -> Iterator[str]:
    """The hall's own file is back by now: nobody may say that an older one is in its place."""
    with closing(open_store(hall)) as store:
        if known := store.astray():
            yield f"entry {known.entry} is said to be missing"


def answered(ground: Ground) -> list[Written]:
    """What desks without a terminal were answered so far."""
    with Plain(ground.hall).open() as plain:
        ((key,),) = plain.rows("SELECT code_key FROM hall_now")
    book = book_of(ground.folder, key)
    lines = [line.split(maxsplit=3) for line in book.read_text().splitlines()] if book.exists() else []
    return [Written(int(first), int(last), head, verb) for first, last, head, verb in lines]


@contextmanager
def _ground(folder: Path, size: Size, seed: int, on_server: bool) -> Iterator[Ground]:
    clock = HallClock(folder / "clock")
    clock.until(halls.BEGINS)
    other = folder / "other" / "hall.db"
    other.parent.mkdir()
    seats = halls.places(size.desks)
    disk, chance = Disk(folder / "hall.db"), random.Random(seed)
    with ExitStack() as stack:
        server = stack.enter_context(_server(folder)) if on_server else None
        path: Where = url_of(Cluster(server.url).database()) if server else folder / "hall.db"
        for one in (path, other):
            halls.furnish(one, seats, clock)
        log = halls.log_of(other, clock)
        printer = stack.enter_context(PrinterDouble())  # type: ignore[no-untyped-call]
        halls.settings(folder, printer.target)
        alone, rest = seats[: size.alone], seats[size.alone :]
        crew = hire(path, clock, disk, _rows(rest, size.in_one), alone, seed, size.pace_s)
        stack.enter_context(crew.at_work())
        stack.enter_context(_time_passes(clock, size.speed))
        yield Ground(path, folder, other, log, disk, clock, printer, crew, chance, size.lasts_s, server)


@contextmanager
def _server(folder: Path) -> Iterator[Hit]:
    """A server with connections for everybody, and a folder for what each place keeps for when it is lost."""
    before = os.environ.get("XDG_STATE_HOME")
    with own_server() as server:
        hit = Hit(server)
        Cluster(hit.url).command(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
        hit.restart("fast")
        os.environ["XDG_STATE_HOME"] = str(folder)
        try:
            yield hit
        finally:
            if before is None:
                del os.environ["XDG_STATE_HOME"]
            else:
                os.environ["XDG_STATE_HOME"] = before


def _rows(seats: Sequence[Place], each: int) -> list[Sequence[Place]]:
    return [seats[at : at + each] for at in range(0, len(seats), each)]


@contextmanager
def _time_passes(clock: HallClock, speed: float) -> Iterator[None]:
    over = Event()

    def run() -> None:
        before_s = monotonic()
        while not over.wait(TICK_S):
            now_s = monotonic()
            clock.nudge((now_s - before_s) * (speed - 1))
            before_s = now_s

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _drawn(ground: Ground, size: Size, weathers: Sequence[str]) -> Iterator[str]:
    """Each of them once in a random order, and then any, until the hours are over; some need what is not here."""
    names = [name for name in weathers or _all(ground) if ground.disk.can_fail or not name.startswith("disk")]
    end_s = perf_counter() + size.hours * 3600 / size.speed
    yield from ground.chance.sample(names, len(names))
    while perf_counter() < end_s:
        yield ground.chance.choice(names)


def _all(ground: Ground) -> dict[str, Weather]:
    return ALL if ground.server is None else ON_SERVER


def _befalls(ground: Ground, name: str, found: Found) -> int:
    """Let it happen; how many desks said afterwards or meanwhile that something was wrong with the store."""
    over, seen = Event(), set[str]()

    def look() -> None:
        while not over.wait(1.0):
            seen.update(one.window for one in ground.crew.stands() if one.trouble)

    watcher = Thread(target=look, daemon=True)
    if not name.startswith(("process", "machine")):  # whoever stands still does not answer
        watcher.start()
    try:
        _all(ground)[name](ground)
    except AssertionError as wrong:
        found.wrong.append(f"{name}: {wrong}")
    over.set()
    if watcher.is_alive():
        watcher.join()
    _calm(ground, found)
    return len(seen)


def _calm(ground: Ground, found: Found, most_s: float = CALM_S) -> None:
    """Wait until every desk shows the hall again."""
    until_s = monotonic() + most_s
    while unwell := [one for one in ground.crew.stands() if one.trouble or one.screen in ("", "SignIn")]:
        if monotonic() > until_s:
            found.wrong.extend(f"window {one.window} never came back: {one}" for one in unwell)
            return
        sleep(0.5)


def _jobs(hall: Where) -> Counter[str]:
    with Plain(hall).open() as plain:
        return Counter(state for (state,) in plain.rows("SELECT state FROM print_job"))

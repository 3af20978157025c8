"""Several desks in one process: the program's own screens without a terminal, each with a hand at its keys.

Whatever a desk was answered is written into the hall's book with the chain's hash after it, as in ``race.everyone``.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import random
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from counterdesk.clock import Clock
from counterdesk.store import library
from counterdesk.store.desk import By, Desk
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.link import Link
from tests.bench.hallclock import HallClock
from tests.race.crew import Where
from tests.storm.hand import Hand
from tests.tui.screen_text import text_of

P = ParamSpec("P")
T = TypeVar("T")
SIZE = (80, 24)
DATABASE = ("数据库", "Database")
"""The word on the line that says how the store is."""


class Place(NamedTuple):
    """A window and who sits there."""

    window: str
    clerk: str


class Stands(NamedTuple):
    """How a desk stands: its screen, the store's trouble by its code, its words, acts answered.

    ``health`` is the line about the store, or all that is shown instead of a desk; ``ended`` is why its program is
    over, empty while it runs.
    """

    window: str
    screen: str
    trouble: str
    health: str
    acts: int
    ended: str


class Answered(Link):
    """A way to the store that writes down what was answered: (first entry, last entry, hash, verb), by hall."""

    def __init__(self, hall: Where, books: Path, clock: Clock) -> None:
        super().__init__(hall, clock)
        self._books = books
        self.acts = 0

    async def do(self, verb: Callable[Concatenate[Desk, P], T], by: By, /, *args: P.args, **facts: P.kwargs) -> T:
        """One act; it is written down once its answer is here."""

        def noted(desk: Desk) -> tuple[T, str, str]:
            first = desk.last_id + 1
            answer = verb(desk, *args, **facts)
            name = f"{verb.__module__}.{getattr(verb, '__name__', verb)}"
            told = first <= desk.last_id
            return answer, desk.code_key, f"{first} {desk.last_id} {desk.head} {name}\n" if told else ""

        if self.is_alone:  # what may be done there is known by its name; the merge writes it into the journal
            return await super().do(verb, by, *args, **facts)
        answer, hall, line = await super().do(noted, by)
        if line:
            self.acts += 1
            book = os.open(book_of(self._books, hall), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(book, line.encode())
            os.close(book)
        return answer


def book_of(folder: Path, code_key: str) -> Path:
    """The book of one hall: another one may stand in its place for a while."""
    return folder / f"{code_key[:12]}.answers"


def work(hall: Where, clock: Path, places: Sequence[Place], seed: int, pace_s: float, line: Connection) -> None:
    """Work at those places until ``home`` comes down the line.

    ``look`` is answered with how each stands, ``pages`` with what SQLite has in memory.
    """
    asyncio.run(_work(hall, clock, places, seed, pace_s, line))


async def _work(hall: Where, clock: Path, places: Sequence[Place], seed: int, pace_s: float, line: Connection) -> None:
    chance, time = random.Random(seed), HallClock(clock)
    apps = [_app(hall, clock.parent, place, time) for place in places]
    runs = [asyncio.create_task(app.run_async(headless=True, size=SIZE, mouse=False)) for app in apps]
    hands = [
        asyncio.create_task(_once_open(Hand(app, place.clerk, random.Random(chance.random()), pace_s)))
        for app, place in zip(apps, places, strict=True)
    ]
    asked: asyncio.Queue[str] = asyncio.Queue()
    asyncio.get_running_loop().add_reader(line.fileno(), lambda: asked.put_nowait(line.recv()))
    while (what := await asked.get()) != "home":
        each = zip(apps, places, runs, hands, strict=True)
        line.send(pages_mb() if what == "pages" else [_stands(*one) for one in each])
    asyncio.get_running_loop().remove_reader(line.fileno())
    for hand in hands:
        hand.cancel()
    for app in apps:
        app.exit()
    await asyncio.wait(runs, timeout=30)


async def _once_open(hand: Hand) -> None:
    while not hand.app.is_running:
        await asyncio.sleep(0.1)
    await hand.work()


def _app(hall: Where, books: Path, place: Place, clock: Clock) -> CounterdeskApp:
    app = CounterdeskApp(hall, window=place.window, clerk=place.clerk, clock=clock)
    app.link = Answered(hall, books, clock)
    app.link.stand_by(place.window)
    return app


def _stands(app: Any, place: Place, run: asyncio.Task[None], hand: asyncio.Task[None]) -> Stands:
    trouble = app.link.trouble
    code = trouble.code if trouble else ""
    over = f"the program is over: {app._exception!r}, {_why(run)}" if run.done() else ""
    ended = over or (f"nobody is at its keys: {_why(hand)}" if hand.done() else "")
    if ended or not app.is_running:
        return Stands(place.window, "", code, "", app.link.acts, ended)
    shown, screen = text_of(app), type(app.screen).__name__
    health = next((line for line in shown.splitlines() if any(word in line for word in DATABASE)), "")
    return Stands(place.window, screen, code, health if screen == "Desk" else shown, app.link.acts, "")


def pages_mb() -> float | None:
    """What SQLite has in memory here, nearly all of it pages of the hall: at most 2 MB a connection.

    None where its library is built so that nobody can ask.
    """
    built = sys.modules["pysqlite3._sqlite3" if library.module.__name__.startswith("py") else "_sqlite3"]
    used = getattr(ctypes.CDLL(built.__file__), "sqlite3_memory_used", None)
    if used is None:
        return None
    used.restype = ctypes.c_int64
    return int(used()) / 2**20


def _why(task: asyncio.Task[None]) -> str:
    return repr(task.exception()) if not task.cancelled() else "nobody knows"

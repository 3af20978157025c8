"""Desks and kiosks in processes of their own that lose their server and find it again, and may be killed at any moment.

They press keys through the screens' own way to the store, and write down what was answered. Afterwards everybody is
sent home: whatever was done alone is merged, and the book and the independent checker are held against the hall.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from collections import Counter
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

from counterdesk.hall import kiosk, tickets, visits, windows
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store.address import Server
from counterdesk.store.desk import By
from counterdesk.store.postgres import engine
from counterdesk.tui import alone
from counterdesk.tui.link import Link
from tests.hall import checker
from tests.postgres import Hit, Plain
from tests.processes import begin
from tests.race.crew import DEADLINE_S, SERVICES, Note, beside, book, kill, nobody_left, send_home

PATIENCE_S, LOOK_S = 0.2, 0.1
DESKS, DOORS, NUMBERS = 3, 1, 30
MOST_S = 20.0
"""So long a turn waits for its acts."""
ACTS, ASIDE = ("called", "started", "finished"), ("call", "start", "finish")
MOST_ASIDE = 20
"""For each who was killed so many acts at most may be set aside: a whole stretch of theirs."""
KEYS = tuple(zip(ACTS, (tickets.call_next, visits.start, visits.finish), strict=True))


class Shift(NamedTuple):
    """What it came to: acts answered, of them alone, people killed, times the server was lost."""

    acts: int
    alone: int
    kills: int
    lost: int


def shift(url: str, hit: Hit, folder: Path, seed: int, kills: int, lost: int) -> Shift:
    """Let everybody work until so many were killed and the server was lost so often; then send them home."""
    chance = random.Random(seed)
    crew = [_hire(url, n, folder, chance) for n in range(DESKS + DOORS)]
    done: Counter[str] = Counter()
    deadline = time.monotonic() + DEADLINE_S + 10 * (kills + lost)
    with nobody_left(crew):
        while done["kill"] < kills or done["lost"] < lost:
            assert time.monotonic() < deadline, done
            _until(url, ".book", chance.randint(10, 40))
            hit.stop(chance.choice(("fast", "immediate")))
            done["lost"] += 1
            _until(url, ".alone", chance.randint(5, 30))
            for n in chance.sample(range(len(crew)), 2 if done["kill"] < kills else 0):
                kill([crew[n]])
                crew[n] = _hire(url, n, folder, chance)
                done["kill"] += 1
            if chance.random() < 0.5:
                _until(url, ".alone", chance.randint(1, 20))
            hit.start()
            if chance.random() < 0.3:  # in the middle of the merges
                hit.restart("immediate")
            if done["kill"] < kills:
                n = chance.randrange(len(crew))
                crew[n].join(chance.uniform(0, LOOK_S * 3))
                kill([crew[n]])
                crew[n] = _hire(url, n, folder, chance)
                done["kill"] += 1
        send_home(url, crew)
    return Shift(_lines(url, ".book"), _lines(url, ".alone"), done["kill"], done["lost"])


def broken(url: str, worked: Shift) -> list[str]:
    """What the hall does not keep of the book, and whatever the checker finds.

    An act may have been set aside where somebody was killed between an act and taking along what came of it: then the
    journal names it, and the number has come to its end all the same.
    """
    with Plain(url).open() as plain:
        asked = "SELECT kind, facts, window FROM journal ORDER BY id"
        entries = [(kind, json.loads(facts), window or "-") for kind, facts, window in plain.rows(asked)]
        states = dict(plain.rows("SELECT label, state FROM ticket"))
    kept = Counter(Note(kind, facts["number"], at) for kind, facts, at in entries if kind in (*ACTS, "issued"))
    aside = Counter(
        Note(ACTS[ASIDE.index(facts["act"])], facts["number"], at)
        for kind, facts, at in entries if kind == "away_set_aside" and facts["act"] in ASIDE
    )  # fmt: skip
    written = Counter(book(url))
    lost = [f"{note} was answered and is not there" for note in written - kept - aside]
    twice = [f"{note} is in the journal {times} times" for note, times in kept.items() if times > 1]
    given = [note.label for note in written if note.act == "issued" and states.get(note.label, "void") == "void"]
    ended = [n.label for n in aside if n.act == "finished" and n in written and states[n.label] != "finished"]
    many = [f"{aside.total()} acts set aside"] if aside.total() > MOST_ASIDE * worked.kills else []
    return [*lost, *twice, *given, *ended, *many, *checker.faults(Server(url))]


def _until(url: str, book: str, more: int) -> None:
    """Wait until so many more lines were written, or nobody writes any for want of numbers."""
    so_far, until_s = _lines(url, book), time.monotonic() + MOST_S
    while _lines(url, book) < so_far + more and time.monotonic() < until_s:
        time.sleep(0.02)


def _lines(url: str, book: str) -> int:
    found = beside(url, book)
    return len(found.read_text().splitlines()) if found.exists() else 0


def _hire(url: str, n: int, folder: Path, chance: random.Random) -> BaseProcess:
    worker = begin.Process(target=work, args=(url, n, str(folder), chance.randrange(2**32)), daemon=True)
    worker.start()
    return worker


def work(url: str, n: int, folder: str, seed: int) -> None:
    """Press keys until sent home, and go home from the hall itself."""
    os.environ["XDG_STATE_HOME"] = folder
    engine.PATIENCE_S = alone.PATIENCE_S = PATIENCE_S
    alone.LOOK_S = LOOK_S
    asyncio.run(_work(url, n, random.Random(seed)))


async def _work(url: str, n: int, chance: random.Random) -> None:
    link = Link(url)
    window = str(n + 1) if n < DESKS else None
    by = By(f"10{window}", window) if window else By()
    link.stand_by(window)
    await _patiently(link.warm)
    if window:
        await _patiently(lambda: link.do(windows.open_window, by))
    line = os.open(beside(url, ".book"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    mark = os.open(beside(url, ".alone"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    press = 0
    while not beside(url, ".home").exists() or link.is_alone:
        press += 1
        with suppress(Refusal, StoreFault):
            if beside(url, ".home").exists():
                await link.look()
                await asyncio.sleep(0.05)
                continue
            act, answer = await _press(link, by, chance, f"{n}-{os.getpid()}-{press}")
            if answer is not None:
                label = getattr(answer, "ticket", answer).label
                os.write(line, f"{act} {label} {window or '-'}\n".encode())
                os.write(mark, b"x\n" if link.is_alone else b"")
        await asyncio.sleep(chance.uniform(0, 0.02))
    link.close()


async def _press(link: Link, by: By, chance: random.Random, key: str) -> tuple[str, Any]:
    service = chance.choice(SERVICES)
    if by.window is None:
        return "issued", await link.do(kiosk.take, by, service, None, key, "zh")
    act, verb = chance.choice((*KEYS, ("issued", tickets.issue)))
    if act == "issued":
        return act, await link.do(tickets.issue, by, service, key=key)
    return act, await link.do(verb, by)


async def _patiently(do: Any) -> Any:
    while True:
        try:
            return await do()
        except (Refusal, StoreFault):
            await asyncio.sleep(0.05)

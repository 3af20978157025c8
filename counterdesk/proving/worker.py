"""A worker of the race, in a process of its own: presses keys at random and writes down what was promised.

A line goes into the book only after the store has said that the act is done; whoever is killed before has promised
nothing.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from counterdesk.hall import tickets, visits, windows
from counterdesk.proving import ground
from counterdesk.refusals import Refusal
from counterdesk.store.engine import open_store

KEYS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("issued", tickets.issue), ("called", tickets.call_next), ("started", visits.start), ("finished", visits.finish),
)  # fmt: skip


def book(hall: Path) -> Path:
    """Where the workers of a hall write down what was promised."""
    return hall.with_suffix(".book")


def home(hall: Path) -> Path:
    """The file that sends everybody home."""
    return hall.with_suffix(".home")


def work(hall: Path, n: int, seed: int, ready: Connection) -> None:
    """Say ``ready`` and press keys until sent home. Raises StoreFault when the store cannot be used."""
    chance, by = random.Random(seed), ground.at(n)
    line = os.open(book(hall), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with closing(open_store(hall)) as store:
        if by.window:
            store.run(windows.open_window, by)
        ready.send_bytes(b"ready")
        while not home(hall).exists():
            act, verb = chance.choice(KEYS if by.window else KEYS[:1])
            args = (chance.choice(ground.SERVICES),) if act == "issued" else ()
            with suppress(Refusal):  # nobody waits, or somebody is served already: nothing was done
                done = store.run(verb, by, *args)
                if done is not None:
                    label = getattr(done, "ticket", done).label
                    os.write(line, f"{act} {label} {by.window or '-'}\n".encode())
    os.close(line)

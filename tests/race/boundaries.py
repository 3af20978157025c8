"""A key press that is killed at its first statement, at its second, and so on until it is done.

Each kill takes a forked process its life, at the instant SQLite begins a statement of the act (its triggers' too), and
once more when the act has been done and nobody has heard of it. Afterwards every table is as it was before or as the
whole act leaves it; anything between is half an act.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

from counterdesk.clock import FixedClock
from counterdesk.store.engine import Store, open_store
from counterdesk.store.library import module as sqlite
from tests.hall import checker, nouns
from tests.race.busy import Act
from tests.race.forks import killed

BEGINS = "BEGIN IMMEDIATE"
MOST = 400
State = dict[str, list[tuple[Any, ...]]]
"""Every table's rows."""


class Tried(NamedTuple):
    """How often the act was killed, and everything that was wrong afterwards."""

    kills: int
    wrong: list[str]


def tried(hall: Path, clock: FixedClock, act: Act, folder: Path) -> Tried:
    """Kill the act at every statement in turn, each time in a fresh copy of ``hall``."""
    before, path = state(hall), _copy(hall, folder)
    store = open_store(path, clock)
    after = _whole(store, path, act)
    wrong = ["the act changes nothing"] if before == after else []
    for nth in range(1, MOST):
        _copy(hall, folder)
        if not killed(partial(_press, store, act, nth), f"statement {nth}"):
            return Tried(nth - 1, wrong)
        wrong += _half(state(path), before, after, nth)
        wrong += [f"killed at statement {nth}: {fault}" for fault in damage(path)]
    raise AssertionError("this act never ends")


def told(hall: Path, clock: FixedClock, act: Act, folder: Path, answers: Any) -> None:
    """What ``tried`` found, put into ``answers`` by a process of its own."""
    answers.put(tried(hall, clock, act, folder))


def state(path: Path) -> State:
    """Every row of every table."""
    with closing(sqlite.connect(str(path))) as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: conn.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for name in names}


def damage(path: Path) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    with closing(sqlite.connect(str(path))) as conn:
        return [text for (text,) in conn.execute("PRAGMA integrity_check") if text != "ok"]


def _half(found: State, before: State, after: State, nth: int) -> Iterator[str]:
    if found not in (before, after):
        done = [name for name in found if found[name] == after[name] != before[name]]
        left = [name for name in found if found[name] != after[name]]
        yield f"killed at statement {nth}: half done: {done} are as afterwards, {left} are not"


def _whole(store: Store, path: Path, act: Act) -> State:
    """The hall after the act, which the independent checkers find nothing wrong with.

    The store has its statements and what it knows of the hall ready after this, as a desk in use has.
    """
    store.run(act.verb, act.by, *act.args, **act.facts)
    store.close()
    found = [*checker.faults(path), *nouns.faults(path)]
    assert found == [], found
    return state(path)


def _copy(hall: Path, folder: Path) -> Path:
    """The hall as it was, in the very file that the store has opened."""
    path = folder / "trial.db"
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return Path(shutil.copyfile(hall, path))


def _press(store: Store, act: Act, nth: int) -> None:
    passed = 0

    def boundary(sql: str) -> None:
        nonlocal passed
        if passed or sql == BEGINS:
            passed += 1
            if passed == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "connect", lambda dbapi, _record: dbapi.set_trace_callback(boundary))
    store.run(act.verb, act.by, *act.args, **act.facts)
    boundary("the act is done")

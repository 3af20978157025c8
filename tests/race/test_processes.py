"""Processes that are stopped, that start together, and that fork."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store import library, schema
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store, open_store
from tests.furnished import ZONE
from tests.hall import checker
from tests.processes import begin
from tests.race.crew import DEADLINE_S

TOGETHER = 8
LOCKS = Path("/proc/locks")


def issue_one(path: Path) -> None:
    """Give out one ticket and go home."""
    with closing(open_store(path)) as store:
        store.run(tickets.issue, By(), "A01")


@pytest.fixture
def start() -> Iterator[Callable[..., Any]]:
    """Start a function in a process of its own; whatever still runs, or stands still, ends with the test."""
    started = []

    def start(work: Callable[..., None], *facts: Any) -> Any:
        process = begin.Process(target=work, args=facts)
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.join()


def waits_at_a_lock(pid: int) -> bool:
    """Whether the kernel says that this process waits for a flock."""
    return re.search(rf"-> FLOCK .* {pid} ", LOCKS.read_text()) is not None


def is_stopped(pid: int) -> bool:
    """Whether the process stands still: a stop signal takes a moment to arrive."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not happened():
        assert time.monotonic() < deadline


@pytest.mark.skipif(not LOCKS.exists(), reason="only this kernel's /proc/locks says who waits")
def test_a_window_stopped_while_it_waits_for_its_turn_holds_up_nobody(hall, start):
    with hall.store.gate.turn():
        stopped = start(issue_one, hall.path)
        until(lambda: waits_at_a_lock(stopped.pid))
        os.kill(stopped.pid, signal.SIGSTOP)
        until(lambda: is_stopped(stopped.pid))
    others = [start(issue_one, hall.path) for _ in range(2)]
    for other in others:
        other.join(DEADLINE_S)
    assert [other.exitcode for other in others] == [0, 0]
    assert hall.issue("A01") == "A003"
    os.kill(stopped.pid, signal.SIGCONT)
    stopped.join(DEADLINE_S)
    assert (stopped.exitcode, hall.issue("A01")) == (0, "A005")


def test_a_window_killed_while_it_has_the_turn_gives_it_up(hall):
    read, write = os.pipe()
    os.set_inheritable(write, True)
    killed = subprocess.Popen([sys.executable, "-c", HOLD, hall.path, str(write)], close_fds=False)
    os.close(write)
    assert os.read(read, 1) == b"!"
    os.close(read)
    killed.kill()
    killed.wait()
    assert hall.issue("A01") == "A001"


HOLD = """
import os, sys, threading
from counterdesk.hall import tickets
from counterdesk.store.engine import open_store

def hold(desk):
    tickets.issue(desk, "A01")
    os.write(int(sys.argv[2]), b"!")
    threading.Event().wait()

open_store(sys.argv[1]).run(hold)
"""


def make_hall(path: Path, came: Any, answers: Any) -> None:
    """Make the hall at the moment the others do; answer with what came of it."""
    came.wait(DEADLINE_S)
    try:
        create_store(path, ZONE, "04:00").close()
        answers.put("made")
    except StoreFault as fault:
        answers.put(fault.code)


def test_of_eight_who_make_a_hall_at_once_one_does(tmp_path, start):
    path, came, answers = tmp_path / "hall.db", begin.Barrier(TOGETHER), begin.SimpleQueue()
    makers = [start(make_hall, path, came, answers) for _ in range(TOGETHER)]
    said = sorted(answers.get() for _ in makers)
    for maker in makers:
        maker.join(DEADLINE_S)
    assert said == ["hall_exists"] * (TOGETHER - 1) + ["made"]
    with closing(library.module.connect(str(path))) as conn:
        assert conn.execute("SELECT count(*) FROM hall_now").fetchone() == (1,)


def upgrade(path: Path, steps: Path, came: Any) -> None:
    """Open the hall with a later program's steps at the moment the others do, and give out a ticket."""
    schema.STEPS = steps
    came.wait(DEADLINE_S)
    issue_one(path)


def test_eight_later_programs_that_start_at_once_run_each_step_once(hall_file, tmp_path, start):
    steps = Path(shutil.copytree(schema.STEPS, tmp_path / "steps"))
    now = schema.newest()
    first = "CREATE TABLE more (n INTEGER NOT NULL);\nINSERT INTO more VALUES (1);\n"
    (steps / f"{now + 1:04d}_more.sql").write_text(first)
    (steps / f"{now + 2:04d}_again.sql").write_text("INSERT INTO more SELECT n + 1 FROM more;\n")
    came = begin.Barrier(TOGETHER)
    openers = [start(upgrade, hall_file, steps, came) for _ in range(TOGETHER)]
    for opener in openers:
        opener.join(DEADLINE_S)
    assert [opener.exitcode for opener in openers] == [0] * TOGETHER
    done = [(number,) for number in range(1, now + 3)]
    with closing(library.module.connect(str(hall_file))) as conn:
        assert conn.execute("SELECT n FROM more ORDER BY n").fetchall() == [(1,), (2,)]
        assert conn.execute("SELECT version FROM schema_version ORDER BY 1").fetchall() == done
        assert conn.execute("SELECT count(*) FROM ticket").fetchone() == (TOGETHER,)
    assert checker.faults(hall_file.with_name(f"hall.db.before-{now + 2}")) == []


FORK = """
import os, sys
from counterdesk.hall import tickets
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store

store = open_store(sys.argv[1])
how = sys.argv[2]
issue = lambda: store.run(tickets.issue, By(), "A01").ticket.number
count = lambda: store.read(lambda look: len(tickets.of_day(look)))
assert (issue(), count()) == (1, 1)
turn = store.gate.turn() if how == "while the parent has the turn" else None
if turn:
    turn.__enter__()
come, go = os.pipe()
child = os.fork()
if child == 0:
    ok = count() == 1 if how == "reads first" else True
    os.write(go, b"!")
    ok = ok and (how == "only leaves" or issue() > 1)
    store.close()
    os._exit(0 if ok else 1)
os.read(come, 1)
if turn:
    turn.__exit__(None, None, None)
numbers = [issue() for _ in range(20)]
assert os.waitpid(child, 0)[1] == 0
assert count() == 21 + (how != "only leaves"), count()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize("how", ["writes first", "reads first", "only leaves", "while the parent has the turn"])
def test_a_forked_child_works_in_the_hall_beside_its_parent(hall_file, how):
    told = subprocess.run(
        [sys.executable, "-c", FORK, hall_file, how], check=False, capture_output=True, text=True, timeout=DEADLINE_S
    )
    assert told.returncode == 0, told.stderr
    assert checker.faults(hall_file) == []

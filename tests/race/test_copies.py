"""Copies, restores and upgrades: taken while everyone works, and killed at any moment."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from counterdesk.clock import RunningClock
from counterdesk.hall import recovery, tickets
from counterdesk.store import backup, schema
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.hall import checker, nouns
from tests.processes import begin
from tests.race import copying, crew, everyone
from tests.race.busy import busy
from tests.store.test_released import left

NOW = datetime(2026, 11, 24, 18, 0)


def test_a_copy_taken_under_load_comes_back_with_the_last_act_answered_before_it(hall_file, tmp_path):
    clock = RunningClock(busy(hall_file).at + timedelta(seconds=60), everyone.SPEED, time.monotonic())
    found = copying.under_load(hall_file, clock, tmp_path, copies=4, acts=150)
    assert found.wrong == []
    assert found.copies == 4
    assert found.acts_in_copies > 0


def test_a_copy_that_lacks_what_was_answered_is_caught(hall_file, tmp_path):
    busy(hall_file)
    early = Path(shutil.copy(hall_file, tmp_path / "early.db"))
    with closing(open_store(hall_file)) as store:
        last = store.run(everyone._noted(everyone.Act(By(), tickets.issue, ("A01",))), By())
    assert copying.lost(early, [last])
    assert not copying.lost(hall_file, [last])


def killed(work: Callable[..., None], *args: Any) -> None:
    """Do it in a process of its own, which kills itself on the way."""
    one = begin.Process(target=work, args=args)
    one.start()
    one.join(crew.DEADLINE_S)
    assert one.exitcode == -signal.SIGKILL


def die(*_args: object, **_facts: object) -> None:
    """End as a power cut ends a process."""
    os.kill(os.getpid(), signal.SIGKILL)


class DiesAt:
    """A connection that kills its process at the nth statement, or once that is done."""

    def __init__(self, conn: Any, at: int, after: bool) -> None:
        self._conn, self._left, self._after = conn, at, after

    def execute(self, *what: Any) -> Any:
        """One statement less to live."""
        self._left -= 1
        if self._left == 0 and not self._after:
            die()
        done = self._conn.execute(*what)
        if self._left == 0:
            done.fetchall()
            die()
        return done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)

    def close(self) -> None:
        """Let go."""
        self._conn.close()


def copy_and_die(hall: Path, copy: Path, seam: str) -> None:
    """Back up, and be killed before, in the middle, or before the copy counts."""
    if seam == "half a copy":
        real = backup._copy

        def half(source: Path, target: Path, running: bool = False) -> None:
            real(source, target, running)
            os.truncate(target, target.stat().st_size // 2)
            die()

        backup._copy = half
    else:
        places = {"nothing yet": (backup, "_copy"), "not checked": (backup, "check"), "no name yet": (os, "replace")}
        module, name = places[seam]
        setattr(module, name, die)
    backup.backup(hall, copy, replace=True)
    die()


@pytest.mark.parametrize("seam", ["nothing yet", "half a copy", "not checked", "no name yet"])
def test_who_is_killed_in_a_backup_leaves_the_copy_before_and_the_hall(hall_file, tmp_path, seam):
    copy = tmp_path / "copy.db"
    backup.backup(hall_file, copy)
    before = copy.read_bytes()
    with closing(open_store(hall_file)) as store:
        store.run(tickets.issue, By(), "A01")
    killed(copy_and_die, hall_file, copy, seam)
    assert copy.read_bytes() == before
    assert checker.faults(hall_file) == []
    assert backup.backup(hall_file, copy, replace=True).entries > 0
    assert not list(tmp_path.glob("*.part"))


def restore_and_die(copy: Path, hall: Path, seam: str) -> None:
    """Restore as the command does, and be killed on the way."""

    def ready(new: Path, old: Path | None) -> None:
        with closing(open_store(new)) as store:
            store.run(recovery.recover, By(), {"A": 9}, {})
        if seam == "ready":
            die()

    places = {"copied": (backup, "check"), "kept": (os, "replace"), "to be kept": (os, "link")}
    if seam in places:
        module, name = places[seam]
        setattr(module, name, die)
    backup.restore(copy, hall, NOW, ready)
    die()


@pytest.mark.parametrize(("seam", "is_new"), [
    ("copied", False), ("ready", False), ("to be kept", False), ("kept", False), ("done", True),
])  # fmt: skip
def test_who_is_killed_in_a_restore_leaves_the_old_hall_or_the_new_one_whole(hall_file, tmp_path, seam, is_new):
    copy = tmp_path / "copy.db"
    with closing(open_store(hall_file)) as store:
        store.run(tickets.issue, By(), "A01")
        backup.backup(hall_file, copy)
        store.run(tickets.issue, By(), "A01")
    killed(restore_and_die, copy, hall_file, seam)
    assert checker.faults(hall_file) == []
    with closing(open_store(hall_file)) as store:
        assert store.run(tickets.issue, By(), "A01").ticket.label == ("A010" if is_new else "A003")
    backup.restore(copy, hall_file, NOW + timedelta(seconds=1))
    assert checker.faults(hall_file) == []


def upgrade_and_die(hall: Path, at: int, after: bool) -> None:
    """Bring a hall up to date, and be killed at the nth statement."""
    real = schema._connect
    schema._connect = lambda path: DiesAt(real(path), at, after)
    schema.upgrade(hall)
    die()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_who_is_killed_in_an_upgrade_leaves_the_old_hall_whole(tmp_path, after):
    before = left("schema-1-printers", tmp_path / "before.db")
    statements = 6 + sum(sum(map(bool, map(str.strip, sql.split(";\n")))) + 1 for _, sql in schema.steps()[1:])
    for at in (1, 3, 4, 5, statements // 3, statements // 2, statements - 2, statements - 1):
        hall = Path(shutil.copy(before, tmp_path / f"hall-{at}.db"))
        killed(upgrade_and_die, hall, at, after)
        with suppress(FileNotFoundError):
            assert [str(n) for n in checker.faults(hall)] == []
        with closing(open_store(hall)) as store:
            store.run(tickets.issue, By(), "A01")
        assert [*checker.faults(hall), *nouns.faults(hall)] == []

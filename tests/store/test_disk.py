"""A disk that is full or read-only: what was promised stays, and work goes on when there is room again."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store import backup
from counterdesk.store.engine import create_store, open_store
from tests.conftest import SIZE_KIB
from tests.furnished import ZONE, Hall, refused
from tests.hall import checker

ROOM = 640 * 1024


def until_full(hall: Hall) -> list[str]:
    """Give out tickets until the store says no; the numbers given out."""
    given: list[str] = []
    with refused("full", StoreFault):
        while True:
            given.append(hall.issue("A01"))
    return given


def labels(hall: Hall) -> list[str]:
    return [ticket.label for ticket in hall.store.read(tickets.of_day)]


def test_a_full_disk_loses_no_number_and_work_goes_on_when_there_is_room(furnished_file, small_disk, clock):
    ballast = small_disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, ROOM)
    with closing(Hall.at_path(Path(shutil.copy(furnished_file, small_disk / "hall.db")), clock)) as hall:
        given = until_full(hall)
        assert given
        assert labels(hall) == given  # one can still look
        with refused("full", StoreFault):
            hall.issue("A01")
        ballast.unlink()
        assert hall.issue("A01") == f"A{len(given) + 1:03d}"
        assert checker.faults(hall.path) == []


def test_who_starts_anew_on_a_full_disk_finds_every_number(furnished_file, small_disk, clock, tmp_path):
    hall = Hall.at_path(Path(shutil.copy(furnished_file, small_disk / "hall.db")), clock)
    given = until_full(hall)
    for part in small_disk.glob("hall.db*"):  # as a power cut leaves them
        shutil.copy(part, tmp_path / part.name)
    hall.close()
    with closing(Hall.at_path(tmp_path / "hall.db", clock)) as again:
        assert labels(again) == given
        assert again.issue("A01") == f"A{len(given) + 1:03d}"
        assert checker.faults(again.path) == []


@pytest.mark.parametrize("left_kib", [0, 8, 24, 64])
def test_no_half_hall_is_made_on_a_full_disk(small_disk, left_kib):
    with (small_disk / "ballast").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, (SIZE_KIB - left_kib) * 1024)
    with refused("full", StoreFault):
        create_store(small_disk / "hall.db", ZONE, "04:00")
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_no_half_copy_is_left_on_a_full_disk(hall, small_disk):
    with (small_disk / "ballast").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, (SIZE_KIB - 64) * 1024)
    with refused("full", StoreFault):
        backup.backup(hall.path, small_disk / "copy.db")
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_on_a_read_only_disk_a_hall_is_not_opened_but_can_be_checked(furnished_file, small_disk):
    path = Path(shutil.copy(furnished_file, small_disk / "hall.db"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with refused("cannot_open", StoreFault):
        open_store(path)
    assert backup.check(path).entries


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write whatever the rights say")
def test_without_the_right_to_write_it_is_said_so(hall_file):
    hall_file.chmod(0o444)
    with refused("read_only", StoreFault), closing(open_store(hall_file)) as store:
        store.run(tickets.issue, service="A01")

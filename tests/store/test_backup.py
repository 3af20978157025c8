"""Copies of a hall: taken while it works, read again before they count, and brought back whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store import backup, journal
from counterdesk.store.engine import open_store
from tests.furnished import MORNING, Hall, refused
from tests.hall import checker
from tests.processes import begin
from tests.race.crew import DEADLINE_S, book, work


@pytest.fixture
def saved(hall, tmp_path):
    """A copy of the hall as it was when one ticket had been given out."""
    hall.issue("A01")
    backup.backup(hall.path, tmp_path / "saved.db")
    return tmp_path / "saved.db"


def labels(hall: Hall) -> list[str]:
    return [ticket.label for ticket in hall.store.read(tickets.of_day)]


def test_a_copy_taken_while_others_write_is_a_whole_hall(hall_file, tmp_path):
    worker = begin.Process(target=work, args=(hall_file, 7, 1), daemon=True)
    worker.start()
    while not book(hall_file):
        assert worker.is_alive()
    for turn in range(5):
        promised = book(hall_file)
        copy = tmp_path / f"copy-{turn}.db"
        backup.backup(hall_file, copy)
        assert checker.faults(copy) == []
        with closing(Hall.at_path(copy)) as hall:
            assert {note.label for note in promised} <= set(labels(hall))
    hall_file.with_suffix(".home").touch()
    worker.join(DEADLINE_S)
    assert worker.exitcode == 0
    assert book(hall_file)


def test_a_copy_is_one_file_that_only_its_owner_reads(saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert not saved.with_name("saved.db-wal").exists()


def test_a_copy_is_not_laid_over_a_file_unasked(hall, saved):
    before = saved.read_bytes()
    hall.issue("A01")
    with refused("file_exists"):
        backup.backup(hall.path, saved)
    assert saved.read_bytes() == before
    backup.backup(hall.path, saved, replace=True)
    assert saved.read_bytes() != before


def test_a_hall_is_never_copied_over_itself(hall):
    with refused("file_exists"):
        backup.backup(hall.path, hall.path, replace=True)
    assert checker.faults(hall.path) == []


def test_an_unsound_hall_makes_no_copy_and_the_old_copy_stays(hall, saved):
    before = saved.read_bytes()
    hall.spoil("DELETE FROM journal WHERE id = 1")
    with refused("journal_gap", StoreFault):
        backup.backup(hall.path, saved, replace=True)
    assert saved.read_bytes() == before
    assert not saved.with_name("saved.db.part").exists()


def test_a_copy_is_brought_back_and_the_old_hall_is_kept(hall, saved, clock):
    hall.issue("A01")
    hall.close()
    done = backup.restore(saved, hall.path, MORNING)
    with closing(Hall.at_path(hall.path, clock)) as again, closing(Hall.at_path(done.kept, clock)) as old:
        assert (labels(again), labels(old)) == (["A001"], ["A001", "A002"])
        assert again.store.read(lambda look: journal.verify(look.conn)).head == done.checked.head
    assert checker.faults(hall.path) == []


@pytest.mark.parametrize("mode", [0o660, 0o640, 0o600])
def test_whoever_could_use_the_old_hall_can_use_the_new_one(hall, saved, mode):
    hall.close()
    hall.path.chmod(mode)
    done = backup.restore(saved, hall.path, MORNING)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (hall.path, done.kept)] == [mode, mode]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files for others")
def test_a_hall_that_root_restores_stays_its_owners(hall, saved):
    hall.close()
    os.chown(hall.path, 1234, 4321)
    backup.restore(saved, hall.path, MORNING)
    assert (hall.path.stat().st_uid, hall.path.stat().st_gid) == (1234, 4321)


def test_a_new_name_is_on_the_disk_before_anybody_works_under_it(hall, saved, monkeypatch):
    hall.close()
    synced, sync = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_ino), sync(handle)))
    backup.restore(saved, hall.path, MORNING)
    assert hall.path.parent.stat().st_ino in synced


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_no_place_for_a_copy(hall, tmp_path, replace):
    (tmp_path / "copies").mkdir()
    with refused("cannot_create", StoreFault):
        backup.backup(hall.path, tmp_path / "copies", replace)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_hall_lost_with_its_folder_is_brought_back(hall, saved, tmp_path):
    done = backup.restore(saved, tmp_path / "new" / "hall.db", MORNING)
    assert done.kept is None
    assert checker.faults(tmp_path / "new" / "hall.db") == []


def spoiled(saved, how):
    if how == "no_hall":
        saved.unlink()
    elif how == "not_a_hall":
        saved.write_bytes(b"a letter" * 4096)
    elif how == "corrupt":
        saved.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    else:
        with closing(Hall.at_path(saved)) as hall:
            hall.spoil("UPDATE journal SET clerk = '9' WHERE id = 2")


@pytest.mark.parametrize("how", ["no_hall", "not_a_hall", "corrupt", "journal_changed"])
def test_a_copy_that_is_not_sound_is_refused_and_the_hall_is_left_as_it_was(hall, saved, how):
    hall.close()
    before = hall.path.read_bytes()
    spoiled(saved, how)
    with refused(how, StoreFault):
        backup.restore(saved, hall.path, MORNING)
    assert hall.path.read_bytes() == before
    assert not list(hall.path.parent.glob("*.part")) + list(hall.path.parent.glob("*.before*"))


def test_nothing_is_brought_back_under_an_open_hall(hall, saved):
    hall.issue("A01")
    with refused("in_use", StoreFault):
        backup.restore(saved, hall.path, MORNING)
    assert labels(hall) == ["A001", "A002"]
    assert hall.issue("A01") == "A003"


def test_the_log_of_the_old_hall_is_not_read_into_the_copy(hall, saved, clock, tmp_path):
    hall.issue("A01")
    for part in hall.path.parent.glob("hall.db*"):  # as a power cut leaves them: the last acts are in the log alone
        shutil.copy(part, tmp_path / part.name.replace("hall", "cut"))
    cut = tmp_path / "cut.db"
    backup.restore(saved, cut, MORNING)
    with closing(open_store(cut, clock)) as store:
        assert len(store.read(tickets.of_day)) == 1
    assert checker.faults(cut) == []

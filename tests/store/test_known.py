"""What is known of a hall's journal beside its file tells an older file or another's log, and never a sound hall."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import tickets
from counterdesk.refusals import Refusal
from counterdesk.store import backup, moving, sqlite
from counterdesk.store.engine import create_store, open_store
from counterdesk.store.gate import KEPT_SIZE, Gate
from counterdesk.store.known import Known, unpacked
from tests.furnished import ZONE, Hall, new_hall, refused

NOW = datetime(2026, 11, 23, 18)


def worked(path: Path, clock, tickets_given: int = 1, service: str = "A01") -> Path:
    """A program came, gave out tickets, and left."""
    with closing(Hall.at_path(path, clock)) as here:
        for _ in range(tickets_given):
            here.issue(service)
    return path


def lost(path: Path, clock) -> Known | None:
    with closing(open_store(path, clock)) as store:
        return store.astray()


def kept(path: Path) -> Known | None:
    return unpacked(Gate(path.with_name(path.name + "-gate")).kept())


@pytest.fixture
def older(hall_file, clock, tmp_path):
    """A copy made by hand of a hall in which work went on."""
    copy = Path(shutil.copy(worked(hall_file, clock), tmp_path / "older.db"))
    worked(hall_file, clock)
    return copy


def test_a_hall_that_is_as_it_was_left_lacks_nothing(hall_file, clock):
    assert lost(worked(hall_file, clock, 3), clock) is None
    assert kept(hall_file) == open_store(hall_file, clock).read(lambda look: Known(look.last_id, look.head))


def test_an_older_file_in_its_place_is_told_until_a_copy_is_restored(hall_file, older, clock, tmp_path):
    shutil.copy(older, hall_file)
    assert lost(hall_file, clock) == kept(hall_file)
    worked(hall_file, clock, 5, "B01")
    assert lost(hall_file, clock) == kept(hall_file)
    backup.backup(hall_file, tmp_path / "copy.db")
    backup.restore(tmp_path / "copy.db", hall_file, NOW)
    assert lost(hall_file, clock) is None
    assert lost(worked(hall_file, clock), clock) is None


def test_a_log_of_an_older_file_is_told(hall_file, older, clock, tmp_path):
    with closing(Hall.at_path(older, clock)) as there:
        there.issue("B01")
        log = Path(shutil.copy(f"{older}-wal", tmp_path / "log"))
    log.rename(f"{hall_file}-wal")
    assert backup.check(hall_file).entries
    assert lost(hall_file, clock) == kept(hall_file)


def test_a_log_that_was_taken_away_after_a_crash_is_told(hall, clock, tmp_path):
    hall.issue("A01")  # and whoever did it still works: what comes is in the log alone
    worked(hall.path, clock)
    for end in ("", "-gate"):
        shutil.copy(f"{hall.path}{end}", tmp_path / f"dead.db{end}")
    assert backup.check(tmp_path / "dead.db").entries
    assert lost(tmp_path / "dead.db", clock) == kept(hall.path)


def test_a_journal_whose_end_was_cut_off_is_told(hall_file, clock):
    worked(hall_file, clock)
    with closing(Hall.at_path(hall_file, clock)) as here:
        here.spoil("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    assert backup.check(hall_file).entries == kept(hall_file).entry - 1
    assert lost(hall_file, clock) == kept(hall_file)


def test_a_hall_whose_programs_were_killed_lacks_nothing(hall_file, clock, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "KEEP_EACH_S", -1.0)
    with closing(Hall.at_path(hall_file, clock)) as here:
        here.issue("A01")
        for end in ("", "-wal", "-gate"):
            shutil.copy(f"{hall_file}{end}", tmp_path / f"dead.db{end}")
        newest = here.store.read(lambda look: look.last_id)
    assert kept(tmp_path / "dead.db").entry == newest
    assert lost(tmp_path / "dead.db", clock) is None


def test_what_came_to_nothing_is_not_kept(hall, clock):
    hall.issue("A01")

    def begun(desk):
        tickets.issue(desk, "A01")
        raise Refusal("no_such_ticket", number="A009")

    with refused("no_such_ticket"):
        hall.store.run(begun)
    newest = hall.store.read(lambda look: look.last_id)
    hall.close()
    assert kept(hall.path).entry == newest
    assert lost(hall.path, clock) is None


def test_a_restored_copy_lacks_nothing_whatever_was_done_since_it_was_made(hall_file, clock, tmp_path):
    backup.backup(worked(hall_file, clock), tmp_path / "copy.db")
    worked(hall_file, clock, 3)
    backup.restore(tmp_path / "copy.db", hall_file, NOW)
    assert lost(hall_file, clock) is None


def test_a_new_hall_under_an_old_name_lacks_nothing(hall_file, clock):
    worked(hall_file, clock)
    hall_file.unlink()
    create_store(hall_file, ZONE, "04:00", clock).close()
    assert lost(hall_file, clock) is None


def test_a_hall_moved_to_an_old_name_lacks_nothing_and_neither_does_one_put_back(hall_file, clock, tmp_path):
    new_hall(place := tmp_path / "place.db")
    worked(place, clock, 9).rename(tmp_path / "away.db")
    moved = moving.move(hall_file, place, NOW, lambda done, whole: None)
    assert lost(place, clock) is None
    Path(str(moved.kept)).rename(hall_file)
    assert lost(hall_file, clock) is None


@given(st.integers(1, 2**63), st.binary(min_size=32, max_size=32), st.integers(0, KEPT_SIZE), st.binary(max_size=9))
def test_what_was_not_written_whole_is_nothing(entry, head, whole, rest):
    known = Known(entry, head.hex())
    written = (known.packed()[:whole] + rest).ljust(KEPT_SIZE, b"\0")
    assert unpacked(written) in (None, known)
    assert unpacked(known.packed()) == known
    assert unpacked(b"") is unpacked(bytes(KEPT_SIZE)) is None

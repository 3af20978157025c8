"""Files that cannot be used, and what is said then."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from counterdesk.hall import catalogue, tickets
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import backup, library, place, sqlite
from counterdesk.store.engine import database_path, open_store
from counterdesk.store.faults import explain
from tests.furnished import Hall, refused
from tests.hall import checker

PAGE = 4096


def overwrite(path, at, with_bytes):
    """Write into the closed file at a byte."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(with_bytes)


def test_there_is_no_hall_where_there_is_no_file(tmp_path):
    with refused("no_hall", StoreFault):
        open_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a letter, not a hall\n" * 500, b"\0" * 8192])
def test_another_file_is_no_hall_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with refused("not_a_hall", StoreFault):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_no_hall(tmp_path):
    with closing(library.module.connect(str(tmp_path / "other.db"))) as conn:
        conn.execute("CREATE TABLE song (title)")
    with refused("not_a_hall", StoreFault):
        open_store(tmp_path / "other.db")


def test_a_database_this_version_cannot_use_is_named(tmp_path):
    with refused("unknown_database", StoreFault):
        database_path("mysql://hall/1")
    assert database_path(f"sqlite:///{tmp_path}/hall.db") == tmp_path / "hall.db"


def test_a_zeroed_header_is_found_at_the_door(hall_file):
    overwrite(hall_file, 0, b"\0" * 100)
    with refused("not_a_hall", StoreFault):
        open_store(hall_file)


def test_a_broken_root_page_is_found_by_the_check_and_by_the_first_act(hall):
    ((root,),) = hall.ask("SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
    hall.close()
    overwrite(hall.path, (root - 1) * PAGE, b"\xff" * PAGE)
    with refused("corrupt", StoreFault):
        backup.check(hall.path)
    with refused("corrupt", StoreFault), closing(open_store(hall.path)) as store:
        store.run(tickets.issue, service="A01")


def test_what_a_failing_disk_gave_back_is_forgotten_once_it_is_sound_again(hall, clock, tmp_path):
    ((root,),) = hall.ask("SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
    hall.close()
    sound = Path(shutil.copy(hall.path, tmp_path / "sound"))
    overwrite(hall.path, (root - 1) * PAGE, b"\xff" * PAGE)
    with closing(Hall.at_path(hall.path, clock)) as again:
        for act in (lambda: again.issue("A01"), lambda: again.store.read(tickets.of_day)):
            with refused("corrupt", StoreFault):
                act()
        # by another program: closing the file here would drop the locks that SQLite relies on
        subprocess.run(["cp", sound, hall.path], check=True)
        assert again.store.read(tickets.of_day) == []
        assert again.issue("A01") == "A001"


def test_a_truncated_file_is_found_by_the_check(hall_file):
    os.truncate(hall_file, hall_file.stat().st_size // 2)
    with refused("corrupt", StoreFault):
        backup.check(hall_file)


@pytest.mark.parametrize("gone", ["moved away", "replaced", "deleted"])
def test_nothing_is_written_into_a_hall_that_is_not_there_any_more(hall, furnished_file, gone, tmp_path):
    hall.issue("A01")
    os.rename(hall.path, tmp_path / "elsewhere.db")
    if gone == "replaced":
        shutil.copy(furnished_file, hall.path)
    if gone == "deleted":
        (tmp_path / "elsewhere.db").unlink()
    with refused("replaced", StoreFault):
        hall.issue("A01")
    with refused("replaced", StoreFault):
        hall.ticket("A001")


def test_a_hall_moved_away_and_back_is_the_same_hall(hall, tmp_path):
    os.rename(hall.path, tmp_path / "elsewhere.db")
    with refused("replaced", StoreFault):
        hall.issue("A01")
    os.rename(tmp_path / "elsewhere.db", hall.path)
    assert hall.issue("A01") == "A001"


def test_a_hall_whose_log_was_taken_away_is_left_alone_and_nothing_of_it_is_lost(hall, clock):
    given = [hall.issue("A01"), hall.issue("A01")]
    hall.path.with_name("hall.db-wal").unlink()
    with refused("log_gone", StoreFault):
        hall.issue("A01")
    with refused("log_gone", StoreFault):
        hall.ticket("A001")
    hall.close()
    with closing(Hall.at_path(hall.path, clock)) as again:
        assert [ticket.label for ticket in again.store.read(tickets.of_day)] == given
        assert again.issue("A01") == "A003"
        assert checker.faults(again.path) == []


def test_a_log_moved_away_and_back_is_the_same_log(hall, tmp_path):
    hall.issue("A01")
    log = hall.path.with_name("hall.db-wal")
    away = log.rename(tmp_path / "away")
    with refused("log_gone", StoreFault):
        hall.issue("A01")
    away.rename(log)
    assert hall.issue("A01") == "A002"


def test_the_shared_index_alone_can_be_done_without(hall, clock, tmp_path):
    given = [hall.issue("A01"), hall.issue("A01")]
    for end in ("", "-wal"):  # as a power cut leaves them, with the index gone
        shutil.copy(f"{hall.path}{end}", tmp_path / f"cut.db{end}")
    with closing(Hall.at_path(tmp_path / "cut.db", clock)) as again:
        assert [ticket.label for ticket in again.store.read(tickets.of_day)] == given


def test_the_log_of_another_hall_is_found_by_the_check(hall, furnished_file, clock, tmp_path):
    other = Path(shutil.copy(furnished_file, tmp_path / "other.db"))
    with closing(Hall.at_path(other, clock)) as there:
        there.issue("B01")
        log = Path(shutil.copy(f"{other}-wal", tmp_path / "log"))
    for _ in range(40):
        hall.issue("A01")
    hall.close()
    log.rename(f"{hall.path}-wal")
    with pytest.raises(StoreFault) as caught:
        backup.check(hall.path)
    assert caught.value.code in ("corrupt", "journal_changed", "journal_gap")


@pytest.mark.parametrize(("magic", "kind"), place.NETWORK.items())
def test_a_network_file_system_is_refused_by_name(hall_file, monkeypatch, magic, kind):
    monkeypatch.setattr(place, "filesystem_type", lambda folder: magic)
    with pytest.raises(StoreFault) as caught:
        open_store(hall_file)
    assert (caught.value.code, caught.value.facts["kind"]) == ("network", kind)


def test_this_disk_is_not_a_network_file_system(hall_file):
    assert place.filesystem_type(hall_file.parent) not in place.NETWORK


def test_a_hall_another_tool_keeps_locked_is_busy_and_free_again_later(hall_file, clock, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_S", 0.05)
    with closing(Hall.at_path(hall_file, clock)) as hall, closing(library.module.connect(str(hall_file))) as tool:
        tool.isolation_level = None
        tool.execute("BEGIN IMMEDIATE")
        with refused("busy", StoreFault):
            hall.issue("A01")
        tool.execute("ROLLBACK")
        assert hall.issue("A01") == "A001"


def test_one_can_still_look_while_another_tool_keeps_the_hall_locked(hall):
    hall.issue("A01")
    with closing(library.module.connect(str(hall.path))) as tool:
        tool.isolation_level = None
        tool.execute("BEGIN IMMEDIATE")
        assert hall.state("A001") == "waiting"


def test_a_question_cannot_change_anything(hall):
    with refused("read_only", StoreFault):
        hall.store.read(lambda look: look.conn.execute(text("DELETE FROM journal")))
    assert hall.acts()


def test_a_question_sees_one_moment_though_others_go_on(hall):
    hall.issue("A01")
    asked, done = threading.Event(), threading.Event()

    def question(look):
        before = len(tickets.of_day(look))
        asked.set()
        done.wait(20)
        return (
            before,
            len(tickets.of_day(look)),
            look.last_id,
            len(look.conn.execute(text("SELECT * FROM journal")).all()),
        )

    def door():
        asked.wait(20)
        hall.issue("A01")
        done.set()

    thread = threading.Thread(target=door)
    thread.start()
    before, after, last_id, entries = hall.store.read(question)
    thread.join()
    assert (before, after, last_id) == (1, 1, entries)


def test_the_first_thing_read_and_the_last_are_of_one_moment(hall):
    def question(look):
        hall.issue("A01")  # somebody else's act, between the desk's first reading and the next
        return look.last_id, look.conn.execute(text("SELECT max(id) FROM journal")).scalar()

    first, last = hall.store.read(question)
    assert first == last


def test_what_an_act_learned_is_forgotten_when_it_came_to_nothing(hall):
    def load(desk, title, fails):
        catalogue.load(desk, replace(catalogue.current(desk), title_en=title, version=title))
        found = catalogue.current(desk).title_en
        if fails:
            raise Refusal("reason_needed")
        return found

    with refused("reason_needed"):
        hall.store.run(load, title="one", fails=True)
    assert hall.store.run(load, title="other", fails=False) == "other"
    assert hall.store.read(catalogue.current).title_en == "other"


def test_an_act_that_fails_in_the_middle_leaves_nothing(hall):
    def half(desk):
        tickets.issue(desk, "A01")
        raise Refusal("reason_needed")

    with refused("reason_needed"):
        hall.store.run(half)
    assert hall.ask("SELECT count(*) FROM ticket UNION ALL SELECT count(*) FROM print_job") == [(0,), (0,)]
    assert hall.issue("A01") == "A001"
    assert checker.faults(hall.path) == []


@given(st.integers(0, 200), st.sampled_from(["", "x", "database is locked", "disk I/O error"]))
def test_every_error_of_the_system_has_words(number, said):
    fault = explain(OSError(number, said), "hall.db")
    assert fault.message("zh")
    assert fault.next_step("en")


@given(st.integers(0, 0xFFFF), st.text())
def test_every_error_of_the_library_has_words(code, said):
    error = library.module.OperationalError(said)
    error.sqlite_errorcode = code
    fault = explain(error, "hall.db")
    assert fault.message("zh")
    assert fault.next_step("en")

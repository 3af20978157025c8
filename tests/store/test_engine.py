"""One key press is one transaction: it is kept whole, or the hall says why not and nothing was done."""

import os
import threading

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import engine
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store, database_path, open_store
from tests.furnished import MORNING, ZONE, Hall, refused
from tests.hall import checker


def test_a_verb_that_fails_half_way_leaves_nothing(hall):
    def half(desk):
        tickets.issue(desk, "A01")
        raise Refusal("no_such_ticket", number="A999")

    with refused("no_such_ticket"):
        hall.store.run(half)
    assert hall.ask("SELECT count(*) FROM ticket") == hall.ask("SELECT count(*) FROM print_job") == [(0,)]
    assert hall.issue() == "A001"


def test_a_verb_that_breaks_leaves_nothing_and_the_next_one_works(hall):
    def broken(desk):
        tickets.issue(desk, "A01")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hall.store.run(broken)
    assert hall.issue() == "A001"


def test_what_the_database_forbids_is_a_fault_and_changes_nothing(hall):
    hall.issue()
    with refused("forbidden", StoreFault):
        hall.store.run(lambda desk: desk.conn.exec_driver_sql("UPDATE ticket SET state = 'lost'"))
    assert hall.state("A001") == "waiting"


def test_a_question_cannot_change_anything(hall):
    with refused("read_only", StoreFault):
        hall.store.read(lambda look: look.conn.exec_driver_sql("DELETE FROM clerk"))


def test_a_question_sees_one_snapshot(hall):
    def twice(look):
        count = "SELECT count(*) FROM ticket"
        before = look.conn.exec_driver_sql(count).scalar()
        hall.issue()
        return before, look.conn.exec_driver_sql(count).scalar()

    assert hall.store.read(twice) == (0, 0)


def test_many_threads_of_one_process_take_turns(hall):
    def press():
        for _ in range(10):
            hall.issue()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hall.ask("SELECT max(number), count(*) FROM ticket") == [(40, 40)]
    assert checker.faults(hall.path) == []


def test_the_printer_is_told_after_a_commit_with_a_paper_only(hall):
    told = []
    hall.store.printed.append(lambda: told.append(hall.ask("SELECT count(*) FROM print_job")[0][0]))
    hall.door.issue("A01")
    hall.door.issue("A01", paper=False)
    assert told == [1]


def test_who_acts_where_is_handed_to_the_verb(hall):
    assert hall.store.run(lambda desk: (desk.clerk, desk.window), By("101", "1")) == ("101", "1")


def test_every_commit_reaches_the_disk_before_it_is_answered(hall):
    pragmas = ("synchronous", "journal_mode", "foreign_keys")
    found = hall.store.run(lambda desk: [desk.conn.exec_driver_sql(f"PRAGMA {p}").scalar() for p in pragmas])
    assert found == [2, "wal", 1]


@pytest.mark.parametrize("where", ["sqlite:///{}", "{}"])
def test_a_hall_is_named_by_url_or_path(hall_file, where):
    store = open_store(where.format(hall_file))
    assert store.path == hall_file
    store.close()


def test_a_database_of_another_kind_is_refused():
    with refused("unknown_database", StoreFault):
        database_path("mysql://nowhere/hall")


def test_where_there_is_no_hall_none_is_made(tmp_path):
    with refused("no_hall", StoreFault):
        open_store(tmp_path / "hall.db")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_hall_is_never_made_anew(hall_file):
    before = hall_file.read_bytes()
    with refused("hall_exists", StoreFault):
        create_store(hall_file, ZONE, "04:00")
    assert hall_file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello, hall " * 400, b"\0" * 8192])
def test_any_other_file_is_no_hall_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "hall.db"
    path.write_bytes(content)
    with refused("not_a_hall", StoreFault):
        open_store(path)
    assert path.read_bytes() == content


def test_a_zeroed_header_is_found_on_opening(hall_file):
    whole = hall_file.read_bytes()
    hall_file.write_bytes(bytes(100) + whole[100:])
    with refused("not_a_hall", StoreFault):
        open_store(hall_file)


def test_an_empty_database_is_no_hall(hall_file):
    Hall.at_path(hall_file).spoil("DELETE FROM schema_version")
    with refused("not_a_hall", StoreFault):
        open_store(hall_file)


def test_a_damaged_table_is_said_to_be_damaged_and_nothing_is_half_done(hall, hall_file):
    hall.issue()
    (root, size) = hall.ask("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master"
                            " WHERE name = 'ticket'")[0]  # fmt: skip
    hall.close()
    whole = bytearray(hall_file.read_bytes())
    whole[(root - 1) * size : root * size] = b"\xff" * size
    hall_file.write_bytes(whole)
    again = Hall.at_path(hall_file)
    with refused("corrupt", StoreFault):
        again.issue()
    assert again.ask("SELECT count(*) FROM journal WHERE kind = 'issued'") == [(1,)]
    again.close()


def moved_away(path):
    path.rename(path.with_name("elsewhere.db"))


def replaced(path):
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    copy.rename(path)


@pytest.mark.parametrize("lose", [moved_away, replaced, os.unlink])
def test_nothing_is_written_into_a_lost_file(hall, hall_file, lose):
    hall.issue()
    lose(hall_file)
    with refused("replaced", StoreFault):
        hall.issue()
    with refused("replaced", StoreFault):
        hall.state("A001")


def test_a_database_locked_by_another_tool_is_busy_not_broken(hall_file, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_S", 0.05)
    hall = Hall.at_path(hall_file)
    other = engine.library.module.connect(str(hall_file))
    other.execute("BEGIN IMMEDIATE")
    with refused("busy", StoreFault):
        hall.issue()
    other.rollback()
    other.close()
    assert hall.issue() == "A001"
    hall.close()


def test_a_hall_that_cannot_be_made_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(engine.schema, "HALL_NOW", "INSERT INTO nowhere VALUES (?, ?, ?, ?)")
    with pytest.raises(StoreFault):
        create_store(tmp_path / "hall.db", ZONE, "04:00")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_new_hall_is_made_too(tmp_path, clock):
    store = create_store(tmp_path / "a" / "b" / "hall.db", ZONE, "04:00", clock)
    assert store.read(lambda look: look.day).isoformat() == "2026-11-23"
    store.close()


def test_a_new_hall_can_be_read_by_its_group_and_nobody_else(tmp_path):
    store = create_store(tmp_path / "hall.db", ZONE, "04:00")
    assert store.path.stat().st_mode & 0o007 == 0
    store.close()


def test_what_a_rolled_back_verb_learned_is_forgotten(hall):
    def learns(desk):
        desk.memo("answer", lambda: "of a catalogue that was never loaded")
        raise Refusal("no_catalogue")

    with refused("no_catalogue"):
        hall.store.run(learns)
    assert hall.store.read(lambda look: look.memo("answer", lambda: "true")) == "true"


def test_a_naive_clock_is_refused(hall):
    hall.clock.at = MORNING.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        hall.issue()
    hall.clock.at = MORNING
    assert hall.issue() == "A001"

"""One key press is one transaction of its own, whoever presses in whatever thread."""

import threading

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store, open_store
from tests.furnished import MORNING, ZONE, refused
from tests.hall import checker


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


def test_the_folder_of_a_new_hall_is_made_too(tmp_path, clock):
    store = create_store(tmp_path / "a" / "b" / "hall.db", ZONE, "04:00", clock)
    assert store.read(lambda look: look.day).isoformat() == "2026-11-23"
    store.close()


def test_a_new_hall_can_be_read_by_its_group_and_nobody_else(tmp_path):
    store = create_store(tmp_path / "hall.db", ZONE, "04:00")
    store.run(lambda desk: desk.record("signed_in"))
    modes = {file.name: file.stat().st_mode & 0o007 for file in tmp_path.iterdir()}
    store.close()
    assert modes == dict.fromkeys(("hall.db", "hall.db-wal", "hall.db-shm", "hall.db-gate"), 0)


def test_a_naive_clock_is_refused(hall):
    hall.clock.at = MORNING.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        hall.issue()
    hall.clock.at = MORNING
    assert hall.issue() == "A001"

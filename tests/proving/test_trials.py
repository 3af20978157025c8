"""The trials of ``prove``: they hold on a sound disk, and what is broken is found."""

import sqlite3
from contextlib import closing

import pytest

from counterdesk.hall import tickets
from counterdesk.proving import ground, trials, verdict, worker
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.words import t


def test_a_race_with_kills_keeps_every_promise(tmp_path):
    found = trials.race(tmp_path, 3)
    assert (found.holds, found.broken) == (True, ())
    assert found.facts["acts"] > 0
    assert found.facts["kills"] > 0


def test_a_stale_copy_brings_no_number_twice(tmp_path):
    found = trials.stale(tmp_path)
    assert (found.holds, found.facts) == (True, {"voided": 4, "next": "A008"})


@pytest.fixture
def worked(tmp_path):
    """A hall in which two numbers were given out, and promised."""
    hall = ground.hall(tmp_path / "hall.db")
    with closing(open_store(hall)) as store:
        labels = [store.run(tickets.issue, By(), "A01").ticket.label for _ in range(2)]
    worker.book(hall).write_text("".join(f"issued {label} -\n" for label in labels), encoding="utf-8")
    return hall


def spoil(hall, *statements):
    with closing(sqlite3.connect(hall)) as conn, conn:
        for statement in statements:
            conn.execute(statement)


def test_what_was_promised_and_kept_is_nothing_broken(worked):
    assert (verdict.broken(worked, 0), verdict.promised(worked)) == ([], 2)


def test_a_promise_that_was_not_kept_is_named(worked):
    with worker.book(worked).open("a", encoding="utf-8") as book:
        book.write("issued A003 -\n")
    assert verdict.broken(worked, 0) == [t("prove.lost", act="issued A003 -")]


def test_a_line_that_was_cut_off_by_a_kill_promises_nothing(worked):
    with worker.book(worked).open("a", encoding="utf-8") as book:
        book.write("issued A0")
    assert verdict.broken(worked, 0) == []


def test_an_act_that_nobody_wrote_down_needs_somebody_who_was_killed(worked):
    with closing(open_store(worked)) as store:
        store.run(tickets.issue, By(), "A01")
    assert verdict.broken(worked, 1) == []
    assert verdict.broken(worked, 0) == [t("prove.nobodys", count=1, kills=0)]


def test_a_missing_number_is_named(worked):
    with closing(open_store(worked)) as store:
        store.run(tickets.issue, By(), "A01")
    spoil(worked, "DELETE FROM period WHERE ticket_id = 2", "DELETE FROM ticket WHERE id = 2")
    assert any(t("prove.numbers_wrong", day="", series="A").strip() in line for line in verdict.broken(worked, 1))


def test_times_without_their_ticket_are_named(worked):
    spoil(worked, "DELETE FROM ticket WHERE id = 2")
    assert t("prove.times_alone", ticket=2) in verdict.broken(worked, 0)

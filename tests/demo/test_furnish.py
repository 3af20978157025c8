from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from counterdesk.clock import to_us
from counterdesk.demo import furnish
from counterdesk.demo.places import START
from counterdesk.hall import clerks, floor, windows
from counterdesk.store import outbox
from counterdesk.store.engine import open_store

from ..hall import checker

IMPORTED = "the journal begins neither with its issue"


def ask(store, sql):
    return store.read(lambda look: look.conn.execute(text(sql)).all())


def test_twenty_working_days_stand_in_the_books(store):
    days = [row.day for row in ask(store, "SELECT DISTINCT day FROM ticket ORDER BY day")]
    assert (len(days), days[0], days[-1]) == (21, "2026-10-26", "2026-11-23")
    assert all(date.fromisoformat(day).weekday() < 5 for day in days)


def test_the_books_are_whole_and_only_past_days_have_no_acts_of_their_own(store, demo_file):
    found = checker.faults(demo_file)
    past = ask(store, "SELECT count(*) AS n FROM ticket WHERE day < '2026-11-23'")[0].n
    assert [fault for fault in found if IMPORTED not in fault] == []
    assert len(found) == past > 2000


def test_all_past_days_are_settled(store):
    open_ones = (
        "SELECT label FROM ticket WHERE day < '2026-11-23' AND state IN ('waiting', 'called', 'serving', 'held')"
    )
    assert ask(store, open_ones) == []


def test_every_past_day_has_walk_outs_no_shows_or_priorities(store):
    seen = ask(store, "SELECT state, count(*) AS n FROM ticket GROUP BY state")
    assert {row.state for row in seen} >= {"finished", "no_show", "walked_out"}
    assert ask(store, "SELECT count(*) AS n FROM ticket WHERE priority IS NOT NULL")[0].n > 100


def test_nothing_waits_to_be_printed(store):
    assert store.read(outbox.open_jobs) == []


def test_this_morning_people_wait_in_several_queues(store):
    waiting = [queue for queue in store.read(floor.queues) if queue.waiting]
    assert len(waiting) >= 3
    assert sum(queue.waiting for queue in waiting) >= 6


def test_somebody_has_waited_longer_than_promised(store):
    assert any(queue.over_promise for queue in store.read(floor.queues))


def test_every_window_is_open_and_has_been_heard_of(store, cat):
    now_us, silent_s = to_us(START), cat.calling.silent_s
    seats = store.read(windows.seats)
    assert [seat.window for seat in seats if seat.state == "open"] == list(cat.windows)
    assert not any(seat.silent(now_us, silent_s) for seat in seats)


def test_the_visitor_finds_somebody_at_the_window_since_a_few_minutes(store):
    here = store.read(floor.at_window, "1")
    assert (here.ticket.state, here.ticket.clerk) == ("serving", "101")
    assert 180 < here.handled_s < 300


def test_somebody_is_next_at_the_visitors_window(store):
    assert store.read(floor.next_up, "1") is not None


def test_everybody_of_the_hall_file_has_the_same_pin(store, cat):
    numbers = [clerk.number for clerk in store.read(clerks.clerks)]
    assert numbers == sorted(seed.number for seed in cat.clerks)
    assert clerks.matches(store.read(clerks.pin_hash, "301"), furnish.PIN)


@pytest.mark.parametrize("speed", [0.5, 1, 20])
def test_the_silent_time_is_short_for_the_visitor_at_any_speed(speed):
    assert furnish.hall_file(speed).calling.silent_s == 15 * max(speed, 1)


def test_the_same_hall_is_furnished_every_time(store, tmp_path):
    furnish.hall(tmp_path / "again.db")
    other = open_store(tmp_path / "again.db", store.clock)
    lives = "SELECT label, day, state, window, arrived_at_us FROM ticket ORDER BY id"
    try:
        assert ask(other, lives) == ask(store, lives)
    finally:
        other.close()

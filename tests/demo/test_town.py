from __future__ import annotations

import threading

import pytest

from counterdesk.clock import RunningClock
from counterdesk.demo.places import CLERK, KILLED, LEAD, MINE, START
from counterdesk.demo.pulse import Pulse
from counterdesk.hall import floor, rows, tickets, visits, windows
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store.desk import By

from ..hall import checker
from .test_furnish import IMPORTED

ME = By(CLERK, MINE)
SELDOM_S = 600
"""Between heartbeats, where hours go by and nobody looks at the silent time."""


def finished_at(store):
    return {t.window for t in store.read(rows.of_day, None, "finished") if t.last_call_us and t.window != MINE}


def seat(store, window):
    return store.read(windows.seat, window)


def test_an_hour_leaves_the_books_whole(store, demo_file, pass_time):
    pass_time(60)
    assert [fault for fault in checker.faults(demo_file) if IMPORTED not in fault] == []


def test_within_an_hour_every_other_window_serves_somebody(store, pass_time):
    before = {t.id for t in store.read(rows.of_day, None, "finished")}
    pass_time(45)
    served = {t.window for t in store.read(rows.of_day, None, "finished") if t.id not in before}
    assert served == {"2", "3", "4", "5", "6"}


def test_people_keep_coming_and_their_slips_are_queued(store, pass_time):
    before = store.read(floor.figures).issued
    pass_time(15)
    assert store.read(floor.figures).issued >= before + 3


def test_the_visitors_window_is_left_to_the_visitor(store, pass_time):
    before = store.read(rows.at_window, MINE)
    pass_time(30)
    assert store.read(rows.at_window, MINE) == before


def test_a_window_that_lives_is_never_silent(store, cat, pass_time):
    for _ in range(10):
        pass_time(0.7)
        assert not any(window.silent for window in store.read(floor.windows_now))


def test_clerks_go_to_lunch_by_the_roster_and_come_back(store, town, pass_time):
    town.beat_s = SELDOM_S
    pass_time(100)
    assert {w.code for w in store.read(floor.windows_now) if w.state == "paused"} == set("23456")
    pass_time(140)
    assert {w.code for w in store.read(floor.windows_now) if w.state == "open"} == set("123456")


def test_in_the_evening_every_simulated_clerk_has_gone_home(store, town, pass_time):
    town.beat_s = SELDOM_S
    pass_time(8 * 60)
    assert {w.code for w in store.read(floor.windows_now) if w.state != "closed"} == {MINE}


def test_the_next_morning_the_hall_opens_by_itself(store, town, pass_time):
    town.beat_s = SELDOM_S
    pass_time(23 * 60)
    assert {w.code for w in store.read(floor.windows_now) if w.state == "open"} >= set("23456")
    assert store.read(floor.figures).finished > 5


def test_a_killed_window_stands_still_and_falls_silent(store, cat, town, pass_time):
    pass_time(0.1)
    before = store.read(rows.at_window, KILLED)
    assert town.kill(KILLED)
    pass_time(10)
    assert store.read(rows.at_window, KILLED) == before
    assert [w.code for w in store.read(floor.windows_now) if w.silent] == [KILLED]


def test_a_killed_window_cannot_be_killed_again(store, town, pass_time):
    pass_time(0.1)
    assert (town.kill(KILLED), town.kill(KILLED)) == (True, False)


def test_a_window_taken_over_lives_again_and_goes_on_with_its_ticket(store, town, pass_time):
    pass_time(0.1)
    left = store.read(rows.at_window, KILLED)
    town.kill(KILLED)
    pass_time(1)
    store.run(windows.takeover, By(LEAD, KILLED), KILLED, LEAD)
    pass_time(45)
    after = store.read(tickets.by_id, left.id)
    assert (after.state, after.clerk, seat(store, KILLED).clerk) == ("finished", LEAD, LEAD)


def test_a_living_window_cannot_be_taken_over(store, town, pass_time):
    pass_time(0.1)
    with pytest.raises(Refusal, match="3"):
        store.run(windows.takeover, By(LEAD, KILLED), KILLED, LEAD)


def test_the_town_goes_on_when_the_visitor_was_there_first(store, town, pass_time):
    here = store.read(rows.at_window, "2")
    store.run(visits.finish, By("102", "2"), here.label)
    store.run(tickets.call_next, By("102", "2"))
    pass_time(60)
    assert len(finished_at(store)) == 5


def test_a_number_the_visitor_takes_is_called_in_its_turn(store, pass_time):
    mine = store.run(tickets.issue, By(), "T01").ticket
    pass_time(60)
    assert store.read(tickets.by_id, mine.id).state not in ("waiting", "called")


def test_a_visitor_who_serves_leaves_no_trace_of_disorder(store, clock, demo_file, pass_time):
    for _ in range(8):
        store.run(visits.finish_and_call, ME)
        pass_time(1)
        store.run(visits.start, ME)
        pass_time(3)
    assert [fault for fault in checker.faults(demo_file) if IMPORTED not in fault] == []


def test_the_thread_moves_the_town_and_ends_when_told(store, town):
    store.clock = RunningClock(START, 600)
    before = store.read(floor.figures).issued
    acted = threading.Event()
    step = town.step

    def watched() -> int:
        due_us = step()
        if store.read(floor.figures).issued > before:
            acted.set()
        return due_us

    town.step = watched
    pulse = Pulse(town, store.clock, 600).start()
    assert acted.wait(20)
    pulse.stop()
    assert "town" not in {thread.name for thread in threading.enumerate()}


def test_the_thread_outlives_a_store_that_cannot_be_asked_for_a_while(store, town):
    store.clock = RunningClock(START, 600)
    tries = threading.Semaphore(0)

    def lost() -> int:
        tries.release()
        raise StoreFault("io", path="hall.db", detail="gone")

    town.step = lost
    pulse = Pulse(town, store.clock, 600).start()
    assert all(tries.acquire(timeout=20) for _ in range(2))
    pulse.stop()

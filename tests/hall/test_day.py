"""The business day: it begins by itself at four in the morning, never goes back, and settles the evening before."""

from datetime import UTC, date, datetime

from counterdesk.hall import day
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall import checker

NIGHT_S = 17 * 3600 + 18 * 60
"""From 10:42 to four o'clock the next morning."""


def test_a_late_evening_is_still_the_same_day(hall):
    hall.issue("A01")
    hall.forward(NIGHT_S - 1)
    assert hall.door.issue("A01").ticket.day == date(2026, 11, 23)


def test_at_four_in_the_morning_numbers_begin_anew(hall):
    hall.issue("A01")
    hall.forward(NIGHT_S)
    ticket = hall.door.issue("A01").ticket
    assert (ticket.label, ticket.day) == ("A001", date(2026, 11, 24))


def test_a_day_never_goes_back_whatever_the_clock_says(hall):
    hall.forward(NIGHT_S)
    hall.issue("A01")
    hall.forward(-NIGHT_S)
    ticket = hall.door.issue("A01").ticket
    assert (ticket.label, ticket.day) == ("A002", date(2026, 11, 24))


def test_those_who_still_waited_are_carried_over(hall):
    (one,) = hall.opened("1")
    called, held, waiting = hall.issue("A01"), hall.issue("A01"), hall.issue("A01")
    one.call()
    one.start()
    one.hold()
    one.call()
    hall.forward(NIGHT_S)
    hall.issue("B01")
    states = hall.ask("SELECT label, state FROM ticket WHERE day = '2026-11-23' ORDER BY id")
    assert states == [(number, "carried_over") for number in (called, held, waiting)]
    assert checker.faults(hall.path) == []


def test_a_service_nobody_ended_is_finished_with_times_that_do_not_count(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    one.start()
    hall.forward(NIGHT_S)
    hall.issue("B01")
    found = hall.ask("SELECT state, outcome, reliable FROM ticket WHERE day = '2026-11-23'")
    assert found == [("finished", "day_ended", 0)]


def test_what_the_night_settled_is_nobodys_act(hall):
    hall.issue("A01")
    hall.forward(NIGHT_S)
    hall.at("1").open()
    settled = hall.ask("SELECT kind, clerk, window FROM journal WHERE kind IN ('carried_over', 'day_begun')")
    assert settled == [("carried_over", None, None), ("day_begun", None, None)]
    assert hall.ask("SELECT clerk, window FROM journal WHERE kind = 'window_opened'") == [("101", "1")]


def test_the_day_begins_once(hall):
    hall.forward(NIGHT_S)
    hall.issue("A01")
    hall.issue("A01")
    assert hall.acts().count("day_begun") == 1


def test_a_window_left_open_overnight_is_closed_as_of_its_last_sign_of_life(hall):
    (one,) = hall.opened("1")
    hall.forward(3600)
    one.beat()
    hall.forward(NIGHT_S)
    hall.issue("A01")
    assert hall.ask("SELECT state, clerk FROM seat") == [("closed", None)]
    assert hall.ask("SELECT (to_us - from_us) / 1000000 FROM sitting") == [(3600,)]
    assert checker.faults(hall.path) == []


def test_a_window_where_somebody_sits_at_four_stays_open(hall):
    (one,) = hall.opened("1")
    hall.forward(NIGHT_S)
    one.beat()
    hall.issue("A01")
    assert one.call().ticket.label == "A001"


def test_a_call_on_a_new_morning_needs_a_window_opened_that_morning(hall):
    (one,) = hall.opened("1")
    hall.forward(NIGHT_S)
    with refused("window_closed"):
        one.call()
    one.open()
    hall.issue("A01")
    assert one.call().ticket.label == "A001"


def test_yesterdays_number_is_not_todays(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    hall.forward(NIGHT_S)
    one.open()
    assert one.call() is None


def test_yesterdays_ticket_does_not_come_back_today(hall):
    code = hall.door.issue("A01").code
    hall.door.walk_out("A001")
    hall.forward(NIGHT_S)
    hall.issue("B01")
    with refused("another_day"):
        hall.door.bring_back(code)


def test_the_cap_begins_anew_each_day(hall):
    hall.issue("A01")
    hall.spoil("UPDATE counter SET passed_over = 2")
    hall.forward(NIGHT_S)
    hall.issue("A01")
    assert hall.ask("SELECT passed_over FROM counter WHERE day = '2026-11-24'") == [(0,)]


def test_days_missed_do_not_matter(hall):
    hall.issue("A01")
    hall.clock.at = datetime(2027, 2, 18, 1, 0, tzinfo=UTC)
    assert hall.door.issue("A01").ticket.day == date(2027, 2, 18)
    assert hall.store.read(day.left_open) == []


def test_the_hours_of_the_hall_file_move_the_days_beginning(hall):
    from dataclasses import replace
    from datetime import time

    hall.reload(lambda cat: replace(cat, hall=replace(cat.hall, day_starts=time(6))))
    hall.forward(NIGHT_S + 3600)
    assert hall.store.run(lambda desk: desk.day, By()) == date(2026, 11, 23)

"""A window open over night: its hours add up day by day, and no sitting runs from one business day into the next."""

from datetime import UTC, datetime

from tests.hall import checker
from tests.hall.test_day import NIGHT_S


def sittings(hall):
    """(day, clerk, state, seconds) of every sitting; an open one has None."""
    found = hall.ask("SELECT day, clerk, state, (to_us - from_us) / 1000000 FROM sitting ORDER BY id")
    return [(day[-2:], *rest) for day, *rest in found]


def left_running(hall, seconds):
    """Window 1, opened, its program running for so long with nobody pressing a key."""
    (one,) = hall.opened("1")
    hall.forward(seconds)
    one.beat()
    return one


def test_a_window_that_runs_all_night_sits_in_two_days(hall):
    left_running(hall, NIGHT_S + 600)
    hall.issue("A01")
    assert sittings(hall) == [("23", "101", "open", NIGHT_S), ("24", "101", "open", None)]
    assert checker.faults(hall.path) == []


def test_the_new_days_sitting_begins_with_the_day(hall):
    one = left_running(hall, NIGHT_S + 600)
    hall.issue("A01")
    hall.forward(60)
    one.close()
    assert sittings(hall)[1:] == [("24", "101", "open", 660)]


def test_a_pause_over_night_goes_on_as_a_pause(hall):
    (one,) = hall.opened("1")
    one.pause("meal")
    hall.forward(NIGHT_S + 600)
    one.beat()
    hall.issue("A01")
    assert [row[2:] for row in sittings(hall)[1:]] == [("paused", NIGHT_S), ("paused", None)]


def test_a_whole_weekend_makes_a_sitting_each_day(hall):
    left_running(hall, NIGHT_S + 2 * 86400 + 5)
    hall.issue("A01")
    assert [(day, span) for day, _, _, span in sittings(hall)] == [
        ("23", NIGHT_S), ("24", 86400), ("25", 86400), ("26", None),
    ]  # fmt: skip


def test_a_pause_pressed_first_thing_in_the_morning_ends_two_sittings(hall):
    left_running(hall, NIGHT_S + 600).pause("meal")
    assert sittings(hall) == [
        ("23", "101", "open", NIGHT_S), ("24", "101", "open", 600), ("24", "101", "paused", None),
    ]  # fmt: skip
    hall.issue("A01")
    assert len(sittings(hall)) == 3
    assert checker.faults(hall.path) == []


def test_a_window_not_heard_of_since_the_early_morning_sat_until_then(hall):
    left_running(hall, NIGHT_S + 600)
    hall.forward(4 * 3600)
    hall.issue("A01")
    assert sittings(hall) == [("23", "101", "open", NIGHT_S), ("24", "101", "open", 600)]


def test_a_window_left_in_the_evening_sat_that_day_only(hall):
    left_running(hall, 7 * 3600)
    hall.forward(NIGHT_S)
    hall.issue("A01")
    assert sittings(hall) == [("23", "101", "open", 7 * 3600)]


def test_a_day_is_as_long_as_the_wall_clock_says(hall):
    from dataclasses import replace

    hall.reload(lambda cat: replace(cat, hall=replace(cat.hall, timezone="America/Chicago")))
    hall.clock.at = datetime(2027, 3, 13, 18, tzinfo=UTC)  # noon there, the day before summer time begins
    left_running(hall, 20 * 3600)
    hall.issue("A01")
    assert sittings(hall)[0] == ("13", "101", "open", 15 * 3600)  # until four o'clock, an hour shorter

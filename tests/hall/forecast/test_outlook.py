"""Looking ahead from the hall as it stands: how long people will wait yet, what a lunch costs, which window helps."""

from datetime import timedelta

import pytest

from counterdesk.clock import from_us
from counterdesk.hall import forecast
from counterdesk.hall.calling import MINUTE_US
from tests.furnished import refused

HOUR_US = 60 * MINUTE_US


def looks(hall, **asked):
    return hall.store.read(forecast.outlook, **asked)


def clock_of(hall, us):
    return f"{from_us(round(us)) + timedelta(hours=8):%H:%M}"


@pytest.fixture
def crowd(hall):
    """Twenty-five for line A at window 1, which has just begun with the first."""
    (one,) = hall.opened("1")
    for _ in range(25):
        hall.issue("A01")
    hall.forward(60)
    one.call()
    one.start()
    return one


def test_a_hall_at_peace_has_nothing_to_tell(hall):
    hall.opened("1")
    found = looks(hall)
    assert (found.waiting, found.expected, found.wait_p90_s) == (0, 0, None)
    assert found.last_end_us.middle == found.now_us
    assert clock_of(hall, found.closes_us) == "17:30"


def test_more_windows_mean_shorter_waits_and_an_earlier_end(hall, crowd):
    alone = looks(hall)
    hall.opened("2")
    together = looks(hall)
    assert together.wait_p90_s.middle < 0.8 * alone.wait_p90_s.middle
    assert together.last_end_us.middle < alone.last_end_us.middle


def test_without_days_before_as_many_are_expected_an_hour_as_came_in_the_last_while_the_hall_is_open(hall, crowd):
    found = looks(hall)
    assert found.expected == 25 * 4  # at 11:42, and at 14:42, 15:42 and 16:42
    assert found.wait_p90_s.low <= found.wait_p90_s.middle <= found.wait_p90_s.high


def test_the_same_hall_at_the_same_moment_is_told_the_same(hall, crowd):
    assert looks(hall) == looks(hall)


def test_a_line_whose_windows_are_all_closed_for_the_day_is_not_called_any_more(hall):
    hall.forward(6 * 3600)  # 16:42, nobody came to open
    hall.issue("B01")
    assert looks(hall).uncalled >= 1


def test_a_lunch_in_the_middle_of_a_rush_costs_more_than_one_after_it(hall, crowd):
    hall.opened("2")
    now_us = looks(hall).now_us
    at_once, later = hall.store.read(
        forecast.breaks, window="2", starts_us=[now_us, now_us + 6 * HOUR_US], minutes=60
    )
    assert at_once.wait_p90_s.middle > later.wait_p90_s.middle
    assert at_once.to_us - at_once.from_us == HOUR_US


def test_a_window_nobody_knows_has_no_lunch(hall):
    with refused("no_such_window"):
        hall.store.read(forecast.breaks, window="77", starts_us=[0], minutes=30)


def test_a_paused_window_that_serves_the_crowded_line_is_advised(hall, crowd):
    (two,) = hall.opened("2")
    two.pause("back_office")
    advice = hall.store.read(forecast.tidal)
    assert (advice.window, advice.state, advice.clerk, advice.reason) == ("2", "paused", "102", "back_office")
    assert advice.series == "A"
    assert advice.before_s.middle > advice.promise_min * 60
    assert advice.after_s.middle < advice.before_s.middle


def test_while_every_line_keeps_its_promise_nothing_is_advised(hall):
    hall.opened("1")
    hall.issue("A01")
    assert hall.store.read(forecast.tidal) is None


def test_somebody_sent_to_one_window_waits_for_that_one(hall):
    one, two = hall.opened("1", "2")
    number = hall.issue("A01")
    one.call()
    one.start()
    one.transfer(number, "A02", "2")
    two.pause("meal")
    two.back()
    assert looks(hall).uncalled == 0


def test_a_program_that_runs_for_days_keeps_the_past_of_today_alone(hall, crowd):
    kept = []
    for _ in range(3):
        looks(hall)
        kept.append(hall.store.read(lambda look: [*look.memo(("days like",), dict)]))
        hall.forward(24 * 3600)
        hall.issue("A01")
    assert [len(days) for days in kept] == [1, 1, 1]
    assert len({day for days in kept for day, _ in days}) == 3

"""The evening's one opening: found by replay, kept, and judged later by what it was worth."""

from datetime import timedelta

import pytest

from counterdesk.clock import from_us
from counterdesk.hall import forecast
from tests.furnished import refused

MINUTE = 60


def hour(hall, us):
    return f"{from_us(us) + timedelta(hours=8):%H:%M}"


def a_rush(hall, windows, people=16, handling_s=10 * MINUTE):
    """From 10:42 on ``people`` stand in line A, and these windows serve them one after another."""
    places = hall.opened(*windows)
    for _ in range(people):
        hall.issue("A01")
    while True:
        called = [place for place in places if place.call()]
        for place in called:
            place.start()
        if not called:
            return places
        hall.forward(handling_s)
        for place in called:
            place.finish()


def tomorrow(hall):
    hall.clock.at = hall.clock.at.replace(hour=2, minute=42) + timedelta(days=1)


def best(hall, **asked):
    return hall.store.read(forecast.best_opening, **asked)


def test_the_opening_beside_the_rush_helps_most(hall):
    a_rush(hall, "1")
    found = best(hall)
    assert (hour(hall, found.from_us), hour(hall, found.to_us)) == ("10:30", "11:30")
    assert found.window == "2"  # 1 was there; of 2 and 5 alike the first is named
    assert 0 < found.more.middle <= 6
    assert found.saved_s.middle > 10 * MINUTE
    assert found.more.low <= found.more.high


def test_what_is_said_lies_within_its_range_on_a_day_that_was_worse_than_it_had_to_be(hall):
    place = hall.opened("1")[0]
    for _ in range(22):
        hall.issue("A01")
    for handling_s in [14 * MINUTE] * 6 + [3 * MINUTE] * 16:  # whoever took long came first
        place.call()
        place.start()
        hall.forward(handling_s)
        place.finish()
    found = best(hall)
    assert found.more.low <= found.more.middle <= found.more.high
    assert found.saved_s.low <= found.saved_s.middle <= found.saved_s.high


def test_a_day_without_a_broken_promise_needed_no_opening(hall):
    a_rush(hall, "1", people=2, handling_s=3 * MINUTE)
    assert best(hall) is None


def test_a_day_nobody_came_cannot_be_asked(hall):
    with refused("nothing_that_day"):
        best(hall)


def test_progress_is_told(hall):
    a_rush(hall, "1")
    heard = []
    best(hall, told=lambda done, every: heard.append((done, every)))
    assert heard[0] == (0, len(heard))


@pytest.fixture
def advised(hall):
    """The evening's answer of a day with a rush at one window, kept; the next morning has come."""
    places = a_rush(hall, "1")
    found = best(hall)
    hall.door.do(forecast.keep_opening, found)
    for place in places:
        place.close()
    tomorrow(hall)
    return found


def test_the_answer_is_kept_and_only_the_last_of_a_day(hall, advised):
    hall.door.do(forecast.keep_opening, advised)
    kept = hall.store.read(lambda look: forecast.openings(look, advised.day, look.day))
    assert [(one.window, one.from_us, one.more) for one in kept] == [(advised.window, advised.from_us, advised.more)]


def test_while_nobody_followed_it_nothing_is_said_of_its_worth(hall, advised):
    a_rush(hall, "1")
    assert hall.store.read(forecast.worth, found=advised) is None


def test_once_followed_it_is_worth_what_the_day_would_have_been_without(hall, advised):
    a_rush(hall, ("1", advised.window), handling_s=9 * MINUTE)
    hall.forward(60)
    found = hall.store.read(forecast.worth, found=advised)
    assert found.day == advised.day + timedelta(days=1)
    assert found.more > 0
    assert found.saved_s > 5 * MINUTE

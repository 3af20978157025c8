"""What one ticket is told, from what the hall is doing."""

import time

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.estimator import Estimator
from counterdesk.hall.estimates.orders import Orders
from counterdesk.hall.estimates.rolling import Place
from counterdesk.hall.estimates.telling import Learned, Scene, said, tell
from counterdesk.hall.estimates.timetable import Timetable
from counterdesk.hall.replay import Arrival

MINUTE_US = 60_000_000
OPENS_US = 9 * 60 * MINUTE_US


def arrives(number, at_min, series="A", rate=1.0):
    return Arrival(number, series, rate, OPENS_US + int(at_min * MINUTE_US), 0)


def busy(windows, minutes=10.0, served=40, **known):
    """A hall in which ``served`` errands of ``minutes`` were done as its file says, and every window took another."""
    hall = Estimator(nominal_us={"A": minutes * MINUTE_US}, **known)
    for number in range(served):
        hall.arrive(arrives(number, number * minutes))
        hall.start(number, "1", OPENS_US + int(number * minutes * MINUTE_US))
        hall.end(number, OPENS_US + int((number + 1) * minutes * MINUTE_US))
    now_min = served * minutes
    for window in range(1, windows + 1):
        hall.arrive(arrives(1000 + window, now_min))
        hall.start(1000 + window, str(window), OPENS_US + int(now_min * MINUTE_US))
    return hall, now_min


def queue(hall, now_min, people, series="A", rate=1.0, first=2000):
    for number in range(people):
        hall.arrive(arrives(first + number, now_min + number / 100, series, rate))
    return hall.estimate(first + people - 1)


def test_errands_that_always_last_alike_make_the_wait_known():
    hall, now_min = busy(windows=1)
    found = queue(hall, now_min, people=3)
    assert found.ahead == 2
    assert abs(found.wait_us / MINUTE_US - 30) < 4


def test_two_windows_halve_the_wait():
    one = queue(*busy(windows=1), people=8).wait_us
    two = queue(*busy(windows=2), people=8).wait_us
    assert 0.4 < two / one < 0.65


def test_who_has_been_served_long_is_done_soon():
    hall, now_min = busy(windows=1)
    soon = queue(hall, now_min + 9, people=1)
    assert soon.wait_us < 3 * MINUTE_US


def test_only_those_who_go_before_count():
    hall, now_min = busy(windows=1, calling=Calling(rule="strict"))
    queue(hall, now_min, people=10)
    assert queue(hall, now_min + 1, people=1, rate=3.0, first=3000).ahead == 0


def test_lines_of_other_windows_do_not_count():
    hall, now_min = busy(windows=2, serves={"1": frozenset("A"), "2": frozenset("B")})
    queue(hall, now_min, people=10)
    crowded = queue(hall, now_min + 1, people=1, series="B", first=3000)
    assert crowded.wait_us < 15 * MINUTE_US


def test_before_anything_was_seen_the_nominal_time_tells():
    for nominal in (5, 20):
        hall = Estimator(nominal_us={"A": nominal * MINUTE_US})
        hall.arrive(arrives(0, 0))
        hall.start(0, "1", OPENS_US)
        assert 0.5 < queue(hall, 0.1, people=11).wait_us / (11 * nominal * MINUTE_US) < 1.5


def test_a_hall_nobody_has_seen_at_work_still_answers():
    hall = Estimator()
    found = queue(hall, 0, people=3)
    assert found.low_us <= found.wait_us <= found.high_us


@given(st.integers(1, 4), st.integers(1, 40), st.floats(1, 30))
def test_the_range_holds_the_estimate_and_begins_at_nothing_at_least(windows, people, minutes):
    found = queue(*busy(windows, minutes, served=20), people=people)
    assert 0 <= found.low_us <= found.wait_us <= found.high_us


def test_the_rule_of_a_hall_is_learned_from_whom_it_calls():
    orders = Orders()
    for number in range(10):
        ordinary, urgent = arrives(2 * number, 0), arrives(2 * number + 1, 1, rate=3.0)
        orders.saw(urgent, [ordinary, urgent], OPENS_US + 90 * 1_000_000)
    assert orders.calling.rule == "strict"


def test_a_window_is_away_once_it_left_somebody_waiting():
    hall, now_min = busy(windows=2)
    hall.arrive(arrives(1, now_min))
    hall.end(1002, OPENS_US + int((now_min + 1) * MINUTE_US))
    hall.pass_time(OPENS_US + int((now_min + 5) * MINUTE_US))
    assert hall.seats.seats["2"].away_from_us == OPENS_US + int((now_min + 1) * MINUTE_US)


def test_the_lunch_of_every_day_is_foreseen_on_the_next():
    told = {}
    for lunch in (False, True):
        hall = Estimator()
        for day in range(5):
            _quiet_morning(hall, day, lunch)
        at_us = 5 * 24 * 60 * MINUTE_US + OPENS_US + 175 * MINUTE_US
        for number in range(60_000, 60_004):
            hall.arrive(Arrival(number, "A", 1.0, at_us, 0))
        hall.start(60_000, "1", at_us)
        told[lunch] = hall.estimate(60_003).wait_us / MINUTE_US
    assert told[True] - told[False] > 20


def _quiet_morning(hall, day, lunch):
    # one window, ten minutes an errand, somebody always waiting; from 12:00 to 12:45 it may be away
    start_us = day * 24 * 60 * MINUTE_US + OPENS_US
    starts = [n * 10 for n in range(30) if not (lunch and 180 <= n * 10 < 225)]
    for number in range(day * 1000, day * 1000 + len(starts)):
        hall.arrive(Arrival(number, "A", 1.0, start_us, 0))
    for number, at_min in enumerate(starts, day * 1000):
        hall.start(number, "1", start_us + at_min * MINUTE_US)
        hall.end(number, start_us + (at_min + 10) * MINUTE_US)
    hall.close_day()


def test_an_estimate_behind_three_hundred_is_quick():
    hall, now_min = busy(windows=6, calling=Calling())
    for number in range(300):
        rate = 3.0 if number % 9 == 0 else 1.0
        hall.arrive(arrives(3000 + number, now_min + number / 100, "ABCDE"[number % 5], rate))
    spent = []
    for number in range(3290, 3300):
        began = time.process_time()
        hall.estimate(number)
        spent.append(time.process_time() - began)
    assert min(spent) <= 0.020


def test_whoever_comes_before_the_hall_opens_does_not_make_the_night_a_lunch():
    hall = Estimator()
    for day in range(3):
        opens_us = day * 24 * 60 * MINUTE_US + OPENS_US
        hall.arrive(Arrival(day, "A", 1.0, opens_us - 10 * MINUTE_US, 0))
        hall.start(day, "1", opens_us)
        hall.end(day, opens_us + 8 * 60 * MINUTE_US)  # five in the afternoon
        hall.close_day()
    assert hall.table.share("1", OPENS_US + 8.5 * 60 * MINUTE_US) > 0.9


def test_before_a_window_was_seen_the_range_grows_with_the_line():
    hall = Estimator(nominal_us={"A": 10.0 * MINUTE_US})
    few, many = (queue(hall, 0, people=people, first=first) for people, first in ((2, 0), (30, 100)))
    assert (few.ahead, many.ahead) == (1, 31)
    assert few.high_us < many.wait_us < many.high_us


def test_whoever_no_window_serves_is_told_nothing_that_was_reckoned():
    scene = Scene(0, [], [Place("1", frozenset("A"), (0.0,))], Calling(), Timetable())
    assert tell(arrives(1, 0, series="B"), scene, Learned()) is None
    assert tell(arrives(1, 0, series="A"), scene, Learned()) is not None


def test_no_range_ends_long_after_the_longest_draw():
    found = said([10.0 * MINUTE_US] * 3 + [200.0 * MINUTE_US] * 3, 5, None, Learned())
    assert found.estimate.high_us <= (1.3 * 200 + 5) * MINUTE_US

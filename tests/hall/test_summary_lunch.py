"""Waits with the hall's lunch (twelve to two by the shipped file) taken out; the hall's clock stands at 10:42."""

from dataclasses import replace
from datetime import date, time

from counterdesk.hall.summary import summary
from counterdesk.hall.summary.lunch import gaps_of

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
MINUTE, HOUR = 60, 3600
UNTIL_TEN_TO_TWELVE = 68 * MINUTE


def waits(hall, by=None):
    found = hall.store.read(summary, first=TODAY, last=TODAY, by=by).total
    return found.wait_mean_s, found.wait_net_mean_s, found.wait_net_max_s


def over_lunch(hall, called_after_s=3 * HOUR):
    """Somebody takes a number at ten to twelve, and one who is served at once another."""
    (one,) = hall.opened("1")
    hall.forward(UNTIL_TEN_TO_TWELVE)
    hall.issue()
    hall.forward(called_after_s)
    one.beat()
    one.serves_next()


def without_sessions(cat):
    return replace(cat, hall=replace(cat.hall, hours=((time(8), time(18)),)))


def test_whoever_waited_over_lunch_waited_less_net_of_it(hall):
    over_lunch(hall)
    assert waits(hall) == (180 * MINUTE, 60 * MINUTE, 60 * MINUTE)


def test_a_wait_that_ends_at_lunch_loses_only_that_part(hall):
    over_lunch(hall, 30 * MINUTE)
    assert waits(hall) == (30 * MINUTE, 10 * MINUTE, 10 * MINUTE)


def test_a_wait_beside_lunch_is_whole(hall):
    over_lunch(hall, 5 * MINUTE)
    assert waits(hall) == (5 * MINUTE,) * 3


def test_the_promise_is_held_against_the_whole_wait(hall):
    over_lunch(hall, 16 * MINUTE)
    total = hall.store.read(summary, first=TODAY, last=TODAY).total
    assert (total.within_promise, total.service_level_n, total.wait_net_max_s) == (0, 1, 10 * MINUTE)


def test_a_hall_that_has_one_session_has_no_lunch(hall):
    hall.reload(without_sessions)
    over_lunch(hall)
    assert waits(hall) == (180 * MINUTE,) * 3


def test_a_ticket_keeps_the_lunch_of_the_hall_file_it_was_issued_under(hall):
    over_lunch(hall)
    hall.reload(without_sessions)
    assert waits(hall, "hour") == (180 * MINUTE, 60 * MINUTE, 60 * MINUTE)


def test_a_day_kept_ready_says_the_same(hall):
    over_lunch(hall)
    counted = waits(hall)
    hall.forward(24 * HOUR)
    hall.issue()
    assert (hall.ask("SELECT DISTINCT day FROM day_tally"), waits(hall)) == ([(TODAY.isoformat(),)], counted)


def test_the_middle_half_of_handlings_lies_between_the_quartiles(hall):
    (one,) = hall.opened("1")
    for minutes in (1, 2, 3, 4, 9):
        hall.issue()
        one.serves_next(minutes * MINUTE)
    assert hall.store.read(summary, first=TODAY, last=TODAY).total.handling_iqr_s == 2 * MINUTE


def test_sessions_that_meet_leave_nothing_between_them():
    assert gaps_of(((time(12), time(18)), (time(8), time(12)))) == ()

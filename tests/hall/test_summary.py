"""The summary of a hall: what each figure counts, seen on tickets whose lives are known to the second."""

from dataclasses import replace
from datetime import date

from counterdesk.hall.summary import summary
from counterdesk.hall.summary.occupancy import throughput
from tests.furnished import Hall

TODAY = date(2026, 11, 23)
STATES = ("served", "no_show", "walked_out", "cancelled", "carried_over", "void", "open")


def of(hall: Hall, by: str | None = None, first: date = TODAY, last: date = TODAY):
    return hall.store.read(summary, first=first, last=last, by=by)


def total(hall: Hall):
    return of(hall).total


def serves_after(hall: Hall, wait_s: float, handling_s: float = 300, window: str = "1") -> str:
    """Somebody who waits ``wait_s``, walks no time, and is served for ``handling_s``."""
    hall.issue()
    hall.forward(wait_s)
    hall.at(window).beat()
    return hall.at(window).serves_next(handling_s)


def missed(hall: Hall, window: str = "1") -> str:
    """Call whoever is next until they count as not there; the number."""
    clerk = hall.at(window)
    number = clerk.call().ticket.label
    for _ in range(2):
        hall.forward(60)
        clerk.recall()
    hall.forward(60)
    clerk.no_show()
    return number


def test_an_empty_day_has_noughts_for_counts_and_nothing_for_times(hall):
    empty = total(hall)
    assert {name for name, value in empty._asdict().items() if value == 0} == {
        "issued", "called", *STATES, "within_promise", "wait_n", "handling_n", "walk_n", "hold_n",
        "service_level_n", "unreliable", "without_ticket",
    }  # fmt: skip
    assert {value for value in empty if value != 0} == {None}


def test_an_empty_day_has_no_rows(hall):
    assert of(hall, "service").rows == ()


def test_a_wait_ends_with_the_call_and_handling_begins_with_the_start(hall):
    [one] = hall.opened("1")
    hall.issue()
    hall.forward(240)
    one.call()
    hall.forward(30)
    one.start()
    hall.forward(600)
    one.finish()
    got = total(hall)
    assert (got.wait_mean_s, got.walk_mean_s, got.handling_mean_s, got.hold_mean_s) == (240, 30, 600, None)


def test_held_time_is_no_handling_time(hall):
    [one] = hall.opened("1")
    hall.issue()
    one.call()
    one.start()
    hall.forward(100)
    one.hold()
    hall.forward(1000)
    one.beat()
    one.resume()
    hall.forward(50)
    one.finish()
    got = total(hall)
    assert (got.handling_mean_s, got.hold_mean_s, got.hold_n) == (150, 1000, 1)


def test_the_wait_before_an_unanswered_call_does_not_count(hall):
    [one] = hall.opened("1")
    hall.issue()
    hall.forward(500)
    number = missed(hall)
    hall.forward(300)
    one.bring_back(number)
    hall.forward(70)
    one.beat()
    one.serves_next()
    assert total(hall).wait_mean_s == 70


def test_a_transferred_ticket_waited_before_and_after(hall):
    [one, three] = hall.opened("1", "3")
    number = hall.issue("A01")
    hall.forward(100)
    one.call()
    one.start()
    hall.forward(60)
    one.transfer(number, "B01")
    hall.forward(40)
    three.beat()
    three.serves_next(200)
    got = total(hall)
    assert (got.issued, got.wait_mean_s, got.handling_mean_s) == (1, 140, 260)


def test_who_is_served_without_a_ticket_has_no_wait(hall):
    [one] = hall.opened("1")
    serves_after(hall, 400, 100)
    one.serve("A01")
    hall.forward(50)
    one.finish()
    got = total(hall)
    assert (got.issued, got.without_ticket, got.wait_n, got.wait_mean_s, got.handling_n) == (2, 1, 1, 400, 2)


def test_unreliable_times_enter_no_figure_and_are_counted(hall):
    hall.opened("1")
    serves_after(hall, 100)
    wrong = serves_after(hall, 5000)
    hall.door.unreliable(wrong)
    got = total(hall)
    assert (got.served, got.unreliable, got.wait_n, got.wait_max_s, got.service_level) == (2, 1, 1, 100, 1)


def test_every_ticket_is_in_one_state(hall):
    [one] = hall.opened("1")
    serves_after(hall, 100)
    hall.issue()
    missed(hall)
    hall.door.walk_out(hall.issue())
    hall.door.cancel(hall.issue())
    hall.issue()
    one.call()
    hall.issue()
    got = total(hall)
    assert (got.issued, got.served, got.no_show, got.walked_out, got.cancelled, got.open) == (6, 1, 1, 1, 1, 2)
    assert got.issued == sum(getattr(got, state) for state in STATES)


def test_a_ticket_never_called_is_not_counted_as_called(hall):
    hall.opened("1")
    serves_after(hall, 100)
    hall.door.walk_out(hall.issue())
    assert total(hall).called == 1


def test_a_missed_call_was_a_call(hall):
    hall.opened("1")
    hall.issue()
    hall.door.bring_back(missed(hall))
    got = total(hall)
    assert (got.called, got.open) == (1, 1)


def test_an_undone_call_never_was(hall):
    [one] = hall.opened("1")
    hall.issue()
    one.call()
    one.undo()
    assert total(hall).called == 0


def test_tickets_left_open_yesterday_are_carried_over(hall):
    hall.issue()
    hall.forward(86_400)
    hall.issue()
    yesterday = of(hall).total
    assert (yesterday.issued, yesterday.carried_over, yesterday.open) == (1, 1, 0)


def test_waiting_exactly_the_promise_keeps_it(hall):
    hall.opened("1")
    serves_after(hall, 900)
    serves_after(hall, 900.000001)
    got = total(hall)
    assert (got.within_promise, got.service_level_n, got.service_level) == (1, 2, 0.5)


def test_who_left_after_the_promised_wait_lowers_the_service_level(hall):
    hall.opened("1")
    serves_after(hall, 100)
    left = hall.issue()
    hall.forward(901)
    hall.door.walk_out(left)
    assert total(hall).service_level == 0.5


def test_who_left_within_the_promised_wait_does_not(hall):
    hall.opened("1")
    serves_after(hall, 100)
    left = hall.issue()
    hall.forward(899)
    hall.door.walk_out(left)
    assert total(hall).service_level == 1


def test_a_no_show_after_the_promised_wait_lowers_the_service_level(hall):
    hall.opened("1")
    hall.issue()
    hall.forward(901)
    missed(hall)
    assert (total(hall).service_level, total(hall).wait_mean_s) == (0, None)


def test_whoever_still_waits_longer_than_promised_lowers_the_service_level(hall):
    hall.opened("1")
    serves_after(hall, 100, 10)
    hall.issue()
    hall.forward(890)
    assert total(hall).service_level == 1
    hall.forward(20)
    assert total(hall).service_level == 0.5


def test_a_ticket_is_held_to_the_promise_of_its_own_day(hall):
    hall.opened("1")
    serves_after(hall, 500)
    hall.reload(lambda cat: replace(
        cat, version="stricter", series={**cat.series, "A": replace(cat.series["A"], wait_promise_min=5)}
    ))  # fmt: skip
    assert total(hall).service_level == 1
    serves_after(hall, 500)
    assert total(hall).service_level == 0.5


def test_throughput_is_told_per_hour_of_the_hall_and_per_window_hour(hall):
    one, two = hall.opened("1", "2")
    for _ in range(3):
        hall.issue("A01")
        one.serves_next(600)
    two.pause("meal")
    hall.forward(1800)  # half an hour of both, then half an hour of one alone
    found = hall.store.read(lambda look: throughput(look, look.day, look.day))
    assert (found.ended, found.open_hours, found.window_hours) == (3, 1.0, 1.5)
    assert (found.per_hour, found.per_window_hour) == (3.0, 2.0)


def test_a_hall_that_was_never_open_has_no_throughput(hall):
    assert hall.store.read(lambda look: throughput(look, look.day, look.day)) == (0, 0.0, 0.0, None, None)

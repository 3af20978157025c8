"""Calling people to a window: the next, a given one, again, not there, and back."""

import pytest

from tests.furnished import refused

pytestmark = pytest.mark.usefixtures("whole")


def test_a_call_says_why(hall, one):
    hall.issue("A01")
    called = one.call()
    assert (called.ticket.label, called.why.code) == ("A001", "only_line")


def test_nobody_waits_nobody_is_called(one):
    assert one.call() is None


def test_a_window_with_a_ticket_calls_no_other(hall, one, served):
    with refused("window_busy"):
        one.call()
    hall.issue("A01")
    with refused("window_busy"):
        one.call()


def test_a_window_calls_only_what_it_serves(hall, one):
    hall.issue("B01")
    assert one.call() is None


def test_one_ticket_is_called_to_one_window(hall, one):
    (two,) = hall.opened("2")
    hall.issue("A01")
    assert one.call().ticket.label == "A001"
    assert two.call() is None


def test_a_given_ticket_is_called_with_a_reason_and_whom_it_overtook(hall, one):
    for _ in range(3):
        hall.issue("A01")
    with refused("reason_needed"):
        one.call_named("A003", " ")
    called = one.call_named("A003", "行动不便")
    assert (called.why.code, called.why.facts["overtaken"]) == ("named", 2)


def test_a_window_does_not_call_by_number_what_it_does_not_serve(hall, one):
    hall.issue("B01")
    with refused("not_served_here"):
        one.call_named("B001", "行动不便")


def test_who_does_not_come_is_called_again_a_minute_apart(hall, one):
    hall.issue("A01")
    one.call()
    hall.forward(59)
    assert one.recall().calls == 1  # too soon to count
    hall.forward(1)
    assert one.recall().calls == 2


def test_a_no_show_needs_three_calls_that_count(hall, one):
    number = hall.issue("A01")
    one.call()
    hall.forward(60)
    one.recall()
    with refused("too_few_calls"):
        one.no_show()
    hall.forward(60)
    one.recall()
    hall.forward(30)
    assert one.no_show().state == "no_show"
    assert hall.spans(number) == [("missed", 0, 0), ("absent", 0, 150)]


def missing(hall, one):
    number = one.call().ticket.label
    for _ in range(2):
        hall.forward(60)
        one.recall()
    one.no_show()
    return number


def test_a_wait_that_was_answered_before_is_not_missed(hall, one, served):
    one.transfer(served, "A02")
    hall.forward(60)
    missing(hall, one)
    assert hall.kinds(served) == ["wait", "walk", "handling", "missed", "absent"]


def test_every_wait_before_a_missed_call_is_missed(hall, one):
    number = hall.issue("A01")
    hall.forward(60)
    hall.door.transfer(number, "A02")
    hall.forward(60)
    missing(hall, one)
    assert hall.kinds(number) == ["missed", "missed", "absent"]


def test_who_comes_back_stands_three_places_down_and_keeps_the_number(hall, one):
    for _ in range(6):
        hall.issue("A01")
        hall.forward(30)
    number = missing(hall, one)
    hall.forward(30)
    hall.door.bring_back(number)
    assert [one.serves_next() for _ in range(6)] == ["A002", "A003", "A004", "A001", "A005", "A006"]
    assert hall.kinds(number)[:4] == ["missed", "absent", "away", "wait"]


def test_who_is_away_comes_back_only_once(hall, one):
    hall.issue("A01")
    number = missing(hall, one)
    hall.door.bring_back(number)
    with refused("wrong_state"):
        hall.door.bring_back(number)


def test_who_is_sent_on_after_coming_back_has_the_whole_wait_again(hall, one):
    hall.issue("A01")
    number = missing(hall, one)
    hall.issue("A01")
    hall.forward(600)
    back = hall.door.bring_back(number)
    assert hall.door.transfer(number, "B01").place_us == back.arrived_at_us < back.place_us


def test_who_was_sent_to_one_window_and_missed_the_call_is_still_meant_for_it(hall, one):
    number = hall.issue("B01")
    hall.door.transfer(number, "A01", window="1")
    missing(hall, one)
    hall.door.bring_back(number)
    assert (hall.ticket(number).lane, hall.ticket(number).to_window) == ("A:1@1", "1")


def test_after_the_clock_was_set_back_the_line_keeps_its_order(hall, one):
    for _ in range(2):
        hall.issue("A01")
        hall.forward(60)
    hall.forward(-3600)
    hall.issue("A01")
    hall.issue("A05")
    assert [one.serves_next(60) for _ in range(4)] == ["A001", "A002", "A003", "E001"]


def test_after_the_clock_was_set_back_a_no_show_is_still_possible(hall, one):
    hall.issue("A01")
    one.call()
    hall.forward(-3600)
    one.recall()
    hall.forward(60)
    one.recall()
    assert one.no_show().state == "no_show"

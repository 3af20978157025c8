"""Sent to one window: called there while it is open, and nobody waits for a window that is not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.hall import tickets
from counterdesk.words import t
from tests.furnished import refused

from .acting import copy_of


def line(hall, window):
    return [(choice.head.label, choice.why.code) for choice in hall.store.read(tickets.line_for, window)]


def named_for(hall, number):
    return hall.store.read(lambda look: tickets.windows_for(look, tickets.by_label(look, number)))


def sent_to_four(hall, one, served):
    three, four = hall.opened("3", "4")
    one.transfer(served, "B01", window="4")
    return three, four


def test_when_the_window_closes_the_others_that_serve_may_call(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    assert three.call() is None
    four.close()
    assert three.call().ticket.label == served


def test_the_reason_says_that_the_window_is_shut(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    four.close()
    why = three.call().why
    assert (why.code, why.facts["window"]) == ("window_shut", "4")
    assert all("4" in t(f"why.{why.code}", lang, **why.facts) for lang in ("zh", "en"))


def test_a_window_on_a_pause_keeps_nobody_waiting_either(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    four.pause("meal")
    assert three.call().ticket.label == served


def test_a_window_that_never_opened_keeps_nobody_waiting(hall, one, served):
    (three,) = hall.opened("3")
    one.transfer(served, "B01", window="4")
    assert three.call().ticket.label == served


def test_a_window_open_again_has_its_tickets_back(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    four.close()
    four.open()
    assert three.call() is None
    assert four.call().why.code == "sent_here"


def test_a_window_that_does_not_serve_it_never_calls_it(hall, one, served):
    _, four = sent_to_four(hall, one, served)
    four.close()
    assert one.call() is None
    with refused("not_served_here"):
        one.call_named(served, "行动不便")


def test_it_may_be_called_by_name_too_once_its_window_is_shut(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    with refused("not_served_here"):
        three.call_named(served, "行动不便")
    four.close()
    assert three.call_named(served, "行动不便").ticket.label == served


def test_the_line_shows_it_where_it_may_be_called(hall, one, served):
    _, four = sent_to_four(hall, one, served)
    assert (line(hall, "3"), line(hall, "4")) == ([], [(served, "sent_here")])
    four.close()
    assert line(hall, "3") == [(served, "window_shut")]
    assert hall.store.read(tickets.following, "3", 3) == [served]


def test_it_keeps_its_turn_among_the_others(hall, one, served):
    three, four = sent_to_four(hall, one, served)
    hall.forward(60)
    hall.issue("B01")
    four.close()
    assert [three.serves_next() for _ in range(2)] == [served, "B001"]


def test_the_windows_named_for_it_are_those_that_may_call_it(hall, one, served):
    _, four = sent_to_four(hall, one, served)
    assert named_for(hall, served) == ("4",)
    four.close()
    assert named_for(hall, served) == ("3", "4")


@settings(max_examples=30)
@given(
    sent_to=st.sampled_from("34"),
    states=st.fixed_dictionaries({window: st.sampled_from(("open", "paused", "closed")) for window in "346"}),
)
def test_whoever_was_sent_on_is_next_wherever_a_window_that_serves_it_is_open(furnished_file, sent_to, states):
    with copy_of(furnished_file) as hall:
        for window, state in states.items():
            if state != "closed":
                hall.at(window).open()
            if state == "paused":
                hall.at(window).pause("meal")
        number = hall.issue("A01")
        hall.door.transfer(number, "B01", window=sent_to)
        serving = {window for window in "34" if states[window] == "open"}
        may = {window for window in states if hall.store.read(tickets.next_for, window)}
        assert may & serving == (serving & {sent_to} or serving)

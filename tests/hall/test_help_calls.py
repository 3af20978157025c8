"""Calls for help: silent, answered once, and the time an answer took is kept."""

from counterdesk.hall import help_calls
from tests.furnished import refused


def test_an_answer_tells_and_keeps_how_long_the_window_waited(hall):
    (window,) = hall.opened("1")
    window.help("1")
    hall.forward(75)
    assert window.do(help_calls.answer, "1") == 75
    (kept,) = hall.store.read(help_calls.answered)
    assert (kept.window, kept.waited_s) == ("1", 75)


def test_a_call_that_was_answered_already_is_not_made_anew(hall):
    (window,) = hall.opened("1")
    with refused("no_help_asked"):
        window.do(help_calls.answer, "1")


def test_only_todays_answers_are_listed(hall):
    (window,) = hall.opened("1")
    window.help("1")
    window.do(help_calls.answer, "1")
    hall.forward(24 * 3600)
    assert hall.store.read(help_calls.answered) == []

"""Cancelling: no ticket is taken from under another window's hands."""

import pytest

from tests.furnished import Hall, refused


@pytest.fixture
def called(hall: Hall, one) -> str:
    """A001, called to window 1."""
    number = hall.issue("A01")
    one.call()
    return number


def test_a_ticket_called_at_another_window_is_not_cancelled(hall, called):
    (two,) = hall.opened("2")
    with refused("called_elsewhere"):
        two.cancel(called)
    assert hall.state(called) == "called"


def test_the_refusal_says_who_has_it(hall, called):
    (two,) = hall.opened("2")
    with refused("called_elsewhere") as caught:
        two.cancel(called)
    assert all("101" in caught.value.message(lang) for lang in ("zh", "en"))


def test_nor_is_it_cancelled_at_the_door(hall, called):
    with refused("called_elsewhere"):
        hall.door.cancel(called)


def test_the_window_that_called_it_cancels_it(hall, one, called):
    assert one.cancel(called).state == "cancelled"


def test_another_clerk_in_the_windows_name_does_not(hall, called):
    with refused("not_your_window"):
        hall.at("1", "102").cancel(called)


def test_a_lead_cancels_it_from_anywhere(hall, called):
    assert hall.at("2", "301").cancel(called).state == "cancelled"

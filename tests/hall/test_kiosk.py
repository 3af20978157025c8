"""The machine at the door on a day that somebody ended: no number any more, until a window is opened again."""

import pytest

from counterdesk.hall import closing, kiosk
from counterdesk.store.desk import By
from tests.furnished import Hall, refused

LEAD, NOBODY = By(clerk="901"), By()
A_DAY_S = 24 * 3600


def take(hall: Hall, key: str) -> str:
    return hall.store.run(kiosk.take, NOBODY, "A01", None, key, "zh").ticket.label


@pytest.fixture
def ended(hall: Hall) -> Hall:
    """Window 1 is open, A001 was given out, and a minute later the day was ended."""
    hall.opened("1")
    take(hall, "first")
    hall.forward(60)
    hall.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    hall.forward(60)
    return hall


def test_no_number_is_given_out_once_the_day_was_ended(ended):
    with refused("day_over"):
        take(ended, "second")
    assert ended.store.read(kiosk.kiosk_now).over is not None


def test_a_number_given_before_is_told_again_to_whom_the_answer_was_lost(ended):
    assert take(ended, "first") == "A001"


def test_a_window_opened_after_that_begins_it_again(ended):
    ended.opened("2")
    assert (take(ended, "second"), ended.store.read(kiosk.kiosk_now).over) == ("A002", None)


def test_ended_once_more_it_is_over_again(ended):
    ended.opened("2")
    ended.forward(60)
    ended.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    with refused("day_over"):
        take(ended, "second")


def test_the_next_day_gives_numbers_again(ended):
    ended.forward(A_DAY_S)
    assert take(ended, "tomorrow") == "A001"

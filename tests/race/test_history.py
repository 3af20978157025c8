"""What doors and windows remember can be put into one order of acts, each between its key and its answer."""

from __future__ import annotations

import pytest

from tests.race import history
from tests.race.history import NEVER, Remembered, unexplained

ACTS, KILLS = 300, 6
WHOLE = [
    Remembered("issue", 10, 20, 1), Remembered("issue", 15, 30, 2), Remembered("call", 21, 40, 1),
    Remembered("call", 41, 50, 2), Remembered("call", 51, 60, 0), Remembered("issue", 55, 70, 3),
    Remembered("call", 71, NEVER), Remembered("issue", 80, NEVER), Remembered("issue", 90, 95, 5),
    Remembered("call", 96, 99, 5), Remembered("call", 100, 110, 0),
]  # fmt: skip


def test_one_order_explains_what_everybody_remembers_of_a_day_with_killed_windows(hall_file):
    found = history.day(hall_file, ACTS, KILLS)
    assert unexplained(found) == []
    assert {(one.act, bool(one.number)) for one in found} >= {("issue", True), ("call", True)}


def test_a_history_that_one_order_explains_passes():
    assert unexplained(WHOLE) == []


@pytest.mark.parametrize(
    ("place", "wrong", "fault"),
    [
        (1, Remembered("issue", 15, 30, 1), "1 was given out 2 times"),
        (5, Remembered("issue", 55, 70, 7), "3 numbers were left out"),
        (3, Remembered("call", 41, 50, 1), "1 was called 2 times"),
        (3, Remembered("call", 41, 50, 4), "4 was called before it was issued"),
        (2, Remembered("call", 5, 9, 1), "1 was called before it was issued"),
        (3, Remembered("call", 41, 50, 0), "a window was told that nobody waits, from 41 to 50 somebody did"),
        (0, Remembered("issue", 31, 39, 1), "1 was given out after 2"),
    ],
)
def test_what_no_order_explains_is_named(place, wrong, fault):
    found = unexplained([*WHOLE[:place], wrong, *WHOLE[place + 1 :]])
    assert fault in found

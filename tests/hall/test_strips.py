"""What a window was for through the day, and when people come."""

from counterdesk.hall.summary.shape import shape
from counterdesk.hall.summary.strips import heat, strips

MINUTE_US = 60_000_000


def strip(hall, window):
    return next(one for one in hall.store.read(lambda look: strips(look, look.day)) if one.window == window)


def test_a_window_is_busy_open_paused_and_closed_in_its_turn(hall):
    (one,) = hall.opened("1")
    start_us = hall.store.read(lambda look: look.now_us)
    hall.issue("A01")
    hall.forward(600)
    one.serves_next(600)
    hall.forward(600)
    one.pause("meal")
    hall.forward(600)
    found = strip(hall, "1")
    said = [found.at(start_us + at * MINUTE_US, start_us + (at + 10) * MINUTE_US) for at in (-10, 0, 10, 20, 30, 40)]
    assert said == ["", "open", "busy", "open", "paused", ""]


def test_a_window_nobody_sat_at_has_no_strip(hall):
    hall.opened("1")
    assert [one.window for one in hall.store.read(lambda look: strips(look, look.day))] == ["1"]


def test_the_heat_is_the_mean_over_the_days_of_a_weekday(hall):
    day = hall.store.read(lambda look: look.day)
    for _ in range(3):
        hall.issue("A01")
    hall.forward(7 * 24 * 3600)
    hall.issue("A01")
    found = hall.store.read(lambda look: heat(look, day, look.day))
    assert found == {(0, 10): 2.0}


def test_a_day_on_which_nobody_was_served_yet_has_a_shape(hall):
    hall.issue("A01")
    found = hall.store.read(lambda look: shape(look, look.day, look.day))
    assert [(step.arrived, step.served) for step in found.steps][-1] == (1, 0)

"""A computer's clock that is wrong, is put right, sleeps, or changes to summer time: order and days hold."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from counterdesk.hall import rows, tickets
from tests.hall import checker

HOUR_S = 3600
JUMPS = {
    "an hour back": -HOUR_S,
    "an hour on": HOUR_S,
    "over midnight": 14 * HOUR_S,
    "back over midnight": -11 * HOUR_S,
}  # fmt: skip


@pytest.fixture
def berlin(hall):
    """``berlin(instant)``: the hall in Berlin, at an instant in UTC."""

    def begin(*instant):
        hall.clock.at = datetime(*instant, tzinfo=UTC)
        hall.reload(lambda cat: replace(cat, hall=replace(cat.hall, timezone="Europe/Berlin")))
        return hall

    return begin


def faults(hall):
    """What the checker finds, but that two tickets were at a window at once: so says a clock that went back."""
    return [said for said in checker.faults(hall.path) if "at the same time" not in said]


@pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS.keys())
@pytest.mark.parametrize("before", ["call", "start", "finish", "next"])
def test_a_visit_goes_on_whenever_the_clock_jumps(hall, jump_s, before):
    (one,) = hall.opened("1")
    given = [hall.issue("A01") for _ in range(2)]
    for act in ("call", "start", "finish", "next"):
        hall.forward(60)
        if act == before:
            hall.forward(jump_s)
        (one.call if act == "next" else getattr(one, act))()
    assert [hall.state(number) for number in given] == ["finished", "called"]
    assert hall.issue("A01") == "A003"
    assert hall.ask("SELECT 1 FROM period WHERE to_us < from_us") == []
    assert faults(hall) == []


@pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS.keys())
def test_who_came_first_is_called_first_whatever_the_clock_said_then(hall, jump_s):
    (one,) = hall.opened("1")
    given = [hall.issue("A01")]
    hall.forward(jump_s)
    one.beat()
    given += [hall.issue("A01")]
    hall.forward(-jump_s)
    one.beat()
    given += [hall.issue("A01")]
    assert [one.serves_next() for _ in given] == given
    assert faults(hall) == []


def test_the_hour_that_comes_twice_is_two_hours(berlin):
    hall = berlin(2027, 10, 31, 0, 30)  # 02:30 in summer time
    first = hall.door.issue("A01").ticket
    hall.forward(HOUR_S)  # 02:30 again
    second = hall.door.issue("A01").ticket
    assert [first.label, second.label] == ["A001", "A002"]
    assert second.arrived_at_us - first.arrived_at_us == HOUR_S * 1_000_000
    (one,) = hall.opened("1")
    assert one.call().ticket.label == "A001"
    assert faults(hall) == []


@pytest.mark.parametrize(("night", "last_s"), [((2027, 3, 28, 0, 59), 3660), ((2027, 10, 31, 0, 59), 7260)])
def test_a_day_begins_at_four_by_the_wall_clock_on_the_nights_it_is_changed(berlin, night, last_s):
    hall = berlin(*night)
    hall.forward(last_s - 1)
    before = hall.door.issue("A01").ticket
    hall.forward(1)
    after = hall.door.issue("A01").ticket
    assert (after.day - before.day).days == 1
    assert (after.day, after.label) == (date(*night[:3]), "A001")


def test_after_a_night_asleep_the_desk_s_evening_is_settled_and_the_day_begins(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    one.start()
    hall.forward(22 * HOUR_S)  # the lid was closed with a citizen at the window
    assert hall.issue("A01") == "A001"
    assert hall.store.read(rows.at_window, "1") is None
    assert [ticket.label for ticket in hall.store.read(tickets.of_day)] == ["A001"]
    assert faults(hall) == []

"""A hall run through the calling rule: everybody is called once, nobody before they came, no window twice at once."""

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.replay import Arrival, Window, run
from counterdesk.hall.replay.visits import NO_CAP

RULES = ("first-come", "strict", "accumulating")
MINUTE_US = 60_000_000
WINDOWS = (Window("1", frozenset("AB")), Window("2", frozenset("BC")), Window("3"))


@st.composite
def crowds(draw):
    found, at_us = [], 0
    for number in range(draw(st.integers(0, 40))):
        at_us += draw(st.integers(0, 8)) * MINUTE_US
        patience = draw(st.none() | st.integers(1, 60))
        found.append(
            Arrival(
                number, draw(st.sampled_from("ABC")), draw(st.sampled_from((1.0, 3.0))), at_us,
                draw(st.integers(0, 40)) * MINUTE_US,
                leaves_us=None if patience is None else at_us + patience * MINUTE_US,
            )
        )  # fmt: skip
    return found


def called(crowd, rule="first-come", windows=WINDOWS):
    return list(run(crowd, windows, Calling(rule=rule, priority_cap=NO_CAP)))


@given(crowds(), st.sampled_from(RULES))
def test_all_who_do_not_leave_are_called_and_nobody_twice(crowd, rule):
    ids = [call.arrival.id for call in called(crowd, rule)]
    assert len(ids) == len(set(ids))
    assert {one.id for one in crowd if one.leaves_us is None} <= set(ids)


@given(crowds(), st.sampled_from(RULES))
def test_nobody_is_called_before_coming_or_after_leaving(crowd, rule):
    for call in called(crowd, rule):
        assert call.arrival.at_us <= call.start_us
        assert call.arrival.leaves_us is None or call.start_us < call.arrival.leaves_us


@given(crowds(), st.sampled_from(RULES))
def test_a_window_serves_one_at_a_time_and_its_own_lines(crowd, rule):
    serves = {window.code: window.serves for window in WINDOWS}
    free_us = dict.fromkeys(serves, 0)
    for call in called(crowd, rule):
        assert free_us[call.window] <= call.start_us
        assert serves[call.window] is None or call.arrival.series in serves[call.window]
        free_us[call.window] = call.start_us + call.arrival.handling_us


@given(crowds())
def test_first_come_is_first_called_where_every_window_serves_all(crowd):
    order = [call.arrival.id for call in called(crowd, windows=(Window("1"), Window("2")))]
    assert order == sorted(order)


@given(crowds(), st.integers(0, 100), st.integers(1, 100))
def test_nobody_is_called_at_a_window_that_is_not_open(crowd, opens_min, lasts_min):
    span = opens_min * MINUTE_US, (opens_min + lasts_min) * MINUTE_US
    for call in called(crowd, windows=(Window("1", None, (span,)),)):
        assert span[0] <= call.start_us < span[1]


def test_one_who_comes_as_a_window_frees_is_in_line_before_it_calls():
    crowd = [
        Arrival(1, "A", 1.0, 0, 10 * MINUTE_US),
        Arrival(2, "A", 1.0, 1 * MINUTE_US, MINUTE_US),
        Arrival(3, "A", 3.0, 10 * MINUTE_US, MINUTE_US),
    ]
    assert [call.arrival.id for call in called(crowd, "strict", (Window("1"),))] == [1, 3, 2]

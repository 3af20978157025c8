"""A first day of a hall nobody knows is told with caution: near the naive rule until something was gained on it."""

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.estimates.caution import Caution
from counterdesk.hall.estimates.estimator import Estimator
from counterdesk.hall.running import Arrival

MINUTE_US = 60_000_000
MINUTES = st.floats(0, 240).map(lambda minutes: minutes * MINUTE_US)


def test_the_first_is_told_the_naive_rule():
    assert Caution().tell(1, 30 * MINUTE_US, 10 * MINUTE_US) == 10 * MINUTE_US


def test_what_was_gained_on_the_naive_rule_may_be_staked():
    caution = Caution()
    caution.note(1, 30 * MINUTE_US, 10 * MINUTE_US)
    caution.settle(1, 30 * MINUTE_US)
    assert caution.tell(2, 25 * MINUTE_US, 10 * MINUTE_US) == 25 * MINUTE_US


def test_what_is_staked_already_leaves_less_for_the_next():
    caution = Caution()
    caution.note(1, 30 * MINUTE_US, 10 * MINUTE_US)
    caution.settle(1, 30 * MINUTE_US)
    told = [caution.tell(number, 90 * MINUTE_US, 10 * MINUTE_US) for number in range(2, 5)]
    assert told == sorted(told, reverse=True)
    assert told[-1] < told[0]


def test_whoever_left_is_not_reckoned_with_any_more():
    caution = Caution()
    caution.note(1, 30 * MINUTE_US, 10 * MINUTE_US)
    caution.settle(1, 30 * MINUTE_US)
    first = caution.tell(2, 90 * MINUTE_US, 10 * MINUTE_US)
    caution.drop(2)
    assert caution.tell(3, 90 * MINUTE_US, 10 * MINUTE_US) == first


@given(st.lists(st.tuples(MINUTES, MINUTES, MINUTES), min_size=1, max_size=40))
def test_told_one_after_another_a_day_is_never_much_worse_than_the_naive_rule(waits):
    caution, own_us, naive_errors_us = Caution(), 0.0, 0.0
    for number, (wait_us, naive_us, actual_us) in enumerate(waits):
        own_us += abs(caution.tell(number, wait_us, naive_us) - actual_us)
        caution.settle(number, actual_us)
        naive_errors_us += abs(naive_us - actual_us)
    assert own_us <= 1.02 * naive_errors_us + 1


def test_a_hall_with_a_file_is_told_by_what_the_file_says():
    known, strange = Estimator(nominal_us={"A": 20.0 * MINUTE_US}), Estimator()
    for hall in (known, strange):
        for number in range(3):
            hall.arrive(Arrival(number, "A", 1.0, 1, 0))
        hall.start(0, "1", 1)
    assert strange.estimate(2).wait_us == 10 * MINUTE_US  # one of its line before it, ten minutes, one window
    assert known.estimate(2).wait_us > 20 * MINUTE_US

"""A first day of a hall nobody knows is told with caution: near the naive rule until something was gained on it."""

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.estimates.backtest import backtest
from counterdesk.hall.estimates.caution import SLACK, Caution
from counterdesk.hall.estimates.estimator import Estimator
from counterdesk.hall.running import Arrival
from counterdesk.hall.visits_import.reading import Visit

MINUTE_US = 60_000_000
MINUTES = st.integers(0, 240).map(lambda minutes: minutes * MINUTE_US)


def wrong_by_500() -> Caution:
    """A day on which the naive rule was wrong by 500 minutes so far: 20 may be lost to find out."""
    caution = Caution()
    caution.tell(1, 0, 10.0 * MINUTE_US, 10.0 * MINUTE_US)
    caution.settle(1, 510 * MINUTE_US)
    return caution


def told(caution: Caution, number: int, now_min: int = 600, wait_min: int = 90) -> float:
    """What a ticket is told, in minutes, of which the naive rule says ten."""
    return caution.tell(number, now_min * MINUTE_US, wait_min * MINUTE_US, 10.0 * MINUTE_US) / MINUTE_US


def test_the_first_is_told_the_naive_rule():
    assert told(Caution(), 1) == 10


def test_a_share_of_the_naive_rules_errors_may_be_staked():
    assert told(wrong_by_500(), 2, wait_min=29) == 29


def test_no_more_than_that_share_is_staked():
    assert told(wrong_by_500(), 2) == 30


def test_what_was_gained_may_be_staked_too():
    caution = wrong_by_500()
    told(caution, 2)
    caution.settle(2, 30 * MINUTE_US)
    assert told(caution, 3) == 50.8  # 20 gained, 20 of before, and a share of the 20 the naive rule was wrong by


def test_what_is_staked_already_is_not_there_for_the_next():
    caution = wrong_by_500()
    told(caution, 2)
    assert told(caution, 3) == 10


def test_who_has_waited_nearly_what_was_told_puts_nothing_at_risk_any_more():
    caution = wrong_by_500()
    told(caution, 2)
    assert told(caution, 3, now_min=600 + 20) == 30


def test_whoever_left_is_not_reckoned_with_any_more():
    caution = wrong_by_500()
    told(caution, 2)
    caution.drop(2)
    assert told(caution, 3) == 30


@given(st.lists(st.tuples(MINUTES, MINUTES, MINUTES, MINUTES, st.booleans()), min_size=1, max_size=40))
def test_no_day_is_more_than_the_slack_worse_than_the_naive_rule(tickets):
    caution, own_us, naive_errors_us = Caution(), 0.0, 0.0
    comes = [(at_us, False, number) for number, (at_us, *_) in enumerate(tickets)]
    goes = [(at_us + actual_us, True, number) for number, (at_us, _, _, actual_us, _) in enumerate(tickets)]
    said_us: dict[int, float] = {}
    for now_us, is_over, number in sorted(comes + goes):
        _, wait_us, naive_us, actual_us, leaves = tickets[number]
        if not is_over:
            said_us[number] = caution.tell(number, now_us, wait_us, naive_us)
        elif leaves:
            caution.drop(number)
        else:
            caution.settle(number, actual_us)
            own_us += abs(said_us[number] - actual_us)
            naive_errors_us += abs(naive_us - actual_us)
    assert own_us <= (1 + SLACK) * naive_errors_us + 1


def visits(errands: list[tuple[int, int, int, int, bool]], windows: int) -> list[Visit]:
    """A day at ``windows`` windows: (minutes to the next, minutes at the window, service, priority, gives up)."""
    free_us, now_us, found = [0] * windows, 30_000 * MINUTE_US, []
    for line, (apart, took, service, priority, gives_up) in enumerate(errands):
        now_us += apart * MINUTE_US
        window = min(range(windows), key=free_us.__getitem__)
        start_us = max(now_us, free_us[window])
        who = (line, str(line), f"s{service}", "urgent" if priority else "")
        if gives_up and start_us > now_us:
            found.append(Visit(*who, "", now_us, None, (now_us + start_us) // 2))
            continue
        free_us[window] = start_us + took * MINUTE_US
        found.append(Visit(*who, f"w{window}", now_us, start_us, free_us[window]))
    return found


ERRAND = st.tuples(
    st.integers(0, 12), st.integers(0, 45), st.integers(1, 3), st.integers(0, 1), st.sampled_from((False, False, True))
)


@given(st.lists(ERRAND, min_size=3, max_size=40), st.integers(1, 4))
def test_a_day_of_a_file_nothing_was_learned_before_is_at_most_1_05_of_the_naive_rule(errands, windows):
    day = backtest(visits(errands, windows))
    assert (day.mae_s or 0) <= 1.05 * (day.naive_mae_s or 0) + 1e-6


def test_a_hall_with_a_file_is_told_by_what_the_file_says():
    known, strange = Estimator(nominal_us={"A": 20.0 * MINUTE_US}), Estimator()
    for hall in (known, strange):
        for number in range(3):
            hall.arrive(Arrival(number, "A", 1.0, 1, 0))
        hall.start(0, "1", 1)
    assert strange.estimate(2).wait_us == 10 * MINUTE_US  # one of its line before it, ten minutes, one window
    assert known.estimate(2).wait_us > 20 * MINUTE_US

"""The announced wait: how many really stand before, and a range rounded outwards."""

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.clock import to_us
from counterdesk.hall import estimates
from counterdesk.hall.calling import MINUTE_US, Head, next_in_line
from counterdesk.hall.catalogue.model import Calling, WindowPlan
from counterdesk.hall.estimates import wait_range
from counterdesk.hall.lookahead import MOST_TURNS, Standing, near, stands_before
from counterdesk.hall.rows import Lane
from tests.hall.waiting import NOW, PROMISES, RATES, crowds, fronts, rules, waits

MEAN_US = 10 * MINUTE_US
halls = st.sampled_from(
    [
        {"1": ("A", "B", "E")},
        {"1": ("A", "B", "E"), "2": ("A", "B", "E"), "3": ("A", "B", "E")},
        {"1": ("A", "B"), "2": ("A", "E"), "3": ("E",)},
        {"1": ("A",), "2": ("A", "E"), "3": ("B",)},
        {"1": ("B", "E"), "2": ("A",)},
    ]
)


def plans(serves: dict[str, tuple[str, ...]]) -> list[WindowPlan]:
    return [WindowPlan(code, serves=lines) for code, lines in serves.items()]


def standing(crowd: list[Head]) -> list[Standing]:
    lanes: dict[Lane, list[int]] = {}
    for head in crowd:
        lanes.setdefault(Lane(head.series, head.rate, head.to_window), []).append(head.place_us)
    return [Standing(lane, len(places), tuple(sorted(places)[:MOST_TURNS])) for lane, places in lanes.items()]


def told(crowd: list[Head], mine: Lane, serves: dict[str, tuple[str, ...]], calling: Calling) -> int:
    turns, lines = near(mine.series, plans(serves))
    lanes = [lane for lane in standing(crowd) if lane.lane.series in lines]
    return stands_before(lanes, mine, turns, PROMISES, NOW, MEAN_US, calling)


def really_called_before(
    crowd: list[Head], mine: Lane, serves: dict[str, tuple[str, ...]], calling: Calling
) -> int:
    """Let the windows that share a line call in turn, ten minutes a ticket, until the newcomer's turn comes."""
    turns, _ = near(mine.series, plans(serves))
    me = Head(10**6, "me", mine.series, None, mine.rate, NOW, PROMISES[mine.series])
    waiting, passed, before = [*crowd, me], {}, 0
    for turn in range(10_000):
        window = turns[turn % len(turns)]
        heads = [
            h for h in fronts(waiting) if h.series in window.serves and (h.to_window or window.code) == window.code
        ]
        at = round(NOW + turn * MEAN_US / len(turns))
        choice = next_in_line(heads, at, calling.rule, calling.priority_cap, passed)
        if choice is None:
            continue
        if choice.head is me:
            return before
        waiting.remove(choice.head)
        passed = choice.passed_over
        before += mine.series in window.serves
    raise AssertionError("never called")


def place_apart(crowd: list[Head]) -> list[Head]:
    # no two came in the same microsecond
    return [head._replace(place_us=head.place_us - number) for number, head in enumerate(crowd)]


@given(crowds(most=20), st.sampled_from("ABE"), st.sampled_from(RATES), halls, rules, st.integers(1, 3))
def test_as_many_are_told_as_are_really_called_before(crowd, series, rate, serves, rule, cap):
    crowd, mine, calling = place_apart(crowd), Lane(series, rate, None), Calling(rule=rule, priority_cap=cap)
    assert told(crowd, mine, serves, calling) == really_called_before(crowd, mine, serves, calling)


@given(crowds(most=20, rates=(1.0,)), st.sampled_from("ABE"), halls)
def test_as_many_are_told_where_nobody_has_priority(crowd, series, serves):
    crowd, mine = place_apart(crowd), Lane(series, 1.0, None)
    assert told(crowd, mine, serves, Calling()) == really_called_before(crowd, mine, serves, Calling())


@given(st.integers(1, 300), st.sampled_from("AE"), st.sampled_from(RATES))
def test_in_a_crowd_too_long_to_foresee_the_number_told_is_still_close(people, series, rate):
    crowd = place_apart([waits(f"A{n}", 60 - n / 10, 1.0 if n % 10 else 3.0) for n in range(1, people)])
    mine, serves = Lane(series, rate, None), {"1": ("A", "E"), "2": ("A",)}
    real = really_called_before(crowd, mine, serves, Calling())
    assert abs(told(crowd, mine, serves, Calling()) - real) <= max(0, real - MOST_TURNS) * 0.5


def test_a_ticket_sent_to_another_window_does_not_stand_before():
    crowd = [waits(f"A{n}", 15 - n, sent_to="2") for n in range(1, 5)]
    assert told(crowd, Lane("E", 1.0, None), {"1": ("A", "E"), "2": ("A",)}, Calling()) == 0


@given(st.integers(0, 400), st.floats(0.5, 60), st.integers(0, 30))
def test_the_range_is_rounded_outwards_to_five_minutes(ahead, mean_min, windows):
    low, high = wait_range(ahead, mean_min, windows)
    middle = (ahead + 1) * mean_min / max(1, windows)
    assert low % 5 == high % 5 == 0
    assert low <= 0.5 * middle < low + 5
    assert high - 5 < 1.5 * middle <= high


def test_the_first_range_of_the_morning():
    assert wait_range(3, 12, 2) == (10, 40)  # 24 minutes: 12 to 36


def announced(hall, series="A", rate=1.0):
    return hall.store.read(lambda look: estimates.announce(look, series, rate))


def test_nobody_there_means_nobody_before(hall):
    hall.opened("1")
    assert announced(hall).ahead == 0


def test_the_windows_told_are_the_open_ones_that_serve(hall):
    hall.opened("1", "3")
    assert announced(hall).windows == ("1",)


def test_before_any_window_is_open_the_planned_ones_are_told(hall):
    assert announced(hall, "B").windows == ("3", "4")


def test_a_quick_errand_is_not_told_to_wait_for_lines_another_window_takes(hall):
    hall.opened("1", "6")
    for _ in range(12):
        hall.issue("A01")
    hall.forward(60)
    assert announced(hall, "E").ahead <= 2  # window 6 serves E and T only


def test_the_pace_is_the_mean_of_what_was_handled_lately(hall):
    (one,) = hall.opened("1")
    for handling_s in (300, 600):
        hall.issue("A01")
        one.serves_next(handling_s)
    hall.forward(60)
    assert hall.store.read(estimates.pace)["A"] == 450e6


def test_before_anything_was_handled_the_pace_is_the_hall_files(hall):
    assert hall.store.read(estimates.pace)["D"] == 35 * MINUTE_US


def test_times_a_clerk_called_unreliable_do_not_count_in_the_pace(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.unreliable(one.serves_next(4000))
    hall.issue("A01")
    one.serves_next(300)
    hall.forward(60)
    assert hall.store.read(estimates.pace)["A"] == 300e6


def test_after_the_clock_was_set_back_nobody_stands_before_those_already_there(hall):
    first = hall.issue("A01")
    hall.forward(-3600)
    assert hall.ticket(hall.issue("A01")).place_us == hall.ticket(first).place_us
    assert hall.ticket("A002").arrived_at_us == to_us(hall.clock.now())

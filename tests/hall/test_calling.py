"""Who is next: textbook cases, and what the rule promises whatever the crowd."""

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.calling import MINUTE_US, Head, in_order, next_in_line, place_behind

from .waiting import NOW, PROMISES, RATES, crowds, fronts, rules, waits


def called(*waiting: Head, **facts) -> tuple[str, str]:
    choice = next_in_line(waiting, NOW, **facts)
    return choice.head.label, choice.why.code


def test_nobody_waits_nobody_is_called():
    assert next_in_line([], NOW) is None


def test_alone_in_line_one_is_first():
    assert called(waits("A1", 3)) == ("A1", "only_line")


def test_a_priority_ticket_gains_three_times_as_fast():
    # 4 of 15 minutes, three times = 0.8; 9 of 15 minutes = 0.6
    assert called(waits("A1", 9), waits("A2", 4, rate=3)) == ("A2", "priority")


def test_a_priority_ticket_that_just_came_does_not_pass_one_that_waited_long():
    assert called(waits("A1", 9), waits("A2", 2, rate=3)) == ("A1", "most_urgent")


def test_a_shorter_promise_makes_a_shorter_wait_as_urgent():
    # 8 of 10 minutes against 10 of 15
    assert called(waits("A1", 10), waits("E2", 8, promise=10)) == ("E2", "most_urgent")


def test_as_urgent_the_earlier_goes_first():
    assert called(waits("E1", 5, promise=10), waits("A2", 7.5)) == ("A2", "earlier")


def test_over_its_promise_and_most_urgent():
    assert called(waits("A1", 16), waits("B2", 15, promise=20)) == ("A1", "over_promise")


def test_strict_takes_the_highest_rate_however_long_the_others_waited():
    assert called(waits("A1", 14), waits("A2", 1, rate=2), waits("A3", 0, rate=3), rule="strict") == ("A3", "strict")


def test_strict_takes_the_earlier_of_one_class():
    assert called(waits("A1", 1, rate=3), waits("B2", 2, rate=3), rule="strict") == ("B2", "strict")


def test_by_arrival_nobody_is_passed_over_whatever_was_counted_before():
    waiting = (waits("A1", 30), waits("E2", 40, rate=3, promise=10))
    assert called(*waiting, rule="first-come", cap=0, passed_over={"A": 9}) == ("E2", "first_come")


def test_first_come_knows_no_classes():
    assert called(waits("A1", 9), waits("E2", 8, rate=3, promise=10), rule="first-come") == ("A1", "first_come")


def test_after_two_priority_calls_running_an_overdue_ordinary_ticket_goes_first():
    choice = next_in_line([waits("A1", 16), waits("A2", 12, rate=3)], NOW, passed_over={"A": 2})
    assert (choice.head.label, choice.why.code, choice.why.facts["other"]) == ("A1", "capped", "A2")
    assert choice.passed_over == {"A": 0}


def test_passing_over_an_overdue_ordinary_ticket_is_counted_for_its_series():
    crowd = [waits("A1", 16), waits("E2", 5, promise=10), waits("B3", 15, rate=3, promise=20)]
    assert next_in_line(crowd, NOW).passed_over == {"A": 1}


def test_nobody_is_protected_before_the_promise_is_over():
    assert called(waits("A1", 14), waits("A2", 12, rate=3), passed_over={"A": 9}) == ("A2", "priority")


def test_the_cap_holds_under_strict_too():
    assert called(waits("A1", 16), waits("A2", 1, rate=3), rule="strict", passed_over={"A": 2}) == ("A1", "capped")


def test_a_ticket_sent_to_this_window_says_so():
    assert called(waits("A1", 9, sent_to="4"), waits("A2", 2)) == ("A1", "sent_here")


def test_a_place_in_the_future_is_no_negative_wait():
    assert waits("A1", -60).waited_us(NOW) == 0
    assert waits("A1", -60).urgency(NOW) == 0


def test_a_rule_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        next_in_line([waits("A1", 1)], NOW, rule="loudest")


@given(crowds(), rules, st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order_of_asking(crowd, rule, dice: random.Random):
    shuffled = dice.sample(crowd, len(crowd))
    assert next_in_line(fronts(crowd), NOW, rule) == next_in_line(fronts(shuffled)[::-1], NOW, rule)


@given(crowds(), rules, st.dictionaries(st.sampled_from("ABE"), st.integers(0, 3)))
def test_looking_at_the_heads_only_is_as_good_as_looking_at_everybody(crowd, rule, passed):
    heads, everybody = next_in_line(fronts(crowd), NOW, rule, 2, passed), next_in_line(crowd, NOW, rule, 2, passed)
    assert (heads.head, heads.passed_over) == (everybody.head, everybody.passed_over)


@given(crowds(), rules, st.integers(1, 3))
def test_the_line_on_the_screen_is_the_calls_one_after_the_other(crowd, rule, cap):
    left, passed, calls = list(crowd), {}, []
    while left:
        choice = next_in_line(fronts(left), NOW, rule, cap, passed)
        left.remove(choice.head)
        passed = choice.passed_over
        calls.append(choice)
    assert in_order(crowd, NOW, rule, cap) == calls


@dataclass
class Day:
    """A window that calls once a minute while people arrive; who was called, and how long they had waited."""

    rule: str
    cap: int
    serves: tuple[str, ...] = ("ABE",)
    waiting: list[Head] = field(default_factory=list)
    calls: list[Head] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    running: Counter[str] = field(default_factory=Counter)

    def minute(self, at: int, *arrive: Head) -> None:
        now = NOW + at * MINUTE_US
        self.waiting += [head._replace(place_us=now) for head in arrive]
        served = self.serves[at % len(self.serves)]
        mine = [head for head in self.waiting if head.series in served]
        choice = next_in_line(fronts(mine), now, self.rule, self.cap, self.passed)
        if choice is None:
            return
        self.watch_the_cap(choice.head, mine, now)
        self.passed = choice.passed_over
        self.waiting.remove(choice.head)
        self.calls.append(choice.head)

    def watch_the_cap(self, head: Head, mine: list[Head], now: int) -> None:
        if head.rate == 1:
            self.running[head.series] = 0
            return
        for series in {h.series for h in mine if h.rate == 1 and h.overdue(now)}:
            self.running[series] += 1
            assert self.running[series] <= self.cap


arrivals = st.lists(st.lists(st.tuples(st.sampled_from("ABE"), st.sampled_from(RATES)), max_size=3), max_size=40)
skills = st.sampled_from([("ABE",), ("AB", "E"), ("AE", "AB"), ("A", "ABE", "E")])


def run(day: Day, minutes: list[list[tuple[str, float]]]) -> int:
    number = 0
    for at in range(len(minutes) + 3 * sum(map(len, minutes))):
        people = minutes[at] if at < len(minutes) else []
        heads = [waits(f"{s}{(number := number + 1)}", 0, rate, PROMISES[s]) for s, rate in people]
        day.minute(at, *heads)
    return number


@given(arrivals, rules, st.integers(1, 3), skills)
def test_everybody_is_called_once_in_the_order_of_their_lane_and_the_cap_holds(minutes, rule, cap, serves):
    day = Day(rule, cap, serves)
    issued = run(day, minutes)
    assert sorted(head.ticket_id for head in day.calls) == list(range(1, issued + 1))
    for lane in {(head.series, head.rate) for head in day.calls}:
        numbers = [head.ticket_id for head in day.calls if (head.series, head.rate) == lane]
        assert numbers == sorted(numbers)


@given(rules, st.integers(1, 3), st.sampled_from(RATES[1:]))
def test_however_many_with_priority_keep_coming_an_ordinary_ticket_is_called_soon_after_its_promise(rule, cap, rate):
    day = Day(rule, cap)
    day.minute(0, waits("A1", 0), waits("A2", 0, rate))
    for at in range(1, 15 + cap + 2):
        day.minute(at, waits(f"A{2 * at + 1}", 0, rate), waits(f"A{2 * at + 2}", 0, rate))
    assert 1 in [head.ticket_id for head in day.calls]


@given(crowds(series="A", rates=(1.0,)), st.integers(0, 5), rules)
def test_who_comes_back_stands_so_many_places_down(crowd, places, rule):
    line = [choice.head for choice in in_order(crowd, NOW, rule)]
    back = Head(999, "A999", "A", None, 1.0, place_behind(line, places, 1.0, NOW, rule), 15)
    order = [choice.head.label for choice in in_order([*crowd, back], NOW, rule)]
    tied = sum(head.place_us == line[min(places, len(line)) - 1].place_us for head in line) if places else 0
    assert min(places, len(line)) <= order.index("A999") <= min(places, len(line)) + tied


@given(crowds(series="A"), st.integers(1, 4), st.sampled_from(RATES))
def test_among_classes_who_comes_back_goes_after_those_few_now(crowd, places, rate):
    line = [choice.head for choice in in_order(crowd, NOW, cap=99)]
    back = Head(999, "A999", "A", None, rate, place_behind(line, places, rate, NOW), 15)
    order = [choice.head for choice in in_order([*crowd, back], NOW, cap=99)]
    assert set(line[:places]) <= set(order[: order.index(back)])


def test_under_strict_who_comes_back_stands_among_their_own_class():
    line = [waits("A1", 1, rate=3), waits("A2", 9), waits("A3", 8), waits("A4", 7)]
    assert place_behind(line, 3, 1.0, NOW, "strict") == line[2].place_us + 1
    assert place_behind(line, 1, 1.0, NOW, "strict") == line[1].place_us - 1


def test_with_nobody_there_who_comes_back_stands_there_now():
    assert place_behind([], 3, 1.0, NOW) == NOW

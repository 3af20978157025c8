"""Rates of reviews: counts, silence, and an interval that can be reckoned again."""

from __future__ import annotations

from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.hall.reviews.rates import rates
from counterdesk.hall.reviews.wilson import Z95, share
from tests.furnished import MORNING, refused
from tests.hall.reviews.conftest import LEAD, REVIEWER

DAY = MORNING.date()
counts = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("met", "n", "low", "high"),
    # 10 of 10 and 0 of 10: Brown, Cai, DasGupta 2001; 81 of 263: Newcombe 1998, Statistics in Medicine 17, table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(met, n, low, high):
    found = share(met, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(counts)
@settings(max_examples=200)
def test_the_interval_holds_the_rate_and_lies_between_none_and_all(of):
    found = share(*of)
    if of[1] == 0:
        assert found[2:] == (None, None, None)
    else:
        assert 0 <= found.low <= found.rate <= found.high <= 1


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(1, n - 1) if n > 1 else st.just(0), st.just(n))))
@settings(max_examples=200)
def test_its_ends_are_where_the_score_test_just_rejects(of):
    met, n = of
    found = share(met, n)
    if 0 < met < n:
        for end in (found.low, found.high):
            assert isclose(abs(met / n - end), Z95 * sqrt(end * (1 - end) / n), rel_tol=1e-6)


@given(counts)
@settings(max_examples=100)
def test_what_is_said_of_some_mirrors_what_is_said_of_the_others(of):
    met, n = of
    one, other = share(met, n), share(n - met, n)
    if n:
        assert isclose(one.low, 1 - other.high, abs_tol=1e-12)


@pytest.mark.parametrize(("met", "n"), [(-1, 5), (6, 5)])
def test_more_than_all_cannot_be(met, n):
    with pytest.raises(ValueError, match="of"):
        share(met, n)


def test_silence_is_counted_as_silence(said, hall):
    for _ in range(3):
        said.visit()
    said.gives("A001", 5)
    total, _ = hall.store.read(rates, first=DAY, last=DAY)
    assert (total.visits, total.reviews, total.silent) == (3, 1, 2)
    assert (total.satisfied.met, total.satisfied.n, total.answered.met, total.answered.n) == (1, 1, 1, 3)


def test_grades_are_told_one_by_one_and_three_and_up_are_satisfied(said, hall):
    for grade in (5, 5, 4, 3, 2, 1):
        said.gives(said.visit(), grade)
    total, _ = hall.store.read(rates, first=DAY, last=DAY)
    assert (total.grades, total.satisfied.met, total.satisfied.n, total.bad) == ((2, 1, 1, 1, 1), 4, 6, 2)


def test_an_excluded_review_counts_in_no_rate_and_stands_beside(said, hall):
    found = said.bad()
    said.gives(said.visit(), 5)
    said.does("appeal", found, "误评", by=LEAD)
    said.does("exclude", found, "属实", by=REVIEWER)
    total, _ = hall.store.read(rates, first=DAY, last=DAY)
    assert (total.reviews, total.excluded, total.silent, total.satisfied.rate, total.named_bad) == (1, 1, 0, 1.0, 0)


def test_call_backs_are_counted_of_the_named_bad_ones(said, hall, at_day):
    first, second = said.bad(), said.bad()
    said.handled(first)
    said.does("second_call", first, True)
    at_day("2026-11-26")
    said.does("contact", second, "晚了两天")
    total, _ = hall.store.read(rates, first=DAY, last=DAY)
    told = (total.called_back, total.in_time, total.remedied, total.content)
    assert [(one.met, one.n) for one in told] == [(1, 2), (1, 2), (1, 1), (1, 1)]


def test_rates_are_told_by_service_window_and_clerk(said, hall):
    said.gives(said.visit("A01"), 5)
    said.visit("A05")
    for by, keys in (("service", ["A01", "A05"]), ("window", ["1"]), ("clerk", ["101"])):
        total, lines = hall.store.read(rates, first=DAY, last=DAY, by=by)
        assert [one.key for one in lines] == keys
        assert sum(one.visits for one in lines) == total.visits
        assert sum(one.reviews for one in lines) == total.reviews


def test_nothing_was_asked_of_a_day_without_visits(hall):
    total, _ = hall.store.read(rates, first=DAY, last=DAY)
    assert (total.visits, total.satisfied.rate) == (0, None)


def test_they_are_not_told_by_anything_else(hall):
    with refused("no_such_grouping"):
        hall.store.read(rates, first=DAY, last=DAY, by="weather")

"""Quantiles and clocks: the figures are exact, and local hours are those of the zone on that very day."""

import statistics
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.clock import from_us, to_us
from counterdesk.hall.summary.asking import offsets
from counterdesk.hall.summary.figures import Sorted, quantile_s

SECOND = 1_000_000
spans = st.lists(st.integers(0, 10**11), min_size=2, max_size=60).map(sorted)
ZONES = ("Asia/Shanghai", "America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu")


def test_nothing_has_no_quantile():
    assert quantile_s([], 50) is None


def test_of_one_span_every_quantile_is_that_span():
    assert [quantile_s([7 * SECOND], percent) for percent in (0, 50, 90, 100)] == [7, 7, 7, 7]


def test_a_quantile_lies_between_its_neighbours_in_proportion():
    # position (5 - 1) x 0.9 = 3.6: six tenths of the way from 40 to 100
    assert quantile_s([s * SECOND for s in (10, 20, 30, 40, 100)], 90) == 76


@given(spans)
def test_quantiles_are_those_of_the_standard_library(ordered):
    exact = [Fraction(us, SECOND) for us in ordered]
    nineteen = statistics.quantiles(exact, n=20, method="inclusive")
    assert [quantile_s(ordered, percent) for percent in (50, 90, 95)] == [
        float(x) for x in (statistics.median(exact), nineteen[17], nineteen[18])
    ]


@given(spans, st.integers(0, 99))
def test_a_higher_quantile_is_never_shorter(ordered, percent):
    assert quantile_s(ordered, percent) <= quantile_s(ordered, percent + 1)


def test_a_zone_without_summer_time_has_one_offset():
    assert [shift for _, shift in offsets(ZoneInfo("Asia/Shanghai"), date(2020, 1, 1), date(2029, 12, 31))] == [
        8 * 3600 * SECOND
    ]


def test_the_clocks_change_at_the_second_the_zone_says():
    [_, change, *rest] = offsets(ZoneInfo("America/Chicago"), date(2026, 10, 31), date(2026, 11, 2))
    assert (from_us(change[0]), change[1], rest) == (datetime(2026, 11, 1, 7, tzinfo=UTC), -6 * 3600 * SECOND, [])


@pytest.mark.parametrize("zone", ZONES)
@given(data=st.data())
def test_the_offsets_give_the_wall_clock_of_every_instant(zone, data):
    first = data.draw(st.dates(date(1975, 1, 1), date(2035, 1, 1)))
    last = first + timedelta(days=data.draw(st.integers(0, 400)))
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    at = start + timedelta(seconds=data.draw(st.integers(0, 86_400 * ((last - first).days + 1))))
    shift_us = [us for since, us in offsets(ZoneInfo(zone), first, last) if since <= to_us(at)][-1]
    assert at + timedelta(microseconds=shift_us) == at.astimezone(ZoneInfo(zone)).replace(tzinfo=UTC)


@pytest.mark.parametrize("many", [0, 1, 500, 30_000])
def test_what_is_sorted_in_slices_is_in_order_to_the_last(many):
    dice = Random(many)
    found, spans = [dice.randrange(5000) for _ in range(many)], Sorted()
    for first in range(0, many, 700):
        spans.add(found[first : first + 700])
    assert spans.in_order() == sorted(found)

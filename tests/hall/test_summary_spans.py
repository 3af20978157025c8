"""The same span before, weeks and months, occupancy, and what the plots show."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.summary import spans, summary
from counterdesk.hall.summary.occupancy import occupancy
from counterdesk.hall.summary.shape import CLASSES, classed, shape
from tests.furnished import Hall

TODAY = date(2026, 11, 23)
MINUTE_US = 60_000_000


def worked(hall: Hall) -> Hall:
    """Ten minutes idle, two walking, twenty handling, half an hour at table; then open until an hour has gone."""
    [one] = hall.opened("1")
    hall.forward(600)
    hall.issue()
    one.beat()
    one.call()
    hall.forward(120)
    one.start()
    hall.forward(1200)
    one.beat()
    one.finish()
    one.pause("meal")
    hall.forward(1800)
    one.back()
    hall.forward(1680)
    return hall


@pytest.mark.parametrize(("first", "last", "before"), [
    ("2026-11-01", "2026-11-30", ("2026-10-01", "2026-10-31")),
    ("2026-01-01", "2026-12-31", ("2025-01-01", "2025-12-31")),
    ("2026-01-01", "2026-03-31", ("2025-10-01", "2025-12-31")),
    ("2026-11-23", "2026-11-29", ("2026-11-16", "2026-11-22")),
    ("2026-11-23", "2026-11-23", ("2026-11-16", "2026-11-16")),
    ("2026-11-23", "2026-11-25", ("2026-11-16", "2026-11-18")),
    ("2026-11-16", "2026-11-25", ("2026-11-02", "2026-11-11")),
])  # fmt: skip
def test_the_span_before_has_the_same_weekdays_and_months_are_months(first, last, before):
    assert spans.before(*map(date.fromisoformat, (first, last))) == tuple(map(date.fromisoformat, before))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_the_span_before_ends_less_than_a_week_before_and_shares_no_day(first, days):
    begins, ends = spans.before(first, first + timedelta(days))
    assert begins <= ends
    assert first - timedelta(7) <= ends < first


@pytest.mark.parametrize(("by", "key"), [("week", "2026-W48"), ("month", "2026-11"), ("year", "2026")])
def test_days_are_told_together_by_week_month_and_year(hall, by, key):
    hall.issue()
    hall.forward(86_400)
    hall.issue()
    found = hall.store.read(summary, first=TODAY, last=TODAY + timedelta(1), by=by)
    assert [(line.key, line.figures.issued) for line in found.rows] == [(key, 2)]


def test_occupancy_is_walk_and_handling_of_the_time_open_without_pauses(hall):
    [found] = worked(hall).store.read(occupancy, first=TODAY, last=TODAY)
    assert (found.window, found.clerk, found.open_s, found.walk_s, found.handling_s) == ("1", "101", 3600, 120, 1200)
    assert (found.occupancy, found.served, found.served_per_open_hour) == (1320 / 3600, 1, 1)


def test_pauses_are_listed_with_their_reasons(hall):
    [found] = worked(hall).store.read(occupancy, first=TODAY, last=TODAY)
    assert (found.paused_s, found.pauses_s) == (1800, {"meal": 1800})


def test_a_window_that_was_never_open_has_no_occupancy(hall):
    hall.issue()
    assert hall.store.read(occupancy, first=TODAY, last=TODAY) == ()


def test_a_wait_of_exactly_five_minutes_is_in_the_first_class():
    assert classed([0, 5 * MINUTE_US, 5 * MINUTE_US + 1, 10**12]) == (2, 1, *[0] * (CLASSES - 3), 1)


def test_the_lines_of_a_day_end_with_all_who_came_and_were_served(hall):
    found = worked(hall).store.read(shape, first=TODAY, last=TODAY)
    assert (found.steps[-1].arrived, found.steps[-1].served, found.promises_min) == (1, 1, (15,))
    assert (sum(found.waits), found.steps[0][1:]) == (1, (0, 0))


def test_the_lines_of_several_days_add_up_day_by_day(hall):
    worked(hall).forward(86_400)
    hall.issue()
    found = hall.store.read(shape, first=TODAY, last=TODAY + timedelta(1))
    assert found.steps == (("2026-11-23", 1, 1), ("2026-11-24", 2, 1))

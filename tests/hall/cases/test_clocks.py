"""The clocks of a case: the law's dated examples, and dates reckoned day by day over another calendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk import workdays
from counterdesk.hall.cases.clocks import Stop, clock, due
from tests.test_workdays import VECTORS

CN = workdays.named("cn")
DAY = timedelta(days=1)
days_2024_to_2026 = st.dates(date(2024, 1, 1), date(2026, 6, 30))


def reckoned(start: date, days: int, stops: list[tuple[date, date]]) -> date:
    """The same by walking: a day counts when the other calendar works on it and no suspension covers it."""
    day, left = start, days
    while left:
        day += DAY
        stopped = any(begun < day <= ended for begun, ended in stops)
        left -= chinese_calendar.is_workday(day) and not stopped
    return day


@pytest.mark.parametrize(("accepted", "days", "due_on"), VECTORS)
def test_the_dated_examples_hold(accepted, days, due_on):
    found = clock(CN, date.fromisoformat(accepted), days, date.fromisoformat(accepted))
    assert (found.due_on.isoformat(), found.provisional) == (due_on, False)


@pytest.mark.parametrize(("accepted", "days", "due_on"), VECTORS)
def test_the_dated_examples_hold_over_another_calendar(accepted, days, due_on):
    assert reckoned(date.fromisoformat(accepted), days, []) == date.fromisoformat(due_on)


@st.composite
def suspended_cases(draw):
    """An acceptance, a limit, and suspensions one after the other, none begun on its last day or later."""
    start, days = draw(days_2024_to_2026), draw(st.integers(1, 45))
    stops: list[tuple[date, date]] = []
    after = start
    for _ in range(draw(st.integers(0, 3))):
        begun = after + draw(st.integers(0, 12)) * DAY
        ended = begun + draw(st.integers(0, 25)) * DAY
        if begun >= reckoned(start, days, stops):
            break
        stops.append((begun, ended))
        after = ended
    return start, days, stops


@given(suspended_cases(), st.sampled_from([0, 3, 5, 10, 15]))
@settings(max_examples=200)
def test_with_suspensions_and_an_extension_the_date_is_the_one_reckoned_by_hand(case, extension):
    start, days, stops = case
    found, _ = due(CN, start, days + extension, [Stop(*stop) for stop in stops], stops[-1][1] if stops else start)
    assert found == reckoned(start, days + extension, stops)


@given(suspended_cases())
def test_no_date_is_ever_a_closed_day(case):
    start, days, stops = case
    found, _ = due(CN, start, days, [Stop(*stop) for stop in stops], start + 400 * DAY)
    assert chinese_calendar.is_workday(found)


@given(st.dates(date(2027, 1, 2), date(2027, 12, 1)), st.integers(1, 45))
def test_a_year_whose_holidays_are_not_published_gives_a_provisional_date(start, days):
    assert clock(CN, start, days, start).provisional


def test_stopped_on_its_last_day_it_ends_as_many_working_days_later():
    stop = Stop(date(2026, 11, 9), date(2026, 11, 11))
    assert due(CN, date(2026, 11, 2), 5, [stop], date(2026, 11, 11)) == (date(2026, 11, 11), False)


def test_a_suspension_that_still_stands_moves_the_date_day_by_day():
    accepted, stopped = date(2026, 11, 2), date(2026, 11, 4)
    seen = [clock(CN, accepted, 5, stopped + n * DAY, [Stop(stopped, None)]) for n in (0, 1, 2)]
    assert [(one.state, one.due_on.day) for one in seen] == [("stopped", 9), ("stopped", 10), ("stopped", 11)]


@pytest.mark.parametrize(
    ("today", "ended", "state"),
    [
        (date(2026, 11, 3), None, "running"),
        (date(2026, 11, 9), None, "last_day"),
        (date(2026, 11, 10), None, "late"),
        (date(2026, 12, 1), date(2026, 11, 9), "met"),
        (date(2026, 12, 1), date(2026, 11, 10), "missed"),
    ],
)
def test_how_a_clock_stands(today, ended, state):
    assert clock(CN, date(2026, 11, 2), 5, today, (), ended).state == state


@given(days_2024_to_2026, st.integers(1, 45), st.integers(0, 60))
def test_used_and_left_days_are_the_whole(start, days, later):
    found = clock(CN, start, days, start + later * DAY)
    assert found.used_days + found.left_days == days


def test_half_of_the_days_is_the_first_alarm():
    seen = [clock(CN, date(2026, 11, 2), 4, date(2026, 11, day)).half for day in (3, 4)]
    assert seen == [False, True]

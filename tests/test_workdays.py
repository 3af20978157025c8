"""Working days: the dated vectors of the design, every day of another calendar, and what must hold of any period."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk import workdays
from counterdesk.refusals import SettingFault
from counterdesk.workdays import after_calendar_days, after_working_days, working_days_between

CN, TEXAS = workdays.named("cn"), workdays.named("us-tx")
DAY = timedelta(days=1)
VECTORS = (
    ("2026-09-18", 3, "2026-09-22"),
    ("2026-09-24", 5, "2026-10-09"),
    ("2026-09-30", 3, "2026-10-10"),
    ("2026-09-29", 20, "2026-11-02"),
    ("2026-02-13", 3, "2026-02-25"),
    ("2026-02-14", 1, "2026-02-24"),
    ("2026-04-30", 1, "2026-05-06"),
    ("2025-09-26", 20, "2025-10-30"),
    ("2026-08-03", 45, "2026-10-10"),
)
starts = st.dates(date(2024, 1, 1), date(2026, 12, 31))
lengths = st.integers(0, 60)


@pytest.mark.parametrize(("accepted", "limit", "due"), VECTORS)
def test_a_period_ends_where_the_published_notice_puts_it(accepted, limit, due):
    assert after_working_days(CN, date.fromisoformat(accepted), limit).due == date.fromisoformat(due)


def test_every_day_of_three_years_is_open_or_closed_as_another_calendar_says():
    days = (date(2024, 1, 1) + n * DAY for n in range(3 * 365 + 1))
    assert [day for day in days if CN.is_open(day) != chinese_calendar.is_workday(day)] == []


@given(starts, lengths)
def test_a_period_never_ends_on_a_closed_day(start, days):
    assert CN.is_open(after_working_days(CN, start, days).due)
    assert CN.is_open(after_calendar_days(CN, start, days).due)


@given(starts, st.integers(1, 60))
def test_the_days_counted_are_the_open_ones_after_the_first(start, days):
    found = after_working_days(CN, start, days)
    assert (len(found.counted), found.counted[-1]) == (days, found.due)
    assert start not in found.counted
    assert working_days_between(CN, start, found.due) == days


@given(starts, lengths, lengths)
def test_two_periods_in_a_row_are_one_of_their_sum(start, first, second):
    there = after_working_days(CN, start, first).due
    if first:
        assert after_working_days(CN, there, second).due == after_working_days(CN, start, first + second).due


@given(starts, lengths)
def test_a_period_in_calendar_days_ends_on_its_day_or_the_first_open_one_after(start, days):
    found, plain = after_calendar_days(CN, start, days).due, start + days * DAY
    assert found >= plain
    assert not any(CN.is_open(plain + n * DAY) for n in range((found - plain).days))


def test_a_year_without_its_notice_is_reckoned_by_weekends_and_fixed_holidays_and_said_to_be_provisional():
    found = after_working_days(CN, date(2026, 12, 30), 3)
    assert (found.due, found.provisional) == (date(2027, 1, 5), True)


@pytest.mark.parametrize("day", ["2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2028-10-03"])
def test_a_holiday_with_a_fixed_date_is_closed_before_its_notice_is_out(day):
    assert not CN.is_open(date.fromisoformat(day))


def test_a_fixed_holiday_never_overrules_a_published_notice():
    assert all(CN.is_open(day) == chinese_calendar.is_workday(day) for day in (date(2024, 10, 1), date(2025, 5, 2)))


def test_a_period_within_published_years_is_certain():
    assert not after_working_days(CN, date(2025, 12, 30), 5).provisional


def test_thanksgiving_and_the_friday_after_are_closed_in_texas():
    assert after_working_days(TEXAS, date(2026, 11, 25), 1).due == date(2026, 11, 30)


def test_an_unknown_calendar_is_refused_with_those_at_hand():
    with pytest.raises(SettingFault) as refused:
        workdays.named("../cn")
    assert "cn" in refused.value.faults[0].reason


def test_every_fault_of_a_calendar_file_is_named_in_one_run(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(
        'title_zh = "x"\nweekend = ["sunnyday"]\nevery_year = ["13-01"]\nsundays = 1\n'
        '[[year]]\nyear = "2026"\npublished = true\n'
        "source = 's'\nworking = [2025-01-01]\nholidays = [{zh = 'a', en = 'b', from = 2026-01-02, to = 2026-01-01}]\n"
    )
    with pytest.raises(SettingFault) as refused:
        workdays.read(path)
    keys = {fault.key for fault in refused.value.faults}
    assert keys == {
        "every_year", "sundays", "title_en", "weekend", "year[1].year", "year[1].working", "year[1].holidays",
    }  # fmt: skip

"""What became of cases, by definition and denominator."""

from datetime import date

import pytest

from counterdesk.hall.summary.matters import BY
from counterdesk.hall.summary.matters import matters as asked
from tests.furnished import refused
from tests.hall.cases.acting import LEAD

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 12, 18)


def figures(matters, first=MONDAY, last=FRIDAY):
    return matters.hall.store.read(asked, first=first, last=last).total


def decided(matters, number, **facts):
    matters.do("sign", number)
    matters.do("decide", number, "grant", by=LEAD, **facts)


def promised(matters, number):
    return matters.of(number).promised_due_on


def test_a_hall_without_cases_has_counts_of_nought_and_no_rates(matters):
    found = figures(matters)
    assert (found.received, found.decided, found.on_time_rate, found.one_visit_rate) == (0, 0, None, None)


def test_decided_by_the_promised_day_is_on_time_and_a_working_day_before_is_early(matters):
    early, just, late = (matters.accept("B01") for _ in range(3))
    decided(matters, early)
    matters.until(f"{promised(matters, just)} 10:00")
    decided(matters, just)
    found = figures(matters)
    assert (found.decided, found.on_time, found.early, found.overdue) == (2, 2, 1, 0)
    matters.until("2026-12-18 10:00")
    decided(matters, late, late_reason="短缺")
    found = figures(matters)
    assert (found.decided, found.on_time, found.on_time_rate) == (3, 2, pytest.approx(2 / 3))


def test_an_overdue_open_case_counts_against_on_time(matters):
    one, _open = matters.accept("B01"), matters.accept("B01")
    decided(matters, one)
    matters.until("2026-12-18 10:00")
    found = figures(matters)
    assert (found.on_time, found.overdue, found.on_time_rate) == (1, 1, 0.5)


def test_before_its_date_is_over_a_case_is_not_overdue(matters):
    number = matters.accept("B01")
    matters.until(f"{promised(matters, number)} 23:00")
    assert figures(matters).overdue == 0


def test_days_saved_are_working_days(matters):
    number = matters.accept("B01")
    decided(matters, number)
    assert figures(matters).days_saved_mean == 6  # promised in six, decided on the day it was accepted


def test_an_instant_item_finished_the_day_it_came_is_at_once_and_one_visit(matters):
    number = matters.accept("A02")
    matters.do("finish_at_once", number, "张晓明", by=LEAD)
    found = figures(matters)
    assert (found.at_once, found.at_once_rate, found.one_visit, found.delivered) == (1, 1.0, 1, 1)


def test_fetching_the_result_on_another_day_is_a_second_visit_and_the_post_is_none(matters):
    fetched, sent = matters.accept("B01"), matters.accept("B01")
    for number in (fetched, sent):
        decided(matters, number)
        matters.do("make", number, by=LEAD)
    matters.until("2026-11-25 10:00")
    matters.do("deliver", fetched, "张晓明")
    matters.do("deliver", sent, "张晓明", method="post")
    found = figures(matters)
    assert (found.delivered, found.one_visit) == (2, 1)


def test_a_promise_shorter_than_the_law_is_compression(matters):
    decided(matters, matters.accept("B01"))
    assert figures(matters).compression == pytest.approx(1 - 6 / 10)


def test_what_the_law_accepted_by_silence_is_counted(matters):
    number = matters.receive("B01")
    matters.hall.spoil(f"UPDATE cases SET silently = 1 WHERE number = '{number}'")
    assert figures(matters).deemed == 1


def test_a_group_adds_up_to_the_total(matters):
    for service in ("B01", "A02", "B01"):
        matters.accept(service)
    for by in BY:
        found = matters.hall.store.read(asked, first=MONDAY, last=FRIDAY, by=by)
        assert sum(line.figures.received for line in found.rows) == found.total.received == 3


def test_an_unknown_group_is_refused(matters):
    with refused("no_such_grouping"):
        matters.hall.store.read(asked, first=MONDAY, last=FRIDAY, by="colour")


def test_by_hour_and_weekday_a_case_stands_where_it_was_decided_else_where_it_came(matters):
    early, _open = matters.accept("B01"), matters.accept("B01")
    matters.until("2026-11-25 16:20")
    decided(matters, early)
    for by, keys in (("hour", ["10", "16"]), ("weekday", ["mon", "wed"])):
        found = matters.hall.store.read(asked, first=MONDAY, last=FRIDAY, by=by)
        assert [(row.key, row.figures.decided) for row in found.rows] == [(keys[0], 0), (keys[1], 1)], by

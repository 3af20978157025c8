"""When the hall is open: its hours, its roster's days, and the holidays of its calendar."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from counterdesk.hall import opening
from counterdesk.hall.catalogue import current


@pytest.fixture
def cat(hall):
    found = hall.store.read(current)
    return replace(found, roster=(), hall=replace(found.hall, calendar="cn"))


def of_calendar(cat, name):
    return replace(cat, hall=replace(cat.hall, calendar=name))


def test_a_holiday_is_closed_and_the_hall_opens_after_it(cat):
    assert opening.next_opening(cat, datetime(2026, 9, 30, 20)).date() == date(2026, 10, 8)


def test_a_saturday_made_a_working_day_is_open(cat):
    assert (opening.is_open_on(cat, date(2026, 10, 10)), opening.is_open_on(cat, date(2026, 10, 17))) == (True, False)


def test_a_hall_open_on_some_days_only_is_not_opened_by_a_working_weekend(cat, monkeypatch):
    monkeypatch.setattr(opening, "open_weekdays", lambda cat: frozenset({0, 2}))
    assert not opening.is_open_on(cat, date(2026, 10, 10))


@pytest.mark.parametrize("name", ["nowhere", "../cn"])
def test_without_its_calendar_only_weekdays_count(cat, name):
    unknown = of_calendar(cat, name)
    assert (opening.is_open_on(unknown, date(2026, 10, 1)), opening.is_open_on(unknown, date(2026, 10, 10))) == (
        True,
        False,
    )


def test_another_calendar_has_other_holidays(cat):
    assert not opening.is_open_on(of_calendar(cat, "us-tx"), date(2026, 11, 26))

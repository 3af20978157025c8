"""The roster as instants."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from counterdesk import paths
from counterdesk.clock import from_us
from counterdesk.hall import catalogue, roster

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY, SUNDAY, MAKE_UP_SUNDAY = date(2026, 11, 23), date(2026, 11, 22), date(2026, 9, 20)


@pytest.fixture(scope="module")
def cat():
    return catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))


def clocks(spans):
    return [tuple(f"{from_us(us).astimezone(ZONE):%H:%M}" for us in span) for span in spans]


def test_a_window_is_planned_for_its_shifts(cat):
    assert clocks(roster.planned_us(cat, ZONE, MONDAY)["2"]) == [("08:30", "11:30"), ("14:00", "17:30")]


def test_the_hall_closes_with_its_last_session(cat):
    assert clocks([(roster.closes_us(cat, ZONE, MONDAY),) * 2]) == [("17:30", "17:30")]


def test_nobody_is_planned_on_a_day_off(cat):
    assert not any(roster.planned_us(cat, ZONE, SUNDAY).values())
    assert roster.closes_us(cat, ZONE, SUNDAY) is None


def test_a_made_up_working_sunday_is_planned_as_other_days_are(cat):
    assert clocks(roster.planned_us(cat, ZONE, MAKE_UP_SUNDAY)["2"]) == [("08:30", "11:30"), ("14:00", "17:30")]


def test_without_a_roster_every_window_works_the_halls_hours(cat):
    planned = roster.planned_us(replace(cat, roster=()), ZONE, MONDAY)
    assert {tuple(clocks(spans)) for spans in planned.values()} == {(("08:30", "12:00"), ("14:00", "17:30"))}


def test_shifts_that_touch_are_one():
    assert roster.joined([(5, 7), (1, 3), (3, 4), (9, 9)]) == ((1, 4), (5, 7))


@pytest.mark.parametrize(
    ("gap", "left"), [((2, 4), ((1, 2), (4, 9))), ((0, 5), ((5, 9),)), ((5, 12), ((1, 5),)), ((0, 12), ())]
)
def test_a_break_is_taken_out(gap, left):
    assert roster.without([(1, 9)], gap) == left

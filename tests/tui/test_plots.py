"""The plots measure cells: whatever they are given and however wide they are, a line is as long as its room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.hall import windows
from counterdesk.hall.visits_import import import_visits, read_visits
from counterdesk.tui import themes
from counterdesk.tui.screens.lead_faces.span import Asked, moved, span_of, typed
from counterdesk.tui.widgets.heat_blocks import DENSITY, level
from counterdesk.tui.widgets.step_lines import Point, column, halves, stretched, times
from counterdesk.words import cells

from . import sample_hall
from .conftest import press
from .screen_text import every_look, text_of

LEAD = {"goal": "lead", "window": None, "clerk": "301"}
ASCII = themes.load("ascii")[0].marks
DAY = sample_hall.START.date()


def rising(counts):
    """Points at which so many more came each time, all but the last few of them served."""
    total, found = 0, []
    for at, count in enumerate(counts):
        total += count
        found.append(Point(f"{at % 24:02d}:00", total, max(0, total - 3)))
    return found


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=60), st.integers(1, 120), st.integers(3, 20))
def test_every_column_is_as_high_as_the_plot_and_has_both_lines(counts, width, rows):
    heights = halves(stretched(rising(counts), width), rows)
    assert len(heights) == width
    assert all(0 <= low <= high <= 2 * rows for high, low in heights)
    before = (0, 0)
    for now in heights:
        drawn = column(before, now, rows, ASCII)
        assert len(drawn) == rows
        assert all(cells(text) == 1 for text, _ in drawn)
        assert any(part == "number" for _, part in drawn) == (now[0] > 0)
        before = now


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.integers(1, 100))
@settings(max_examples=40)
def test_the_last_column_stands_where_the_day_stands(counts, width):
    points = rising(counts)
    assert stretched(points, width)[-1] == points[-1]


def test_who_waits_stands_between_the_two_lines():
    drawn = column((10, 2), (10, 2), 5, ASCII)
    assert [text for text, _ in drawn] == ["'", ":", ":", ":", "'"]


def test_times_never_run_over_the_edge():
    assert cells(times(stretched(rising([1] * 12), 30), 30)) <= 30


@pytest.mark.parametrize(("value", "at"), [(0, -1), (1, 0), (50, 2), (100, len(DENSITY) - 1)])
def test_the_busiest_hour_is_the_densest_block(value, at):
    assert level(value, 100) == at


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [("day", "2026-11-23", "2026-11-23"), ("week", "2026-11-23", "2026-11-29"), ("month", "2026-11-01", "2026-11-30"),
     ("year", "2026-01-01", "2026-12-31")],
)  # fmt: skip
def test_the_whole_span_a_day_belongs_to(length, first, last):
    assert [day.isoformat() for day in span_of(DAY, length)] == [first, last]


@pytest.mark.parametrize("length", ["day", "week", "month", "year"])
def test_one_span_on_and_one_back_is_where_one_was(length):
    asked = Asked(*span_of(DAY, length), "day", length)
    assert moved(moved(asked, 1), -1) == asked


def test_a_free_span_moves_by_its_own_length():
    asked = Asked(*typed("2026-11-02 2026-11-08"), "day", "span")
    assert [day.isoformat() for day in moved(asked, -1)[:2]] == ["2026-10-26", "2026-11-01"]


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-11-08 2026-11-02", "2026-13-01", "2026-11-01 2026-11-02 2026-11-03"]
)
def test_what_is_no_span_is_none(text):
    assert typed(text) is None


@pytest.fixture
def worked(store, clock):
    """An hour of the hall: nine were served at two windows, one of which paused; three wait."""
    one, two = sample_hall.twelve_came(store, clock, served=9)
    store.run(windows.pause, two, "meal")
    clock.forward(900)
    store.run(windows.beat, one)
    store.run(windows.beat, two)
    return store


async def test_the_day_so_far(worked, opened, lang):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab")
        await every_look(pilot, "lead_day")


async def test_any_days(worked, opened, lang):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab")
        await every_look(pilot, "lead_span")


async def test_a_bar_opens_its_tickets_and_esc_comes_back(worked, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", *["pagedown"] * 4, "up")
        before = text_of(pilot.app)
        await press(pilot, "enter")
        assert "号码" in text_of(pilot.app)
        await press(pilot, "escape")
        assert text_of(pilot.app) == before


async def test_the_days_are_chosen_and_a_row_is_looked_into(worked, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab")
        await press(pilot, "enter", "down", "down", "down", "down", "enter")
        assert "2026-11-01 - 2026-11-30" in text_of(pilot.app)
        await press(pilot, "pagedown", "enter", "enter")
        assert "2026-11-23  一天" in text_of(pilot.app)


async def test_imported_visits_are_drawn(store, opened, tmp_path):
    minutes = [(f"{9 + n // 60:02d}:{n % 60:02d}:00", f"{10 + n // 60:02d}:{n % 60:02d}:00") for n in range(240)]
    rows = [f"v{n},A01,,2026-11-23T{came},,2026-11-23T{left},,abandoned" for n, (came, left) in enumerate(minutes)]
    file = tmp_path / "v.csv"
    file.write_text("ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome\n" + "\n".join(rows) + "\n")
    zone = store.read(lambda look: look.zone)
    store.run(import_visits, visits=read_visits(file, zone), create=True)

    async with opened(**LEAD) as pilot:
        await press(pilot, "tab")
        assert "取号 240" in text_of(pilot.app)

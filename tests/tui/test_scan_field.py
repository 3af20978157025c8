"""A line of text is mended where it is wrong, not typed anew from there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from counterdesk.tui.widgets.scan_field import ScanField
from tests.bench.fuzz_screens import drawn

from . import matters
from .conftest import press, settled
from .screen_text import text_of


@pytest.fixture
def sign_in(opened):
    """A sign-in with the cursor in the clerk's number."""
    return lambda: opened(clerk=None)


def field(pilot):
    return pilot.app.screen.query_one("#clerk", ScanField)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("1", "3", "left", "0"), "103"),
        (("1", "0", "3", "home", "9"), "9103"),
        (("1", "0", "3", "home", "end", "9"), "1039"),
        (("1", "9", "0", "3", "left", "left", "backspace"), "103"),
        (("1", "9", "0", "3", "left", "left", "left", "delete"), "103"),
        (("1", "0", "3", "left", "left", "left", "left", "9"), "9103"),
        (("1", "0", "3", "left", "ctrl+u", "9"), "9"),
    ],
    ids=lambda part: "-".join(part) if isinstance(part, tuple) else part,
)
async def test_a_text_is_mended_where_it_is_wrong(sign_in, keys, value):
    async with sign_in() as pilot:
        await press(pilot, *keys)
        assert field(pilot).value == value


async def test_the_terminals_cursor_stands_where_the_next_character_goes(sign_in):
    async with sign_in() as pilot:
        await press(pilot, "1", "0", "3", "left", "left")
        at = field(pilot).content_region.offset
        assert tuple(pilot.app.cursor_position) == (at.x + 1, at.y)


@pytest.mark.parametrize("typed", ["abcdefghijklmnopqrstuvwxyz" * 2, "市场监督管理" * 9])
async def test_of_a_text_longer_than_its_field_the_end_is_seen_and_the_cursor_behind_it(opened, typed):
    async with opened((60, 24)) as pilot:
        await press(pilot, "f3")
        line = pilot.app.screen.query_one("#typed", ScanField)
        line.write(typed[:54])
        await press(pilot, "left", "end")
        region = line.content_region
        assert f"{typed[:54][-5:]}_" in text_of(pilot.app)
        assert region.x <= pilot.app.cursor_position.x < region.right


async def test_a_full_field_takes_nothing_more_in_its_middle(sign_in):
    async with sign_in() as pilot:
        await press(pilot, *"12345678", "left", "left", "9")
        assert field(pilot).value == "12345678"


@given(st.lists(st.sampled_from(["left", "right", "home", "end"]), max_size=12))
def test_no_move_leaves_the_text(moves):
    line = ScanField()
    line.value = "abc"
    for key in moves:
        place = line.moved(key)
        assert place is None or (0 <= place <= 3 and place != line.place)
        line.place = line.place if place is None else place


async def test_an_empty_field_shows_at_once_where_the_first_character_goes(opened, store):
    matters.serving(store, "B07")
    async with opened(window="3", clerk="103") as pilot:
        await press(pilot, "f4", "down", "enter")
        shown = text_of(pilot.app)
        assert re.search(r"申请人 +_", shown)
        assert "›" not in shown
        await press(pilot, "1", "enter", "enter")
        assert "›" in text_of(pilot.app)


STEERS = "1\x1b]0;own\x07\x9b31m\u202e0\u200b\x7f3"


async def test_what_steers_a_terminal_is_left_out_of_a_paste(sign_in):
    async with sign_in() as pilot:
        pilot.app.post_message(events.Paste(STEERS))
        await settled(pilot)
        assert field(pilot).value == "1]0;own31m03"[: field(pilot).most]
        assert list(drawn(pilot.app)) == []


async def test_a_name_that_steers_a_terminal_is_drawn_without_it(sign_in):
    async with sign_in() as pilot:
        pilot.app.screen.say(STEERS)
        await settled(pilot)
        assert list(drawn(pilot.app)) == []
        assert "1]0;own31m03" in text_of(pilot.app)

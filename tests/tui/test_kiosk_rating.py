"""Rating at the kiosk: offered to whoever holds the slip of a finished visit, by digits, once; silence says nothing."""

from __future__ import annotations

import pytest

from counterdesk.hall import rows, tickets, visits, windows
from counterdesk.hall.reviews import rows as reviews
from counterdesk.store.desk import By
from counterdesk.tui.screens.kiosk_rating import Rating, pressed
from counterdesk.words import use_language

from .conftest import settled
from .kiosk_door import door_of, kiosk, later, press, scan
from .screen_text import every_look, text_of

ME = By("101", "1")


@pytest.fixture
def slip(store):
    """The code on the slip of A001, which was served at window 1."""
    store.run(windows.open_window, ME)
    store.run(tickets.issue, By(), "A01")
    for act in (tickets.call_next, visits.start, visits.finish):
        store.run(act, ME)
    return store.read(lambda look: rows.code_of(look, rows.by_label(look, "A001")))


@pytest.fixture
def door(store, clock):
    return door_of(store, clock)


def given(store):
    return [(one.grade, one.because, one.channel, one.entered_by) for one in store.read(reviews.listed)]


async def test_a_grade_and_its_reasons_are_digits(store, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        await press(pilot, "2", "1", "4", "0")
        await settled(pilot)
        assert "谢谢" in text_of(pilot.app)
    assert given(store) == [(2, ("wait_long", "not_told_once"), "kiosk", None)]


async def test_a_reason_pressed_twice_is_taken_back_and_none_is_needed(store, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        await press(pilot, "5", "1", "1", "0")
        await settled(pilot)
    assert given(store) == [(5, (), "kiosk", None)]


async def test_who_does_not_want_to_says_nothing(store, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        await press(pilot, "0")
        await settled(pilot)
        assert "您来办什么事" in text_of(pilot.app)
    assert given(store) == []


async def test_silence_is_never_good(store, clock, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        clock.forward(30)
        kiosk(pilot).tick()
        await settled(pilot)
    assert given(store) == []


async def test_who_walks_away_after_the_grade_has_said_that(store, clock, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        await press(pilot, "4")
        clock.forward(30)
        kiosk(pilot).tick()
        await settled(pilot)
    assert given(store) == [(4, (), "kiosk", None)]


async def test_a_visit_reviewed_already_is_only_said_to_be_over(store, door, slip):
    async with door() as pilot:
        await scan(pilot, slip)
        await press(pilot, "5", "0")
        await settled(pilot)
        await scan(pilot, slip)
        await settled(pilot)
        assert "已经办完" in text_of(pilot.app)
    assert len(given(store)) == 1


@pytest.mark.parametrize("lang", ["zh", "en", "es"])
async def test_both_questions_read_well(store, door, slip, lang):
    async with door() as pilot:
        use_language(lang)
        await scan(pilot, slip)
        await settled(pilot)
        await every_look(pilot, "kiosk_rate")
        await press(pilot, "1", "2")
        await every_look(pilot, "kiosk_rate_why")


def test_what_is_no_choice_changes_nothing():
    asked = Rating("1", "A001")
    assert [pressed(asked, key) for key in ("6", "9", "", "x")] == [None] * 4
    assert pressed(pressed(asked, "3"), "9") is None


@pytest.mark.parametrize("state", ["waiting", "finished"])
async def test_a_scanned_slip_is_answered_in_its_language_until_its_holder_is_gone(store, clock, door, state):
    store.run(windows.open_window, ME)
    ticket = store.run(tickets.issue, By(), "A01", lang="en").ticket
    for act in (tickets.call_next, visits.start, visits.finish) if state == "finished" else ():
        store.run(act, ME)
    asked = {"waiting": "The number on your slip", "finished": "How was A001?"}[state]
    async with door() as pilot:
        await scan(pilot, store.read(rows.code_of, ticket=ticket))
        assert asked in text_of(pilot.app)
        await later(pilot, clock, 30)
        assert "您来办什么事" in text_of(pilot.app)


async def test_who_chose_a_language_keeps_it_whatever_the_slip_says(store, door, slip):
    async with door() as pilot:
        await press(pilot, "*")
        await scan(pilot, slip)
        assert "How was A001?" in text_of(pilot.app)
        await press(pilot, "*")
        assert "A001 办得怎么样" in text_of(pilot.app)

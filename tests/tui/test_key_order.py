"""Keys that arrive together, as over a slow line, each act on the screen that the one before left in front."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from counterdesk.hall import rows, tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.tui import key_order
from counterdesk.tui.screens.desk_now import story

from ..quiet import held_up
from .conftest import settled
from .screen_text import text_of

HERE = By("101", "1")


@pytest.fixture
def serving(store):
    """A001 is served at window 1, A002 waits."""
    store.run(windows.open_window, HERE)
    for service in ("A01", "A02"):
        store.run(tickets.issue, By(), service)
    store.run(tickets.call_next, HERE)
    store.run(visits.start, HERE)
    return store


@pytest.fixture
def patient(monkeypatch):
    """Nothing is let go because it waited too long."""
    monkeypatch.setattr(key_order, "PATIENCE_S", 1000.0)


def arrive(app, *keys):
    """All in one packet."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


def fields(app):
    return [app.screen.query_one(f"#{field}").value for field in ("clerk", "pin")]


async def test_an_enter_typed_ahead_answers_the_question_and_calls_nobody(serving, opened):
    async with opened() as pilot:
        arrive(pilot.app, "f8", "enter")
        await settled(pilot)
        states = [serving.read(rows.by_label, number).state for number in ("A001", "A002")]
    assert states == ["finished", "waiting"]


async def test_a_number_typed_ahead_is_found(serving, opened):
    async with opened() as pilot:
        arrive(pilot.app, "f3", *"A002", "enter")
        await settled(pilot)
        assert "A002  个体工商户设立登记" in text_of(pilot.app)


async def test_an_answer_given_while_the_act_before_still_runs_comes_right_after_it(serving, opened):
    async with opened() as pilot:
        arrive(pilot.app, "f3", *"A002", "enter")
        await settled(pilot)
        with serving.gate.turn(), held_up():  # somebody else is writing: nothing of ours goes on
            pilot.app.screen_stack[-2].do(tickets.issue, "A01")
            arrive(pilot.app, *"RYLK", "enter")
            await pilot.pause()
        await settled(pilot)
        await settled(pilot)
        ends = [serving.read(rows.by_label, number).state for number in ("A001", "A002", "A003")]
    assert ends == ["serving", "walked_out", "waiting"]


@pytest.mark.parametrize("goes_on", ["enter", "ctrl+j", "down"])
async def test_a_pin_typed_ahead_never_stands_in_the_number_for_all_to_read(store, opened, patient, goes_on):
    async with opened(clerk=None) as pilot:
        arrive(pilot.app, *"101", goes_on, *"24")
        await settled(pilot)
        assert fields(pilot.app) == ["101", "24"]


async def test_a_pin_typed_while_the_lock_comes_up_never_stands_in_the_number(serving, opened, patient):
    async with opened() as pilot:
        arrive(pilot.app, "f12", "enter", *"24")
        await settled(pilot)
        assert fields(pilot.app) == ["101", "24"]


async def test_what_is_pasted_waits_for_the_question_it_answers(serving, opened, patient):
    async with opened() as pilot:
        arrive(pilot.app, "f3")
        pilot.app.post_message(events.Paste("A002"))
        arrive(pilot.app, "enter")
        await settled(pilot)
        assert "A002  个体工商户设立登记" in text_of(pilot.app)


async def test_an_arrow_typed_ahead_of_a_question_moves_in_it(serving, opened, patient):
    async with opened() as pilot:
        arrive(pilot.app, "f2", "down", "down", "enter")
        await settled(pilot)
    assert serving.read(story, "A003").service == "A03"


async def test_the_answer_to_a_question_that_follows_a_question_is_typed_ahead_whole(serving, opened, patient):
    async with opened() as pilot:
        arrive(pilot.app, "f3", *"A002", "enter")
        await settled(pilot)
        arrive(pilot.app, *"ZBQTYW", "enter", *"A03", "enter")
        await settled(pilot)
    assert serving.read(story, "A002").service == "A03"


async def test_no_key_waits_for_a_screen_that_is_gone(serving, opened, patient):
    async with opened() as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        arrive(pilot.app, "escape", "f2")
        await settled(pilot)
        assert "取号：哪项业务？" in text_of(pilot.app)


@pytest.mark.parametrize("steps", [0, 1, 2, 4, 8, 16, 32, 64])
async def test_a_call_pressed_right_after_an_answer_is_made_or_refused_with_a_bell(store, opened, patient, steps):
    rang = []
    async with opened() as pilot:
        arrive(pilot.app, "f2")
        await settled(pilot)
        pilot.app.bell = lambda: rang.append(1)
        arrive(pilot.app, "enter")
        for _ in range(steps):
            await asyncio.sleep(0)
        arrive(pilot.app, "f5")
        await settled(pilot)
    assert store.read(rows.by_label, "A001").state == ("waiting" if rang else "called")

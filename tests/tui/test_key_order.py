"""Keys that arrive together, as over a slow line, each act on the screen that the one before left in front."""

from __future__ import annotations

import pytest
from textual import events

from counterdesk.hall import rows, tickets, visits, windows
from counterdesk.store.desk import By

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


def arrive(app, *keys):
    """All in one packet."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


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
        with serving.gate.turn():  # somebody else is writing: nothing of ours goes on
            pilot.app.screen_stack[-2].do(tickets.issue, "A01")
            arrive(pilot.app, *"RYLK", "enter")
            await pilot.pause()
        await settled(pilot)
        await settled(pilot)
        ends = [serving.read(rows.by_label, number).state for number in ("A001", "A002", "A003")]
    assert ends == ["serving", "walked_out", "waiting"]

"""The key budgets: presses counted through the real screen, and what they did looked up in the hall."""

from __future__ import annotations

import pytest

from counterdesk.hall import floor, rows, windows
from counterdesk.store.desk import By

from .conftest import press, settled

BUDGETS = {
    "citizen": 2, "issue": 3, "no_show": 1, "back_office": 1, "pause": 3, "ask_help": 1, "answer": 1,
}  # fmt: skip
"""Presses at most. An ordinary citizen: called and started, then finished together with the next one's call."""


@pytest.fixture
def counted(opened):
    """``await counted("issue", "f2", "enter")``: press within the budget at a desk that opens for it."""

    async def run(errand, *keys, **where):
        assert len(keys) <= BUDGETS[errand]
        async with opened(**where) as pilot:
            await press(pilot, *keys)
            await settled(pilot)

    return run


def state(store, number):
    return store.read(rows.by_label, number).state


async def test_an_ordinary_citizen_costs_two_presses(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter")
        for number, after in (("A001", "A002"), ("A002", "A003")):
            await press(pilot, *["enter"] * BUDGETS["citizen"])
            assert (state(queue, number), state(queue, after)) == ("finished", "called")


async def test_a_number_for_the_first_service_costs_two_presses(store, counted):
    await counted("issue", "f2", "enter")
    assert store.read(floor.figures).issued == 1


async def test_a_number_for_one_further_down_costs_three(store, counted):
    await counted("issue", "f2", "down", "enter")
    assert store.read(floor.figures).issued == 1


async def test_a_no_show_after_the_third_call_costs_one(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "enter")
        for _ in range(2):
            clock.forward(61)
            await press(pilot, "f6")
        clock.forward(61)
        await press(pilot, *["f10"] * BUDGETS["no_show"])
        assert state(queue, "A001") == "no_show"


async def test_work_in_the_back_office_costs_one_key(store, counted):
    await counted("back_office", "left")
    assert store.read(windows.seat, "1").reason == "back_office"


async def test_a_pause_with_another_reason_costs_three(store, counted):
    await counted("pause", "end", "down", "enter")
    assert (store.read(windows.seat, "1").state, store.read(windows.seat, "1").reason) == ("paused", "meal")


async def test_calling_the_lead_costs_one(store, counted):
    await counted("ask_help", "home")
    assert store.read(windows.seat, "1").help_us is not None


async def test_answering_a_call_for_help_costs_one(store, counted):
    there = By("103", "3")
    store.run(windows.open_window, there)
    store.run(windows.ask_help, there, "3")
    await counted("answer", "home", goal="lead", window=None, clerk="301")
    assert store.read(windows.seat, "3").help_us is None

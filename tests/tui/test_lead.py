from __future__ import annotations

import pytest

from counterdesk.hall import rows, tickets, visits, windows
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By

from .conftest import press
from .screen_text import text_of

DEAD = By("103", "3")


@pytest.fixture
def silent_window(store, clock):
    """Window 3 called somebody, then its program died."""
    store.run(windows.open_window, DEAD)
    store.run(tickets.issue, By(), "B01")
    store.run(tickets.call_next, DEAD)
    clock.forward(90)
    return store


async def test_a_lead_gives_a_silent_window_and_its_ticket_to_another_clerk(silent_window, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"104", "enter")
    ticket = silent_window.read(rows.at_window, "3")
    assert (ticket.label, ticket.state, ticket.clerk) == ("B001", "called", "104")


async def test_a_lead_stops_a_series_with_a_reason(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"12", "enter")
    with pytest.raises(Refusal) as refused:
        store.run(tickets.issue, By(), "A01")
    assert (refused.value.code, refused.value.facts["reason"]) == ("series_stopped", "12")


async def test_a_lead_answers_a_call_for_help(store, opened):
    store.run(windows.open_window, DEAD)
    store.run(windows.ask_help, DEAD, "3")
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter")
    assert store.read(windows.seat, "3").help_us is None


async def test_leaving_the_lead_asks_how_and_signs_out(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f12")
        asked = "锁屏" in text_of(pilot.app)
        await press(pilot, "down", "enter")
        assert (asked, type(pilot.app.screen).__name__, pilot.app.clerk) == (True, "SignIn", None)


async def test_a_stopped_series_is_said_and_marked(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"12", "enter")
        shown = text_of(pilot.app)
        assert ("A 已停止取号：12" in shown, "已停止取号：A" in shown, " 停" in shown) == (True, True, True)


async def test_a_takeover_is_said(silent_window, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"104", "enter")
        assert "3号窗口已由 104 接管" in text_of(pilot.app)


async def test_the_leads_clock_of_a_served_ticket_runs_from_its_start(store, clock, opened):
    store.run(windows.open_window, DEAD)
    store.run(tickets.issue, By(), "B01")
    store.run(tickets.call_next, DEAD)
    clock.forward(50)
    store.run(visits.start, DEAD)
    clock.forward(20)
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        assert "00:20" in text_of(pilot.app)

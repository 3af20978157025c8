"""Four in the morning comes while somebody stands at a window: the desk goes on, and says what became of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterdesk.hall import notices, rows, tickets, visits, windows
from counterdesk.store.desk import By

from .conftest import press, settled
from .screen_text import text_of

BY = By("101", "1")
FOUR = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
"""04:00 in the hall's zone, the night after."""


@pytest.fixture(params=["called", "serving"])
def state(request, queue):
    """A001 was called to window 1, and perhaps is served there."""
    queue.run(windows.open_window, BY)
    queue.run(tickets.call_next, BY)
    if request.param == "serving":
        queue.run(visits.start, BY)
    return request.param


async def night(pilot, clock):
    """It is past four, and the desk has looked at the clock."""
    clock.forward((FOUR - clock.now()).total_seconds() + 60)
    pilot.app.screen.beat()
    pilot.app.screen.tick()
    await settled(pilot)


def said(pilot):
    return "".join(text for row in pilot.app.screen.said._given for text, _ in row)


async def test_a_ticket_at_the_window_is_served_to_its_end_after_four(state, clock, opened):
    async with opened() as pilot:
        await night(pilot, clock)
        desk = pilot.app.screen
        assert desk.now.here.ticket.label == "A001"
        assert said(pilot) == ""
        if state == "called":
            await press(pilot, "enter")
        assert desk.now.here.ticket.state == "serving"
        await press(pilot, "ctrl+j")
        assert desk.now.acts[0].kind == "finished"
        assert desk.now.acts[0].facts["number"] == "A001"
        assert "营业日" not in said(pilot)


@pytest.mark.parametrize("lang", ["zh", "en"], indirect=True)
async def test_a_ticket_that_ends_with_the_day_is_told_of_at_its_window(state, lang, clock, queue, opened):
    async with opened() as pilot:
        await night(pilot, clock)
        queue.run(tickets.issue, By(), "B01")  # elsewhere: with that the new day has begun
        await settled(pilot)
        pilot.app.screen.news()
        await settled(pilot)
        assert pilot.app.screen.now.here is None
        assert said(pilot) == TOLD[lang, state]


TOLD = {
    ("zh", "serving"): "营业日已换，A001 自动办结，用时不计入统计  没办完的请重新取号",
    ("zh", "called"): "营业日已换，A001 已转到次日  人来了扫小票接着办",
    ("en", "serving"): "New day: A001 was ended, its times do not count  Not done? Give a new number",
    ("en", "called"): "New day: A001 was carried over  When they come, scan their slip",
}


async def test_a_notice_begun_before_four_is_given_after_it(state, clock, opened, queue):
    old = queue.read(rows.by_label, "A001")
    async with opened() as pilot:
        await press(pilot, "f9")
        form = pilot.app.screen
        clock.forward((FOUR - clock.now()).total_seconds() + 60)
        new = queue.run(tickets.issue, By(), "A01").ticket  # elsewhere, and it is the new day's A001
        form.give()
        await settled(pilot)
        assert pilot.app.screen is not form
    given = [len(queue.read(notices.of_ticket, one.id)) for one in (old, new)]
    assert (new.label, given) == (old.label, [1, 0])


async def test_a_form_for_a_ticket_of_the_day_before_is_opened_and_given_after_four(state, clock, opened, queue):
    old = queue.read(rows.by_label, "A001")
    async with opened() as pilot:
        await night(pilot, clock)
        await press(pilot, "f9")
        assert "A001" in text_of(pilot.app).splitlines()[0]
        pilot.app.screen.give()
        await settled(pilot)
    assert len(queue.read(notices.of_ticket, old.id)) == 1


async def test_the_page_of_a_ticket_at_the_window_is_its_own_after_four(state, clock, opened, queue):
    async with opened() as pilot:
        await night(pilot, clock)
        pilot.app.screen.menu_here()
        await settled(pilot)
        assert "A001" in text_of(pilot.app)

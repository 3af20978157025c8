"""A ticket that is taken from its window by somebody elsewhere: the desk says so, and goes on."""

from __future__ import annotations

import pytest

from counterdesk.hall import closing, rows, tickets, visits
from counterdesk.store.desk import By

from .conftest import press, settled
from .screen_text import text_of

ME, OTHER, LEAD = By("101", "1"), By("102", "2"), By("301")


async def taken(pilot, store, verb, *args):
    store.run(verb, LEAD, *args)
    pilot.app.screen.news()
    await settled(pilot)
    return text_of(pilot.app)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "工号 301 在别处处理：A001 "), ("en", "Clerk 301, elsewhere: A001 ")],
    indirect=["lang"],
)
async def test_a_ticket_the_lead_ended_is_told_at_its_window_and_stands_among_the_last_acts(lang, said, queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        shown = await taken(pilot, queue, closing.settle, "A001", "walked_out")
        assert shown.count(said) == 2


async def test_the_desk_goes_on_after_it(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        await taken(pilot, queue, closing.settle, "A001", "walked_out")
        await press(pilot, "enter")
        assert pilot.app.screen.now.here.ticket.label == "A002"
        assert text_of(pilot.app).count("在别处处理") == 1  # among the last acts, and no more in the line below


async def test_a_ticket_on_hold_that_another_window_took_up_is_told_too(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f7")
        queue.run(tickets.cancel, LEAD, "A001")
        pilot.app.screen.news()
        await settled(pilot)
        assert "工号 301 在别处处理：A001" in text_of(pilot.app)


async def test_what_the_window_itself_does_is_no_news_to_it(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        queue.run(visits.finish, ME)  # by the command line, at this window
        pilot.app.screen.news()
        await settled(pilot)
        assert (queue.read(rows.by_label, "A001").state, "在别处" in text_of(pilot.app)) == ("finished", False)

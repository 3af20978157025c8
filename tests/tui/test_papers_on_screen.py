"""A hall without a printer: every paper is shown where it was made, and nothing speaks of printing."""

from __future__ import annotations

import pytest

from counterdesk.hall import tickets
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import print_one, state_words
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.words import use_language

from .conftest import press, settled
from .kiosk_door import door_of, kiosk, later
from .kiosk_door import press as press_at_the_door
from .screen_text import text_of


async def without_printer(pilot):
    """From now on the desk has no printer."""
    pilot.app.shows_papers = True
    pilot.app.news()
    await settled(pilot)
    store = pilot.app.link.store
    store.run(tickets.issue, By(), "A01", paper=False)
    pilot.app.news()
    await settled(pilot)


async def test_a_number_given_out_at_the_desk_shows_its_slip(opened):
    async with opened() as pilot:
        await without_printer(pilot)
        await press(pilot, "f2", "enter")
        assert "没有打印机，小票显示在这里" in text_of(pilot.app)
        await press(pilot, "enter")
        assert "下一位" in text_of(pilot.app)


async def test_two_papers_are_shown_one_after_the_other(store, opened):
    async with opened() as pilot:
        await without_printer(pilot)
        for _ in range(2):
            store.run(tickets.issue, By("101", "1"), "A01")
        pilot.app.news()
        await settled(pilot)
        shown = []
        while type(pilot.app.screen).__name__ == "SlipPreview":
            shown.append(text_of(pilot.app))
            await press(pilot, "enter")
        assert len(shown) == 2
        assert shown[0] != shown[1]


async def test_what_another_desk_had_printed_is_not_shown_here(store, opened):
    async with opened() as pilot:
        await without_printer(pilot)
        store.run(tickets.issue, By("102", "2"), "A01")
        pilot.app.news()
        await settled(pilot)
        assert "没有打印机" not in text_of(pilot.app)


@pytest.mark.parametrize(("lang", "said"), [("zh", "无打印机，小票显示在屏幕上"), ("en", "Papers shown on screen")])
async def test_the_desk_says_that_papers_are_shown(opened, lang, said):
    async with opened() as pilot:
        await without_printer(pilot)
        use_language(lang)
        pilot.app.repaint()
        assert said in text_of(pilot.app)


def test_a_paper_that_was_shown_is_not_called_handed_to_a_printer(store):
    job = store.run(tickets.issue, By("101", "1"), "A01").print_job
    shown = print_one(store, [printer("screen", "screen:")], job)
    assert state_words(store.read(outbox.job, job_id=job)) == state_words(shown) == "已显示在屏幕上"


@pytest.mark.parametrize("seconds", [0, 30])
async def test_the_machine_at_the_door_asks_to_write_the_number_down_and_speaks_of_no_printer(store, clock, seconds):
    async with door_of(store, clock)() as pilot:
        pilot.app.shows_papers = True
        await press_at_the_door(pilot, "1", "2")
        if seconds:
            kiosk(pilot).touched_us += seconds * 1_000_000
        await later(pilot, clock, seconds)
        shown = text_of(pilot.app)
        assert ("请把这个号码记下来" in shown, "打印" in shown or "打不出" in shown) == (True, False)

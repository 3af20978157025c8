"""The board of promises and the list of reviews: they read well, and every act is a few keys."""

from __future__ import annotations

import pytest

from counterdesk.hall.commitments import breaches
from counterdesk.hall.reviews import rows

from .conftest import press, settled
from .judged import judged
from .screen_text import every_look, text_of

LEAD = {"goal": "lead", "window": None, "clerk": "301"}


@pytest.fixture
def past(store, clock):
    judged(store, clock)
    return store


async def shown(pilot, name):
    pilot.app.open_screen(name)
    await settled(pilot)


async def test_the_board_of_promises_reads_well(past, opened, lang):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "commitments")
        await every_look(pilot, "commitments")


async def test_the_promises_themselves_read_well(past, opened, lang):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "commitments")
        await press(pilot, "insert", "insert")
        await every_look(pilot, "commitments_promises")


async def test_the_reviews_read_well(past, opened, lang):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "reviews")
        await every_look(pilot, "reviews")


async def test_opening_the_board_looks_through_the_hall(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "commitments")
    assert [one.kind for one in past.read(breaches.listed)] == ["promised", "waiting"]


async def test_a_broken_promise_is_closed_by_keys(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "commitments")
        await press(pilot, "enter", "down", "enter", "enter", *"abc", "enter", *"late", "enter")
        await settled(pilot)
        assert "2026-00001" in text_of(pilot.app)
    found = past.read(breaches.by_number, number="1")
    assert (found.cause, found.decision, found.remedy, found.public_reason, found.decided_by) == (
        "too_few_windows", "at_fault", "abc", "late", "301",
    )  # fmt: skip


async def test_an_apology_is_printed_from_the_menu(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "commitments")
        await press(pilot, "f4", "enter")
        await settled(pilot)
    assert past.read(breaches.by_number, number="1").print_job


async def test_a_review_goes_step_by_step_with_enter(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "reviews")
        await press(pilot, "enter", *"called", "enter")
        await settled(pilot)
        await press(pilot, "enter", "down", "enter", *"seen", "enter")
        await settled(pilot)
    states = {one.number: (one.state, one.substantiated) for one in past.read(rows.listed)}
    assert ("contacted", None) in states.values()
    assert ("verified", "partly") in states.values()


async def test_the_rates_of_the_month_are_told_with_their_counts(past, opened, lang):
    async with opened((140, 40), **LEAD) as pilot:
        await shown(pilot, "reviews")
        await press(pilot, "f4", "down", "down", "enter")
        await settled(pilot)
        await every_look(pilot, "reviews_rates")


async def test_both_are_in_the_leads_menu(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "lead")
        await press(pilot, "f4")
        await settled(pilot)
        said = text_of(pilot.app)
        assert all(name in said for name in ("承诺与违诺", "好差评"))


async def test_a_name_is_masked_and_whole_only_after_asking(past, opened):
    async with opened(**LEAD) as pilot:
        await shown(pilot, "reviews")
        assert "赵小芳" not in text_of(pilot.app)
        await press(pilot, "f4", "enter")
        await settled(pilot)
        said = text_of(pilot.app)
        assert any(phone in said for phone in ("13912345678", "13900001111"))

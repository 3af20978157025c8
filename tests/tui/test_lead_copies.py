"""Copies from the lead's screen: one at once with its progress, and one every day at a time to choose."""

from __future__ import annotations

import asyncio

import pytest

from counterdesk.hall import backups, clerks
from counterdesk.store import journal, saving
from counterdesk.store.desk import By
from counterdesk.words import t
from tests.hall import checker

from .conftest import press, settled
from .screen_text import text_of


@pytest.fixture
def lead(opened):
    """The lead's screen."""
    return lambda clerk="301": opened(goal="lead", window=None, clerk=clerk, size=(100, 30))


async def chosen(pilot, words: str) -> None:
    """What a line of the menu does."""
    await press(pilot, "f4")
    picker = pilot.app.screen
    at = next(place for place, one in enumerate(picker.question.choices) if one.text.startswith(words))
    await press(pilot, *["down"] * at, "enter")


async def test_a_copy_is_made_at_once_and_is_a_hall(lead, store, lang):
    async with lead() as pilot:
        await chosen(pilot, t("lead.back_up"))
        async with asyncio.timeout(30):
            while t("lead.copied", file="", count="").split(" ")[0][:3] not in text_of(pilot.app):
                await asyncio.sleep(0.01)
                await settled(pilot)
    [copy] = saving.folder(store.path).iterdir()
    assert checker.faults(copy) == []


@pytest.mark.parametrize(("typed", "minute"), [("1905", 19 * 60 + 5), ("7:30", 450), ("", 750)])
async def test_a_time_is_chosen_or_typed(lead, store, typed, minute):
    async with lead() as pilot:
        await chosen(pilot, t("lead.daily_copy", which="").rstrip())
        await press(pilot, *("colon" if one == ":" else one for one in typed), "enter")
        assert store.read(backups.planned).minute == minute


async def test_what_is_no_time_changes_nothing_and_says_so(lead, store):
    async with lead() as pilot:
        await chosen(pilot, t("lead.daily_copy", which="").rstrip())
        await press(pilot, "9", "9", "9", "9", "enter")
        assert store.read(backups.planned) is None
        assert t("lead.copy_no_time") in text_of(pilot.app)


async def test_who_is_no_lead_is_not_offered_it(lead):
    async with lead(clerk="401") as pilot:
        await press(pilot, "f4")
        assert t("lead.back_up") not in text_of(pilot.app)


async def test_a_try_of_who_may_no_longer_names_the_act_in_the_journal(lead, store):
    async with lead() as pilot:
        store.run(clerks.set_role, By("901"), "301", "clerk")
        pilot.app.screen._back_up("")
        await settled(pilot)
    entries = store.read(lambda look: journal.tail(look.conn, 0, 999))
    assert "backup" in [one.facts["act"] for one in entries if one.kind == "act_refused"]
    assert not saving.folder(store.path).exists()

"""Every key that the key card or a key bar shows does something there and then."""

from __future__ import annotations

import pytest

from counterdesk.cli import key_card
from counterdesk.hall import tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.tui import keys
from counterdesk.tui.screens.desk import RARER

from . import matters
from .conftest import press, settled
from .screen_text import text_of

HERE, AT_3 = By("101", "1"), {"window": "3", "clerk": "103"}
NOBODY, CALLED, SERVING = range(3)
WHEN = {"call": NOBODY, "recall": CALLED, "no_show": CALLED}
"""Where the ticket must stand for an act; every other one is done while somebody is served."""
CARD = [act for group in key_card.GROUPS for act in group]
OF_FORMS = {
    "notice": {"service": "B07", "ticket": "B001"}, "acceptance": {"service": "B07", "ticket": "B001"},
    "due": {}, "appraisal": {}, "commitments": {}, "case": {"number": "2026-00001"},
}  # fmt: skip


def seen(pilot):
    """What a person could notice of a press: the screen, its words, its colours, an act in the books."""
    app = pilot.app
    return len(app.screen_stack), text_of(app), app.theme, app.link.store.read(lambda look: look.last_id)


@pytest.fixture
def stands(queue):
    """``stands(CALLED)``: A001 so far at window 1, while A002 and A003 wait."""

    def far(stage):
        queue.run(windows.open_window, HERE)
        for verb in (tickets.call_next, visits.start)[:stage]:
            queue.run(verb, HERE)

    return far


@pytest.mark.parametrize("act", CARD)
async def test_every_key_of_the_key_card_acts_at_the_desk(stands, opened, act):
    stands(WHEN.get(act, SERVING))
    async with opened() as pilot:
        if act == "back":
            await press(pilot, "f4")
        before = seen(pilot)
        await press(pilot, keys.TABLE[act].keys.split(",")[0])
        assert seen(pilot) != before


async def test_every_act_that_the_desk_can_do_now_is_done_by_its_key_and_its_twin(stands, opened):
    stands(SERVING)
    async with opened(size=(140, 40)) as pilot:
        desk = pilot.app.screen
        for act in ("issue", "find", "finish", "notice", "more", "help", "leave"):
            for key in keys.TABLE[act].keys.split(","):
                await press(pilot, key)
                assert pilot.app.screen is not desk, key
                pilot.app.pop_screen()
                await settled(pilot)
        assert [act for act in RARER if not desk.key_label(act)] == []


@pytest.mark.parametrize("name", OF_FORMS)
async def test_every_key_that_a_screen_s_bar_offers_acts_there(store, opened, name):
    matters.serving(store, "B07")
    matters.accepted(store)
    async with opened(**AT_3) as pilot:
        idle = []
        for act in type(await shown(pilot, name)).bar:
            screen = await shown(pilot, name)
            if not (screen.usable(act) and screen.key_label(act)):
                continue
            before = seen(pilot)
            await press(pilot, keys.TABLE[act].keys.split(",")[0])
            idle += [act] if seen(pilot) == before else []
        assert idle == []


async def shown(pilot, name):
    """The screen anew, alone in front of the desk."""
    while len(pilot.app.screen_stack) > 2:
        pilot.app.pop_screen()
    pilot.app.open_screen(name, **OF_FORMS[name])
    await settled(pilot)
    return pilot.app.screen

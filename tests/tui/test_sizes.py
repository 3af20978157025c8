"""Terminals of every size: one that does not know its own, and one on which nothing can be read."""

import asyncio

import pytest
from textual import events
from textual.geometry import Size

from counterdesk.tui.widgets.sized import TooSmall
from counterdesk.words import t

from .conftest import settled
from .kiosk_door import door_of, kiosk
from .screen_text import sized, text_of

TINY = (20, 5)


def told(app):
    return text_of(app).replace("\n", "").startswith(t("check.small"))


@pytest.mark.parametrize("goal", ["board", "desk", "lead"])
async def test_a_screen_on_which_nothing_fits_says_that_the_terminal_is_too_small(opened, goal):
    async with opened(size=TINY, goal=goal) as pilot:
        assert told(pilot.app)


async def test_so_does_the_sign_in(opened):
    async with opened(size=TINY, clerk=None) as pilot:
        assert told(pilot.app)


async def test_so_does_the_kiosk(store, clock):
    async with door_of(store, clock)(size=TINY) as pilot:
        assert told(pilot.app)


async def test_a_screen_made_larger_shows_the_hall_again(opened):
    async with opened(size=TINY) as pilot:
        await sized(pilot, 80, 24)
        await settled(pilot)
        assert (list(pilot.app.screen.query(TooSmall)), t("desk.waiting") in text_of(pilot.app)) == ([], True)


async def test_two_sizes_under_way_at_once_do_not_chase_each_other(store, clock):
    async with door_of(store, clock)() as pilot:
        for size in (Size(80, 25), Size(80, 24)):
            kiosk(pilot).post_message(events.Resize(size, size))
        async with asyncio.timeout(10):
            await settled(pilot)
        assert kiosk(pilot).size == Size(80, 24)

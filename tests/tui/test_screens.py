from __future__ import annotations

import pytest

from counterdesk.hall import visits
from counterdesk.store.desk import By

from . import sample_hall
from .conftest import press
from .screen_text import every_look, reads_as

LEAD = {"goal": "lead", "window": None, "clerk": "301"}
BOARD = {"goal": "board", "window": None, "clerk": None}


@pytest.fixture
def busy(store, clock):
    sample_hall.busy_morning(store, clock)
    return store


async def test_sign_in(opened, lang):
    async with opened(clerk=None) as pilot:
        await press(pilot, "1", "0", "1", "enter", "2")
        await every_look(pilot, "sign_in")


async def test_a_desk_that_serves(busy, opened, lang):
    async with opened() as pilot:
        await every_look(pilot, "desk_serving")


async def test_a_desk_that_has_called(busy, clock, opened, lang):
    busy.run(visits.finish_and_call, By("101", "1"))
    clock.forward(75)
    async with opened() as pilot:
        await every_look(pilot, "desk_called")


async def test_a_free_desk_with_a_ticket_on_hold(busy, opened, lang):
    busy.run(visits.hold, By("101", "1"))
    async with opened() as pilot:
        await every_look(pilot, "desk_free")


async def test_a_desk_in_an_empty_hall(store, opened, lang):
    async with opened() as pilot:
        await every_look(pilot, "desk_empty")


async def test_a_paused_desk(busy, opened, lang):
    busy.run(visits.finish, By("101", "1"))
    async with opened() as pilot:
        await press(pilot, "f4", *("ztck" if lang == "zh" else "pause"), "enter", "enter")
        await every_look(pilot, "desk_paused")


async def test_the_lead(busy, opened, lang):
    async with opened(**LEAD) as pilot:
        await every_look(pilot, "lead")


async def test_the_board(busy, clock, opened, lang):
    for window, clerk in (("2", "102"), ("1", "101")):
        busy.run(visits.finish_and_call, By(clerk, window))
        clock.forward(5)
    async with opened(**BOARD) as pilot:
        await every_look(pilot, "board")


async def test_choosing_a_service(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f2", "b", "0")
        await every_look(pilot, "pick_service")


async def test_the_menu(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f4")
        await every_look(pilot, "menu")


async def test_a_tickets_page(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f3", *"a003", "enter")
        await every_look(pilot, "ticket")


async def test_the_keys(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f1")
        await every_look(pilot, "help")


async def test_a_desk_in_a_theme_with_frames(busy, opened, size):
    async with opened(size, theme="high-contrast") as pilot:
        reads_as(pilot.app, f"desk_high-contrast-zh-{size[0]}")


async def test_every_line_fills_the_terminal_exactly(busy, opened, lang, size):
    async with opened(size) as pilot:
        widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
        assert widths == {size[0]}

from __future__ import annotations

import unicodedata

import pytest

from counterdesk.hall import visits
from counterdesk.store.desk import By

from . import sample_hall
from .conftest import press
from .screen_text import reads_as, text_of

LEAD = {"goal": "lead", "window": None, "clerk": "301"}
BOARD = {"goal": "board", "window": None, "clerk": None}


@pytest.fixture
def busy(store, clock):
    sample_hall.busy_morning(store, clock)
    return store


async def test_sign_in(opened, lang, size):
    async with opened(size, clerk=None) as pilot:
        await press(pilot, "1", "0", "1", "enter", "2")
        reads_as(pilot.app, f"sign_in-{lang}-{size[0]}")


async def test_a_desk_that_serves(busy, opened, lang, size):
    async with opened(size) as pilot:
        reads_as(pilot.app, f"desk_serving-{lang}-{size[0]}")


async def test_a_desk_that_has_called(busy, clock, opened, lang, size):
    busy.run(visits.finish_and_call, By("101", "1"))
    clock.forward(75)
    async with opened(size) as pilot:
        reads_as(pilot.app, f"desk_called-{lang}-{size[0]}")


async def test_a_free_desk_with_a_ticket_on_hold(busy, opened, lang, size):
    busy.run(visits.hold, By("101", "1"))
    async with opened(size) as pilot:
        reads_as(pilot.app, f"desk_free-{lang}-{size[0]}")


async def test_a_desk_in_an_empty_hall(store, opened, lang, size):
    async with opened(size) as pilot:
        reads_as(pilot.app, f"desk_empty-{lang}-{size[0]}")


async def test_a_paused_desk(busy, opened, lang):
    busy.run(visits.finish, By("101", "1"))
    async with opened() as pilot:
        await press(pilot, "f4", *("ztck" if lang == "zh" else "pause"), "enter", "enter")
        reads_as(pilot.app, f"desk_paused-{lang}-80")


async def test_the_lead(busy, opened, lang, size):
    async with opened(size, **LEAD) as pilot:
        reads_as(pilot.app, f"lead-{lang}-{size[0]}")


async def test_the_board(busy, clock, opened, lang, size):
    for window, clerk in (("2", "102"), ("1", "101")):
        busy.run(visits.finish_and_call, By(clerk, window))
        clock.forward(5)
    async with opened(size, **BOARD) as pilot:
        reads_as(pilot.app, f"board-{lang}-{size[0]}")


async def test_choosing_a_service(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f2", "b", "0")
        reads_as(pilot.app, f"pick_service-{lang}-80")


async def test_the_menu(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f4")
        reads_as(pilot.app, f"menu-{lang}-80")


async def test_a_tickets_page(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f3", *"a003", "enter")
        reads_as(pilot.app, f"ticket-{lang}-80")


async def test_the_keys(busy, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f1")
        reads_as(pilot.app, f"help-{lang}-80")


@pytest.mark.parametrize("theme", ["ascii", "high-contrast"])
async def test_a_desk_in_a_theme_with_frames(busy, opened, size, theme):
    async with opened(size, theme=theme) as pilot:
        reads_as(pilot.app, f"desk_{theme}-zh-{size[0]}")


@pytest.mark.parametrize("goal", [{}, LEAD, BOARD], ids=["desk", "lead", "board"])
async def test_the_ascii_theme_draws_nothing_of_uncertain_width(busy, opened, lang, size, goal):
    async with opened(size, theme="ascii", **goal) as pilot:
        uncertain = {c for c in text_of(pilot.app) if unicodedata.east_asian_width(c) == "A"}
        assert uncertain == set()


async def test_every_line_fills_the_terminal_exactly(busy, opened, lang, size):
    async with opened(size) as pilot:
        widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
        assert widths == {size[0]}

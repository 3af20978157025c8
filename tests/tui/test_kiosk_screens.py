from __future__ import annotations

from datetime import timedelta

import pytest

from counterdesk.hall import closing, rows, tickets
from counterdesk.store.desk import By

from . import sample_hall
from .kiosk_door import door_of, later, press, scan
from .screen_text import every_look, reads_as, text_of

SIZES = [(80, 24), (140, 40)]


@pytest.fixture(params=["zh", "en"])
def lang(request):
    return request.param


@pytest.fixture(params=SIZES, ids=["80", "140"])
def size(request):
    return request.param


@pytest.fixture
def busy(store, clock):
    sample_hall.busy_morning(store, clock)
    return store


@pytest.fixture
def door(busy, clock):
    return door_of(busy, clock)


async def in_language(pilot, lang):
    """The kiosk begins in the hall's first language; anybody may change it."""
    if lang == "en":
        await press(pilot, "*")


async def test_the_first_question(door, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await every_look(pilot, "kiosk_first")


async def test_the_matters_of_a_line(door, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "1")
        await every_look(pilot, "kiosk_matter")


async def test_who_asks_for_priority(door, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "9")
        await every_look(pilot, "kiosk_class")


async def test_a_number_while_its_slip_prints(door, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "1", "2")
        await every_look(pilot, "kiosk_printing")


async def test_a_number_to_be_written_down(door, clock, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "9", "1", "1", "2")
        await later(pilot, clock, 6)
        await every_look(pilot, "kiosk_no_paper")


async def test_a_slip_that_was_scanned(door, busy, lang):
    waiting = busy.read(rows.of_day, state="waiting")[-1]
    async with door() as pilot:
        await in_language(pilot, lang)
        await scan(pilot, busy.read(rows.code_of, ticket=waiting))
        await every_look(pilot, "kiosk_scanned")


async def test_outside_the_hours(store, clock, lang):
    clock.forward(timedelta(hours=10).total_seconds())
    async with door_of(store, clock)() as pilot:
        await in_language(pilot, lang)
        await every_look(pilot, "kiosk_closed")


async def test_after_the_day_was_ended(door, busy, lang):
    busy.run(closing.close, By("301"), carry_over=True, lang=lang)
    async with door() as pilot:
        await in_language(pilot, lang)
        await every_look(pilot, "kiosk_over")


async def test_a_line_that_is_stopped(door, busy, lang):
    busy.run(tickets.stop_series, By("301"), "B", "停电" if lang == "zh" else "power cut")
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "2")
        await every_look(pilot, "kiosk_stopped")


async def test_a_store_that_is_away(door, busy, clock, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        busy.path.rename(busy.path.with_name("away.db"))
        await press(pilot, "1", "1")
        await later(pilot, clock, 21)
        await every_look(pilot, "kiosk_away", lang)


async def test_the_staffs_way_out(door, lang):
    async with door() as pilot:
        await in_language(pilot, lang)
        await press(pilot, "f9")
        await every_look(pilot, "kiosk_staff")


async def test_every_line_fills_the_terminal_exactly(door, lang, size):
    async with door(size) as pilot:
        await in_language(pilot, lang)
        widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
        assert widths == {size[0]}


@pytest.mark.parametrize("narrow", [(60, 20), (62, 45)], ids=["small", "tablet"])
async def test_the_first_question_on_a_small_screen_and_on_a_tablet_held_upright(door, lang, narrow):
    async with door(narrow) as pilot:
        await in_language(pilot, lang)
        reads_as(pilot.app, f"kiosk_narrow-{lang}-{narrow[0]}")


@pytest.mark.parametrize("said", ["zh", "en", "es"])
async def test_who_has_priority_reads_digits_as_large_as_everybody(store, clock, said):
    store.run(sample_hall.speak, By(), ("zh", "en", "es"))
    async with door_of(store, clock)((80, 24)) as pilot:
        await press(pilot, *["*"] * ["zh", "en", "es"].index(said), "9", "4")
        assert pilot.app.screen.tiles._grid()[1] == 1
        await press(pilot, "1")
        assert pilot.app.screen.tiles._grid()[1] == 1


@pytest.mark.parametrize("least", [(40, 16), (60, 18), (60, 45), (80, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_choice_is_cut_off_on_any_screen(door, lang, least):
    async with door(least) as pilot:
        await in_language(pilot, lang)
        for question in ((), ("1",), ("9",)):
            await press(pilot, *question)
            tiles = pilot.app.screen.tiles
            laid = tiles.lay(tiles.size.width)
            assert len(laid) - 1 <= tiles.size.height
            shown = "".join("".join(text for text, _ in row) for row in laid)
            assert [tile.label for tile in tiles.tiles if tile.label[:6] not in shown] == []


async def test_a_touch_on_a_long_note_of_the_plain_list_picks_its_choice(door):
    async with door((60, 20)) as pilot:
        await pilot.click("#tiles", offset=(8, 8))
        await pilot.pause()
        assert pilot.app.screen.step.asks == "class"


async def test_a_touch_picks_from_the_plain_list_too(door):
    async with door((60, 18)) as pilot:
        await pilot.click("#tiles", offset=(5, 0))
        await pilot.pause()
        assert "登记注册：要办哪一项？" in text_of(pilot.app)

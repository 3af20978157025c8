"""A number nobody calls yet: the machine at the door, the slip and the desk promise no minutes for it."""

from __future__ import annotations

import re

import pytest

from counterdesk.hall import rows, tickets, windows
from counterdesk.store.desk import By
from counterdesk.words import use_language

from .conftest import press as press_at_the_desk
from .conftest import settled
from .kiosk_door import door_of, kiosk, press, scan
from .screen_text import text_of

NOT_SERVED = {"zh": "现在没有窗口办理", "en": "No window is open for this now", "es": "Ahora no hay ventanilla abierta"}


@pytest.fixture
def door(store, clock):
    return door_of(store, clock)


def open_window_one(store):
    store.run(windows.open_window, By("101", "1"))


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_with_no_window_open_for_it_a_number_is_given_without_minutes(door, lang):
    async with door() as pilot:
        if lang == "en":
            await press(pilot, "*")
        await press(pilot, "1", "2")
        shown = text_of(pilot.app)
        assert (NOT_SERVED[lang] in shown, "分钟" in shown or "minutes" in shown) == (True, False)


async def test_the_choice_says_beforehand_that_no_window_is_open(store, door):
    open_window_one(store)
    async with door() as pilot:
        assert "暂无窗口办理" in text_of(pilot.app)


async def test_the_first_one_at_an_open_window_is_told_an_upper_bound_only(store, door):
    open_window_one(store)
    async with door() as pilot:
        await press(pilot, "1", "2")
        assert re.search(r"您是下一位 +(很快，)?大约", text_of(pilot.app))


async def test_a_scanned_slip_of_a_closed_line_says_so_too(store, door):
    given = store.run(tickets.issue, By(), "A01")
    async with door() as pilot:
        await scan(pilot, given.code)
        shown = text_of(pilot.app)
        assert ("现在没有窗口办理" in shown, "分钟" in shown) == (True, False)


def test_the_slip_of_a_closed_line_names_no_minutes(store):
    given = store.run(tickets.issue, By(), "A01")
    assert not given.is_served
    said = _slip(store, given)
    assert ("窗口暂未开放" in said, "分钟" in said) == (True, False)


def test_the_slip_of_the_first_in_line_at_a_free_window_says_stay_near(store):
    open_window_one(store)
    assert "请别走远" in _slip(store, store.run(tickets.issue, By(), "A01"))


def test_the_same_press_again_answers_the_same(store):
    once, again = (store.run(tickets.issue, By(), "A01", key="k") for _ in range(2))
    assert (once.is_served, again.is_served) == (False, False)
    assert store.read(rows.by_label, "A001").label == again.ticket.label


@pytest.mark.parametrize(("lang", "said"), [("zh", "前面没有人"), ("en", "next in line")])
async def test_the_desk_says_of_the_first_in_line_that_it_is_next(store, opened, lang, said):
    open_window_one(store)
    use_language(lang)
    async with opened() as pilot:
        await press_at_the_desk(pilot, "f2", "enter")
        assert said in text_of(pilot.app)


def _slip(store, given):
    from counterdesk.store import outbox

    return store.read(outbox.job, given.print_job).slip_json


async def test_a_machine_told_a_language_begins_in_it_and_comes_back_to_it(store, clock, door):
    from counterdesk.tui.kiosk_app import KioskApp

    app = KioskApp(store.path, clock=clock)
    app.home_language = "en"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "What are you here for?" in text_of(app)
        await press(pilot, "*")
        kiosk(pilot).start_anew()
        assert "What are you here for?" in text_of(app)

"""Language is data: the kiosk, the board and the voice in a language the desk does not speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterdesk.hall import catalogue
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.voice.sentence import sentence
from counterdesk.words import use_language

from .conftest import settled
from .screen_text import reads_as


def speak_spanish(desk):
    """The hall lists Spanish after English."""
    cat = catalogue.current(desk)
    catalogue.load(desk, replace(cat, hall=replace(cat.hall, languages=("en", "es"))))


@pytest.fixture
def hall(store):
    store.run(speak_spanish)
    use_language("es")
    return store


async def test_the_kiosk_in_spanish(hall, clock):
    app = KioskApp(hall.path, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("*")
        await settled(pilot)
        reads_as(app, "kiosk_first-es-80")


async def test_the_board_in_spanish(hall, opened):
    async with opened(goal="board", window=None, clerk=None) as pilot:
        reads_as(pilot.app, "board_empty-es-80")


def test_a_call_in_spanish():
    assert sentence("A012", "3", "es") == "A cero uno dos, pase por favor a la ventanilla 3"

"""Language is data: the kiosk, the board and the voice in a language the desk does not speak."""

from __future__ import annotations

import pytest

from counterdesk.store.desk import By
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.voice.sentence import sentence
from counterdesk.words import use_language

from . import sample_hall
from .conftest import settled
from .kiosk_door import press
from .screen_text import reads_as


@pytest.fixture
def hall(store):
    store.run(sample_hall.speak, By(), ("en", "es"))
    use_language("es")
    return store


async def test_the_kiosk_in_spanish(hall, clock):
    app = KioskApp(hall.path, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "*")
        reads_as(app, "kiosk_first-es-80")


async def test_the_board_in_spanish(hall, opened):
    async with opened(goal="board", window=None, clerk=None) as pilot:
        reads_as(pilot.app, "board_empty-es-80")


def test_a_call_in_spanish():
    assert sentence("A012", "3", "es") == "A cero uno dos, pase por favor a la ventanilla 3"

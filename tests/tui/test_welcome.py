from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from counterdesk.tui.welcome_app import WelcomeApp
from counterdesk.words import use_language

from .conftest import press, settled
from .screen_text import every_look, text_of

PLACE = "/srv/hall/hall.db"


@pytest.fixture(params=["zh", "en"])
def lang(request):
    use_language(request.param)
    return request.param


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """A working folder and a home without any hall."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@asynccontextmanager
async def welcomed(place):
    app = WelcomeApp(place, place.with_name("counterdesk.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


async def test_the_three_ways(nowhere, lang):
    async with welcomed(type(nowhere)(PLACE)) as pilot:
        await every_look(pilot, "welcome")


async def test_1_looks_around(nowhere):
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "1")
        assert pilot.app.chosen == "demo"


async def test_a_full_width_digit_counts_as_one(nowhere):
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "１")
        assert pilot.app.chosen == "demo"


async def test_arrows_and_enter_do_the_same(nowhere):
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "down", "enter")
        assert type(pilot.app.screen).__name__ == "Setup"


async def test_the_language_key_changes_every_word(nowhere):
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "ctrl+l")
        assert "Set up a hall" in text_of(pilot.app)


async def test_leaving_chooses_nothing(nowhere):
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "f12")
        assert pilot.app.chosen == ""


async def test_a_hall_nearby_is_offered_and_opened(furnished, nowhere):
    (nowhere / "old.db").write_bytes((furnished / "hall.db").read_bytes())
    async with welcomed(nowhere / "none" / "hall.db") as pilot:
        await press(pilot, "3")
        assert "old.db" in text_of(pilot.app)
        await press(pilot, "enter")
        assert (pilot.app.chosen, pilot.app.opened) == ("desk", str(nowhere / "old.db"))


async def test_a_path_that_could_not_be_opened_stands_there_again_to_be_put_right(nowhere):
    longest = str(nowhere / ("a" * 50) / "none.db")
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "3", *longest, "enter", "3")
        assert pilot.app.screen.query_one("#typed").value == longest


@pytest.mark.parametrize(
    ("typed", "said"),
    [("none.db", "这里没有大厅"), ("letter.txt", "不是"), ("mysql://x/y", "mysql")],
)
async def test_a_place_without_a_hall_is_told_in_words(nowhere, typed, said):
    (nowhere / "letter.txt").write_text("Dear Sir, " * 100, encoding="utf-8")
    async with welcomed(nowhere / "hall.db") as pilot:
        await press(pilot, "3", *typed, "enter")
        assert (said in text_of(pilot.app), pilot.app.chosen) == (True, "")

"""Colours: readable wherever they are really drawn, and never the only thing that tells something."""

from __future__ import annotations

import re

import pytest

from counterdesk import paths
from counterdesk.hall import tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.tui import themes
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.words import LANGUAGES, use_language

from . import sample_hall
from .conftest import press, settled
from .screen_text import as_drawn, colours_drawn, every_look, text_of

SHIPPED = ("office-day", "office-night", "high-contrast", "ascii")
LEAD = {"goal": "lead", "window": None, "clerk": "301"}
BOARD = {"goal": "board", "window": None, "clerk": None}
SIGN_IN = {"clerk": None}
TURNS = {
    "sign_in": (SIGN_IN, ("1", "0")), "desk": ({}, ()), "menu": ({}, ("f4",)), "keys": ({}, ("f1",)),
    "service": ({}, ("f2", "b")), "lead": (LEAD, ()), "board": (BOARD, ()),
}  # fmt: skip
RULE = re.compile(r"(?P<of>color|background|border[a-z-]*):\s*(?P<said>[^;]+);")


@pytest.fixture
def troubled(store, clock):
    """A morning with everything that needs a person: late queues, a hold, a call for help, a silent window."""
    sample_hall.busy_morning(store, clock)
    store.run(windows.open_window, By("103", "3"))
    store.run(windows.ask_help, By("102", "2"), "2")
    store.run(visits.hold, By("101", "1"))
    store.run(tickets.call_next, By("101", "1"))
    clock.forward(70)
    return store


def styles():
    """Every rule about a colour, in a screen's file or with a widget."""
    tui = paths.PACKAGE / "tui"
    texts = [file.read_text(encoding="utf-8") for file in (*tui.rglob("*.tcss"), *(tui / "widgets").glob("*.py"))]
    return [(found["of"], found["said"].split()) for text in texts for found in RULE.finditer(text)]


def test_every_rule_names_a_colour_of_the_theme_that_is_checked_for_contrast():
    known = {"background": themes.GROUNDS, "color": themes.TEXTS}
    named = [(of, word[1:]) for of, words in styles() for word in words if word.startswith("$")]
    assert named
    assert [pair for pair in named if pair[1] not in known.get(pair[0], themes.TEXTS)] == []


def test_no_rule_brings_a_colour_of_its_own_but_a_papers_black_on_white():
    plain = [word for of, words in styles() for word in words if not word.startswith("$")]
    assert set(plain) <= {"solid", "ascii", "black", "white"}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("theme", SHIPPED)
async def test_every_text_that_is_drawn_can_be_read_on_its_ground(troubled, opened, theme, turn):
    where, pressed = TURNS[turn]
    async with opened(theme=theme, **where) as pilot:
        await press(pilot, *pressed)
        faint = {pair: themes.contrast(*pair) for pair in colours_drawn(pilot.app)}
        assert faint
        assert {pair: ratio for pair, ratio in faint.items() if ratio < themes.LEAST_CONTRAST} == {}


@pytest.mark.parametrize("theme", SHIPPED)
async def test_every_text_of_the_kiosk_can_be_read_on_its_ground(troubled, clock, theme):
    app = KioskApp(troubled.path, theme=theme, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        drawn = colours_drawn(app)
        assert drawn
        assert min(themes.contrast(*pair) for pair in drawn) >= themes.LEAST_CONTRAST


WITHOUT_COLOUR = {
    "zh": ("15分!", "超承诺", "已叫1/3", "挂起 A002"),
    "en": ("15m!", "over promise", "Called 1/3", "on hold A002"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_desk_without_colours_says_what_is_late_and_what_needs_somebody(troubled, opened, lang):
    use_language(lang)
    async with opened() as pilot:
        shown = text_of(pilot.app)
        assert [words for words in WITHOUT_COLOUR[lang] if words not in shown] == []


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_paper_that_is_there_is_marked_not_only_coloured(troubled, opened, lang):
    use_language(lang)
    async with opened() as pilot:
        before = text_of(pilot.app).count("[x]")
        await press(pilot, "insert")
        assert (before, text_of(pilot.app).count("[x]")) == (0, 1)


LEAD_WITHOUT_COLOUR = {
    "zh": ("求助 1分", "无响应", "要人去看的窗口：1 2 3"),
    "en": ("help! 1 min", "silent", "Windows that need somebody: 1 2 3"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_lead_without_colours_sees_who_needs_them(troubled, opened, lang):
    use_language(lang)
    async with opened(**LEAD) as pilot:
        shown = text_of(pilot.app)
        assert [words for words in LEAD_WITHOUT_COLOUR[lang] if words not in shown] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("turn", ["desk", "lead"])
async def test_what_needs_a_person_reads_well_in_every_look(troubled, opened, turn, lang):
    use_language(lang)
    async with opened(**TURNS[turn][0]) as pilot:
        await every_look(pilot, f"troubled_{turn}")


async def test_a_thin_frame_would_not(troubled, opened):
    async with opened(theme="high-contrast") as pilot:
        assert as_drawn(pilot.app, 2) != as_drawn(pilot.app, 1)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.tui import keys
from counterdesk.tui.key_trial import Trial, lines
from counterdesk.tui.screens.key_test import KeyTest

from .screen_text import SIZES, reads_as, sized

EVERY = list(dict.fromkeys(key for act in keys.KEYS for key in act.keys.split(",")))
SPARE = 4
"""Keys that no act has: as many acts can be given another one."""


def tried(answers, mine=None):
    """A trial in a terminal that answers a key with ``answers[key]`` (None: with nothing), else with itself."""
    trial = Trial(mine or {})
    while asked := trial.now:
        came = answers.get(asked.key, asked.key)
        on = "enter" if asked.key == "escape" else "escape"
        for key in filter(None, (came, None if came in (asked.key, on) else on)):
            trial.take(key)
    return trial


def test_every_key_of_the_product_is_asked_for():
    assert [asked.key for asked in Trial({}).asked] == EVERY


def test_where_every_key_arrives_nothing_needs_setting():
    trial = tried({})
    assert (trial.wrong, trial.lost, trial.settings()) == ([], [], {})


def test_a_key_the_terminal_keeps_leaves_its_twin():
    assert tried({"f10": None}).settings() == {"no_show": "ctrl+x"}


def test_an_act_without_any_key_gets_what_arrived_in_its_place():
    trial = tried({"f10": "ctrl+w", "ctrl+x": None})
    assert (trial.lost, trial.settings()) == (["no_show"], {"no_show": "ctrl+w"})


def test_an_act_nothing_arrived_for_gets_a_spare_key():
    (spare,) = tried({"f10": None, "ctrl+x": None}).settings().values()
    assert spare not in EVERY


def all_but(trial, skipped):
    """Every key asked for in the first round arrives, but those that are skipped."""
    while (asked := trial.now) and not trial.is_second_try:
        trial.take("escape" if asked.key in skipped else asked.key)


def test_a_key_that_was_skipped_is_asked_for_once_more_at_the_end():
    trial = Trial({})
    all_but(trial, {"f10"})
    assert [asked.key for asked in [trial.now] if asked] == ["f10"]
    trial.take("f10")
    assert (trial.now, trial.settings()) == (None, {})


def test_a_key_that_does_not_arrive_twice_is_not_asked_for_a_third_time():
    trial = Trial({})
    all_but(trial, {"f10"})
    trial.take("escape")
    assert (trial.now, trial.settings()) == (None, {"no_show": "ctrl+x"})


@pytest.mark.parametrize("came", [None, "f13"])
def test_enter_is_never_taken_away(came):
    trial = tried({"enter": came})
    assert (trial.enter_is_lost, trial.settings()["enter"].split(",")) == (True, ["enter", "ctrl+j"])


def test_a_wrong_press_by_hand_is_no_result():
    trial = Trial({})
    trial.take("up")
    trial.take("enter")
    assert trial.arrived == {"enter": "enter"}


def test_a_sites_own_keys_are_the_ones_tried():
    assert [a.key for a in Trial({"call": "end"}).asked if a.act == "call"] == ["end"]


@given(st.dictionaries(st.sampled_from(EVERY), st.sampled_from([None, *EVERY, "f13", "á"]), max_size=SPARE))
def test_what_is_to_be_pasted_is_always_taken_by_the_settings(answers):
    trial = tried(answers)
    assert keys.keymap(trial.settings(), "counterdesk.toml") == trial.settings()
    assert set(trial.lost) <= trial.settings().keys()


def test_the_lines_are_a_table_of_the_settings():
    assert lines({"call": "ctrl+n"}) == ["[keys]", 'call = "ctrl+n"']


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_page_says_what_came_instead(lang):
    from counterdesk.words import use_language

    use_language(lang)
    for theme in ("office-day", "ascii"):
        app = KeyTest({}, theme)
        async with app.run_test(size=(80, 24)) as pilot:
            for key in ("enter", "ctrl+j", "f13", "f2"):
                await pilot.press(key)
            await pilot.press("f5")
            await pilot.pause()
            if theme == "ascii":
                for ambiguous in (1, 2):
                    reads_as(app, f"ascii_key_test-{lang}-80", ambiguous)
                continue
            for size in SIZES:
                await sized(pilot, *size)
                reads_as(app, f"key_test-{lang}-{size[0]}")


async def test_an_unknown_sequence_is_not_taken_for_esc():
    app = KeyTest({})
    async with app.run_test() as pilot:
        app._pressed("escape")
        app._pressed("[")
        await pilot.pause(0.1)
        assert (app.trial.arrived, app.trial.other) == ({}, "escape [")

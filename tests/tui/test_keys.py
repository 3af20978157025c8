from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.refusals import SettingFault
from counterdesk.tui import keys
from counterdesk.words import LANGUAGES, has


def faults_of(given_keys):
    with pytest.raises(SettingFault) as found:
        keys.keymap(given_keys, "counterdesk.toml")
    return found.value.faults


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.act)
def test_no_default_key_would_be_eaten_by_an_input_method(key):
    assert all(keys.GOOD_KEY.fullmatch(part) for part in key.keys.split(","))


@pytest.mark.parametrize("kiosk", [False, True], ids=["desks", "kiosk"])
def test_no_key_is_used_for_two_acts_where_both_stand(kiosk):
    every = [part for key in keys.KEYS if key.kiosk == kiosk for part in key.keys.split(",")]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("key", [key for key in keys.KEYS if key.keys.startswith("f")], ids=lambda key: key.act)
def test_every_f_key_has_a_ctrl_twin(key):
    assert any(part.startswith("ctrl+") for part in key.keys.split(","))


def test_undo_and_the_scanners_prefix_never_share_a_key():
    assert not set(keys.TABLE["undo"].keys.split(",")) & set(keys.TABLE["find"].keys.split(","))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.act)
def test_every_act_has_a_word(key, lang):
    assert has(f"keys.{key.act}", lang)


def test_a_site_can_choose_its_own_keys():
    assert keys.keymap({"call": "f8,ctrl+n", "finish": "f5"}, "counterdesk.toml") == {
        "call": "f8,ctrl+n",
        "finish": "f5",
    }


@pytest.mark.parametrize("bad", ["a", "5", "space", "alt+n", ""])
def test_a_key_an_input_method_would_eat_is_refused(bad):
    (fault,) = faults_of({"call": bad})
    assert (fault.file, fault.key) == ("counterdesk.toml", "keys.call")


def test_a_key_taken_by_another_act_is_refused():
    (fault,) = faults_of({"call": "f2"})
    assert "issue" in fault.reason


def test_an_act_that_does_not_exist_is_refused():
    (fault,) = faults_of({"dance": "f5"})
    assert "call" in fault.reason


@pytest.mark.parametrize(("key", "name"), [("f5", "F5"), ("ctrl+n", "Ctrl+N"), ("insert", "Ins"), ("up", "Up")])
def test_a_key_is_named_as_on_the_keyboard(key, name):
    assert keys.shown(key) == name


async def test_a_sites_own_key_replaces_the_default(store, opened):
    from .conftest import press

    async with opened(my_keys={"issue": "f9"}) as pilot:
        await press(pilot, "f2")
        before = type(pilot.app.screen).__name__
        await press(pilot, "f9")
        assert (before, type(pilot.app.screen).__name__) == ("Desk", "Picker")


@given(st.lists(st.floats(0.0, 0.69), min_size=1, max_size=50))
def test_a_key_that_repeats_faster_than_a_hand_counts_once(gaps):
    held, at_s, counted = keys.HeldKey(), 0.0, 1
    held.repeats("enter", at_s)
    for gap in gaps:
        at_s += gap
        counted += not held.repeats("enter", at_s)
    assert counted == 1


def test_a_second_press_after_a_rest_counts():
    held = keys.HeldKey()
    held.repeats("enter", 0.0)
    assert not held.repeats("enter", 0.8)


def test_a_quick_second_enter_answers_the_question_that_the_first_one_brought():
    held = keys.HeldKey()
    pressed = [held.repeats("enter", at_s, asked) for at_s, asked in ((1.0, 1), (1.3, 2), (1.5, 2))]
    assert pressed == [False, False, True]


def test_a_key_that_repeats_by_itself_answers_no_question():
    held = keys.HeldKey()
    pressed = [held.repeats("enter", at_s, asked) for at_s, asked in ((1.0, 1), (1.05, 2), (1.1, 3))]
    assert pressed == [False, True, True]


@pytest.mark.parametrize(("gap_s", "tells"), [(0.03, False), (0.3, True)])
def test_a_press_that_was_not_taken_is_told_of_where_it_may_be_a_hand_s(gap_s, tells):
    held = keys.HeldKey()
    held.repeats("enter", 1.0)
    assert held.repeats("enter", 1.0 + gap_s)
    assert held.may_be_a_hand is tells

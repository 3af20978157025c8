"""Every act of the product can be reached, on every screen by the same key, and no key means two things at once."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest
from textual.binding import Binding

from counterdesk import settings
from counterdesk.tui import keys, screens
from counterdesk.tui.screens import desk_menu, ticket_acts
from counterdesk.tui.widgets.dialog import Dialog
from counterdesk.tui.widgets.picker import Picker
from counterdesk.words import LANGUAGES, has, use_language

from .conftest import press
from .screen_text import text_of


def screen_class(name):
    module = import_module(screens.SCREENS[name])
    return getattr(module, name.title().replace("_", ""))


SCREENS = {**{name: screen_class(name) for name in screens.SCREENS}, "picker": Picker, "dialog": Dialog}


def bound(screen):
    return [binding for binding in screen.BINDINGS if isinstance(binding, Binding)]


def parts(binding):
    return binding.key.split(",")


def test_every_act_is_bound_on_some_screen():
    acts = {binding.id for screen in SCREENS.values() for binding in bound(screen)}
    assert acts == set(keys.TABLE)


@pytest.mark.parametrize("name", SCREENS)
def test_every_binding_of_a_screen_is_of_the_table_and_does_something(name):
    for binding in bound(SCREENS[name]):
        assert binding.key == keys.TABLE[binding.id].keys
        assert callable(getattr(SCREENS[name], f"action_{binding.action}"))


@pytest.mark.parametrize("name", SCREENS)
def test_no_key_is_bound_twice_on_one_screen(name):
    counted = Counter(part for binding in bound(SCREENS[name]) for part in parts(binding))
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", SCREENS)
def test_no_key_of_a_screen_is_unsafe_under_an_input_method(name):
    assert [part for b in bound(SCREENS[name]) for part in parts(b) if not keys.GOOD_KEY.fullmatch(part)] == []


@pytest.mark.parametrize("act", [key for key in keys.KEYS if set(key.keys.split(",")) & keys.SWALLOWED])
def test_a_key_that_terminals_swallow_has_a_twin_they_do_not(act):
    # paging has none: the arrows do it as well
    assert act.act.startswith("page_") or set(act.keys.split(",")) - keys.SWALLOWED


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_act_of_a_desk_is_in_the_key_bar_or_the_menu(store, opened, lang):
    use_language(lang)
    moving = {"up", "down", "page_up", "page_down"}
    menu = {desk_menu.KEY_OF.get(name, name) for name in desk_menu.MENU}
    assert {b.id for b in bound(SCREENS["desk"])} - moving <= {*SCREENS["desk"].bar, *menu}
    async with opened() as pilot:
        shown = text_of(pilot.app)
        desk = pilot.app.screen
        for act in filter(desk.key_label, desk.bar):  # what would only be refused now is left out
            assert keys.shown(keys.TABLE[act].keys.split(",")[0]) in shown
        await press(pilot, "f4")
        menu_shown = text_of(pilot.app)
        for act in desk_menu.KEY_OF.values():
            assert keys.shown(keys.TABLE[act].keys.split(",")[0]) in menu_shown


def test_every_rarer_act_has_its_words_in_the_menu():
    names = {*desk_menu.MENU, *(act.name for act in ticket_acts.TICKET_ACTS)}
    assert [name for name in names for lang in LANGUAGES if not has(f"menu.{name}", lang)] == []


SITE_KEYS = {act: f"ctrl+{letter}" for act, letter in zip(keys.TABLE, "abdefgjklnopqrstuvwxyz", strict=False)}
SITE_KEYS |= {act: f"f{at}" for at, act in enumerate(sorted(set(keys.TABLE) - set(SITE_KEYS)), 3)}


@pytest.fixture
def rebound(tmp_path):
    """The keys of a settings file that gives every act another one, as the program reads them."""
    file = tmp_path / "counterdesk.toml"
    lines = [f'{act} = "{key}"' for act, key in SITE_KEYS.items()]
    file.write_text("\n".join(["[keys]", *lines]) + "\n", encoding="utf-8")
    read = settings.read(file, {})
    return keys.keymap(read.keys, read.name)


async def test_every_key_can_be_another_one(rebound, store, opened):
    assert set(rebound) == set(keys.TABLE)
    async with opened(my_keys=rebound) as pilot:
        active = {a.binding.id: key for key, a in pilot.app.screen.active_bindings.items() if a.binding.id}
        assert active.items() <= rebound.items()
        assert len(active) > 15


async def test_the_key_bar_the_menu_and_the_help_show_a_sites_own_keys(rebound, store, opened):
    async with opened(my_keys=rebound) as pilot:
        bar = text_of(pilot.app)
        await press(pilot, rebound["more"])
        menu = text_of(pilot.app)
        await press(pilot, rebound["back"], rebound["help"])
        page = text_of(pilot.app)
        assert keys.shown(rebound["issue"]) in bar
        assert keys.shown(rebound["pause"]) in menu
        assert keys.shown(rebound["recall"]) in page


async def test_a_sites_own_key_does_its_act_and_the_old_one_nothing(rebound, store, opened):
    async with opened(my_keys=rebound) as pilot:
        await press(pilot, "f2")
        before = type(pilot.app.screen).__name__
        await press(pilot, rebound["issue"])
        assert (before, type(pilot.app.screen).__name__) == ("Desk", "Picker")

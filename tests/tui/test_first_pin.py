"""Whoever signs in with a PIN that somebody else chose chooses another one first."""

import pytest

from counterdesk.hall import clerks, windows
from counterdesk.store.desk import By
from counterdesk.words import t

from .conftest import press
from .screen_text import text_of

GIVEN, OWN = "123456", "271828"


@pytest.fixture
def given(store):
    """The hall, where the administrator gave clerk 101 a PIN."""
    store.run(clerks.set_pin, By("901"), "101", clerks.hash_pin(GIVEN))
    return store


def seated(store):
    return next((seat.clerk for seat in store.read(windows.seats) if seat.window == "1"), None)


async def typed(pilot, *pins):
    for pin in pins:
        await press(pilot, *pin, "enter")


async def test_a_given_pin_opens_nothing_before_an_own_one_is_chosen(given, opened):
    async with opened(clerk=None) as pilot:
        await typed(pilot, "101", GIVEN)
        assert seated(given) is None
        await typed(pilot, OWN, OWN)
        assert seated(given) == "101"
    assert clerks.matches(given.read(clerks.pin_hash, "101"), OWN)


async def test_what_is_asked_for_stands_whole_in_the_language_switched_to(given, opened):
    async with opened(clerk=None) as pilot:
        await typed(pilot, "101", GIVEN)
        await press(pilot, "ctrl+l")
        assert "Choose your own: 4 to 12 digits" in " ".join(text_of(pilot.app).split())


async def test_two_that_differ_are_asked_for_again(given, opened, lang):
    async with opened(clerk=None) as pilot:
        await typed(pilot, "101", GIVEN, OWN, "999999")
        assert {"zh": "两次输入不一样", "en": "not the same"}[lang] in text_of(pilot.app)
        await typed(pilot, OWN, OWN)
        assert seated(given) == "101"


async def test_the_given_one_again_or_one_too_short_is_not_taken(given, opened):
    async with opened(clerk=None) as pilot:
        await typed(pilot, "101", GIVEN, GIVEN, GIVEN, "12", "12")
        assert (seated(given), given.read(clerks.has_first_pin, "101")) == (None, True)
        await typed(pilot, OWN, OWN)
        assert seated(given) == "101"


async def test_a_new_number_typed_instead_begins_anew(given, opened):
    given.run(clerks.set_pin, By("102"), "102", clerks.hash_pin(OWN))
    async with opened(clerk=None) as pilot:
        await typed(pilot, "101", GIVEN)
        await press(pilot, "up", "backspace", "2", "enter")
        await typed(pilot, OWN)
        assert seated(given) == "102"


async def test_what_is_asked_for_stays_when_the_hall_was_opened_only_meanwhile(given, opened):
    async with opened(clerk=None) as pilot:
        pilot.app.screen._ready = False  # the sign-in has not heard of the hall yet, as in its first second
        await typed(pilot, "101", GIVEN)
        assert t("sign_in.choose") in text_of(pilot.app)

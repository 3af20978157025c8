"""A wait of hours is told as over so many hours: two ends hours apart help nobody."""

from __future__ import annotations

import pytest

from counterdesk.hall import kiosk, tickets
from counterdesk.hall.tickets.told import issued_words
from counterdesk.store.desk import By
from counterdesk.tui.screens.kiosk_steps import START
from counterdesk.tui.screens.kiosk_view import question
from counterdesk.words import use_language


@pytest.fixture
def given(store):
    store.run(tickets.issue, By(), "A01")
    return store.run(tickets.issue, By(), "A01")


@pytest.mark.parametrize(("lang", "said"), [("zh", "约2小时以上"), ("en", "over 2 hours")])
def test_the_desk_says_so_of_the_number_given_out(given, lang, said):
    use_language(lang)
    long = given._replace(ticket=given.ticket._replace(ahead=9, wait_low_min=135, wait_high_min=445), is_served=True)
    assert said in issued_words(long)
    assert "445" not in issued_words(long)


@pytest.mark.parametrize(("lang", "said"), [("zh", "2小时以上"), ("en", "over 2 hours"), ("es", "más de 2 horas")])
def test_the_kiosk_says_so_of_a_line(store, given, lang, said):
    use_language(lang)
    now = store.read(kiosk.kiosk_now)
    line = now.lines["A"]._replace(ahead=9, low_min=135, high_min=200, is_served=True)
    shown = [tile.note for tile in question(now._replace(lines={**now.lines, "A": line}), START).tiles]
    assert any(said in note for note in shown)

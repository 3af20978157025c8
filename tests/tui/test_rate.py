"""The desk's second screen, turned to the citizen: a visit may be rated there once it is over; silence says nothing."""

from __future__ import annotations

import pytest

from counterdesk.hall import rows, tickets, visits, windows
from counterdesk.hall.reviews import rows as reviews
from counterdesk.store.desk import By
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.screens.rate import Rate
from counterdesk.words import language, use_language

from .conftest import QUICK_S, settled
from .kiosk_door import press
from .screen_text import every_look, text_of

ME, OTHER = By("101", "1"), By("102", "2")


@pytest.fixture
def served(store):
    """A001 stands at window 1, and A002 waits."""
    store.run(windows.open_window, ME)
    for _ in range(2):
        store.run(tickets.issue, By(), "A01")
    for act in (tickets.call_next, visits.start):
        store.run(act, ME)
    return store


@pytest.fixture
async def turned(served, clock):
    """The screen of window 1."""
    app = KioskApp(served.path, clock=clock, goal="rate", window="1")
    app.held.quiet_s = QUICK_S
    async with app.run_test(size=(80, 24)) as pilot:
        screen(pilot).presses.rest_s = screen(pilot).presses.held.quiet_s = QUICK_S
        await settled(pilot)
        yield pilot


def screen(pilot):
    found = pilot.app.screen_stack[0]
    assert isinstance(found, Rate)
    return found


async def act(pilot, store, *acts, by=ME):
    """What a clerk does at the desk, and the screen hears of it."""
    for one in acts:
        store.run(one, by)
    screen(pilot).news()
    await settled(pilot)


async def later(pilot, clock, seconds):
    clock.forward(seconds)
    screen(pilot).tick()
    await settled(pilot)


def given(store):
    return [(one.grade, one.because, one.channel, one.entered_by) for one in store.read(reviews.listed)]


def asks(pilot):
    return "办得怎么样" in text_of(pilot.app)


async def test_nothing_is_asked_while_somebody_is_served(turned, served):
    assert not asks(turned)
    await press(turned, "5", "0")
    assert given(served) == []


async def test_a_finished_visit_is_rated_by_digits(turned, served):
    await act(turned, served, visits.finish)
    assert asks(turned)
    await press(turned, "2", "1", "4", "0")
    await settled(turned)
    assert given(served) == [(2, ("wait_long", "not_told_once"), "screen", None)]
    assert "谢谢" in text_of(turned.app)
    assert not asks(turned)


async def test_it_still_asks_when_the_next_is_called_in_the_same_press(turned, served):
    await act(turned, served, visits.finish, tickets.call_next)
    assert asks(turned)


async def test_it_asks_no_more_once_the_next_is_served(turned, served):
    await act(turned, served, visits.finish, tickets.call_next, visits.start)
    assert not asks(turned)
    await press(turned, "1", "0")
    assert given(served) == []


async def test_a_grade_pressed_before_the_next_is_served_counts(turned, served):
    await act(turned, served, visits.finish)
    await press(turned, "4")
    await act(turned, served, tickets.call_next, visits.start)
    assert given(served) == [(4, (), "screen", None)]


async def test_silence_is_no_grade_and_it_does_not_ask_twice(turned, served, clock):
    await act(turned, served, visits.finish)
    await later(turned, clock, 61)
    assert not asks(turned)
    await act(turned, served)
    assert not asks(turned)
    assert given(served) == []


async def test_who_does_not_want_to_presses_nought(turned, served):
    await act(turned, served, visits.finish)
    await press(turned, "0")
    await act(turned, served)
    assert not asks(turned)
    assert given(served) == []


async def test_a_finish_taken_back_takes_the_question_back(turned, served):
    await act(turned, served, visits.finish)
    await act(turned, served, visits.undo)
    assert not asks(turned)


async def test_a_visit_at_another_window_is_none_of_its(turned, served):
    served.run(windows.open_window, OTHER)
    served.run(tickets.issue, By(), "A01")
    await act(turned, served, tickets.call_next, visits.start, visits.finish, by=OTHER)
    assert not asks(turned)
    assert served.read(lambda look: rows.by_label(look, "A002")).state == "finished"


async def test_a_slip_rated_elsewhere_is_not_asked_about(turned, served):
    from counterdesk.hall.reviews.giving import Given, code_of, give

    served.run(visits.finish, ME)
    code = served.read(lambda look: code_of(look, rows.by_label(look, "A001")))
    served.run(give, By(), Given(code, 5))
    await act(turned, served)
    assert not asks(turned)


async def test_it_speaks_the_language_of_the_ticket_and_then_the_hall_s_again(turned, served, clock):
    await act(turned, served, visits.finish, tickets.call_next, visits.start)
    served.run(tickets.issue, By(), "A01", lang="en")
    await act(turned, served, visits.finish, tickets.call_next, visits.start, visits.finish)
    assert (language(), "How was A003?" in text_of(turned.app)) == ("en", True)
    await later(turned, clock, 61)
    await later(turned, clock, 1)
    assert language() == "zh"


async def test_no_key_leads_out_but_the_staff_s(turned, served):
    await press(turned, "escape", "f12", "ctrl+q", "ctrl+c", "f5", "enter")
    assert isinstance(turned.app.screen, Rate)
    await press(turned, "f9")
    assert "工号" in text_of(turned.app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_both_faces_read_well(turned, served, lang):
    use_language(lang)
    screen(turned).touched_us = screen(turned).now_us()  # by whoever chose it: one left alone goes home to its own
    screen(turned).repaint()
    await settled(turned)
    await every_look(turned, "rate_window")
    await act(turned, served, visits.finish)
    use_language(lang)
    screen(turned).repaint()
    await settled(turned)
    await every_look(turned, "rate_asks")

"""A questionnaire at the kiosk: a key of its own, answered by digits, anonymous, and never in anybody's way."""

from __future__ import annotations

import pytest

from counterdesk import paths
from counterdesk.hall import rows, windows
from counterdesk.hall.surveys import asking, forms
from counterdesk.store.desk import By
from counterdesk.tui.screens.kiosk_survey import Answering, by_digit
from counterdesk.tui.screens.kiosk_survey import pressed as after
from counterdesk.words import use_language

from .conftest import settled
from .kiosk_door import door_of, kiosk, later, press
from .screen_text import every_look, text_of

FORM = forms.read(paths.data("surveys", "hall.toml"))


@pytest.fixture
def hall(store):
    store.run(windows.open_window, By("101", "1"))
    store.run(asking.make, By("301"), FORM)
    return store


@pytest.fixture
def door(hall, clock):
    return door_of(hall, clock, survey="hall")


def counted(hall):
    found = hall.read(asking.result, name="hall")
    return [one for one in found.channels if one[1]], {one.question.id: one.counts for one in found.questions}


async def test_it_is_answered_by_digits_and_counts_as_the_kiosk_s(hall, door):
    async with door() as pilot:
        await press(pilot, "-", "5", "4", "3", "1", "2")
        await settled(pilot)
        assert "谢谢" in text_of(pilot.app)
    channels, counts = counted(hall)
    assert channels == [("kiosk", 1, 1)]
    assert (counts["told"], counts["in_time"], counts["trips"]) == ((1, 0, 0, 0, 0), (0, 0, 0, 0, 1), (0, 1, 0))


async def test_any_question_may_be_left_out(hall, door):
    async with door() as pilot:
        await press(pilot, "-", "5", "+", "+", "2", "0")
        await settled(pilot)
    channels, counts = counted(hall)
    assert channels == [("kiosk", 1, 1)]
    assert {name: sum(found) for name, found in counts.items()} == {
        "told": 1, "posted": 0, "kind": 0, "in_time": 1, "trips": 0,
    }  # fmt: skip


async def test_who_opens_it_and_leaves_was_asked_and_said_nothing(hall, door, clock):
    async with door() as pilot:
        await press(pilot, "-")
        await later(pilot, clock, 30)
        assert "您来办什么事" in text_of(pilot.app)
    assert counted(hall)[0] == [("kiosk", 1, 0)]


async def test_who_walks_away_has_answered_what_they_answered(hall, door, clock):
    async with door() as pilot:
        await press(pilot, "-", "4")
        await later(pilot, clock, 30)
        await settled(pilot)
    assert counted(hall)[0] == [("kiosk", 1, 1)]


async def test_nothing_tells_who_answered(hall, door):
    async with door() as pilot:
        await press(pilot, "-", "5", "0")
        await settled(pilot)
    from counterdesk.store import journal

    entries = [one for one in hall.read(lambda look: journal.tail(look.conn, 0)) if "survey" in one.kind][1:]
    assert [one.kind for one in entries] == ["survey_asked", "survey_answered"]
    assert {(one.clerk, one.window, one.ticket_id) for one in entries} == {(None, None, None)}


async def test_it_is_not_in_the_way_of_a_number(hall, door):
    async with door() as pilot:
        await press(pilot, "6")
        assert hall.read(rows.of_day)
    assert counted(hall)[0] == []


@pytest.mark.parametrize("survey", [None, "none_such"])
async def test_without_a_questionnaire_there_is_nothing_to_press(hall, clock, survey):
    async with door_of(hall, clock, survey=survey)() as pilot:
        assert "评议" not in text_of(pilot.app)
        await press(pilot, "-")
        assert kiosk(pilot).answering is None


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_it_reads_well(door, lang):
    async with door() as pilot:
        use_language(lang)
        kiosk(pilot).repaint()
        await settled(pilot)
        await every_look(pilot, "kiosk_survey_offer")
        await press(pilot, "-")
        await every_look(pilot, "kiosk_survey")


def test_what_is_no_answer_changes_nothing():
    assert [after(Answering(FORM), key) for key in ("6", "0", "", "x")] == [None] * 4
    assert by_digit(FORM.questions[-1]) == {"1": "once", "2": "twice", "3": "more"}

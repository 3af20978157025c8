"""A question and its answer: whatever comes between them, an answer is taken by whoever asked for it."""

from __future__ import annotations

from counterdesk.tui.widgets.picker import Choice, Question

from .conftest import press, settled
from .screen_text import text_of

WHICH = Question("哪项业务", [Choice("A01", "设立登记")])
PAPER = Question("哪张单据", [Choice("11", "号票")])


async def test_an_answer_goes_to_its_own_question_though_another_one_came_meanwhile(queue, opened):
    async with opened() as pilot:
        services: list[str] = []
        papers: list[str] = []
        pilot.app.ask(WHICH, services.append)
        await settled(pilot)
        pilot.app.picker.action_enter()  # a key answers, and before that is taken a slow question comes at last
        pilot.app.ask(PAPER, papers.append)
        await settled(pilot)
        assert (services, papers) == (["A01"], [])
        assert "号票" in text_of(pilot.app)
        await press(pilot, "enter")
        assert (services, papers) == (["A01"], ["11"])


async def test_no_key_answers_a_question_that_does_not_stand_on_the_screen_yet(queue, opened):
    async with opened() as pilot:
        services: list[str] = []
        papers: list[str] = []
        pilot.app.ask(WHICH, services.append)
        await settled(pilot)
        await press(pilot, "escape")
        pilot.app.ask(PAPER, papers.append)
        pilot.app.picker.action_enter()  # the picker still has the services in it
        await settled(pilot)
        assert (services, papers) == ([], [])
        assert "号票" in text_of(pilot.app)


async def test_a_press_under_way_when_another_screen_comes_in_front_answers_nothing_and_takes_nothing_away(
    queue, opened
):
    async with opened() as pilot:
        services: list[str] = []
        pilot.app.ask(WHICH, services.append)
        await settled(pilot)
        pilot.app.dialog.said = "请稍候", []
        pilot.app.push_screen(pilot.app.dialog)
        pilot.app.picker.action_enter()
        await settled(pilot)
        assert (services, pilot.app.screen) == ([], pilot.app.dialog)
        await press(pilot, "escape", "enter")
        assert services == ["A01"]

"""A desk whose seat is nobody's any more goes back to the sign-in, and stays there."""

from __future__ import annotations

from counterdesk.hall import windows
from counterdesk.store.desk import By
from counterdesk.tui.screens.sign_in import SignIn
from counterdesk.tui.widgets.picker import Choice, Question

from .conftest import press, settled


async def test_two_heartbeats_that_know_of_it_close_one_desk(queue, opened):
    async with opened() as pilot:
        desk = pilot.app.screen
        queue.run(windows.close, By("101", "1"))
        desk.beat()  # its own, and the one of a hall that came back
        desk.beat()
        await settled(pilot)
        assert isinstance(pilot.app.screen, SignIn)
        await press(pilot, *"102")
        assert pilot.app.is_running


async def test_a_question_in_front_goes_with_the_desk_behind_it(queue, opened):
    async with opened() as pilot:
        desk = pilot.app.screen
        pilot.app.ask(Question("哪项业务", [Choice("A01", "设立登记")]), lambda chosen: None)
        await settled(pilot)
        queue.run(windows.close, By("101", "1"))
        desk.beat()
        await settled(pilot)
        assert isinstance(pilot.app.screen, SignIn)
        assert len(pilot.app.screen_stack) == 1

"""A timer fires even when its time was up before it had begun."""

import pytest
from textual.app import App

from counterdesk.tui.key_order import KeysInOrder
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.sure import Sure

OVER_AT_ONCE_S = 1e-9
"""No computer looks at its clock twice within so little: as after a long stop."""


class Waiting(Sure, App[None]):
    """Waits for its one timer."""

    fired = 0

    def on_mount(self) -> None:
        self.set_timer(OVER_AT_ONCE_S, self.fire)

    def fire(self) -> None:
        self.fired += 1


async def test_a_timer_that_begins_late_still_fires_and_only_once():
    async with Waiting().run_test() as pilot:
        await pilot.pause(0.05)
        assert pilot.app.fired == 1


@pytest.mark.parametrize("what", [KeysInOrder, HallScreen])
def test_the_programs_own_timers_are_of_that_kind(what):
    assert what.set_timer is Sure.set_timer

"""A ticket that has been through much: its page still shows what can be done with it."""

from __future__ import annotations

import pytest

from counterdesk.hall import tickets
from counterdesk.store.desk import By

from .conftest import press
from .screen_text import text_of


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_after_a_long_story_the_acts_are_still_seen(store, clock, opened, size):
    async with opened(size=size) as pilot:
        store.run(tickets.issue, By(), "A01")
        await press(pilot, "f5")
        for _ in range(30):
            clock.forward(61)
            store.run(tickets.recall, By("101", "1"))
        await press(pilot, "f3", *"a001", "enter")
        shown = text_of(pilot.app)
        assert ("转办其他业务…" in shown, "09:40 A001 取号" in shown, "10:10 A001 重呼" in shown) == (True, True, True)

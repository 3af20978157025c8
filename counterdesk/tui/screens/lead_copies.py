"""Copies of the hall from the lead's screen: one now, with how far it is, and one every day at a time to choose."""

from __future__ import annotations

import asyncio
import re
from datetime import time

from counterdesk.hall import backups, clerks
from counterdesk.store.desk import By
from counterdesk.tui.screens.lead_story import LeadStory
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import plain, t

TIMES = ("12:30", "17:30", "18:00", "20:00")
"""What is offered; any other time may be typed."""
CLOCK = re.compile(r"(\d{1,2})[:：.]?(\d{2})")
OFF = "off"


def clock(typed: str) -> time | None:
    """A time of day as it is typed, 17:30 or 1730; None for anything else."""
    found = CLOCK.fullmatch(plain(typed).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


class LeadCopies(LeadStory):
    """What a lead does about copies."""

    def _back_up(self, _which: str) -> None:
        # no act: it lasts, and whatever else is pressed must be done meanwhile
        self.aside(self._copy)

    async def _copy(self) -> None:
        await self.hall.link.ask(clerks.require, self.hall.clerk, "backup")
        store, loop = self.hall.link.store, asyncio.get_running_loop()
        if store is None:
            return
        from counterdesk.store import saving

        def tell(done: int, whole: int) -> None:
            loop.call_soon_threadsafe(self._progress, done, whole)

        by = By(self.hall.clerk)
        file, checked = await asyncio.to_thread(saving.save, store, self.hall.link.hall, tell, by)
        self.say(t("lead.copied", file=file, count=checked.entries))

    def _progress(self, done: int, whole: int) -> None:
        full = 20 * done // max(whole, 1)
        self.say(t("lead.copying", bar="█" * full + "░" * (20 - full), percent=100 * done // max(whole, 1)))

    def _when(self, which: str) -> None:
        choices = [Choice(at, "", at) for at in TIMES] + [Choice(OFF, t("lead.copy_off"))]
        told = [[(t("lead.copy_told", at=which), "quiet")]]
        self.hall.ask(Question(t("lead.copy_when"), choices, told, free=True), self._plan)

    def _plan(self, typed: str) -> None:
        at = clock(typed)
        if at is None and typed != OFF:
            self.say(t("lead.copy_no_time"), part="needs")
            self.app.bell()
            return
        self.act(lambda: self._planned(at))

    async def _planned(self, at: time | None) -> None:
        await self.hall.link.do(backups.plan, By(self.hall.clerk), at)
        self.say(t("lead.copy_planned", at=f"{at:%H:%M}") if at else t("lead.copy_not_planned"))

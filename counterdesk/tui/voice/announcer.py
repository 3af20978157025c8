"""The announcer: speaks what waits, one call after another, and rings where it cannot speak."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from counterdesk.settings import VoiceSettings
from counterdesk.tui.voice.sentence import sentence
from counterdesk.tui.voice.speaker import speak
from counterdesk.tui.voice.waiting import Call, Standing, Waiting

BELL_S = 0.8
"""Between two bells, so that two calls are heard as two."""


class Announcer:
    """One voice. ``hear`` tells it of calls, ``announce`` speaks until none waits.

    ``bell`` rings once; ``told`` is called when ``failed`` changed: whether the last call had no voice though one
    is set up.
    """

    def __init__(self, settings: VoiceSettings, bell: Callable[[], None], told: Callable[[], None]) -> None:
        self.settings = settings
        self.failed = False
        self.bell_s = BELL_S
        self._waiting = Waiting()
        self._bell = bell
        self._told = told
        self._speaking = False

    @property
    def wanted(self) -> bool:
        """Whether calls wait and nobody speaks them yet."""
        return bool(self._waiting) and not self._speaking

    def hear(self, calls: Iterable[Call], standing: Standing) -> None:
        """Take in new calls, and who is still awaited; a silent board takes in nothing."""
        if self.settings.speak:
            self._waiting.hear(calls, standing)

    async def announce(self) -> None:
        """Speak every call that waits, one at a time; does nothing while it is being done already."""
        if self._speaking:
            return
        self._speaking = True
        try:
            while call := self._waiting.take():
                await self._say(call)
        finally:
            self._speaking = False

    async def _say(self, call: Call) -> None:
        spoken = await speak(self.settings, sentence(call.number, call.window, call.lang), call.lang)
        self._learn(failed=bool(self.settings.command) and not spoken)
        if not spoken:
            self._bell()
            await asyncio.sleep(self.bell_s)

    def _learn(self, failed: bool) -> None:
        if failed != self.failed:
            self.failed = failed
            self._told()

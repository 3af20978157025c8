"""The teller: says the newest thing only. What is being said is cut off at once by the next, or by ``hush``."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from counterdesk.settings import VoiceSettings
from counterdesk.tui.voice.speaker import speak

PAGE_S = 60.0
"""A question with eight choices takes longer than a call: at least so long before a voice counts as stuck."""


class Teller:
    """One voice for whoever stands here; silent unless ``settings`` speak and name a command.

    ``failed`` tells whether the last text that was not cut off had no voice.
    """

    def __init__(self, settings: VoiceSettings) -> None:
        self.settings = replace(settings, deadline_s=max(settings.deadline_s, PAGE_S))
        self.failed = False
        self._saying: asyncio.Task[None] | None = None
        self._one = asyncio.Lock()

    def say(self, text: str, lang: str) -> None:
        """Say ``text`` instead of whatever is being said."""
        self.hush()
        if text and self.settings.speak and self.settings.command:
            self._saying = asyncio.create_task(self._say(text, lang))

    def hush(self) -> None:
        """Be silent from now on; the program that speaks is killed."""
        if self._saying:
            self._saying.cancel()
        self._saying = None

    async def close(self) -> None:
        """Be silent, and come back once the program that spoke has ended."""
        self.hush()
        async with self._one:
            return

    async def _say(self, text: str, lang: str) -> None:
        async with self._one:  # held until the child before is gone: one voice at a time
            self.failed = not await speak(self.settings, text, lang)

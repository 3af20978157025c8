"""Somebody who works at a desk without looking much: the natural next key mostly, the other keys now and then."""

from __future__ import annotations

import asyncio
import random

from textual import events

from counterdesk.tui.app import CounterdeskApp
from tests.bench.program import PIN

REST_S = 0.04
"""Between two keys: slower than a scanner."""
SERVICES = ("A01", "A02", "A03", "A05", "B01", "B03", "C01", "D01", "E01")
ACTS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("enter",), 12), (("f5",), 3), (("f8", "enter"), 3), (("f7",), 1), (("f6",), 1), (("f10",), 1),
    (("ctrl+z",), 1), (("end", "enter"), 1), (("left",), 1), (("home",), 1), (("f9", "escape"), 1), (("f4",), 1),
    (("delete", "enter"), 1), (("insert",), 1), (("ctrl+l",), 1), (("f1", "enter"), 1),
)  # fmt: skip
"""Presses at a desk, and how often each comes."""
ISSUES = 8
SIGNS_IN_S = 3.0
"""Between two tries to sign in."""
EMPTIED = ("backspace",) * 12
"""What was typed for the desk that stood here a moment ago."""


class Hand:
    """The clerk of one desk; ``pace_s`` seconds lie between two acts, more or less."""

    def __init__(self, app: CounterdeskApp, clerk: str, chance: random.Random, pace_s: float) -> None:
        self.app, self.clerk, self.chance, self.pace_s = app, clerk, chance, pace_s

    async def work(self) -> None:
        """Go on until the program ends."""
        while self.app.is_running:
            await asyncio.sleep(self.chance.expovariate(1 / (SIGNS_IN_S if self._front == "SignIn" else self.pace_s)))
            front = self._front
            if front == "Desk":
                await self._press(*self._act())
            elif front == "SignIn":
                if self.app.focused not in self.app.screen.focus_chain[:1]:
                    await self._press("up")
                await self._press(*EMPTIED, *self.clerk, "enter", *EMPTIED, *PIN, "enter")
            else:
                await self._press(self.chance.choice(("enter", "escape", "escape")))

    @property
    def _front(self) -> str:
        return type(self.app.screen).__name__ if self.app.is_running else ""

    def _act(self) -> tuple[str, ...]:
        chosen = self.chance.choices([None, *(act for act, _ in ACTS)], [ISSUES, *(often for _, often in ACTS)])[0]
        return chosen or ("f2", *self.chance.choice(SERVICES).lower(), "enter")

    async def _press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(REST_S)

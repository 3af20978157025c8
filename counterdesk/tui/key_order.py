"""Keys act one after the other, each on the screen that the one before it left in front.

Textual 8.2.8 hands a key on before the key before it has acted. Over a slow line several arrive at once, and the Enter
meant for a question would act on the desk behind it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

PATIENCE_S = 0.5
"""A key that has not acted by then never will: what it was meant for is gone."""


class KeysInOrder(App[None], inherit_bindings=False):
    """An app that holds a key back until the one before has acted."""

    def __init__(self) -> None:
        super().__init__()
        self._held_back: deque[events.Key] = deque()
        self._acting = 0
        self._last = 0

    async def on_event(self, event: events.Event) -> None:
        """Everything but a fresh key goes its usual way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._acting or self._held_back:
            self._held_back.append(event)
            self.set_timer(PATIENCE_S, partial(self._give_up, self._acting))
        else:
            await self._let_act(event)

    def swallows(self, event: events.Key) -> bool:
        """Whether a key is not for the screen at all; overridden by apps that look at keys first."""
        return False

    async def _let_act(self, key: events.Key) -> None:
        if self.swallows(key):
            return
        await super().on_event(key)
        self._last += 1
        self._acting = self._last
        self._follow(self.screen)

    def _follow(self, front: Screen[Any]) -> None:
        # the key goes from the focused widget up to the app, through the queue of each; this goes behind it
        nodes: list[MessagePump] = [*(self.focused or front).ancestors_with_self]
        self._hop([node for node in nodes if node is not self], front, self._acting)

    def _hop(self, nodes: Sequence[MessagePump], front: Screen[Any], number: int) -> None:
        if nodes:
            nodes[0].call_later(self._hop, nodes[1:], front, number)
        else:
            self.call_later(self._acted, front, number)

    async def _acted(self, front: Screen[Any], number: int) -> None:
        if number != self._acting:
            return
        if self.screen is not front:  # it put another screen in front, which must be ready for the next key
            self._follow(self.screen)
            return
        await self._go_on()

    async def _give_up(self, number: int) -> None:
        if number == self._acting:
            await self._go_on()

    async def _go_on(self) -> None:
        self._acting = 0
        while self._held_back and not self._acting:
            await self._let_act(self._held_back.popleft())

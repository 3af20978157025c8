"""Keys act one after the other, each on the screen that the one before it left in front.

Textual 8.2.8 hands a key on before the key before it has acted. Over a slow line several arrive at once, and the Enter
meant for a question would act on the desk behind it, or a PIN's digit stand in the field before.

A key goes from the focused widget up to the app, through the queue of each, and the next one waits behind it there.
What the key made one of them tell is under way by then: a field that its text was handed in, the app that the focus
moves on or a question was answered. So the wait goes that way once more, and again where another screen is in front by
then or another field in focus.
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
from textual.widget import Widget

from counterdesk.tui.sure import Sure

PATIENCE_S = 0.5
"""Whatever holds a key up so long, a screen that takes its time, the next one waits no longer for it."""
Front = tuple[int, Screen[Any], Widget | None]
"""How many screens came and went so far, the one in front, and what has the focus there."""


class KeysInOrder(Sure, App[None], inherit_bindings=False):
    """An app that holds back a key, or what is pasted, until the one before has acted."""

    def __init__(self) -> None:
        super().__init__()
        self._held_back: deque[events.Key | events.Paste] = deque()
        self._acting = 0
        self._last = 0
        self._turned = 0

    def on_mount(self) -> None:
        """Count the screens that come and go: a question behind a question is the same screen again."""
        self.screen_change_signal.subscribe(self, self._another, immediate=True)

    async def on_event(self, event: events.Event) -> None:
        """Everything but what was freshly typed goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._acting or self._held_back:
            self._held_back.append(event)
            self.set_timer(PATIENCE_S, partial(self._give_up, self._acting))
        else:
            await self._let_act(event)

    def swallows(self, event: events.Key) -> bool:
        """Whether a key is not for the screen at all; overridden by apps that look at keys first."""
        return False

    async def _let_act(self, typed: events.Key | events.Paste) -> None:
        if isinstance(typed, events.Key) and self.swallows(typed):
            return
        await super().on_event(typed)
        self._last += 1
        self._acting = self._last
        await self._follow()

    def _another(self, _screen: Screen[Any]) -> None:
        self._turned += 1

    @property
    def _front(self) -> Front:
        return self._turned, self.screen, self.focused

    async def _follow(self, front: Front | None = None) -> None:
        nodes = [node for node in (self.focused or self.screen).ancestors_with_self if node is not self]
        await self._hop([*nodes, self], front, self._acting)

    async def _hop(self, nodes: Sequence[MessagePump], front: Front | None, number: int) -> None:
        """Go on behind what stands in the next one's queue; one that is being closed takes nothing more."""
        while nodes:
            first, *nodes = nodes
            if first.call_later(self._hop, nodes, front, number):
                return
        await self._acted(front, number)

    async def _acted(self, front: Front | None, number: int) -> None:
        if number != self._acting:
            return
        if front != self._front:
            await self._follow(self._front)
        else:
            await self._go_on()

    async def _give_up(self, number: int) -> None:
        if number == self._acting:
            await self._go_on()

    async def _go_on(self) -> None:
        self._acting = 0
        while self._held_back and not self._acting:
            await self._let_act(self._held_back.popleft())

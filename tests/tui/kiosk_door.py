"""The kiosk opened at a hall of one's own, and a citizen in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from textual import events
from textual.pilot import Pilot

from counterdesk.clock import FixedClock
from counterdesk.store.engine import Store
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.screens.citizen_screen import CitizenScreen
from counterdesk.tui.screens.kiosk import Kiosk
from counterdesk.tui.screens.kiosk_presses import QUIET_S

from .conftest import QUICK_S, settled

PATIENCE_S = 10.0
"""So long at most a key takes to count: if it does not by then, it is lost."""
Door = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def door_of(store: Store, clock: FixedClock, survey: str | None = None) -> Door:
    """Open the kiosk of that hall, with a questionnaire or none: ``async with door(size=(80, 24)) as pilot``."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24), theme: str = "office-day") -> AsyncIterator[Pilot[None]]:
        app = KioskApp(store.path, theme=theme, clock=clock)
        app.held.quiet_s, app.survey = QUICK_S, survey
        async with app.run_test(size=size) as pilot:
            kiosk(pilot).presses.rest_s = kiosk(pilot).presses.held.quiet_s = QUICK_S
            await settled(pilot)
            yield pilot

    return run


def kiosk(pilot: Pilot[None]) -> Kiosk:
    """The kiosk itself, also while the staff's page is in front."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Kiosk)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as a person does: each after what the last one did, and alone."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await alone(pilot)


async def alone(pilot: Pilot[None]) -> None:
    """Wait until it is known that nothing follows the last key, and what it meant is done."""
    await settled(pilot)
    front = pilot.app.screen_stack[0]
    async with asyncio.timeout(PATIENCE_S):
        while isinstance(front, CitizenScreen) and front._waits is not None:
            await asyncio.sleep(QUIET_S)
    await settled(pilot)


async def scan(pilot: Pilot[None], code: str) -> None:
    """A scanner: every digit at once, then Enter."""
    for digit in code:
        pilot.app.post_message(events.Key(digit, digit))
    pilot.app.post_message(events.Key("enter", "\r"))
    await alone(pilot)


async def later(pilot: Pilot[None], clock: FixedClock, seconds: float) -> None:
    """Let time pass at the hall, and the kiosk notice."""
    clock.forward(seconds)
    kiosk(pilot).tick()
    await settled(pilot)

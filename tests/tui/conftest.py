"""A furnished hall and a desk in it, driven by keys as a clerk would."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.drivers.headless_driver
import textual.pilot
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from counterdesk.clock import FixedClock
from counterdesk.hall import catalogue, tickets
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import Store, open_store
from counterdesk.tui.app import CounterdeskApp
from counterdesk.words import use_language

from ..quiet import idle
from . import sample_hall

SIZES = [(80, 24), (140, 40)]
QUICK_S = 0.0001
"""How long a key must rest in a test before the same key counts again: a pilot's presses are further apart."""
HAND_S = 0.05
"""Between two keys that a pilot presses: it is faster than a scanner."""
CHAIN = 20
"""So often at most one layout brings the next; a screen whose program ends is never painted again."""


textual.pilot.wait_for_idle = textual.app.wait_for_idle = idle  # type: ignore[attr-defined]


class Hand(HeadlessDriver):
    """A terminal whose keys bear the times of a hand, however fast a pilot presses them."""

    _last_s = 0.0

    def send_message(self, message: Message) -> None:
        """On to the app; a key no sooner after the one before than a hand can press it."""
        if isinstance(message, Key):
            message.time = self._last_s = max(message.time, self._last_s + HAND_S)
        super().send_message(message)


textual.drivers.headless_driver.HeadlessDriver = Hand  # type: ignore[misc]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall nobody has used yet, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    sample_hall.make(folder).close()
    return folder


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test begins and ends in Chinese."""
    use_language("zh")
    yield
    use_language("zh")


@pytest.fixture
def clock() -> FixedClock:
    """The hall's clock, standing still."""
    return FixedClock(sample_hall.START)


@pytest.fixture
def store(furnished: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """A fresh hall of one's own, seen from another window."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    store = open_store(tmp_path / "hall.db", clock)
    yield store
    store.close()


@pytest.fixture
def queue(store: Store, clock: FixedClock) -> Store:
    """A001, A002 and A003 wait, each a minute longer than the next."""
    for service in ("A01", "A02", "A03"):
        store.run(tickets.issue, By(), service)
        clock.forward(60)
    return store


@pytest.fixture
def dear_b07(store: Store) -> None:
    """A fee of 20 for B07."""

    def load(desk: Desk) -> None:
        cat = catalogue.current(desk)
        one = cat.services["B07"]
        dear = replace(one, fee=replace(one.fee, amount=Decimal(20)))
        catalogue.load(desk, replace(cat, version="dear", services={**cat.services, "B07": dear}))

    store.run(load)


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages in turn, in use."""
    use_language(request.param)
    return str(request.param)


@pytest.fixture(params=SIZES, ids=["80", "140"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The smallest terminal a screen must fit, and a large one."""
    found: tuple[int, int] = request.param
    return found


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def opened(store: Store, clock: FixedClock) -> Opened:
    """Open the program at that hall: ``async with opened(size=(80, 24), goal="desk") as pilot``."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24), **given: Any) -> AsyncIterator[Pilot[None]]:
        given = {"window": "1", "clerk": "101", **given}
        app = CounterdeskApp(store.path, clock=clock, **given)
        app.held.quiet_s = QUICK_S
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return run


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read or done any more."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for _ in range(CHAIN):
        await idle()
        if not unpainted(pilot.app.screen):
            break
        await pilot.pause()


def unpainted(screen: Screen[Any]) -> bool:
    """Whether a screen has something to lay out or to paint, or to do after it has."""
    return bool(screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each after what the last one did."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)

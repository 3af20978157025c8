"""The demo's hall, made once and copied; a town around it that is moved by hand; the program opened at it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from counterdesk.clock import FixedClock, to_us
from counterdesk.demo import furnish
from counterdesk.demo.app import DemoApp
from counterdesk.demo.places import BEAT_S, MINE, START
from counterdesk.demo.town import Town, run_until
from counterdesk.store.engine import Store, open_store
from counterdesk.words import use_language

from ..tui.conftest import settled

MINUTE_US = 60_000_000


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


@pytest.fixture(scope="session")
def cat():
    return furnish.hall_file()


@pytest.fixture(scope="session")
def furnished_demo(tmp_path_factory) -> Path:
    """The demo's hall at 10:42, closed: copy it, never open it."""
    path = tmp_path_factory.mktemp("demo") / "hall.db"
    furnish.hall(path)
    return path


@pytest.fixture
def demo_file(furnished_demo, tmp_path) -> Path:
    return Path(shutil.copy(furnished_demo, tmp_path / "hall.db"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def store(demo_file, clock) -> Iterator[Store]:
    store = open_store(demo_file, clock)
    yield store
    store.close()


@pytest.fixture
def town(store, cat) -> Town:
    """Everybody but the visitor, who stands still at window 1."""
    return Town(store, cat, to_us(START), MINE, BEAT_S)


@pytest.fixture
def pass_time(town, clock) -> Callable[[float], None]:
    """Let so many minutes of the hall go by."""

    def go(minutes: float) -> None:
        run_until(town, clock, to_us(clock.now()) + round(minutes * MINUTE_US))

    return go


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def opened(demo_file) -> Opened:
    """Open the demo at a furnished hall: ``async with opened(speed=60) as pilot``."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24), speed: float = 1.0) -> AsyncIterator[Pilot[None]]:
        app = DemoApp(demo_file, speed)
        app.held.quiet_s = 0.0001
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return run

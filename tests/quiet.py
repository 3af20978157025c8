"""An event loop that can tell when nothing is left to do in it: what a screen has under way is over by then.

Textual's pilot looks whether the processor was used, 20 ms at a time and six times a key: that was most of what the
tests of screens took, and on a busy computer it looked too early. Here the loop itself says that it would sleep now,
and that nothing which it gave to other threads is still at work.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from time import monotonic
from typing import Any

from textual._wait import wait_for_idle

REST_S = 20.0
"""So long a loop is waited for that is never at rest; what is wrong with it is then the test's to find."""
MOST_S, HELD_UP_S = 20.0, 0.05
"""So long what was given to a thread is waited for, as a slow disk is no reason to press the next key; and so long
where somebody holds it up."""


class Restful(selectors.DefaultSelector):
    """Asks ``at_rest`` before it waits whether somebody has waited for just that."""

    at_rest: Callable[[], bool] = staticmethod(lambda: False)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready now, or what becomes so while nobody waits for the rest."""
        ready = super().select(0)
        if ready or timeout == 0 or self.at_rest():
            return ready
        return super().select(timeout)


class QuietLoop(asyncio.SelectorEventLoop):
    """A loop that knows when nothing of its own is left to do, and what is ``away``: given to threads, not done."""

    def __init__(self) -> None:
        selector = Restful()
        super().__init__(selector)
        selector.at_rest = self._wake
        self._waiting: list[asyncio.Future[None]] = []
        self.away: set[asyncio.Future[Any]] = set()

    def run_in_executor(self, executor: Executor | None, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        """As in any loop, and noted."""
        answer = super().run_in_executor(executor, func, *args)
        self.away.add(answer)
        answer.add_done_callback(self.away.discard)
        return answer

    async def rest(self) -> None:
        """Wait until this loop would sleep."""
        waits = self.create_future()
        self._waiting.append(waits)
        over = self.call_later(REST_S, self._wake)
        await waits
        over.cancel()

    def _wake(self) -> bool:
        waiting, self._waiting = self._waiting, []
        for waits in waiting:
            if not waits.done():
                waits.set_result(None)
        return bool(waiting)


@contextmanager
def held_up() -> Iterator[None]:
    """Meanwhile something holds a thread up for good, and nobody waits for it."""
    global MOST_S
    before, MOST_S = MOST_S, HELD_UP_S
    try:
        yield
    finally:
        MOST_S = before


async def idle(*_: float) -> None:
    """Wait until nothing is left to do here nor in the threads, in the place of Textual's own way."""
    loop = asyncio.get_running_loop()
    if not isinstance(loop, QuietLoop):
        await wait_for_idle()
        return
    end = monotonic() + MOST_S
    await loop.rest()
    while loop.away and (left_s := end - monotonic()) > 0:
        await asyncio.wait(loop.away, timeout=left_s)
        await loop.rest()

"""An event loop that can tell when nothing is left to do in it: what a screen has under way is over by then.

Textual's pilot looks whether the processor was used, 20 ms at a time and six times a key: that was most of what the
tests of screens took, and on a busy computer it looked too early. Here the loop itself says that it would sleep now,
and that nothing which it gave to other threads is still at work.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from time import monotonic, process_time
from typing import Any

LOOK_S = 0.004
IDLE_SHARE = 0.05
LOOKS = 8
"""So often in a row the processor was not used: what another thread has under way is held up by somebody, and not just
by a slow disk."""


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
        await waits

    def _wake(self) -> bool:
        waiting, self._waiting = self._waiting, []
        for waits in waiting:
            if not waits.done():
                waits.set_result(None)
        return bool(waiting)


async def idle(least_s: float = 0.0, most_s: float = 1.0) -> None:
    """Wait until nothing is left to do, or what is away stands still, as on a lock that somebody else holds."""
    loop = asyncio.get_running_loop()
    end, quiet = monotonic() + most_s, 0
    while quiet < LOOKS and monotonic() < end:
        if isinstance(loop, QuietLoop):
            await loop.rest()
            if not loop.away:
                return
        before = process_time()
        await (asyncio.wait(loop.away, timeout=LOOK_S) if isinstance(loop, QuietLoop) else asyncio.sleep(LOOK_S))
        quiet = quiet + 1 if process_time() - before <= LOOK_S * IDLE_SHARE else 0

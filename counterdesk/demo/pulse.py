"""The thread in which the demo's town lives; it sleeps until the next act is due."""

from __future__ import annotations

import logging
import threading

from counterdesk.clock import SECOND_US, Clock, to_us
from counterdesk.demo.town import Town
from counterdesk.refusals import StoreFault

log = logging.getLogger(__name__)
SHORTEST_S, LONGEST_S = 0.05, 0.5
"""Between two looks at the hall, in the visitor's seconds; the visitor may change it at any moment."""


class Pulse:
    """Steps a town on a running clock, in a thread of its own, until ``stop``."""

    def __init__(self, town: Town, clock: Clock, speed: float) -> None:
        self.town = town
        self.clock = clock
        self.speed = speed
        self._awake = threading.Event()
        self._over = False
        self._thread = threading.Thread(target=self._run, name="town", daemon=True)

    def start(self) -> Pulse:
        """Let the town live; returns itself."""
        self._thread.start()
        return self

    def wake(self) -> None:
        """Look at the hall now."""
        self._awake.set()

    def stop(self) -> None:
        """Let the town stand still and wait for its thread to end."""
        self._over = True
        self._awake.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over:
            self._awake.clear()
            self._awake.wait(min(max(self._step(), SHORTEST_S), LONGEST_S))

    def _step(self) -> float:
        """Seconds of the visitor's until the next act is due."""
        try:
            return (self.town.step() - to_us(self.clock.now())) / SECOND_US / self.speed
        except StoreFault as fault:
            log.warning("%s", fault)
            return LONGEST_S

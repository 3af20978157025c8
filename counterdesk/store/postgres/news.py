"""News from the server: every act is told on one channel in the transaction that did it.

The watching thread sleeps until the server speaks. Every few seconds it looks by itself, too: a way that is broken
without a word would otherwise be silent for ever.
"""

from __future__ import annotations

import select
import socket
from contextlib import suppress
from typing import Any

from counterdesk.store.postgres.turn import NEWS

SWEEP_S = 5.0


class News:
    """A listening connection as a pulse to be watched."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._version = 0
        driver.execute(f"LISTEN {NEWS}")
        self._bell, self._rope = socket.socketpair()

    def version(self) -> int:
        """A number that changes with every act told, and with every sweep."""
        self._version += sum(1 for _ in self._driver.notifies(timeout=0))
        return self._version

    def pause(self, seconds: float) -> None:
        """Until the server speaks, ``wake`` is called, or it is time for a sweep; ``seconds`` is for files."""
        ready, _, _ = select.select([self._driver.fileno(), self._bell], [], [], SWEEP_S)
        if not ready:
            self._driver.execute("SELECT 1")  # a server that is gone says so here
            self._version += 1

    def wake(self) -> None:
        """End the pause there is, or the next one."""
        with suppress(OSError):  # closed already: a bare number would by now be somebody else's file
            self._rope.send(b"!")

    def close(self) -> None:
        """Give the bell back."""
        self._bell.close()
        self._rope.close()

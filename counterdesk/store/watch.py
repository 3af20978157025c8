"""Watching the hall: something was committed by anybody - another window, the command line, an import.

SQLite's ``data_version`` costs four microseconds and misses nothing (a file's time or inotify does, measured), so it
is asked ten times a second on a connection that never writes; ``tell`` is called in the watching thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from counterdesk.refusals import StoreFault
from counterdesk.store.engine import Store

EVERY_S = 0.1
RETRY_S = 1.0


class Watch:
    """A thread that calls ``tell()`` after every commit of others and of this process, until ``stop``.

    ``lost(fault)`` is called once each time the store cannot be asked any more, and ``tell()`` when it can again.
    """

    def __init__(
        self,
        store: Store,
        tell: Callable[[], None],
        lost: Callable[[StoreFault], None] = lambda fault: None,
        every_s: float = EVERY_S,
    ) -> None:
        self.store = store
        self._tell = tell
        self._lost = lost
        self._every_s = every_s
        self._over = threading.Event()
        self._begun = threading.Event()
        self._away = False
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> Watch:
        """Begin to watch; returns itself once no later commit can be missed."""
        self._thread.start()
        self._begun.wait(RETRY_S)
        return self

    def stop(self) -> None:
        """Stop watching and wait for the thread to end."""
        self._over.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._follow()
            except StoreFault as fault:
                was_away, self._away = self._away, True
                self._begun.set()
                if not was_away:
                    self._lost(fault)
                self._over.wait(RETRY_S)

    def _follow(self) -> None:
        with self.store.watching() as version:
            seen = version()
            self._begun.set()
            if self._away:
                self._away = False
                self._tell()
            while not self._over.wait(self._every_s):
                now = version()
                if now != seen:
                    seen = now
                    self._tell()

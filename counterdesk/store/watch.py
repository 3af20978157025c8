"""Watching the hall: something was done by anybody - at another window, on the command line, by an import.

SQLite's ``data_version`` costs microseconds and misses no commit (a file's time or inotify does, measured), so it is
asked ten times a second on a connection that never writes; PostgreSQL tells by itself. ``tell`` is called in the
watching thread. The journal holds everything that is done: a commit that leaves its head where it was, such as a
heartbeat, is nobody's news.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from counterdesk.refusals import StoreFault
from counterdesk.store.base import Pulse, Store
from counterdesk.store.desk import Look

EVERY_S = 0.1
RETRY_S = 1.0
FILE_EVERY_S = 1.0


def head(look: Look) -> int:
    """The number of the journal's newest entry."""
    return look.last_id


class Watch:
    """A thread that calls ``tell()`` after everything done by others or by this process, until ``stop``.

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
        self._pulse: Pulse | None = None
        self._end = threading.Event()
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
        self._end.set()
        if self._pulse is not None:
            self._pulse.wake()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._end.is_set():
            try:
                self._follow()
            except StoreFault as fault:
                was_away, self._away = self._away, True
                self._begun.set()
                if not was_away:
                    self._lost(fault)
                self._end.wait(RETRY_S)

    def _follow(self) -> None:
        with self.store.watching() as pulse:
            self._pulse = pulse
            seen, known = pulse.version(), self.store.read(head)
            self._begun.set()
            if self._away:
                self._away = False
                self._tell()
            since_file = 0
            while not self._end.is_set():
                pulse.pause(self._every_s)
                if self._end.is_set():
                    return
                since_file += 1
                if since_file * self._every_s >= FILE_EVERY_S:  # ten times dearer than the question itself
                    since_file = 0
                    self.store.same_file()
                now = pulse.version()
                if now != seen:
                    seen, before, known = now, known, self.store.read(head)
                    if known != before:
                        self._tell()

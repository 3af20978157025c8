"""The writer's turn: one process writes at a time, and those who wait are served without starving.

SQLite's own busy handler lets one of many writers wait for seconds; a blocking flock on a side file does not, and
the kernel releases it when its process is killed.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: SQLite's busy handler has to do
    fcntl = None  # type: ignore[assignment]


class Gate:
    """The turn at one database file, across the threads and processes of this computer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._pid = os.getpid()
        self._file = -1

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn and hold it; blocks, so it is entered in a worker thread only."""
        self._in_this_process()
        with self._turn:
            handle = self._handle()
            if handle >= 0:
                fcntl.flock(handle, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if handle >= 0:
                    fcntl.flock(handle, fcntl.LOCK_UN)

    def _handle(self) -> int:
        if fcntl is not None and self._file < 0:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        return self._file

    def _in_this_process(self) -> None:
        # The lock belongs to the open file: a forked child must open its own, and let go of the parent's, which
        # would stay locked for as long as the child lives. Another thread of the parent may have had the turn.
        if self._pid != os.getpid():
            self.close()
            self._turn, self._pid = threading.Lock(), os.getpid()

    def close(self) -> None:
        """Give the side file back."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

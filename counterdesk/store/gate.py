"""The writer's turn: one process writes at a time, and those who wait are served in the order they came.

SQLite's own busy handler lets one of many writers wait for seconds; a blocking flock on a side file does not, and
the kernel releases it when its process is killed. Where both cores are busy flock alone lets whoever has just
written come again before the one it woke (measured with 64 who never stop: the worst waits 12 times the median), so
whoever finds others waiting draws a number first and goes to the lock when it is near. The numbers are manners and
no more: the lock alone keeps writers apart, and nobody waits long for one who has stopped or died in the queue.
"""

from __future__ import annotations

import os
import stat
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

try:
    import fcntl
except ImportError:  # Windows: SQLite's busy handler has to do
    fcntl = None  # type: ignore[assignment]

NUMBER = struct.Struct("=Q")
SERVED_AT = NUMBER.size
NEAR = 2
"""So many wait at the lock itself, so that it is never left without one who is awake."""
EACH_S = 0.0004
"""Slept for each writer ahead: well under what one takes, so that the lock is reached in time."""
NAP_S = 0.02
KEPT_AT, KEPT_SIZE = 2 * NUMBER.size, 64
"""Room behind the numbers for what is kept beside the file."""
STALLED_S = 0.1
"""Without anybody served for so long, those ahead are asleep for good."""
LONG_S = 1.0


class _Queue(NamedTuple):
    drawn: int
    served: int


class _Turn(NamedTuple):
    served: int
    holder: int | None
    met_s: float


class Gate:
    """The turn at one database file, across the threads and processes of this computer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._pid = os.getpid()
        self._file = -1
        self._waits_since_s: float | None = None
        self._met = _Turn(0, None, 0.0)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn and hold it; blocks, so it is entered in a worker thread only."""
        self._in_this_process()
        with self._turn:
            handle = self._handle()
            try:
                if handle >= 0:
                    self._enter(handle)
                yield
            finally:
                if handle >= 0:
                    fcntl.flock(handle, fcntl.LOCK_UN)

    def held_up_by(self) -> int | None:
        """The process that has had one turn for over a second while one of ours waits for it, or None.

        To be asked now and then while an act is under way: it compares with what it found when asked before.
        """
        waits_since_s, handle = self._waits_since_s, self._file  # the waiting thread may get its turn at any moment
        if waits_since_s is None or handle < 0:
            return None
        try:
            now = _Turn(self._read(handle).served, _holder(handle), monotonic())
        except OSError:  # of a disk that fails nothing is known; the act that waits tells of it
            return None
        if now[:2] != self._met[:2]:
            self._met = now
        return now.holder if now.met_s - max(self._met.met_s, waits_since_s) > LONG_S else None

    def _enter(self, handle: int) -> None:
        queue = self._read(handle)
        if queue.drawn > queue.served or not _free(handle):
            self._waits_since_s = monotonic()
            try:
                mine = self._number(handle)
                if not self._come_near(handle, mine):
                    fcntl.flock(handle, fcntl.LOCK_EX)
            finally:
                self._waits_since_s = None
            # written where there was a queue alone: a write more makes each commit's fsync dearer (measured: 0.4 ms)
            with suppress(OSError):
                os.pwrite(handle, NUMBER.pack(max(mine, self._read(handle).served)), SERVED_AT)

    def _number(self, handle: int) -> int:
        # On a full disk there is no number to be had: the lock alone will do.
        try:
            return self._draw(handle)
        except OSError:
            return 0

    def _draw(self, handle: int) -> int:
        fcntl.lockf(handle, fcntl.LOCK_EX, SERVED_AT)  # bytes of the file, which flock knows nothing of
        try:
            mine = max(self._read(handle)) % 2**63 + 1
            os.pwrite(handle, NUMBER.pack(mine), 0)
        finally:
            fcntl.lockf(handle, fcntl.LOCK_UN, SERVED_AT)
        return mine

    def _come_near(self, handle: int, mine: int) -> bool:
        # True with the lock in hand: nobody was served for a while and it is free, so those ahead have stopped or died.
        # Not at once: whoever the kernel has woken needs a moment to take it, and must not find it gone.
        last, since_s = -1, 0.0
        while (ahead := mine - (served := self._read(handle).served)) > NEAR:
            if served != last:
                last, since_s = served, monotonic()
            elif monotonic() - since_s > STALLED_S and _free(handle):
                return True
            sleep(min(ahead * EACH_S, NAP_S))
        return False

    def _read(self, handle: int) -> _Queue:
        found = os.pread(handle, 2 * NUMBER.size, 0).ljust(2 * NUMBER.size, b"\0")
        return _Queue(*NUMBER.unpack_from(found), *NUMBER.unpack_from(found, SERVED_AT))

    def _handle(self) -> int:
        if fcntl is not None and self._file < 0:
            try:
                self._file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
            except FileNotFoundError:
                self._file = self._made()
        return self._file

    def _made(self) -> int:
        # Open to whom the hall is, as SQLite makes its own: whoever came first with root's rights, or a closer hand,
        # would shut the others out.
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        with suppress(OSError):
            hall = self.path.with_name(self.path.name.removesuffix("-gate")).stat()
            if os.geteuid() == 0:
                os.fchown(handle, hall.st_uid, hall.st_gid)
            os.fchmod(handle, stat.S_IMODE(hall.st_mode))
        return handle

    def _in_this_process(self) -> None:
        # The lock belongs to the open file: a forked child must open its own, and let go of the parent's, which
        # would stay locked for as long as the child lives. Another thread of the parent may have had the turn.
        if self._pid != os.getpid():
            self.close()
            self._turn, self._pid = threading.Lock(), os.getpid()

    def keep(self, what: bytes) -> None:
        """Keep so many bytes (at most KEPT_SIZE) in the side file; raises OSError. Nothing is kept on Windows."""
        if (handle := self._handle()) >= 0:
            os.pwrite(handle, what.ljust(KEPT_SIZE, b"\0"), KEPT_AT)

    def kept(self) -> bytes:
        """What was kept; nothing where there is no side file or it cannot be read."""
        try:
            return self.path.read_bytes()[KEPT_AT : KEPT_AT + KEPT_SIZE]
        except OSError:
            return b""

    def close(self) -> None:
        """Give the side file back."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1


def _free(handle: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: int) -> int | None:
    """The process that has the lock, as the kernel tells it (Linux); None where nobody has it or nobody tells."""
    inode = str(os.fstat(handle).st_ino)
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for _number, kind, *_how, pid, place, _first, _last in (line.split() for line in locks if "->" not in line):
        if kind == "FLOCK" and place.rpartition(":")[2] == inode:
            return int(pid)
    return None

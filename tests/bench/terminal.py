"""A program under a real pseudo-terminal: what it writes, when, and what that costs."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
from time import perf_counter

import psutil

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Terminal:
    """Python code run under a pty of ``rows`` x ``columns``; ``close`` ends it."""

    def __init__(self, code: str, rows: int = 24, columns: int = 80) -> None:
        self.begun = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONPATH=ROOT, TEXTUAL_ANIMATIONS="none")
            os.execv(sys.executable, [sys.executable, "-c", code])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = psutil.Process(self.pid)

    def read_until(self, wanted: bytes, most_s: float = 20.0) -> tuple[float, int]:
        """Seconds from now until ``wanted`` was written, and the bytes read meanwhile."""
        begun, seen = perf_counter(), b""
        while wanted not in seen:
            if perf_counter() - begun > most_s:
                raise TimeoutError(f"{wanted!r} did not appear: {seen[-300:]!r}")
            seen += self._some(0.5)
        return perf_counter() - begun, len(seen)

    def quiet(self, for_s: float = 0.3) -> int:
        """Read until nothing came for ``for_s``; returns the bytes."""
        total = 0
        while chunk := self._some(for_s):
            total += len(chunk)
        return total

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.fd, keys)

    def press_and_see(self, keys: bytes) -> tuple[float, int]:
        """Seconds until the first byte after a key press, and all bytes that followed it."""
        self.quiet(0.06)
        begun = perf_counter()
        self.press(keys)
        first = self._some(5.0)
        return perf_counter() - begun, len(first) + self.quiet(0.06)

    def cpu_share(self, over_s: float) -> float:
        """The share of one core it uses while nobody does anything."""
        before = self._cpu_s()
        end = perf_counter() + over_s
        while perf_counter() < end:
            self._some(max(0.0, end - perf_counter()))
        return (self._cpu_s() - before) / over_s

    def memory_mb(self) -> float:
        """Resident memory."""
        return float(self.process.memory_info().rss) / 2**20

    def close(self) -> None:
        """End it."""
        self.process.kill()
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _cpu_s(self) -> float:
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def _some(self, wait_s: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], wait_s)
        try:
            return os.read(self.fd, 65536) if ready else b""
        except OSError:
            return b""

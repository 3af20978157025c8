"""A program under a real pseudo-terminal: what it writes, when, and what that costs."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import psutil

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
Written = list[tuple[float, bytes]]
"""What came and when, in seconds of ``perf_counter``, which all processes of a machine share."""


class Terminal:
    """Python code run under a pty of ``rows`` x ``columns``; ``close`` ends it."""

    def __init__(self, code: str, rows: int = 24, columns: int = 80) -> None:
        self.begun = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONPATH=ROOT, TEXTUAL_ANIMATIONS="none")
            os.execv(sys.executable, [sys.executable, "-c", code])
        os.set_inheritable(self.fd, False)  # a program begun later would keep this terminal open
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

    def quiet(self, for_s: float = 0.3, most_s: float = 5.0) -> int:
        """Read until nothing came for ``for_s``, or for ``most_s`` in all; returns the bytes."""
        total, end = 0, perf_counter() + most_s
        while perf_counter() < end and (chunk := self._some(for_s)):
            total += len(chunk)
        return total

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.fd, keys)

    def press_and_see(self, keys: bytes, wanted: bytes = b"", most_s: float = 5.0) -> tuple[float, int]:
        """Seconds from a key press until ``wanted`` (or anything at all) was written, and the bytes until then."""
        begun = perf_counter()
        self.press(keys)
        if wanted:
            return self.read_until(wanted, most_s)
        first = self._some(most_s)
        return perf_counter() - begun, len(first)

    def cpu_s(self) -> float:
        """Seconds of one core used so far, by the kernel's own count where it gives one finer than its clock tick."""
        with suppress(OSError, IndexError):
            tasks = Path(f"/proc/{self.pid}/task").iterdir()
            return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def memory_mb(self) -> float:
        """Resident memory."""
        return float(self.process.memory_info().rss) / 2**20

    def close(self) -> None:
        """End it."""
        self.process.kill()
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _some(self, wait_s: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], wait_s)
        return self.take() if ready else b""

    def take(self) -> bytes:
        """What is there to be read; nothing when the program has ended."""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""


def listen(terminals: Sequence[Terminal], for_s: float) -> list[Written]:
    """Read several terminals at once for ``for_s`` seconds: what each wrote, and when."""
    written: list[Written] = [[] for _ in terminals]
    end = perf_counter() + for_s
    while (left_s := end - perf_counter()) > 0:
        ready, _, _ = select.select([terminal.fd for terminal in terminals], [], [], left_s)
        for terminal, mine in zip(terminals, written, strict=True):
            if terminal.fd in ready:
                mine.append((perf_counter(), terminal.take()))
    return written


def cpu_shares(terminals: Sequence[Terminal], over_s: float) -> list[float]:
    """The share of one core each uses while nobody does anything."""
    before = [terminal.cpu_s() for terminal in terminals]
    listen(terminals, over_s)
    return [(terminal.cpu_s() - used) / over_s for terminal, used in zip(terminals, before, strict=True)]


def when(written: Written, wanted: bytes) -> float | None:
    """The instant by which ``wanted`` was written, or None."""
    seen = b""
    for at_s, chunk in written:
        seen += chunk
        if wanted in seen:
            return at_s
    return None

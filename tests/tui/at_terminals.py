"""Programs at real terminals, read through a terminal emulator as people read them."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psutil
import pyte

from tests.bench import program
from tests.bench.hallclock import HallClock

from . import sample_hall

ROWS, COLUMNS = 30, 100
WAIT_S, AGAIN_S = 60.0, 3.0


class AtTerminal:
    """One program at a terminal: what stands on it now, and typing."""

    def __init__(self, hall: Path, clock: HallClock, *argv: str, beside: Path | None = None) -> None:
        self._terminal = program.opened(hall, argv[0], *argv, clock=clock, beside=beside).terminal
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._fed = pyte.ByteStream(self._screen)
        self.ended = False

    @property
    def pid(self) -> int:
        """Its process."""
        return self._terminal.pid

    @property
    def shown(self) -> str:
        """The screen as it stands, line by line."""
        lines = (self._screen.buffer[y] for y in range(ROWS))  # its own way stumbles over half a wide character
        return "\n".join("".join(line[x].data for x in range(COLUMNS)).rstrip() for line in lines)

    def type(self, keys: str) -> None:
        """Type."""
        self._terminal.press(keys.encode())

    def until(self, *words: str, typing: str = "") -> None:
        """Read until all of that stands on the screen; fails with the screen when it does not come.

        ``typing`` is typed, and typed again now and then, as people do when nothing comes of it.
        """
        end, again = monotonic() + WAIT_S, monotonic()
        while not all(word in self.shown for word in words):
            assert monotonic() < end, f"{words} not in\n{self.shown}"
            assert not self.ended, f"the program ended:\n{self.shown}"
            if typing and monotonic() >= again:
                self.type(typing)
                again += AGAIN_S
            self.read(0.2)

    def read(self, most_s: float) -> None:
        """Take what it writes within so many seconds."""
        if select.select([self._terminal.fd], [], [], most_s)[0]:
            chunk = self._terminal.take()
            self.ended = not chunk
            self._fed.feed(chunk)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Its process is stopped meanwhile."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def hang_up(self) -> int:
        """The terminal is closed; the exit code of the program, which has as long to end as anything here."""
        os.close(self._terminal.fd)
        code: int = psutil.Process(self.pid).wait(timeout=WAIT_S)
        return code

    def close(self) -> None:
        """Whatever stands there, it is over."""
        if psutil.pid_exists(self.pid):
            self._terminal.close()


def signed_in(hall: Path, clock: HallClock) -> AtTerminal:
    """A desk at window 1, after number and PIN."""
    desk = AtTerminal(hall, clock, "desk", "--window", "1")
    desk.until("请输入工号")
    desk.type(f"101\r{sample_hall.PIN}\r")
    return desk

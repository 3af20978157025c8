"""The printer at the terminal itself: bytes between ESC [5i and ESC [4i go to its printer port (ECMA-48 media copy).

Written in one piece to the controlling terminal, so that nothing a screen draws falls between. The terminal says
nothing back: ``accepted`` is all that is ever known.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import monotonic

from counterdesk.printing.delivery import Delivery
from counterdesk.printing.transport.device import DeviceLink
from counterdesk.printing.transport.talk import Beat, Talk

TERMINAL = Path("/dev/tty")
BEGIN, END = b"\x1b[5i", b"\x1b[4i"
END_S = 1.0


class MediaCopyWire:
    """One job through the terminal."""

    def __init__(self, bytes_s: int, beat: Beat = lambda: True, path: Path = TERMINAL) -> None:
        self.health = "one_way"
        self.path = path
        self._link = _Terminal(path)
        self._talk = Talk(self._link, bytes_s, beat)

    def ask(self) -> str:
        """``unreachable`` for a process without a terminal."""
        self.health = "one_way" if os.name == "posix" and os.access(self.path, os.W_OK) else "unreachable"
        return self.health

    def send(self, job: bytes) -> Delivery:
        """``sent`` once the terminal took the whole job; a terminal left in the middle is told to print no more."""
        try:
            self._link.open()
        except OSError as error:
            return Delivery("failed", reason=str(getattr(error, "reason", "unreachable")))
        outcome = self._talk.write(BEGIN + job.replace(END, b"") + END)
        if outcome.state == "unknown":
            with suppress(OSError):
                self._link.write(END, monotonic() + END_S)
        return outcome

    def confirm(self, wait_s: float) -> Delivery:
        """The terminal has it; no more can be known."""
        return Delivery("printed", "accepted")

    def close(self) -> None:
        """Let go of the terminal."""
        self._link.close()


class _Terminal(DeviceLink):
    def _check(self, handle: int) -> None:
        # No lock: the screens write to the same terminal.
        return None

"""Printing into a file: every job is appended and on the disk before it counts as taken.

Only an ordinary file will do: opening a pipe or a device that nobody serves blocks for ever, and
python-escpos' own File printer empties the file at each opening.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from counterdesk.printing.delivery import Delivery

# Windows has neither of the last two.
APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)


class FileWire:
    """Appends jobs to one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.health = ""

    def ask(self) -> str:
        """``file`` when it cannot be written."""
        place = self.path if self.path.exists() else self.path.parent
        self.health = "" if os.access(place, os.W_OK) else "file"
        return self.health

    def send(self, job: bytes) -> Delivery:
        """``sent`` once the bytes are on the disk; ``failed`` when none were, ``unknown`` when some."""
        try:
            handle = os.open(self.path, APPEND, 0o640)
        except OSError:
            return Delivery("failed", reason="file")
        written = 0
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Delivery("failed", reason="file")
            while written < len(job):
                written += os.write(handle, job[written:])
            os.fsync(handle)
        except OSError:
            return Delivery("unknown" if written else "failed", reason="file")
        finally:
            os.close(handle)
        return Delivery("sent")

    def confirm(self, wait_s: float) -> Delivery:
        """A file can say no more than that it has the bytes."""
        return Delivery("printed", "accepted")

    def close(self) -> None:
        """The file is closed after each job."""

"""Printers that are device files: Linux ``lp`` devices, and serial lines with their speed and flow control.

Opened without blocking and without truncation; every wait is a poll with a deadline. Not on Windows.
"""

from __future__ import annotations

import os
import select
import stat
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from counterdesk.printing.target import Line
from counterdesk.printing.transport.link import LinkFault

if os.name == "posix":
    import fcntl
    import termios

BITS_A_BYTE = 10
"""On a serial line: start, eight, stop."""
DRAIN_LOOK_S = 0.02
GONE = select.POLLERR | select.POLLHUP | select.POLLNVAL if os.name == "posix" else 0


class DeviceLink:
    """A character device that takes bytes, and gives answers when it can be read."""

    bytes_s: int | None = None

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self._is_readable = True

    def open(self) -> None:
        """Open the device; LinkFault ``device`` for an ordinary file, ``busy`` when another program has it."""
        if os.name != "posix":
            raise LinkFault("driver")
        try:
            self._handle = os.open(self.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except PermissionError:
            # Some lp drivers give nothing back and may not be read.
            self._handle = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
            self._is_readable = False
        self._check(self._handle)

    def _check(self, handle: int) -> None:
        if not stat.S_ISCHR(os.fstat(handle).st_mode):
            raise LinkFault("device")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LinkFault("busy") from error

    def write(self, data: bytes, until: float) -> int:
        """What the device takes by then."""
        if not self._ready(select.POLLOUT, until):
            return 0
        with suppress(BlockingIOError):
            return os.write(self._opened, data)
        return 0

    def read(self, until: float) -> bytes:
        """What came by then."""
        if not self._is_readable:
            sleep(max(until - monotonic(), 0.0))
            return b""
        if not self._ready(select.POLLIN, until):
            return b""
        with suppress(BlockingIOError):
            data = os.read(self._opened, 4096)
            if not data:
                raise ConnectionResetError
            return data
        return b""

    def drain(self, until: float) -> None:
        """A device file keeps nothing back that could be waited for."""

    def close(self) -> None:
        """Let go of the device."""
        if self._handle is not None:
            with suppress(OSError):
                os.close(self._handle)
        self._handle = None

    def _ready(self, what: int, until: float) -> bool:
        poll = select.poll()
        poll.register(self._opened, what)
        wait_ms = max(until - monotonic(), 0.0) * 1000
        found = dict(poll.poll(wait_ms)).get(self._opened, 0)
        if found & GONE and not found & what:
            raise ConnectionResetError
        return bool(found & what)

    @property
    def _opened(self) -> int:
        if self._handle is None:
            raise ConnectionResetError
        return self._handle


class SerialLink(DeviceLink):
    """A serial line: 8 data bits, no parity, one stop bit."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.path)
        self.line = line
        self.bytes_s = line.baud // BITS_A_BYTE

    def open(self) -> None:
        """Open and set the line up; raises LinkFault ``device`` for a device that is no serial line."""
        super().open()
        try:
            _set_up(self._opened, self.line)
        except termios.error as error:
            raise LinkFault("device") from error

    def drain(self, until: float) -> None:
        """Wait until the line has sent what it was given."""
        with suppress(OSError, termios.error):
            while monotonic() < until and _unsent(self._opened):
                sleep(DRAIN_LOOK_S)


def _set_up(handle: int, line: Line) -> None:
    flags = termios.CS8 | termios.CREAD | termios.CLOCAL
    if line.flow in ("rtscts", "dsrdtr"):
        flags |= termios.CRTSCTS  # Linux knows no DSR/DTR of its own: such a printer's cable joins them to RTS/CTS
    inward = termios.IXON if line.flow == "xonxoff" else 0
    speed = getattr(termios, f"B{line.baud}")
    before = termios.tcgetattr(handle)
    controls = list(before[6])
    controls[termios.VMIN], controls[termios.VTIME] = 0, 0
    termios.tcsetattr(handle, termios.TCSANOW, [inward, 0, flags, 0, speed, speed, controls])
    termios.tcflush(handle, termios.TCIFLUSH)


def _unsent(handle: int) -> int:
    return int.from_bytes(fcntl.ioctl(handle, termios.TIOCOUTQ, bytes(4)), "little")

"""A network printer on a raw TCP port: one connection a job, a deadline on everything, and its answers read.

A plain socket rather than python-escpos' Network (3.1), whose faults forbid it here: a refused connection
leaves the object answering every later call with a bare AssertionError; ``sendall`` does not say how many
bytes were taken, which is what tells ``failed`` from ``unknown``; a closed peer reads as "plenty of paper";
it takes the first byte of whatever is in the stream for its answer; one timeout of 60 s serves for
everything; IPv4 only.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

from counterdesk.printing.delivery import Delivery
from counterdesk.printing.profiles import Profile
from counterdesk.printing.replies import Frame, realtime_trouble, report_trouble, split

CONNECT_S = 3.0
ANSWER_S = 2.0
"""For an answer to DLE EOT, which a printer gives at once even when offline."""
DRAIN_S = 1.0
QUESTIONS = (1, 2, 4)
"""DLE EOT: is it offline, why, and is there paper."""
SPARE_WRITE_S = 3.0


class TcpWire:
    """The way to one network printer, for one job."""

    def __init__(self, host: str, port: int, profile: Profile) -> None:
        self.address = (host, port)
        self.profile = profile
        self._socket: socket.socket | None = None
        self._rest = b""
        self._heard: deque[Frame] = deque()

    def send(self, job: bytes) -> Delivery:
        """Connect, ask whether it can print, and write the job.

        ``failed``: it was not reached, said it cannot print or did not answer, or took no byte.
        ``unknown``: it took some bytes and not all.
        """
        try:
            self._socket = socket.create_connection(self.address, timeout=CONNECT_S)
        except (OSError, UnicodeError):  # the second for a host name that cannot be one
            return Delivery("failed", reason="unreachable")
        trouble = self._ask() if self.profile.status == "asb" else ""
        return Delivery("failed", reason=trouble) if trouble else self._write(job)

    def confirm(self, wait_s: float) -> Delivery:
        """Wait for the answer to the fence at the job's end; a report of trouble before it is ``held``."""
        if self.profile.status == "none":
            self._hang_up()
            return Delivery("printed", "accepted")
        try:
            for frame in self._frames(monotonic() + wait_s):
                if frame.kind == "fence":
                    return Delivery("printed", "fence")
                if frame.kind == "report" and (trouble := report_trouble(frame.data)):
                    return Delivery("held", reason=trouble)
        except OSError:
            return Delivery("unknown", reason="closed")
        return Delivery("sent")

    def close(self) -> None:
        """Hang up."""
        if self._socket:
            with suppress(OSError):
                self._socket.close()
        self._socket = None

    def _ask(self) -> str:
        """Why the printer cannot print now, as a reason's code; empty when it can."""
        found = ""
        try:
            for question in QUESTIONS:
                self._connection.sendall(bytes((0x10, 0x04, question)))
                answer = self._answer()
                if answer is None:
                    return "silent"
                trouble = realtime_trouble(question, answer)
                found = trouble if found in ("", "offline") and trouble else found
        except OSError:
            return "closed"
        return found

    def _answer(self) -> int | None:
        for frame in self._frames(monotonic() + ANSWER_S):
            if frame.kind == "realtime":
                return frame.data[0]
        return None

    def _write(self, job: bytes) -> Delivery:
        deadline = monotonic() + len(job) / self.profile.bytes_s * 2 + SPARE_WRITE_S
        written = 0
        try:
            self._forget_stale()
            while written < len(job):
                self._connection.settimeout(max(deadline - monotonic(), 0.001))
                written += self._connection.send(job[written:])
        except TimeoutError:
            return Delivery("unknown" if written else "failed", reason="timeout")
        except OSError:
            return Delivery("unknown" if written else "failed", reason="closed")
        return Delivery("sent")

    def _forget_stale(self) -> None:
        # Whatever is in the stream now was said before the job, and must not pass for the fence's answer.
        self._rest = b""
        self._heard.clear()
        self._connection.setblocking(False)
        with suppress(BlockingIOError):
            while self._read():
                pass

    def _frames(self, deadline: float) -> Iterator[Frame]:
        """Answers as they come, until ``deadline`` (monotonic); raises OSError when the line breaks."""
        while True:
            while self._heard:
                yield self._heard.popleft()
            left = deadline - monotonic()
            if left <= 0:
                return
            self._connection.settimeout(left)
            try:
                self._rest += self._read()
            except TimeoutError:
                return
            frames, self._rest = split(self._rest)
            self._heard.extend(frames)

    def _read(self) -> bytes:
        data = self._connection.recv(4096)
        if not data:
            raise ConnectionResetError
        return data

    def _hang_up(self) -> None:
        # Closing with unread answers would reset the connection and could take the job's last bytes with it.
        deadline = monotonic() + DRAIN_S
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            for _ in self._frames(deadline):
                pass

    @property
    def _connection(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionResetError
        return self._socket

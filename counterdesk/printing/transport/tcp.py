"""A network printer on a raw TCP port, IPv4 or IPv6."""

from __future__ import annotations

import select
import socket
from contextlib import suppress
from time import monotonic

from counterdesk.printing.transport.link import OPEN_S

KEEPALIVE = {"TCP_KEEPIDLE": 15, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3}
"""Seconds, seconds, times: a held job must not wait for a printer that was unplugged."""


class TcpLink:
    """One connection, for one job."""

    bytes_s: int | None = None

    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect."""
        try:
            self._socket = socket.create_connection(self.address, timeout=OPEN_S)
        except UnicodeError as error:  # a host name that cannot be one
            raise OSError(str(error)) from error
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # questions are three bytes
        keep_alive(self._socket)
        acknowledge(self._socket)

    def write(self, data: bytes, until: float) -> int:
        """What the connection takes by then."""
        with suppress(BlockingIOError):
            return self._connection.send(data)
        wait = max(until - monotonic(), 0.0)
        if not select.select([], [self._connection], [], wait)[1]:
            return 0
        with suppress(BlockingIOError):
            return self._connection.send(data)
        return 0

    def read(self, until: float) -> bytes:
        """What came by then; a printer that hung up raises ConnectionResetError."""
        if not select.select([self._connection], [], [], max(until - monotonic(), 0.0))[0]:
            return b""
        data = self._connection.recv(4096)
        if not data:
            raise ConnectionResetError
        acknowledge(self._connection)
        return data

    def drain(self, until: float) -> None:
        """Closing with unread answers would reset the connection and could take the job's last bytes with it."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            while monotonic() < until:
                self.read(until)

    def close(self) -> None:
        """Hang up."""
        if self._socket:
            with suppress(OSError):
                self._socket.close()
        self._socket = None

    @property
    def _connection(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionResetError
        return self._socket


def acknowledge(connection: socket.socket) -> None:
    """Acknowledge at once what was read: a printer that joins small answers keeps the next back until then, 40 ms."""
    if hasattr(socket, "TCP_QUICKACK"):  # Linux; it holds until the next read
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def keep_alive(connection: socket.socket) -> None:
    """Let the system notice within half a minute that the other end is gone."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)

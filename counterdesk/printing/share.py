"""A printer of this computer on a TCP port: its bytes passed on both ways, so that the hall's computer prints on it.

One connection at a time, like a network printer. Whoever connects while the printer is in use elsewhere is hung up on
before a byte of a job was taken, which the other side knows to be ``failed``.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from counterdesk.printing.transport.link import Link
from counterdesk.printing.transport.tcp import keep_alive

LOOK_S = 0.5
"""Between two looks whether it is over."""
FINISH_S = 600.0
"""After the other side hung up, for the rest of what it sent: somebody changes the roll."""


class Share:
    """Listens at once; ``serve`` passes bytes on until ``stop``. ``make`` gives a fresh line to the printer."""

    def __init__(self, make: Callable[[], Link], host: str, port: int) -> None:
        self.make = make
        self._over = threading.Event()
        self._server = socket.create_server((host, port), backlog=1)
        self._server.settimeout(LOOK_S)
        self.address: tuple[str, int] = self._server.getsockname()[:2]

    def serve(self) -> None:
        """Serve one connection after another."""
        with self._server:
            while not self._over.is_set():
                with suppress(TimeoutError):
                    peer, _ = self._server.accept()
                    with peer:
                        self._carry(peer)

    def stop(self) -> None:
        """End ``serve`` soon, and with it a job under way."""
        self._over.set()

    def _carry(self, peer: socket.socket) -> None:
        keep_alive(peer)
        peer.settimeout(LOOK_S)
        link = self.make()
        with suppress(OSError):
            link.open()
            _Relay(peer, link, self._over).run()
        link.close()


class _Relay:
    """One connection. What the other side sends is read at once: bytes it left behind would be lost if it hung up."""

    def __init__(self, peer: socket.socket, link: Link, over: threading.Event) -> None:
        self.peer = peer
        self.link = link
        self.over = over
        self.done = threading.Event()
        self.given: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def run(self) -> None:
        """Pass bytes on until the other side hung up and the printer has everything; raises OSError when it broke."""
        threads = [threading.Thread(target=each, name="share") for each in (self._take, self._answer)]
        for thread in threads:
            thread.start()
        try:
            self._hand_over()
            self.link.drain(monotonic() + FINISH_S)
        finally:
            self.done.set()
            with suppress(OSError):
                self.peer.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join()

    @property
    def _is_over(self) -> bool:
        return self.over.is_set() or self.done.is_set()

    def _take(self) -> None:
        data = b"-"
        with suppress(OSError):
            while data and not self._is_over:
                with suppress(TimeoutError):
                    data = self.peer.recv(4096)
                    self.given.put(data)
        self.given.put(b"")

    def _hand_over(self) -> None:
        while not self._is_over:
            with suppress(queue.Empty):
                data = self.given.get(timeout=LOOK_S)
                if not data:
                    return
                self._write(data)

    def _write(self, data: bytes) -> None:
        deadline = monotonic() + FINISH_S
        while data and not self._is_over:
            if monotonic() > deadline:
                raise ConnectionAbortedError
            data = data[self.link.write(data, monotonic() + LOOK_S) :]

    def _answer(self) -> None:
        listened_to = True
        try:
            while not self._is_over:
                said = self.link.read(monotonic() + LOOK_S)
                if said and listened_to:
                    listened_to = self._say(said)
        except OSError:  # the printer is gone
            self.done.set()

    def _say(self, said: bytes) -> bool:
        try:
            self.peer.sendall(said)
        except OSError:  # the other side is gone; the printer still gets what it was sent
            return False
        return True

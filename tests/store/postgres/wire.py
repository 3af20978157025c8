"""A wire to the server that can be cut at the worst moment: just before a COMMIT arrives, or just before its answer."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from time import sleep

from counterdesk.store.address import Server
from tests.postgres import url_of

MOMENTS = ("before it arrives", "before its answer")
LOST = "its answer"
LOOK_S = 0.05
PORT = 5432
FURNISHED = "furnished"
"""The database of a furnished hall that is copied for each test."""


class Wire:
    """A proxy in front of a database; ``server`` is the database as it is reached through it."""

    def __init__(self, behind: Server) -> None:
        self._behind = behind
        self._door = socket.create_server(("127.0.0.1", 0))
        self._cut_at: str | None = None
        self._holds = False
        self.cuts = 0
        port = self._door.getsockname()[1]
        url = behind.url.set(host="127.0.0.1", port=port, query={"sslmode": "disable", "gssencmode": "disable"})
        self.server = Server(url.set(drivername="postgresql").render_as_string(hide_password=False))
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self, moment: str) -> None:
        """Cut the next connection that sends a COMMIT, at one of MOMENTS."""
        self._cut_at = moment

    def lose_an_answer(self) -> None:
        """Carry the next COMMIT, and nothing more on its connection, which stays open."""
        self._cut_at = LOST

    @contextmanager
    def holds(self) -> Iterator[None]:
        """Meanwhile every connection is taken, and nothing is carried."""
        self._holds = True
        try:
            yield
        finally:
            self._holds = False

    def close(self) -> None:
        """No more connections."""
        with suppress(OSError):  # closed before
            self._door.shutdown(socket.SHUT_RDWR)  # whoever waits at it would keep it open
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with closing(client), closing(self._to_server()) as server, suppress(OSError):
            ends = {client: server, server: client}
            silent = lost = False
            while True:
                for end in select.select(list(ends), [], [], LOOK_S)[0]:
                    if self._holds:
                        sleep(LOOK_S)
                        continue
                    said = end.recv(65536)
                    if not said or (silent and end is server):
                        self.cuts += silent
                        return
                    if lost and end is server:
                        continue
                    if end is client and b"COMMIT" in said and self._cut_at:
                        moment, self._cut_at = self._cut_at, None
                        if moment == "before it arrives":
                            self.cuts += 1
                            return
                        silent, lost = moment != LOST, moment == LOST
                    ends[end].sendall(said)

    def _to_server(self) -> socket.socket:
        folder = self._behind.url.query.get("host")
        if folder is None:
            return socket.create_connection((self._behind.url.host or "localhost", self._behind.url.port or PORT))
        there = socket.socket(socket.AF_UNIX)
        there.connect(f"{folder}/.s.PGSQL.{self._behind.url.port or PORT}")
        return there


@contextmanager
def wired(behind: Server) -> Iterator[Wire]:
    """A wire for as long as the block lasts."""
    wire = Wire(behind)
    assert url_of(wire.server) != url_of(behind)
    try:
        yield wire
    finally:
        wire.close()


def briefly(server: Server) -> Server:
    """The same, where nobody waits long for a connection: the driver takes less than two seconds for two."""
    return Server(url_of(server) + ("&" if server.url.query else "?") + "connect_timeout=2")

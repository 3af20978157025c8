"""A connection that does not wait for ever: where a server says nothing for a while, another one is asked for.

A server that stands still, a firewall that drops what it carries and a socket that nobody answers all look alike: no
answer and no fault. A long question and a long line for the turn look like that, too, so time alone proves nothing.
Whether the server still lets anybody in does: a server that does is waited for, one that does not is away.
"""

from __future__ import annotations

import os
import platform
import select
from collections.abc import Generator
from time import monotonic
from typing import Any, Self, TypeVar

import psycopg

from counterdesk.store.base import Holder
from counterdesk.store.postgres.faults import UNHEARD, is_away
from counterdesk.store.postgres.names import with_addresses
from counterdesk.store.postgres.turn import HOLDER, IS_IDLE, NAME

T = TypeVar("T")
SILENT_S = 3.0
"""So long a server may say nothing before it is asked in another way, and then again."""


class Silent(psycopg.OperationalError):
    """The server says nothing any more, and lets nobody in."""

    def __init__(self) -> None:
        super().__init__(UNHEARD)


class Lost(psycopg.OperationalError):
    """The server has answered long ago, or was never asked: what was said is lost on the way."""

    def __init__(self) -> None:
        super().__init__("the answer is lost")


class Heard(psycopg.Connection[Any]):
    """The driver's connection; raises ``Silent`` or ``Lost`` and is closed when no answer will come.

    ``held_up_by`` is who has had the turn for long, as it was found while this connection waited.
    """

    held_up_by: Holder | None = None
    _way: tuple[str, dict[str, Any]]
    _is_second = False

    @classmethod
    def connect(cls, conninfo: str = "", **way: Any) -> Self:
        """Connect as this very program, and remember the way for a second connection."""
        way["application_name"] = f"{NAME} {os.getpid()}@{platform.node()}"[:63]  # the server keeps no more
        made = super().connect(conninfo, **way)
        made._way = (conninfo, way)
        return made

    @classmethod
    def _get_connection_params(cls, conninfo: str, **way: Any) -> dict[str, Any]:
        # the driver's own place for this, by its documentation
        return with_addresses(super()._get_connection_params(conninfo, **way))

    def wait(self, gen: Generator[Any, Any, T], *how: Any, **more: Any) -> T:
        """Wait for an answer as the driver does, and not for one that cannot come."""
        if more.get("timeout") is None:
            gen = self._heard(gen)
        return super().wait(gen, *how, **more)

    def _heard(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        # the driver's own generator in between: it is told ten times a second that nothing came
        since_s = monotonic()
        try:
            wanted = next(gen)
            while True:
                came = yield wanted
                if came:
                    since_s = monotonic()
                elif monotonic() - since_s > SILENT_S:
                    self._ask_elsewhere()
                    since_s = monotonic()
                wanted = gen.send(came)
        except StopIteration as over:
            answer: T = over.value
            return answer

    def _ask_elsewhere(self) -> None:
        if self._is_second:
            self.close()
            raise Silent
        conninfo, way = self._way
        try:
            with type(self).connect(conninfo, **way | self._very_server()) as second:
                second._is_second = True
                self.held_up_by = _holder(second.execute(HOLDER).fetchone())
                is_lost = second.execute(IS_IDLE, (self.info.backend_pid, way["application_name"])).fetchone()
        except psycopg.Error as error:
            if not is_away(error) or self._has_come():  # whoever refuses is there
                return
            self.close()
            raise Silent from error
        if is_lost and not self._has_come():
            self.close()
            raise Lost

    def _very_server(self) -> dict[str, str]:
        """Where this connection leads, of however many hosts and addresses there are: no other's word counts for it."""
        info = self.info
        found = {"host": info.host, "hostaddr": info.hostaddr, "port": str(info.port)}
        return {name: value for name, value in found.items() if value}

    def _has_come(self) -> bool:
        """Whether the answer came while somebody else was asked, which takes long on a busy computer."""
        return bool(select.select([self.fileno()], [], [], 0)[0])


def _holder(found: Any) -> Holder | None:
    """Whoever the server names, if it is one of us: number of the program, and computer where it is another."""
    name, _, who = str(found[0] or "").partition(" ") if found else ("", "", "")
    pid, _, host = who.partition("@")
    if name != NAME or not pid.isdigit():
        return None
    return Holder(int(pid), "" if host == platform.node() else host)

"""A hall in a PostgreSQL database: the windows of many computers share it.

A writer's transaction takes an advisory lock first, so acts have one order as they do in a file; a reader has one
snapshot of its own. A server that restarts costs a moment: what was surely not kept is done again, and where the
answer to COMMIT was lost, the journal is asked whether the act is in it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import Any, Concatenate

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from counterdesk.clock import Clock
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.base import NOBODY, Holder, P, Pulse, Store, T
from counterdesk.store.desk import By, Desk, Look
from counterdesk.store.postgres.connecting import engine_for, faults
from counterdesk.store.postgres.faults import is_away, is_unheard
from counterdesk.store.postgres.news import News
from counterdesk.store.postgres.outcome import Act, was_kept

READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
PATIENCE_S = 6.0
"""So long an act waits for a server that is away: a restart takes less."""
TRY_EVERY_S = 0.1


class PostgresStore(Store):
    """A hall in the database ``server``."""

    def __init__(self, server: Server, clock: Clock) -> None:
        super().__init__(clock)
        self.server = server
        self._engine = engine_for(server)
        self._turn = threading.Lock()
        self._pid = os.getpid()
        self._parents: tuple[object, ...] = ()
        self._key: str | None = None
        self._waits: Any = None

    def run(self, verb: Callable[Concatenate[Desk, P], T], /, by: By = NOBODY, *args: P.args, **facts: P.kwargs) -> T:
        """Do ``verb`` in one transaction, in its turn; again when the server went away before it was kept.

        Raises StoreFault ``outcome_unknown`` when the answer to COMMIT was lost and nobody can be asked.
        """
        self._own_connections()
        until_s = 0.0
        with faults(self.server, self._engine), self._turn:
            while True:
                act = Act()
                try:
                    answer = self._try(act, verb, by, *args, **facts)
                    break
                except (DBAPIError, self._error) as error:
                    if not until_s:  # from now on: the act may have stood in a long line
                        until_s = monotonic() + _patience_s(act, error)
                    if self._settled(act, error, until_s):
                        answer = act.answer
                        break
        if act.desk is not None:
            self._tell_printers(act.desk)
        return answer

    def read(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer from one repeatable-read snapshot; asked once more when the connection was a dead one."""
        self._own_connections()
        with faults(self.server, self._engine):
            try:
                return self._ask(question, *args, **facts)
            except (DBAPIError, self._error) as error:
                if not is_away(_driver(error)):
                    raise
                self._engine.dispose()
                if is_unheard(_driver(error)):  # it was asked in another way already
                    raise
            return self._ask(question, *args, **facts)

    def same_file(self) -> None:
        """Another hall in the database's place is noticed by its key, with every act and every look."""

    @contextmanager
    def watching(self) -> Iterator[Pulse]:
        """The server's own notifications, on a connection of their own."""
        self._own_connections()
        with faults(self.server, self._engine):
            conn = self._engine.raw_connection()
            driver: Any = conn.driver_connection
            conn.detach()  # it listens: nobody else is to get it
            news = News(driver)
            try:
                yield news
            finally:
                news.close()
                driver.close()

    def held_up_by(self) -> Holder | None:
        """Whoever the server names, asked while an act waited: it may be on another computer."""
        waits = self._waits  # the waiting thread may get its turn at any moment
        return waits.held_up_by if waits is not None else None

    def close(self) -> None:
        """Let go of every connection."""
        self._own_connections()
        self._engine.dispose()

    @property
    def _error(self) -> type[Exception]:
        found: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        return found

    def _try(self, act: Act, verb: Callable[Concatenate[Desk, P], T], by: By, *args: P.args, **facts: P.kwargs) -> T:
        with self._connected() as conn, self._learning():
            self._begin(act, conn)
            act.desk = desk = self.desk(conn, self.clock.now(), self._memory, by)
            self._same_hall(desk)
            act.since = desk.last_id
            act.answer = answer = verb(desk, *args, **facts)
            act.commit(conn, self.server)
        return answer

    def _begin(self, act: Act, conn: Connection) -> None:
        driver = _driven(conn)
        driver.held_up_by, self._waits = None, driver
        try:
            act.begin(conn)
        finally:
            self._waits = None

    def _settled(self, act: Act, error: Exception, until_s: float) -> bool:
        """True when the act was kept after all; False when it may be done again. Raises what cannot be helped."""
        if not is_away(_driver(error)):
            raise error
        self._engine.dispose()
        if act.is_committing:
            kept = self._asked(act, error)
            if not kept and monotonic() > until_s:
                raise error
            return kept
        while monotonic() < until_s:
            try:
                with self._connected():  # there is a server again
                    return False
            except (DBAPIError, self._error) as again:
                if not is_away(_driver(again)):
                    raise
                sleep(TRY_EVERY_S)
        raise error

    def _asked(self, act: Act, error: Exception) -> bool:
        """Whether it was kept; whatever keeps the server from saying so, nobody is told that it was not done."""
        until_s = monotonic() + PATIENCE_S
        while monotonic() < until_s:
            try:
                with self._connected() as conn:
                    return was_kept(conn, act, self.server)
            except (DBAPIError, self._error):
                sleep(TRY_EVERY_S)
        raise StoreFault("outcome_unknown", path=self.server) from error

    def _ask(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        with self._connected() as conn:
            _driven(conn).execute(READ)
            look = Look(conn, self.clock.now(), self._memory)
            self._same_hall(look)
            return question(look, *args, **facts)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        conn = self._engine.connect()
        driver = _driven(conn)
        try:
            yield conn
        finally:
            with suppress(self._error):
                driver.rollback()
            if driver.closed and not conn.invalidated:  # SQLAlchemy has noticed only what it ran itself
                conn.invalidate()
            conn.close()

    def _same_hall(self, look: Look) -> None:
        """Raise StoreFault ``replaced`` when another hall is in the database now: what was known is not of it."""
        self._key = self._key or look.code_key
        if look.code_key != self._key:
            raise StoreFault("replaced", path=self.server)

    def _own_connections(self) -> None:
        # A forked child opens its own: two processes on one connection would read each other's answers.
        if self._pid != os.getpid():
            self._parents = (self._engine.pool,)
            self._engine.dispose(close=False)
            self._turn, self._pid = threading.Lock(), os.getpid()


def _patience_s(act: Act, error: Exception) -> float:
    # A server that stands still has had its time; only what may have been kept is worth more of it.
    return 0.0 if is_unheard(_driver(error)) and not act.is_committing else PATIENCE_S


def _driver(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _driven(conn: Connection) -> Any:
    return conn.connection.driver_connection

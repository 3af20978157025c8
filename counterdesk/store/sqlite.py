"""A hall in a SQLite file: every window of one computer shares it.

WAL mode with synchronous=FULL, because a printed number must survive a power cut. Writers begin with BEGIN IMMEDIATE
and take turns at a gate; readers have connections of their own that cannot write.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, Concatenate

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from counterdesk.clock import Clock
from counterdesk.refusals import StoreFault
from counterdesk.store import library
from counterdesk.store.base import NOBODY, Holder, P, Pulse, Store, T
from counterdesk.store.desk import By, Desk, Look
from counterdesk.store.faults import explain
from counterdesk.store.gate import Gate
from counterdesk.store.known import Known, unpacked
from counterdesk.store.prepared import Prepared

BUSY_S = 10.0
PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=1000",
    "journal_size_limit=67108864", "cache_size=-16384", "temp_store=MEMORY", "trusted_schema=OFF",
    "cell_size_check=ON", "secure_delete=ON",
)  # fmt: skip

KEEP_EACH_S = 60.0
"""So often is kept beside the file what its journal has come to: a write more makes each commit's fsync dearer."""
RUBBISH = ("corrupt", "io", "not_a_hall")
"""Faults after which what is remembered of the file may be wrong."""


class SqliteStore(Store):
    """A hall in the file ``path``."""

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__(clock)
        self.path = path
        self.gate = Gate(path.with_name(path.name + "-gate"))
        self._writer = _engine(path, "BEGIN IMMEDIATE")
        self._reader = _engine(path, "BEGIN", read_only=True)
        self._conn: Connection | None = None
        self._prepared = False
        self._pid = os.getpid()
        self._parents: tuple[object, ...] = ()
        self._file = _identity(path)
        self._log_path = path.with_name(path.name + "-wal")
        self._log: tuple[int, int] | None = None
        self._times_rubbish = 0
        self._known: Known | None = None
        self._is_astray: bool | None = None
        self._kept_s = monotonic()

    def run(self, verb: Callable[Concatenate[Desk, P], T], /, by: By = NOBODY, *args: P.args, **facts: P.kwargs) -> T:
        """Do ``verb`` in one transaction, when it is this process's turn."""
        if not self._prepared:
            Prepared.make_ready(self._writer.dialect)
            self._prepared = True
        with self._faults(), self.gate.turn():
            self.same_file()
            conn = self._writing()
            self._know_log()
            self._forget_rubbish(conn)
            with self._learning(), conn.begin():
                desk = self.desk(conn, self.clock.now(), self._memory, by)
                if self._is_astray is None:
                    kept = unpacked(self.gate.kept())
                    self._is_astray = kept is not None and not kept.is_in(desk)
                answer = verb(desk, *args, **facts)
            self._known = Known(desk.last_id, desk.head)
            if monotonic() - self._kept_s > KEEP_EACH_S:
                self._keep()
        self._tell_printers(desk)
        return answer

    def read(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer from a connection that cannot write."""
        self.same_file()
        with self._faults(), self._reader.connect() as conn:
            self._know_log()
            self._forget_rubbish(conn)
            with conn.begin():
                return question(Look(conn, self.clock.now(), self._memory), *args, **facts)

    def astray(self) -> Known | None:
        """What was kept beside the file, when it is not in the journal."""
        kept = unpacked(self.gate.kept())  # before the journal is: meanwhile it grows
        return kept if kept and not self.read(kept.is_in) else None

    def same_file(self) -> None:
        """Raise StoreFault ``replaced`` when the file is not the one that was opened, ``log_gone`` when its log is not.

        SQLite would go on writing into files that were taken away or replaced; what is in the file is lost, what is
        in the log only when nobody who has it open is left to bring it into the file.
        """
        self._own_connections()
        if _identity(self.path) != self._file:
            raise StoreFault("replaced", path=self.path)
        if self._log and _identity(self._log_path) != self._log:
            raise StoreFault("log_gone", path=self._log_path)

    @contextmanager
    def watching(self) -> Iterator[Pulse]:
        """SQLite's own number of commits by other connections."""
        self._own_connections()
        with self._faults():
            raw = self._reader.raw_connection()
            try:
                yield _DataVersion(raw.driver_connection)
            finally:
                raw.close()

    def held_up_by(self) -> Holder | None:
        """Whoever has the gate."""
        pid = self.gate.held_up_by()
        return Holder(pid) if pid else None

    def close(self) -> None:
        """Let go of every connection and of the gate."""
        self._own_connections()
        self._keep()
        if self._conn is not None:
            self._conn.close()
        self._conn = self._log = None
        self._writer.dispose()
        self._reader.dispose()
        self.gate.close()

    def _keep(self) -> None:
        # A hall gone astray stays so for whoever asks, until a copy is restored: what is kept is left as it is.
        known, self._kept_s = self._known, monotonic()
        if known is None or not known.entry or self._is_astray or _identity(self.path) != self._file:
            return
        before = unpacked(self.gate.kept())
        if before is None or before.entry < known.entry:  # another process may have come further
            with suppress(OSError):
                self.gate.keep(known.packed())
        self._known = None

    def _writing(self) -> Connection:
        # One connection kept for writing: only whoever has the turn uses it.
        self._own_connections()
        if self._conn is None or self._conn.closed or self._conn.invalidated:
            self._conn = self._writer.connect()
        return self._conn

    def _own_connections(self) -> None:
        # A forked child opens its own, and never closes the parent's: SQLite would drop locks the parent relies on.
        if self._pid != os.getpid():
            self._parents = (self._conn, self._writer.pool, self._reader.pool)
            self._writer.dispose(close=False)
            self._reader.dispose(close=False)
            self._conn, self._log, self._pid = None, None, os.getpid()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._explained(error.orig) from error
        except (library.module.Error, OSError) as error:  # a BEGIN or a PRAGMA of ours comes unwrapped
            raise self._explained(error) from error

    def _explained(self, error: BaseException | None) -> StoreFault:
        fault = explain(error, self.path)
        self._times_rubbish += fault.code in RUBBISH
        return fault

    def _forget_rubbish(self, conn: Connection) -> None:
        # What a disk gave back while it failed stays in a connection's memory until somebody else writes: a hall that
        # is sound again would go on being called damaged.
        if conn.info.get(RUBBISH, 0) != self._times_rubbish:
            conn.connection.driver_connection.execute("PRAGMA shrink_memory")  # type: ignore[union-attr]
            conn.info[RUBBISH] = self._times_rubbish

    def _know_log(self) -> None:
        # The log is there as long as anybody has the hall open, and this process has from here on.
        if self._log is None:
            self._log = _identity(self._log_path)


class _DataVersion:
    """A number that changes whenever another connection commits; it costs microseconds and misses nothing."""

    def __init__(self, dbapi: Any) -> None:
        self._dbapi = dbapi
        # A bare lock wakes up for two thirds of what an Event costs; ten times a second, all day, that shows.
        self._bell = threading.Lock()
        self._bell.acquire()

    def version(self) -> int:
        return int(self._dbapi.execute("PRAGMA data_version").fetchone()[0])

    def pause(self, seconds: float) -> None:
        self._bell.acquire(timeout=seconds)

    def wake(self) -> None:
        with suppress(RuntimeError):  # rung before
            self._bell.release()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _engine(path: Path, begin: str, read_only: bool = False) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        module=library.module,
        connect_args={"timeout": BUSY_S, "check_same_thread": False},
        pool_size=4,
        max_overflow=28,
        pool_reset_on_return="rollback",
        hide_parameters=True,  # a fault is logged whole, and what was to be stored may be somebody's name
    )

    @event.listens_for(engine, "connect")
    def set_up(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # we begin ourselves: the driver's own BEGIN comes too late
        for pragma in (*PRAGMAS, "query_only=ON") if read_only else PRAGMAS:
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(conn: Connection) -> None:
        conn.connection.driver_connection.execute(begin)  # type: ignore[union-attr]

    return engine

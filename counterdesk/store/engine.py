"""Opening a hall's database and running verbs in it: one key press is one transaction.

SQLite in WAL mode with synchronous=FULL, because a printed number must survive a power cut. Writers begin with
BEGIN IMMEDIATE and take turns at a gate; readers have connections of their own that cannot write.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from counterdesk.clock import Clock, SystemClock
from counterdesk.refusals import StoreFault
from counterdesk.store import library, schema
from counterdesk.store.desk import By, Desk, Look
from counterdesk.store.faults import explain
from counterdesk.store.gate import Gate
from counterdesk.store.place import refuse_network

P = ParamSpec("P")
T = TypeVar("T")
NOBODY = By()
BUSY_S = 10.0
PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=1000",
    "journal_size_limit=67108864", "cache_size=-16384", "temp_store=MEMORY", "trusted_schema=OFF",
    "cell_size_check=ON",
)  # fmt: skip


class Store:
    """A hall's database. ``run`` writes, ``read`` reads; both may be called from any thread.

    ``desk`` is what verbs are done at; a store of another kind may have one of its own.
    """

    desk: type[Desk] = Desk

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.gate = Gate(path.with_name(path.name + "-gate"))
        self.printed: list[Callable[[], None]] = []
        self._memory: dict[Hashable, Any] = {}
        self._writer = _engine(path, "BEGIN IMMEDIATE")
        self._reader = _engine(path, "BEGIN", read_only=True)
        self._conn: Connection | None = None
        self._pid = os.getpid()
        self._parents: tuple[object, ...] = ()
        self._file = self._identity()

    def run(
        self, verb: Callable[Concatenate[Desk, P], T], /, by: By = NOBODY, *args: P.args, **facts: P.kwargs
    ) -> T:
        """Do ``verb`` in one transaction and return its answer after the commit.

        Raises what the verb refuses with, or StoreFault when the store cannot keep it; then nothing was changed.
        """
        with self._faults(), self.gate.turn():
            self.same_file()
            conn = self._writing()
            with self._learning(), conn.begin():
                desk = self.desk(conn, self.clock.now(), self._memory, by)
                answer = verb(desk, *args, **facts)
        if desk.jobs:
            for tell in self.printed:
                tell()
        return answer

    def read(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer to ``question`` from one consistent snapshot; it cannot change anything."""
        self.same_file()
        self._own_connections()
        with self._faults(), self._reader.connect() as conn, conn.begin():
            return question(Look(conn, self.clock.now(), self._memory), *args, **facts)

    def same_file(self) -> None:
        """Raise StoreFault ``replaced`` when the file is not the one that was opened.

        SQLite would go on writing into a file that was renamed away or replaced, and lose it all.
        """
        if self._identity() != self._file:
            raise StoreFault("replaced", path=self.path)

    @contextmanager
    def watching(self) -> Iterator[Callable[[], int]]:
        """A question that is cheap to repeat: a number that changes whenever somebody commits.

        It does not notice that the file was replaced; whoever repeats it asks ``same_file`` now and then.
        """
        self._own_connections()
        with self._faults():
            raw = self._reader.raw_connection()
            dbapi: Any = raw.driver_connection
            try:
                yield lambda: int(dbapi.execute("PRAGMA data_version").fetchone()[0])
            finally:
                raw.close()

    def close(self) -> None:
        """Let go of every connection and of the gate."""
        self._own_connections()
        if self._conn is not None:
            self._conn.close()
        self._conn = None
        self._writer.dispose()
        self._reader.dispose()
        self.gate.close()

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
            self._conn, self._pid = None, os.getpid()

    @contextmanager
    def _learning(self) -> Iterator[None]:
        # What was read in a transaction that came to nothing may never have been: the next one may reuse its numbers.
        known = len(self._memory)
        try:
            yield
        except BaseException:
            if len(self._memory) != known:
                self._memory.clear()
            raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise explain(error.orig, self.path) from error
        except (library.module.Error, OSError) as error:  # a BEGIN or a PRAGMA of ours comes unwrapped
            raise explain(error, self.path) from error

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_dev, found.st_ino


def open_store(where: str | Path, clock: Clock | None = None) -> Store:
    """Open an existing hall, bringing its schema up to date first.

    ``where`` is a path or a ``sqlite:///`` URL. Raises StoreFault when there is no hall there, when it cannot be
    used, or when a newer program made it.
    """
    path = database_path(where)
    if not path.is_file():
        raise StoreFault("no_hall", path=path)
    return _open(path, clock)


def create_store(where: str | Path, zone: str, day_starts: str, clock: Clock | None = None) -> Store:
    """Make a new hall database; raises StoreFault ``hall_exists`` rather than touch one that is there."""
    path = database_path(where)
    if path.exists():
        raise StoreFault("hall_exists", path=path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o660))
    except FileExistsError as error:  # somebody made it at the same moment
        raise StoreFault("hall_exists", path=path) from error
    except OSError as error:
        raise StoreFault("cannot_create", path=path, detail=error.strerror) from error
    try:
        schema.create(path, (clock or SystemClock()).now(), zone, day_starts)
    except BaseException:
        for end in ("", "-wal", "-shm", "-gate"):  # half a hall would stand in the way of the next try
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    return _open(path, clock)


def database_path(where: str | Path) -> Path:
    """The file a hall's URL or path means; raises StoreFault for a database this version cannot use."""
    text = str(where)
    if text.startswith("sqlite:///"):
        return Path(text.removeprefix("sqlite:///")).expanduser()
    if "://" in text:
        raise StoreFault("unknown_database", url=text.split("://")[0])
    return Path(text).expanduser()


def _open(path: Path, clock: Clock | None) -> Store:
    refuse_network(path)
    schema.upgrade(path)
    return Store(path, clock or SystemClock())


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

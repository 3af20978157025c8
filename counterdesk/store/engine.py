"""Opening a hall's database: a SQLite file of this computer, or a database of a PostgreSQL server."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from counterdesk.clock import Clock, SystemClock
from counterdesk.refusals import StoreFault
from counterdesk.store import schema
from counterdesk.store.address import Server, place
from counterdesk.store.base import NOBODY, Store
from counterdesk.store.gate import Gate
from counterdesk.store.place import refuse_folder, refuse_network
from counterdesk.store.sqlite import SqliteStore

__all__ = ["NOBODY", "Store", "create_store", "database_path", "discard", "open_store"]
ENDS = ("", "-wal", "-shm", "-gate")
"""The files of a hall: each has the hall's name and one of these."""


def open_store(where: str | Path | Server, clock: Clock | None = None) -> Store:
    """Open an existing hall, bringing its schema up to date first.

    ``where`` is a path, a ``sqlite:///`` or a ``postgresql://`` URL. Raises StoreFault when there is no hall there,
    when it cannot be used, or when a newer program made it.
    """
    found = place(where)
    if isinstance(found, Server):
        from counterdesk.store.postgres import schema as on_server  # its driver loads for those who need it alone

        on_server.upgrade(found)
        return _on_server(found, clock)
    if not found.is_file():
        raise StoreFault("no_hall", path=found)
    return _in_file(found, clock)


def create_store(where: str | Path | Server, zone: str, day_starts: str, clock: Clock | None = None) -> Store:
    """Make a new hall database; raises StoreFault ``hall_exists`` rather than touch one that is there."""
    found = place(where)
    now = (clock or SystemClock()).now()
    if isinstance(found, Server):
        from counterdesk.store.postgres import schema as on_server

        on_server.create(found, now, zone, day_starts)
        return _on_server(found, clock)
    new_file(found)
    try:
        schema.create(found, now, zone, day_starts)
    except BaseException:
        discard(found)
        raise
    return _in_file(found, clock)


def new_file(path: Path) -> None:
    """Make an empty file for a hall, closed to others; raises StoreFault, ``hall_exists`` when something is there."""
    must_be_free(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o660))
        forget(path)
    except FileExistsError as error:  # somebody made it at the same moment
        raise StoreFault("hall_exists", path=path) from error
    except OSError as error:
        raise StoreFault("cannot_create", path=path, detail=error.strerror) from error


def must_be_free(path: Path) -> None:
    """Raise StoreFault when a new hall has no place there: ``hall_exists``, or ``cannot_create`` for a folder."""
    refuse_folder(path)
    if path.exists():
        raise StoreFault("hall_exists", path=path)


def forget(path: Path) -> None:
    """Let go of what was kept beside a file of this name that is there no more: of another hall it would be wrong."""
    if (beside := path.with_name(path.name + "-gate")).exists():
        with closing(Gate(beside)) as gate:
            gate.keep(b"")


def discard(where: Path | Server) -> None:
    """Take away a hall that was made only half: it would stand in the way of the next try."""
    if isinstance(where, Server):
        from counterdesk.store.postgres import schema as on_server

        on_server.discard(where)
        return
    for end in ENDS:
        where.with_name(where.name + end).unlink(missing_ok=True)


def database_path(where: str | Path) -> Path:
    """The file a hall's URL or path means; raises StoreFault for a database that is no file."""
    found = place(where)
    if isinstance(found, Server):
        raise StoreFault("not_a_file", path=found)
    return found


def _in_file(path: Path, clock: Clock | None) -> Store:
    refuse_network(path)
    schema.upgrade(path)
    return SqliteStore(path, clock or SystemClock())


def _on_server(server: Server, clock: Clock | None) -> Store:
    from counterdesk.store.postgres.engine import PostgresStore

    return PostgresStore(server, clock or SystemClock())

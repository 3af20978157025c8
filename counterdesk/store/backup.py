"""Copies of a hall: an online backup, bringing one back, and the check both rest on.

A copy counts only once it was read again: SQLite's quick_check, the schema's version, and the whole journal chain.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import library, schema
from counterdesk.store.address import Place, Server
from counterdesk.store.checked import Checked, checked
from counterdesk.store.faults import explain
from counterdesk.store.gate import Gate
from counterdesk.store.place import refuse_folder, refuse_network

WHOLE = -1
"""Pages a step: a copy in steps begins anew at every commit of others and, in a busy hall, never ends (measured)."""


class Restored(NamedTuple):
    """What is in the hall's place now, and where the old hall was kept (None: there was none)."""

    checked: Checked
    kept: Place | None


def backup(hall: Path, copy: Path, replace: bool = False) -> Checked:
    """Copy the running hall into ``copy`` and check the copy; nobody has to stop working.

    Raises Refusal ``file_exists`` unless ``replace``, StoreFault when the hall or the copy is not sound; a copy
    that is not is removed, and one that is there already stays until the new one was found sound.
    """
    refuse_folder(copy)
    if copy.exists() and (not replace or copy.samefile(hall)):
        raise Refusal("file_exists", path=copy)
    part = copy.with_name(copy.name + ".part")
    with removed_on_failure(part):
        _copy(hall, part, running=True)
        found = check(part)
        put_in_place(part, copy)
    return found


def restore(
    copy: Path, hall: Path, now: datetime, ready: Callable[[Path, Path | None], None] = lambda new, old: None
) -> Restored:
    """Put a checked copy in the hall's place; the old hall, even a broken one, is kept beside it.

    ``ready`` gets the new hall and the old one (None: there was none) before the new one takes its place, all at
    once: whoever is killed on the way leaves the old hall where it was. Raises StoreFault when the copy is not sound,
    ``in_use`` while any program has the hall open; then nothing was changed.
    """
    refuse_network(hall)
    hall.parent.mkdir(parents=True, exist_ok=True)
    part = hall.with_name(hall.name + ".part")
    with removed_on_failure(part):
        check(copy)
        _copy(copy, part, mode=0o660)
        found = check(part)
        with closing(Gate(hall.with_name(hall.name + "-gate"))) as gate, gate.turn():
            there = hall.exists()
            if there:
                must_be_idle(hall)
            ready(part, hall if there else None)
            kept = _kept_too(hall, hall.with_name(f"{hall.name}.before-restore-{now:%Y%m%d-%H%M%S}"))
            gate.keep(b"")  # of the old hall: the new one need not have it
            if there:
                _open_to_whom(part, kept or hall)
            put_in_place(part, hall)
    return Restored(found, kept)


def put_in_place(part: Path, place: Path) -> None:
    """Give a finished file its name, for good: after a power cut no log of the new may lie beside the old one."""
    os.replace(part, place)
    if hasattr(os, "O_DIRECTORY"):  # Windows keeps names by itself
        folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _open_to_whom(part: Path, old: Path) -> None:
    """Let whoever could use the old hall use the new one: a copy is its owner's alone, and root restores for others."""
    was = old.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):  # somebody else's file, made anew by one of its group
            os.chown(part, was.st_uid, was.st_gid)
    os.chmod(part, stat.S_IMODE(was.st_mode))


def _kept_too(hall: Path, kept: Path) -> Path | None:
    """Give a hall a second name, so that at no moment there is none under the first; None when there was none.

    On a disk without second names it is moved.
    """
    if not hall.exists():
        return None
    must_be_idle(hall)
    for end in ("-wal", "-shm"):  # of a hall too broken to be read: they would be read into what takes its place
        if (part := hall.with_name(hall.name + end)).exists():
            os.replace(part, kept.with_name(kept.name + end))
    try:
        os.link(hall, kept)
    except OSError:
        os.replace(hall, kept)
    return kept


def check(path: Place, running: bool = False) -> Checked:
    """Read a whole database: its pages, its schema's version and the journal's chain; changes nothing.

    ``running`` when others may be writing into it. Raises StoreFault ``no_hall``, ``not_a_hall``, ``corrupt``,
    ``newer``, ``journal_changed`` or ``journal_gap``.
    """
    if isinstance(path, Server):
        from counterdesk.store.postgres import checking

        return checking.check(path)
    if not path.is_file():
        raise StoreFault("no_hall", path=path)
    with closing(reading(path, running)) as conn:
        found = _examine(conn, path)
    engine = create_engine(
        "sqlite://", creator=lambda: reading(path, running), module=library.module, poolclass=NullPool
    )
    try:
        with engine.connect() as look:
            return checked(look, path, found)
    except DBAPIError as error:  # a broken page, or bytes that are no text
        raise explain(error.orig, path) from error
    finally:
        engine.dispose()


def _examine(conn: Any, path: Path) -> int:
    try:
        found = [row[0] for row in conn.execute("PRAGMA quick_check(3)")]
    except library.module.DatabaseError as error:
        raise explain(error, path) from error
    if found != ["ok"]:
        raise StoreFault("corrupt", path=path, detail="; ".join(found))
    version = schema.version(conn, path)
    if version > schema.newest():
        raise StoreFault("newer", path=path, found=version, known=schema.newest())
    return version


def _copy(source: Path, target: Path, running: bool = False, mode: int = 0o600) -> None:
    target.unlink(missing_ok=True)
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode))  # clerks' PINs are in it, hashed
        with closing(reading(source, running)) as read, closing(library.module.connect(str(target))) as write:
            read.backup(write, pages=WHOLE)
            write.execute("PRAGMA journal_mode=DELETE")  # one file, whole in itself
    except library.module.DatabaseError as error:
        raise explain(error, source) from error


def reading(path: Path, running: bool = False) -> Any:
    """A connection that cannot write; a copy nobody writes into is read even from a read-only disk."""
    still = not running and not path.with_name(path.name + "-wal").exists()
    place = f"file:{quote(str(path.absolute()))}?mode=ro" + ("&immutable=1" if still else "")
    try:
        return library.module.connect(place, uri=True, timeout=10.0)
    except library.module.DatabaseError as error:
        raise explain(error, path) from error


def set_aside(hall: Path, kept: Path) -> Path | None:
    """Give a hall's files another name; None when there was none. Raises StoreFault ``in_use``."""
    there = hall.exists()
    if there:
        must_be_idle(hall)
    for end in ("-wal", "-shm", ""):  # a log left behind would be read into the copy that takes this place
        if (part := hall.with_name(hall.name + end)).exists():
            os.replace(part, kept.with_name(kept.name + end))
    return kept if there else None


def must_be_idle(hall: Path) -> None:
    """Raise StoreFault ``in_use`` when anybody has the hall open: at closing they would delete the new one's log.

    Leaving WAL needs the file to oneself and brings the log into it. A file too broken for that may be moved.
    """
    try:
        with closing(library.module.connect(str(hall), timeout=1.0)) as conn:
            conn.execute("PRAGMA journal_mode=DELETE")
    except library.module.DatabaseError as error:
        if explain(error, hall).code == "busy":
            raise StoreFault("in_use", path=hall) from error


@contextmanager
def removed_on_failure(part: Path) -> Iterator[None]:
    """Take a half-made copy away again, whatever happened."""
    try:
        yield
    except OSError as error:
        meant = part.with_name(part.name.removesuffix(".part"))
        raise StoreFault("cannot_create", path=meant, detail=error.strerror) from error
    finally:
        for end in ("", "-wal", "-shm", "-gate"):
            part.with_name(part.name + end).unlink(missing_ok=True)
        for old in part.parent.glob(f"{part.name}.before-*"):  # of an older copy that was brought up to date
            old.unlink(missing_ok=True)

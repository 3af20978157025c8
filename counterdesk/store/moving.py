"""A hall moved to a server or back into a file, copied out of a server, and brought back onto one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import backup, file_end
from counterdesk.store.address import Place, Server
from counterdesk.store.backup import Restored
from counterdesk.store.carrying import Carried, End, Tell, carry
from counterdesk.store.checked import Checked
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import NOBODY, forget, must_be_free, new_file, open_store
from counterdesk.store.gate import Gate


class Moved(NamedTuple):
    """What was carried, and where the old hall is kept; nobody can go on in it by mistake."""

    carried: Carried
    kept: Place


def move(source: Place, target: Place, now: datetime, tell: Tell, by: By = NOBODY) -> Moved:
    """Carry a hall into an empty place, compare what arrived, and set the old hall aside under another name.

    The journal of the new one says ``by`` whom. Raises StoreFault ``in_use`` while any program has the old hall open,
    ``hall_exists`` or ``not_empty`` when the place is not empty, ``copy_differs`` when something arrived otherwise;
    then the old hall is as it was. A hall that a killed move left there is set
    aside, unless somebody has worked in it, and all is carried anew.
    """
    open_store(source).close()  # an older hall is brought up to date first
    with _alone(source, now) as (end, set_aside):
        carried = _carried(end, target, now, tell)
        kept = set_aside()
    with closing(open_store(target)) as store:
        store.run(_arrived, by, rows=carried.rows, tables=carried.tables)
    return Moved(carried, kept)


def copy_out(server: Server, copy: Path, replace: bool, tell: Tell = lambda done, whole: None) -> Checked:
    """Copy the running hall of a server into a file that is a hall of its own, checked; nobody has to stop working.

    Raises Refusal ``file_exists`` unless ``replace``; a copy that is there already stays until the new one is sound.
    """
    if copy.exists() and not replace:
        raise Refusal("file_exists", path=copy)
    from counterdesk.store.postgres import server_end

    part = copy.with_name(copy.name + ".part")
    with backup.removed_on_failure(part):
        _clear(part)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with server_end.reading(server) as end, file_end.making(part) as new:
            found = carry(end, new, tell).checked
        backup.put_in_place(part, copy)
    return found


def bring_back(copy: Path, server: Server, now: datetime) -> Restored:
    """Put a checked copy in the place of a server's hall, all at once; the hall that was there is kept in a schema.

    Raises StoreFault ``in_use`` while any program has the hall open, or when the copy is not sound.
    """
    from counterdesk.store.postgres import server_end

    backup.check(copy)
    aside = server_end.stamp("before_restore", now) if server_end.is_there(server) else None
    with file_end.reading(copy) as end, server_end.making(server, aside) as new:
        found = carry(end, new).checked
    return Restored(found, server_end.kept_in(server, aside) if aside else None)


def _arrived(desk: Desk, rows: int, tables: int) -> None:
    desk.record("hall_moved", rows=rows, tables=tables)


@contextmanager
def _alone(source: Place, now: datetime) -> Iterator[tuple[End, Callable[[], Place]]]:
    """The hall to be left, held so that nobody can write, and how it is set aside."""
    if isinstance(source, Server):
        from counterdesk.store.postgres import server_end

        with server_end.reading(source, alone=True) as held:
            yield held, lambda: held.set_aside(server_end.stamp("moved", now))
        return
    kept = source.with_name(f"{source.name}.moved-{now:%Y%m%d-%H%M%S}")
    with closing(Gate(source.with_name(source.name + "-gate"))) as gate, gate.turn():
        backup.must_be_idle(source)
        with file_end.reading(source) as found:
            yield found, lambda: backup.set_aside(source, kept) or source


def _carried(end: End, target: Place, now: datetime, tell: Tell) -> Carried:
    try:
        with _making(target) as new:
            return carry(end, new, tell)
    except StoreFault as fault:
        if fault.code != "hall_exists" or not _is_begun(end, target):
            raise
    with _anew(target, now) as new:
        return carry(end, new, tell)


def _is_begun(end: End, target: Place) -> bool:
    """Whether the hall there is this one as it was a while ago, as a move leaves it that was killed at the end."""
    with suppress(StoreFault), _reading(target) as there:
        journal = next(table for table in end.tables() if table.name == "journal")
        alike = all(theirs == mine for theirs, mine in zip(there.rows(journal), end.rows(journal), strict=False))
        return alike and 0 < there.count(journal) <= end.count(journal)
    return False


def _reading(target: Place) -> AbstractContextManager[End]:
    if isinstance(target, Server):
        from counterdesk.store.postgres import server_end

        return server_end.reading(target, alone=True)
    return file_end.reading(target)


def _anew(target: Place, now: datetime) -> AbstractContextManager[End]:
    if isinstance(target, Server):
        from counterdesk.store.postgres import server_end

        return server_end.making(target, server_end.stamp("unfinished", now))
    backup.set_aside(target, target.with_name(f"{target.name}.unfinished-{now:%Y%m%d-%H%M%S}"))
    return _new_file(target)


def _making(target: Place) -> AbstractContextManager[End]:
    if isinstance(target, Server):
        from counterdesk.store.postgres import server_end

        return server_end.making(target)
    return _new_file(target)


@contextmanager
def _new_file(path: Path) -> Iterator[End]:
    must_be_free(path)
    part = path.with_name(path.name + ".part")  # whoever is killed leaves no half hall in the way of the next try
    with backup.removed_on_failure(part):
        _clear(part)
        new_file(part)
        with file_end.making(part) as end:
            yield end
        forget(path)
        backup.put_in_place(part, path)


def _clear(part: Path) -> None:
    """Take away what a copy that was killed has left, and what would be undone in the next one's file."""
    for ending in ("", "-journal"):
        part.with_name(part.name + ending).unlink(missing_ok=True)

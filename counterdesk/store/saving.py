"""The running hall copied into its folder of copies, with its progress; the newest ones stay."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from counterdesk import paths
from counterdesk.refusals import StoreFault
from counterdesk.store import backup, copies, moving
from counterdesk.store.address import Place, Server, place
from counterdesk.store.base import NOBODY, Store
from counterdesk.store.checked import Checked
from counterdesk.store.desk import By
from counterdesk.store.place import refuse_folder

FOLDER, NAME, KEPT = "copies", "hall-%Y%m%d-%H%M%S.db", 14
"""So many copies stay in the folder; the oldest go, by the time in their names."""
LOOK_S = 0.1
Tell = Callable[[int, int], None]


def untold(done: int, whole: int) -> None:
    """Nobody watches."""


def folder(hall: Place) -> Path:
    """Where a hall's copies go: ``copies`` beside its file; for one on a server, in the program's data folder.

    A link of that name leads them to another disk.
    """
    return paths.user_data(FOLDER) if isinstance(hall, Server) else hall.with_name(FOLDER)


def save(store: Store, hall: str | Path, tell: Tell = untold, by: By = NOBODY) -> tuple[Path, Checked]:
    """Make a copy named after this moment and note it in the hall; raises as ``backup.backup`` does.

    ``tell`` hears (done, whole) in bytes as the copy grows.
    """
    found = place(hall)
    into = folder(found)
    try:
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault("cannot_create", path=into, detail=error.strerror) from error
    copy = into / datetime.now().strftime(NAME)
    checked = copy_of(found, copy, True, tell)
    store.run(copies.note, by, checked.entries)
    _forget(into)
    return copy, checked


def copy_of(hall: Place, copy: Path, replace: bool, tell: Tell) -> Checked:
    """A checked copy of the hall at ``hall``, wherever it is kept; raises as ``backup.backup`` does."""
    refuse_folder(copy)
    if isinstance(hall, Server):
        return moving.copy_out(hall, copy, replace, tell)
    if not hall.is_file():
        raise StoreFault("no_hall", path=hall)
    with _watched(copy.with_name(copy.name + ".part"), hall, tell):
        return backup.backup(hall, copy, replace)


@contextmanager
def _watched(part: Path, hall: Path, tell: Tell) -> Iterator[None]:
    """Tell how far the copy has grown while it is made: SQLite itself says nothing until its one step is done."""
    if tell is untold:
        yield
        return
    whole, over = hall.stat().st_size, threading.Event()

    def watch() -> None:
        while not over.wait(LOOK_S):
            if part.exists():
                tell(min(part.stat().st_size, whole), whole)

    looker = threading.Thread(target=watch, name="progress", daemon=True)
    looker.start()
    try:
        yield
    finally:
        over.set()
        looker.join()
    tell(whole, whole)


def _forget(into: Path) -> None:
    made = sorted(into.glob("hall-????????-??????.db"))
    for old in made[:-KEPT]:
        old.unlink(missing_ok=True)

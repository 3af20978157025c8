"""``backup`` and ``restore``: a checked copy of the running hall, and a checked copy put in its place."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from datetime import datetime
from pathlib import Path

from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import recovery
from counterdesk.hall.recovery import Recovered
from counterdesk.hall.tickets import voiding
from counterdesk.refusals import StoreFault
from counterdesk.store import backup as copies
from counterdesk.store import copies as made
from counterdesk.store.desk import By
from counterdesk.store.engine import database_path, open_store
from counterdesk.store.watch import head
from counterdesk.words import t

SHOWN = 16
"""Characters of the journal's head: enough to compare by eye."""


def backup(asked: Namespace, here: Here) -> Answer:
    """Copy the hall while everybody works, and read the copy again before calling it one."""
    hall = database_path(here.hall)
    if not hall.is_file():
        raise StoreFault("no_hall", path=hall)
    checked = copies.backup(hall, asked.file, asked.replace)
    here.store.run(made.note, By(), checked.entries)
    told = t("cli.backed_up", path=asked.file, count=checked.entries, head=checked.head[:SHOWN])
    return Answer({"file": str(asked.file), **checked._asdict()}, [told])


def restore(asked: Namespace, here: Here) -> Answer:
    """Put a copy in the hall's place, after it was found sound; the hall that was there is kept.

    Numbers that may have been handed out since the copy was made are voided, papers under way become unknown.
    """
    hall = database_path(here.hall)
    done = copies.restore(asked.file, hall, datetime.now())
    books = _books_of(done.kept, hall)
    with closing(open_store(hall)) as store:
        found = store.run(recovery.recover, By(), books, dict(asked.above or ()))
    told = [t("cli.restored", path=hall, count=done.checked.entries, head=done.checked.head[:SHOWN])]
    told += [t("cli.kept", path=done.kept)] if done.kept else []
    shape = {"hall": str(hall), "kept": done.kept and str(done.kept), **done.checked._asdict(), **found._asdict()}
    return Answer(shape, [*told, *_recovered(found, known=books is not None)])


def _books_of(kept: Path | None, hall: Path) -> dict[str, int] | None:
    """The last numbers of today in the hall that was there; None when its books are gone or cannot be read."""
    if kept is None:
        return None
    try:
        with closing(open_store(kept)) as old, closing(open_store(hall)) as new:
            behind = old.read(head) < new.read(head)
            return None if behind else old.read(voiding.handed_out)
    except StoreFault:
        return None


def _recovered(found: Recovered, known: bool) -> list[str]:
    lines = []
    if found.voided:
        numbers = t("slip.list_comma").join(found.spans)
        lines.append(t("cli.voided" if known else "cli.voided_guessed", count=len(found.voided), numbers=numbers))
    if found.doubtful:
        lines.append(t("cli.doubtful", count=found.doubtful))
    return lines

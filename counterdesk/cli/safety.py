"""``backup`` and ``restore``: a checked copy of the running hall, and a checked copy put in its place."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import StoreFault
from counterdesk.store import backup as copies
from counterdesk.store.engine import database_path
from counterdesk.words import t

SHOWN = 16
"""Characters of the journal's head: enough to compare by eye."""


def backup(asked: Namespace, here: Here) -> Answer:
    """Copy the hall while everybody works, and read the copy again before calling it one."""
    hall = database_path(here.hall)
    if not hall.is_file():
        raise StoreFault("no_hall", path=hall)
    checked = copies.backup(hall, asked.file, asked.replace)
    told = t("cli.backed_up", path=asked.file, count=checked.entries, head=checked.head[:SHOWN])
    return Answer({"file": str(asked.file), **checked._asdict()}, [told])


def restore(asked: Namespace, here: Here) -> Answer:
    """Put a copy in the hall's place, after it was found sound; the hall that was there is kept."""
    hall = database_path(here.hall)
    done = copies.restore(asked.file, hall, datetime.now())
    told = [t("cli.restored", path=hall, count=done.checked.entries, head=done.checked.head[:SHOWN])]
    told += [t("cli.kept", path=done.kept)] if done.kept else []
    return Answer({"hall": str(hall), "kept": done.kept and str(done.kept), **done.checked._asdict()}, told)

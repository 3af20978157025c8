"""What makes a database a sound hall, whichever it is: its schema's version, and the journal's whole chain."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from counterdesk.refusals import StoreFault
from counterdesk.store import journal


class Checked(NamedTuple):
    """A database that was found sound: the journal's entries and head, the schema's version."""

    entries: int
    head: str
    schema: int


def checked(conn: Connection, where: object, schema: int) -> Checked:
    """Walk the journal of the hall at ``where``; raises StoreFault ``journal_changed`` or ``journal_gap``."""
    verdict = journal.verify(conn)
    if verdict.broken:
        raise StoreFault(f"journal_{verdict.broken.why}", path=where, entry=verdict.broken.id)
    return Checked(verdict.entries, verdict.head, schema)

"""The journal: every act in order, chained by hashes from row one, so that an edited past is found.

Each row's hash covers the hash before it and everything the row says. A personal value never enters the hash, only
a salted digest of it does; so it can be removed later while the chain still holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Index, Text, bindparam, select, type_coerce
from sqlmodel import Field, SQLModel

from counterdesk.store.prepared import Prepared, insertion
from counterdesk.store.types import Big, text_field, us_field

START = "0" * 64


class JournalRow(SQLModel, table=True):
    """One act: what, when, at which window, by which clerk, about which ticket, and its place in the chain."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_ticket", "ticket_id"),)

    id: int = Field(primary_key=True, sa_type=Big)
    at_us: int = us_field()
    day: date
    kind: str = text_field()
    ticket_id: int | None = Field(default=None, sa_type=Big)
    window: str | None = text_field(default=None)
    clerk: str | None = text_field(default=None)
    facts: str = text_field()
    private: str | None = text_field(default=None)
    private_salt: str | None = text_field(default=None)
    private_digest: str | None = text_field(default=None)
    hash: str = text_field()


class Entry(NamedTuple):
    """A journal row as its readers get it; ``facts`` is a mapping again."""

    id: int
    at_us: int
    day: date
    kind: str
    ticket_id: int | None
    window: str | None
    clerk: str | None
    facts: dict[str, Any]


class Broken(NamedTuple):
    """Where the chain breaks: the row's number and why (``gap`` or ``changed``)."""

    id: int
    why: str


class Verdict(NamedTuple):
    """What a check of the chain found; ``broken`` None means it holds. ``head`` is the last row's hash."""

    entries: int
    head: str
    broken: Broken | None


journal = JournalRow.__table__  # type: ignore[attr-defined]
APPEND = Prepared(insertion(journal))
READ = (journal.c.id, journal.c.at_us, journal.c.day, journal.c.kind, journal.c.ticket_id,
         journal.c.window, journal.c.clerk, journal.c.facts)  # fmt: skip
TAIL = select(*READ).where(journal.c.id > bindparam("after")).order_by(journal.c.id).limit(bindparam("most"))
OF_TICKET = (
    select(*READ)
    .where(journal.c.ticket_id == bindparam("ticket_id"), journal.c.id >= bindparam("since"))
    .order_by(journal.c.id)
)
FIRST_OF_TICKET = OF_TICKET.limit(1)
RECENT = 500  # a window's last act is undone within seconds; further back than this there is nothing to undo
OF_WINDOW = (
    select(*READ)
    .where(
        journal.c.id > bindparam("since"),
        journal.c.window == bindparam("at"),
        journal.c.ticket_id.is_not(None),
    )
    .order_by(journal.c.id.desc())
    .limit(20)
)
# the day as text: a forged one need not be a date
_all = {c.name: type_coerce(c, Text).label("day") if c.name == "day" else c for c in journal.c}
_chained = ("id", "at_us", "day", "kind", "ticket_id", "window", "clerk", "facts", "private_digest")
CHAIN = select(*(_all[name] for name in (*_chained, "hash"))).order_by(journal.c.id)
# one encoder for all rows: making one costs as much as using it, and a long chain has millions
_encode = json.JSONEncoder(ensure_ascii=False, default=repr).encode


def chain_hash(before: str, row: Mapping[str, Any]) -> str:
    """The hash of a row that follows ``before``; ``row`` holds the columns of the table."""
    return _link(before, [row[name] for name in _chained])


def _link(before: str, said: list[Any]) -> str:
    said[2] = str(said[2])
    return sha256(f"{before}\n{_encode(said)}".encode()).hexdigest()


def write_facts(facts: Mapping[str, Any]) -> str:
    """Facts as the text that is stored and hashed: JSON with sorted keys and no spaces."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def append(conn: Connection, row: dict[str, Any], before: str) -> str:
    """Add ``row`` after the row whose hash is ``before``; returns the new head."""
    row["hash"] = chain_hash(before, row)
    APPEND(conn, **row)
    return str(row["hash"])


def tail(conn: Connection, after: int, most: int = 500) -> list[Entry]:
    """The entries that followed number ``after``, oldest first, at most ``most``."""
    return entries(conn.execute(TAIL, {"after": after, "most": most}))


def of_ticket(conn: Connection, ticket_id: int, since: int = 0) -> list[Entry]:
    """Every entry about one ticket from number ``since`` on, oldest first."""
    return entries(conn.execute(OF_TICKET, {"ticket_id": ticket_id, "since": since}))


def first_of_ticket(conn: Connection, ticket_id: int) -> Entry | None:
    """The entry a ticket's story begins with, its issue; None when there is none, as for imported ones."""
    row = conn.execute(FIRST_OF_TICKET, {"ticket_id": ticket_id, "since": 0}).one_or_none()
    return _entry(row) if row else None


def of_window(conn: Connection, window: str, newest: int) -> Iterator[Entry]:
    """The newest entries about tickets made at ``window``, newest first, among the last few hundred."""
    return map(_entry, conn.execute(OF_WINDOW, {"since": newest - RECENT, "at": window}).all())


def verify(conn: Connection, head: str | None = None) -> Verdict:
    """Walk the whole chain; ``head`` (a hash or its first characters, from paper) must be met on the way.

    Only a head kept outside the database can show that the newest rows were cut off.
    """
    before, count, met = START, 0, head is None
    with conn.execute(CHAIN.execution_options(yield_per=2000)) as rows:
        for number, *said, stored in rows:
            count += 1
            if number != count:
                return Verdict(count - 1, before, Broken(count, "gap"))
            if _link(before, [number, *said]) != stored:
                return Verdict(count - 1, before, Broken(count, "changed"))
            before = stored
            met = met or before.startswith(str(head))
    return Verdict(count, before, None if met else Broken(count + 1, "cut"))


def entries(rows: Iterable[Any]) -> list[Entry]:
    """Rows of the columns READ as entries."""
    return [_entry(row) for row in rows]


def _entry(row: Any) -> Entry:
    return Entry._make((*row[:-1], json.loads(row.facts)))

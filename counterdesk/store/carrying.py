"""A whole hall carried from one database into another, table by table, and read again before anybody relies on it.

Both ends give and take rows as plain values - numbers, text, bytes - in the order of their keys, so that what was
written can be compared with what was read, whichever two databases they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from counterdesk.refusals import StoreFault
from counterdesk.store.checked import Checked

Row = tuple[Any, ...]
Tell = Callable[[int, int], None]
EVERY = 500
"""Rows between two words about how far it is."""


class Table(NamedTuple):
    """A table as both ends know it: its columns, those of its key, and the tables its rows point at."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    needs: frozenset[str]


class End(Protocol):
    """A database that is carried from or into; what is put into it holds only after ``settle``."""

    @property
    def place(self) -> object:
        """Where it is."""

    def tables(self) -> list[Table]:
        """Every table of the hall."""

    def count(self, table: Table) -> int:
        """How many rows it has."""

    def rows(self, table: Table) -> Iterator[Row]:
        """Its rows in the order of its key, as they are stored."""

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Write rows into an empty table."""

    def settle(self) -> Checked:
        """Check references and the journal, and let it hold."""


class Carried(NamedTuple):
    """What was carried: tables, rows, and one digest over all they say; ``checked`` is the hall as it arrived."""

    tables: int
    rows: int
    digest: str
    checked: Checked


def carry(source: End, target: End, tell: Tell = lambda done, whole: None) -> Carried:
    """Carry every row and compare each table's count and digest; ``tell`` hears (rows done, rows in all).

    Raises StoreFault ``copy_differs`` when a table did not arrive as it was; the target's end is then not settled.
    """
    tables = in_order(source.tables())
    there = {table.name: table for table in target.tables()}
    whole, done, digests = sum(map(source.count, tables)), 0, []
    for table in tables:
        if table.name not in there or set(there[table.name].columns) != set(table.columns):
            raise StoreFault("copy_differs", path=target.place, table=table.name)
        sent = Digest()
        target.put(table, _told(sent.through(source.rows(table)), tell, done, whole))
        got = Digest()
        for _ in got.through(target.rows(table)):
            pass
        if (got.rows, got.text()) != (sent.rows, sent.text()):
            raise StoreFault("copy_differs", path=target.place, table=table.name)
        done += sent.rows
        digests.append(f"{table.name} {sent.rows} {sent.text()}")
    found = target.settle()
    tell(whole, whole)
    return Carried(len(tables), done, sha256("\n".join(sorted(digests)).encode()).hexdigest(), found)


class Digest:
    """Rows counted and hashed as they pass."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = sha256()

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            self.rows += 1
            self._hash.update(json.dumps(row, ensure_ascii=False, default=_said).encode())
            yield row

    def text(self) -> str:
        """The hash so far."""
        return self._hash.hexdigest()


def in_order(tables: Iterable[Table]) -> list[Table]:
    """Tables so that none stands before one its rows point at; a table may point at itself."""
    left = {table.name: table for table in sorted(tables)}
    found: list[Table] = []
    while left:
        ready = [table for table in left.values() if not (table.needs & left.keys()) - {table.name}]
        if not ready:
            raise ValueError(f"these tables point at each other: {sorted(left)}")
        found += ready
        left = {name: table for name, table in left.items() if table not in ready}
    return found


def plain(value: Any) -> Any:
    """A stored value without what is peculiar to one database: days are text, truths are 0 and 1."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _said(value: bytes) -> str:
    return value.hex()


def _told(rows: Iterator[Row], tell: Tell, done: int, whole: int) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            tell(done + number, whole)
        yield row

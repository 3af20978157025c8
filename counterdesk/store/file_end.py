"""A SQLite file as an end of a carrying: read in one snapshot, or made anew beside the place it is meant for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from counterdesk.refusals import StoreFault
from counterdesk.store import backup, library, schema
from counterdesk.store.carrying import Row, Table
from counterdesk.store.checked import Checked
from counterdesk.store.faults import explain

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
AT_ONCE = 1000


class FileEnd:
    """An open file; ``triggers`` are put back when it is settled."""

    def __init__(self, conn: Any, place: Path, triggers: Iterable[str] = ()) -> None:
        self.place = place
        self._conn = conn
        self._triggers = tuple(triggers)

    def tables(self) -> list[Table]:
        return [self._table(name) for (name,) in self._conn.execute(TABLES).fetchall()]

    def count(self, table: Table) -> int:
        return int(self._conn.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])

    def rows(self, table: Table) -> Iterator[Row]:
        yield from self._conn.execute(
            f'SELECT {_named(table.columns)} FROM "{table.name}" ORDER BY {_named(table.key)}'
        )

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self._conn.executemany(f'INSERT INTO "{table.name}" ({_named(table.columns)}) VALUES ({marks})', rows)

    def settle(self) -> Checked:
        astray = self._conn.execute("PRAGMA foreign_key_check").fetchone()
        if astray is not None:
            raise StoreFault("copy_differs", path=self.place, table=astray[0])
        for sql in self._triggers:
            self._conn.execute(sql)
        self._conn.execute("COMMIT")
        return backup.check(self.place)

    def _table(self, name: str) -> Table:
        columns = self._conn.execute(f'PRAGMA table_info("{name}")').fetchall()
        key = sorted((place, column) for _, column, _, _, _, place in columns if place)
        needs = frozenset(row[2] for row in self._conn.execute(f'PRAGMA foreign_key_list("{name}")'))
        return Table(name, tuple(sorted(column[1] for column in columns)), tuple(column for _, column in key), needs)


@contextmanager
def reading(path: Path, running: bool = False) -> Iterator[FileEnd]:
    """One snapshot of a hall's file; it is brought up to date first unless it is a copy to be left as it is."""
    with _explained(path), closing(backup.reading(path, running)) as conn:
        conn.execute("BEGIN")
        yield FileEnd(conn, path)


@contextmanager
def making(path: Path) -> Iterator[FileEnd]:
    """An empty hall in the new file ``path``, closed to everybody else until it is whole."""
    with _explained(path), closing(library.module.connect(str(path))) as conn:
        conn.isolation_level = None
        conn.execute("PRAGMA synchronous=FULL")
        conn.execute("BEGIN IMMEDIATE")
        schema.run(conn, schema.steps())
        triggers = conn.execute(TRIGGERS).fetchall()
        for name, _ in triggers:
            conn.execute(f'DROP TRIGGER "{name}"')
        for (name,) in conn.execute(TABLES).fetchall():  # what the steps wrote comes with the rest
            conn.execute(f'DELETE FROM "{name}"')
        yield FileEnd(conn, path, [sql for _, sql in triggers])


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except library.module.DatabaseError as error:
        raise explain(error, path) from error


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)

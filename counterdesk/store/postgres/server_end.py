"""A database of a server as an end of a carrying: read in one snapshot, or filled in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import sleep
from typing import Any

from sqlalchemy import Connection

from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.carrying import Row, Table, plain
from counterdesk.store.checked import Checked, checked
from counterdesk.store.postgres.connecting import asking
from counterdesk.store.postgres.outcome import WRITE
from counterdesk.store.postgres.schema import FUNCTIONS, IS_HALL, TABLES, begin_empty, count_on, fill, version
from counterdesk.store.postgres.turn import NAME

SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
COLUMNS = (
    "SELECT column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name = %s ORDER BY column_name"
)
KEY = (
    "SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (at, place), pg_attribute a"
    " WHERE i.indrelid = %s::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.at"
    " ORDER BY k.place"
)
NEEDS = "SELECT DISTINCT confrelid::regclass::text FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'"
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    f" AND application_name LIKE '{NAME}%'"
)
AT_ONCE = 1000
TRIES, BETWEEN_S = 10, 0.1


class ServerEnd:
    """A connection in a transaction of its own; nothing it was given holds before ``settle``."""

    def __init__(self, conn: Connection, server: Server) -> None:
        self.place = server
        self._conn = conn
        self._driver: Any = conn.connection.driver_connection

    def tables(self) -> list[Table]:
        return [self._table(name) for (name,) in self._driver.execute(TABLES).fetchall()]

    def count(self, table: Table) -> int:
        return int(self._driver.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])

    def rows(self, table: Table) -> Iterator[Row]:
        with self._driver.cursor(name="carried") as cursor:
            cursor.itersize = AT_ONCE
            cursor.execute(f'SELECT {_named(table.columns)} FROM "{table.name}" ORDER BY {_named(table.key)}')
            for row in cursor:
                yield tuple(map(plain, row))

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        self._driver.execute(f'ALTER TABLE "{table.name}" DISABLE TRIGGER USER')
        into = f'COPY "{table.name}" ({_named(table.columns)}) FROM STDIN'
        with self._driver.cursor() as cursor, cursor.copy(into) as copy:
            for row in rows:
                copy.write_row(row)
        self._driver.execute(f'ALTER TABLE "{table.name}" ENABLE TRIGGER USER')

    def settle(self) -> Checked:
        count_on(self._driver)
        found = checked(self._conn, self.place, version(self._driver, self.place))
        self._driver.execute("COMMIT")
        self._driver.execute("ANALYZE")
        return found

    def set_aside(self, name: str) -> Server:
        """Move the hall's tables into a schema ``name`` of the same database; the hall as it is there."""
        _to_schema(self._driver, name)
        self._driver.execute("COMMIT")
        return kept_in(self.place, name)

    def _table(self, name: str) -> Table:
        found = [self._driver.execute(sql, (name,)).fetchall() for sql in (COLUMNS, KEY, NEEDS)]
        columns, key, needs = ([value.strip('"') for (value,) in rows] for rows in found)
        return Table(name, tuple(columns), tuple(key), frozenset(needs))


@contextmanager
def reading(server: Server, alone: bool = False) -> Iterator[ServerEnd]:
    """One snapshot of a hall; ``alone`` keeps everybody from writing until the block ends.

    Raises StoreFault ``in_use`` when it is to be had alone and a desk or a board still has it open.
    """
    with asking(server) as conn:
        driver: Any = conn.connection.driver_connection
        driver.execute(WRITE if alone else SNAPSHOT)
        version(driver, server)
        if alone:
            _must_be_alone(driver, server)
        yield ServerEnd(conn, server)


@contextmanager
def making(server: Server, aside: str | None = None) -> Iterator[ServerEnd]:
    """An empty hall in a database; one that is there is refused, or set aside in the schema ``aside``."""
    with asking(server) as conn:
        driver: Any = conn.connection.driver_connection
        if aside is None:
            begin_empty(driver, server)
        else:
            driver.execute(WRITE)
            _must_be_alone(driver, server)
            _to_schema(driver, aside)
            fill(driver)
        for (name,) in driver.execute(TABLES).fetchall():  # what the steps wrote comes with the rest
            driver.execute(f'DELETE FROM "{name}"')
        yield ServerEnd(conn, server)


def is_there(server: Server) -> bool:
    """Whether there is a hall in the database."""
    with asking(server) as conn:
        driver: Any = conn.connection.driver_connection
        return bool(driver.execute(IS_HALL).fetchone()[0])


def kept_in(server: Server, schema: str) -> Server:
    """The hall that was set aside in a schema of the database."""
    url = server.url.update_query_dict({"options": f"-c search_path={schema}"})
    return Server(url.set(drivername="postgresql").render_as_string(hide_password=False))


def stamp(word: str, now: datetime) -> str:
    """The name of a schema in which a hall is set aside."""
    return f"{word}_{now:%Y%m%d_%H%M%S}"


def _must_be_alone(driver: Any, server: Server) -> None:
    for _ in range(TRIES):  # a connection just closed lives on for a moment
        if not driver.execute(OTHERS).fetchone()[0]:
            return
        sleep(BETWEEN_S)
    raise StoreFault("in_use", path=server)


def _to_schema(driver: Any, name: str) -> None:
    functions = driver.execute(FUNCTIONS).fetchall()
    tables = driver.execute(TABLES).fetchall()
    driver.execute(f'CREATE SCHEMA "{name}"')
    for (table,) in tables:
        driver.execute(f'ALTER TABLE "{table}" SET SCHEMA "{name}"')
    for (function,) in functions:
        driver.execute(f'ALTER FUNCTION "{function}"() SET SCHEMA "{name}"')


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)

"""Hot statements: written once in SQLAlchemy Core, compiled once, then run by the driver itself.

A key press runs about ten statements. Core's own execution costs several times what SQLite needs for one (measured:
issue 3.0 x raw SQL with ``Connection.execute``, 1.6 x this way); the statement stays neutral between databases, and
values pass through the same type conversions.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import Any, ClassVar

from sqlalchemy import Connection, Insert, Table, bindparam, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.expression import ClauseElement

Convert = Callable[[Any], Any]
FLOAT8 = 701
"""PostgreSQL's number of the only type that is converted by what the database calls it."""


class Prepared:
    """A statement to run many times: ``prepared(conn, name=value, ...)`` gives its rows as named tuples."""

    known: ClassVar[list[Prepared]] = []
    """Every one there is, so that a process can compile them before it takes its first turn at writing."""

    def __init__(self, statement: ClauseElement) -> None:
        self.statement = statement
        self._ready: dict[str, _Ready] = {}
        self.known.append(self)

    def __call__(self, conn: Connection, /, **values: Any) -> list[Any]:
        """Run it in the connection's transaction; raises what SQLAlchemy raises for the driver's errors."""
        return self._for(conn.dialect).run(conn, values)

    def one(self, conn: Connection, /, **values: Any) -> Any:
        """Its first row, or None when there is none."""
        rows = self._for(conn.dialect).run(conn, values)
        return rows[0] if rows else None

    def count(self, conn: Connection, /, **values: Any) -> int:
        """Run a change and return how many rows it met."""
        return self._for(conn.dialect).change(conn, values)

    @classmethod
    def make_ready(cls, dialect: Dialect) -> None:
        """Compile whatever is not compiled yet: in the turn itself every other writer would wait for it."""
        for statement in cls.known:
            statement._for(dialect)

    def _for(self, dialect: Dialect) -> _Ready:
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = _Ready(self.statement, dialect)
        return ready


class _Ready:
    """The statement as one dialect's text with the conversions its values need."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.dialect = dialect
        self.text = str(compiled)
        self.fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self.order = tuple(compiled.positiontup or ())
        self.binds = tuple(
            (name, convert)
            for name, bind in compiled.binds.items()
            if (convert := bind.type.dialect_impl(dialect).bind_processor(dialect))
        )
        columns = compiled.returning if getattr(compiled, "returning", None) else _columns(statement)
        self.row: Any = namedtuple("Row", [column.key for column in columns]) if columns else None
        self.results = tuple(
            (at, convert)
            for at, column in enumerate(columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, FLOAT8))
        )

    def run(self, conn: Connection, values: dict[str, Any]) -> list[Any]:
        cursor = self._execute(conn, values)
        if self.row is None:
            return []
        # the plain constructor: a named tuple's own _make costs three times as much a row
        make, of, found = tuple.__new__, self.row, cursor.fetchall()
        if not self.results:
            return [make(of, row) for row in found]
        return [make(of, self._converted(row)) for row in found]

    def change(self, conn: Connection, values: dict[str, Any]) -> int:
        return int(self._execute(conn, values).rowcount)

    def _execute(self, conn: Connection, values: dict[str, Any]) -> Any:
        if self.fixed:
            values = {**self.fixed, **values}
        for name, convert in self.binds:
            values[name] = convert(values[name])
        cursor = conn.connection.driver_connection.cursor()  # type: ignore[union-attr]
        try:
            cursor.execute(self.text, [values[name] for name in self.order] if self.order else values)
        except self.dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                self.text, None, error, self.dialect.loaded_dbapi.Error, dialect=self.dialect
            ) from error
        return cursor

    def _converted(self, row: Any) -> list[Any]:
        made = list(row)
        for at, convert in self.results:
            made[at] = convert(made[at])
        return made


def insertion(table: Table, **returning: bool) -> Insert | ReturningInsert[Any]:
    """An INSERT that takes every column by name but the number the database gives; ``id=True`` returns that."""
    given = table.autoincrement_column
    add = insert(table).values({c.name: bindparam(c.name) for c in table.columns if c is not given or not returning})
    return add.returning(*(table.c[name] for name in returning)) if returning else add


def _columns(statement: Any) -> list[Any]:
    exported = getattr(statement, "exported_columns", None)
    return list(exported) if exported is not None else []

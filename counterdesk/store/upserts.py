"""Insert, or change the row that is there already: one statement for SQLite and PostgreSQL alike.

SQLAlchemy has one such INSERT for each database, though both write it with the same words; that of PostgreSQL would
load all its dialects (17 ms at every start), so SQLite's is taught what PostgreSQL's compiler asks of its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate
from sqlalchemy.ext.compiler import compiles


def upsert(table: Table) -> Insert:
    """An INSERT into ``table`` with ``on_conflict_do_update`` and ``on_conflict_do_nothing``, for either database."""
    return insert(table)


@compiles(OnConflictDoUpdate, "postgresql")
def _update(clause: Any, compiler: Any, **how: Any) -> str:
    clause.constraint_target = None  # SQLite names columns only
    return str(compiler.visit_on_conflict_do_update(clause, **how))


@compiles(OnConflictDoNothing, "postgresql")
def _nothing(clause: Any, compiler: Any, **how: Any) -> str:
    clause.constraint_target = None
    return str(compiler.visit_on_conflict_do_nothing(clause, **how))

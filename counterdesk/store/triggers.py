"""Triggers, said once and made on either database: what must happen whoever changes a row, and with whatever tool."""

from __future__ import annotations

import re

from sqlalchemy import DDL, event
from sqlmodel import SQLModel

ON_SQLITE = re.compile(
    r"CREATE TRIGGER (?P<name>\w+) (?P<when>(?:AFTER|BEFORE) \w+(?: OF [\w, ]+?)?) ON (?P<table>\w+)"
    r"(?: WHEN (?P<only>.+?))?\s+BEGIN\s+(?P<do>.+?);?\s+END",
    re.DOTALL,
)
RAISE = re.compile(r"SELECT RAISE\s*\(\s*ABORT\s*,\s*('[^']*')\s*\)")


def trigger(name: str, when: str, table: str, do: str) -> None:
    """Declare a trigger of the schema: ``when`` as in ``AFTER INSERT``, ``do`` a statement naming NEW or OLD.

    The step that makes the table says the same in SQLite's words.
    """
    text = f"CREATE TRIGGER {name} {when} ON {table} BEGIN {do}; END"
    for dialect, statements in (("sqlite", [text]), ("postgresql", on_postgresql(text))):
        for statement in statements:
            made = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(SQLModel.metadata, "after_create", made)


def on_postgresql(text: str) -> list[str]:
    """SQLite's CREATE TRIGGER as what PostgreSQL wants: a function of the trigger's name, and the trigger itself."""
    found = ON_SQLITE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    name, when, table, only, do = found.group("name", "when", "table", "only", "do")
    answer = "COALESCE(NEW, OLD)" if when.startswith("BEFORE") else "NULL"
    body = RAISE.sub(r"RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = \1", do)
    condition = f" WHEN ({only})" if only else ""
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN {answer}; END $$",
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW{condition} EXECUTE FUNCTION {name}()",
    ]

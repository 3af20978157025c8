"""The schema's version and its migrations: numbered SQL files, each run once, whole or not at all.

A test holds the result equal to the tables of the nouns. Before an existing hall is changed it is copied beside
itself; a hall made by a newer program is refused.
"""

from __future__ import annotations

import secrets
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Field, SQLModel

from counterdesk.clock import business_day
from counterdesk.refusals import StoreFault
from counterdesk.store import library
from counterdesk.store.faults import explain


class SchemaVersion(SQLModel, table=True):
    """A migration that was run."""

    __tablename__ = "schema_version"

    version: int = Field(primary_key=True)


STEPS = Path(__file__).parent / "migrations"
HALL_NOW = "INSERT INTO hall_now (id, day, zone, day_starts, code_key) VALUES (1, ?, ?, ?, ?)"


def steps() -> list[tuple[int, str]]:
    """Every migration as (version, SQL), in order."""
    files = sorted(STEPS.glob("*.sql"))
    return [(int(file.name.split("_")[0]), file.read_text(encoding="utf-8")) for file in files]


def newest() -> int:
    """The schema version this program writes."""
    return steps()[-1][0]


def create(path: Path, now: datetime, zone: str, day_starts: str) -> None:
    """Bring an empty file to the newest schema with its one row of hall facts and the hall's secret key."""
    day = business_day(now, ZoneInfo(zone), time.fromisoformat(day_starts))
    with closing(_connect(path)) as conn:
        _run(conn, path, steps())
        conn.execute(HALL_NOW, (day.isoformat(), zone, day_starts, secrets.token_hex(16)))


def upgrade(path: Path) -> None:
    """Run the steps an existing hall lacks, after copying it; does nothing when it is up to date.

    Raises StoreFault ``newer`` for a hall of a later program, ``not_a_hall`` for any other file.
    """
    with closing(_connect(path)) as conn:
        found = version(conn, path)
        if found > newest():
            raise StoreFault("newer", path=path, found=found, known=newest())
        missing = [step for step in steps() if step[0] > found]
        if missing:
            conn.execute("VACUUM INTO ?", (f"{path}.before-{missing[-1][0]}",))
            _run(conn, path, missing)


def version(conn: Any, path: Path) -> int:
    """The schema version of an open database; raises StoreFault when it is no hall."""
    try:
        return int(conn.execute("SELECT max(version) FROM schema_version").fetchone()[0])
    except (library.module.DatabaseError, TypeError) as error:
        raise explain(error, path) from error


def _connect(path: Path) -> Any:
    conn = library.module.connect(str(path), timeout=10.0)
    conn.isolation_level = None
    return conn


def _run(conn: Any, path: Path, missing: list[tuple[int, str]]) -> None:
    try:
        conn.execute("PRAGMA journal_mode=WAL")
        for number, sql in missing:
            conn.execute("BEGIN IMMEDIATE")
            for statement in filter(str.strip, sql.split(";\n")):
                conn.execute(statement)
            conn.execute("INSERT INTO schema_version (version) VALUES (?)", (number,))
            conn.execute("COMMIT")
    except library.module.DatabaseError as error:
        raise explain(error, path) from error

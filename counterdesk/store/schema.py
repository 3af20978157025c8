"""The schema's version and its migrations: numbered SQL files, each run once, whole or not at all.

A test holds the result equal to the tables of the nouns. Before an existing hall is changed it is copied beside
itself; a hall made by a newer program is refused.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Field, SQLModel

from counterdesk.clock import business_day
from counterdesk.refusals import StoreFault
from counterdesk.store import library
from counterdesk.store.faults import explain
from counterdesk.store.gate import Gate


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
    """Bring an empty file to the newest schema with its one row of hall facts and the hall's secret key.

    All in one transaction; raises StoreFault when the place cannot keep it.
    """
    day = business_day(now, ZoneInfo(zone), time.fromisoformat(day_starts))
    with _explained(path), closing(_connect(path)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("BEGIN IMMEDIATE")
        run(conn, steps())
        conn.execute(HALL_NOW, (day.isoformat(), zone, day_starts, secrets.token_hex(16)))
        conn.execute("COMMIT")


def upgrade(path: Path) -> None:
    """Run the steps an existing hall lacks, after copying it; does nothing when it is up to date.

    Raises StoreFault ``newer`` for a hall of a later program, ``not_a_hall`` for any other file.
    """
    with _explained(path), closing(_connect(path)) as conn:
        if _missing(conn, path):
            with closing(Gate(path.with_name(path.name + "-gate"))) as gate, gate.turn():
                _bring_up(conn, path)


def version(conn: Any, path: Path) -> int:
    """The schema version of an open database; raises StoreFault when it is no hall."""
    with _explained(path):
        found = conn.execute("SELECT max(version) FROM schema_version").fetchone()[0]
    if found is None:
        raise StoreFault("not_a_hall", path=path)
    return int(found)


def _connect(path: Path) -> Any:
    conn = library.module.connect(str(path), timeout=10.0)
    conn.isolation_level = None
    return conn


def _missing(conn: Any, path: Path) -> list[tuple[int, str]]:
    found = version(conn, path)
    if found > newest():
        raise StoreFault("newer", path=path, found=found, known=newest())
    return [step for step in steps() if step[0] > found]


def _bring_up(conn: Any, path: Path) -> None:
    missing = _missing(conn, path)  # another process may have had its turn before
    if not missing:
        return
    copy = path.with_name(f"{path.name}.before-{missing[-1][0]}")
    copy.unlink(missing_ok=True)  # of a try that came to nothing: the hall itself is as it was then
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # SQLite's own would be open to strangers
    conn.execute("VACUUM INTO ?", (str(copy),))
    conn.execute("BEGIN IMMEDIATE")  # all or none: a half upgraded hall would be copied over the good copy next time
    run(conn, missing)
    conn.execute("COMMIT")


def run(conn: Any, wanted: list[tuple[int, str]]) -> None:
    """Run steps in the transaction that is open."""
    for number, sql in wanted:
        for statement in filter(str.strip, sql.split(";\n")):
            conn.execute(statement)
        conn.execute("INSERT INTO schema_version (version) VALUES (?)", (number,))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (library.module.DatabaseError, OSError) as error:
        raise explain(error, path) from error

"""Halls as earlier programs left them: each is brought up to date with everything that was in it, on both databases.

``tests/data/halls`` has them as SQL text, made by the programs of those days, with the figures those programs told.
"""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterdesk.clock import FixedClock
from counterdesk.hall import tickets
from counterdesk.hall.summary import summary
from counterdesk.refusals import StoreFault
from counterdesk.store import journal, schema
from counterdesk.store.address import Server
from counterdesk.store.desk import By, Look
from counterdesk.store.engine import Store, open_store
from counterdesk.store.library import module as sqlite
from counterdesk.store.postgres import schema as on_server
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.steps import steps as server_steps
from tests.furnished import refused
from tests.hall import checker, nouns
from tests.hall.cases import checker as case_checker

HALLS = Path(__file__).parents[1] / "data" / "halls"
RELEASED = sorted(path.stem for path in HALLS.glob("*.sql"))
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 20), date(2026, 11, 23)


def told(name: str) -> dict[str, Any]:
    """What the program of those days told of its hall."""
    found: dict[str, Any] = json.loads((HALLS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def left(name: str, path: Path) -> Path:
    """The hall as it was left."""
    with closing(sqlite.connect(str(path))) as conn:
        conn.executescript((HALLS / f"{name}.sql").read_text(encoding="utf-8"))
    return path


def figures(look: Look) -> dict[str, dict[str, Any]]:
    """The figures of those days, in all and by service."""
    found = summary(look, FIRST, LAST, "service")
    rows = {row.key: row.figures for row in found.rows}
    return {key: one._asdict() for key, one in {"": found.total, **rows}.items()}


def columns(hall: Path) -> dict[str, set[str]]:
    """Every table with its columns."""
    with closing(sqlite.connect(str(hall))) as conn:
        tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: {row[1] for row in conn.execute(f'PRAGMA table_info("{table}")')} for table in tables}


def must_be_kept(store: Store, name: str) -> None:
    """The same figures, the same journal, and numbers that go on."""
    then, now = told(name), store.read(figures)
    rows = {row["key"]: row for row in then["figures"]["rows"]}
    for key, row in {"": then["figures"]["total"], **rows}.items():
        common = row.keys() & now[key].keys()
        assert len(common) > 20
        assert {one: now[key][one] for one in common} == {one: row[one] for one in common}, key
    assert store.read(lambda look: journal.verify(look.conn)).head == then["journal"]["head"]
    assert store.run(tickets.issue, By(), "A01").ticket.label == "A005"


@pytest.mark.parametrize("name", RELEASED)
def test_a_hall_in_a_file_is_brought_up_to_date_with_all_that_was_in_it(name, tmp_path):
    hall = left(name, tmp_path / "hall.db")
    with closing(open_store(hall, FixedClock(NOON))) as store:
        must_be_kept(store, name)
    assert [*checker.faults(hall), *nouns.faults(hall), *case_checker.faults(hall)] == []
    schema.create(tmp_path / "new.db", NOON, "Asia/Shanghai", "04:00")
    assert columns(hall) == columns(tmp_path / "new.db")


@pytest.mark.parametrize("name", RELEASED)
def test_a_hall_on_a_server_is_brought_up_to_date_with_all_that_was_in_it(name, tmp_path, cluster):
    server = cluster.database()
    put_on(server, left(name, tmp_path / "hall.db"))
    with closing(open_store(server, FixedClock(NOON))) as store:
        must_be_kept(store, name)
    assert [*checker.faults(server), *nouns.faults(server)] == []
    cluster.drop(server)


def test_a_hall_left_at_any_step_is_brought_on_from_there(tmp_path, monkeypatch):
    every, before = schema.steps(), left("schema-3", tmp_path / "before.db")
    for at in range(4, schema.newest()):
        hall = Path(shutil.copy(before, tmp_path / f"{at}.db"))
        monkeypatch.setattr(schema, "steps", lambda at=at: every[:at])
        schema.upgrade(hall)
        monkeypatch.setattr(schema, "steps", lambda: every)
        with closing(open_store(hall, FixedClock(NOON))) as store:
            must_be_kept(store, "schema-3")


def test_the_program_of_then_says_that_a_hall_of_today_is_newer(tmp_path, monkeypatch):
    hall = left("schema-15", tmp_path / "hall.db")
    open_store(hall).close()
    every = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: every[:15])
    with refused("newer", StoreFault):
        open_store(hall)


def put_on(server: Server, hall: Path) -> None:
    """An old hall's rows, in a server's tables of the same step."""
    with closing(sqlite.connect(str(hall))) as old, connected(server) as driver:
        at = old.execute("SELECT max(version) FROM schema_version").fetchone()[0]
        on_server._run(driver, server_steps()[:at])
        driver.execute("SET session_replication_role = replica")  # the rows are in no order of their references
        driver.execute("DELETE FROM schema_version")
        tables = [row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = old.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in rows.description]
            kinds = dict(driver.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", (table,)
            ).fetchall())  # fmt: skip
            casts = {column: "int::boolean" if kinds[column] == "boolean" else kinds[column] for column in names}
            values = ", ".join(f"%s::{casts[column]}" for column in names)
            columns = ", ".join(f'"{column}"' for column in names)
            for row in rows:
                driver.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({values})', row)
        on_server.count_on(driver)
        driver.execute("COMMIT")

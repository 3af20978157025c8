"""The schema on a server: the same tables as in a file, made by the same numbered steps."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from sqlmodel import SQLModel

from counterdesk import hall as nouns
from counterdesk import store
from counterdesk.refusals import StoreFault
from counterdesk.store import schema
from counterdesk.store.engine import create_store, open_store
from counterdesk.store.postgres.connecting import asking, connected
from counterdesk.store.postgres.schema import COUNTING, discard
from counterdesk.store.postgres.steps import statements
from tests.furnished import MORNING, ZONE, refused
from tests.hall import checker

WHOLE = {"integer": "bigint", "character varying": "text"}
COLUMNS = (
    "SELECT table_name || '.' || column_name, data_type, is_nullable FROM information_schema.columns"
    " WHERE table_schema = 'public'"
)
CONSTRAINTS = (
    "SELECT conrelid::regclass::text, CASE WHEN contype IN ('p', 'f') THEN '-' ELSE conname END,"
    " pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"
)
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
TRIGGERS = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"

MORE = {"constraints": CONSTRAINTS, "indexes": INDEXES, "triggers": TRIGGERS, "functions": FUNCTIONS}


def described(server) -> dict[str, list]:
    """All that is in a database, in the server's own words but for the sizes of whole numbers."""
    with connected(server) as driver:
        columns = [(name, WHOLE.get(kind, kind), null) for name, kind, null in driver.execute(COLUMNS)]
        found = {"columns": sorted(columns)}
        for name, sql in MORE.items():
            rows = (re.sub(r"\s+", " ", " ".join(row)) for row in driver.execute(sql))
            found[name] = sorted(row.replace(' COLLATE "C"', "") for row in rows)
    return found


@pytest.fixture
def empty(cluster):
    server = cluster.database()
    yield server
    cluster.drop(server)


def test_the_steps_make_the_tables_of_the_nouns(empty, cluster):
    for package in (nouns, store):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    with asking(empty) as conn:
        SQLModel.metadata.create_all(conn)
    ours = described(empty)
    discard(empty)
    create_store(empty, ZONE, "04:00").close()
    for what, found in described(empty).items():
        assert found == ours[what], what


def test_a_hall_is_made_once(empty):
    create_store(empty, ZONE, "04:00").close()
    with refused("hall_exists", StoreFault):
        create_store(empty, ZONE, "04:00")
    discard(empty)
    with refused("no_hall", StoreFault):
        open_store(empty)


def test_a_database_of_something_else_is_left_alone(empty):
    with connected(empty) as driver:
        driver.execute("CREATE TABLE theirs (n int)")
    with refused("not_empty", StoreFault):
        create_store(empty, ZONE, "04:00")
    with refused("no_hall", StoreFault):
        open_store(empty)


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A later program: ``later(sql)`` gives it one step more than this one."""
    for step in schema.STEPS.iterdir():
        (tmp_path / step.name).write_bytes(step.read_bytes())
    monkeypatch.setattr(schema, "STEPS", tmp_path)

    def add(sql: str, ending: str = "sql") -> None:
        (tmp_path / f"{9000:04d}_more.{ending}").write_text(sql)

    return add


def test_an_older_hall_is_brought_up_and_a_newer_one_refused(empty, later):
    create_store(empty, ZONE, "04:00").close()
    later("ALTER TABLE ticket ADD COLUMN mood TEXT;\nCREATE TABLE more (\n  window TEXT NOT NULL,\n  n INTEGER\n);\n")
    open_store(empty).close()
    with connected(empty) as driver:
        driver.execute("INSERT INTO more VALUES ('1', 5000000000)")
        assert driver.execute("SELECT max(version) FROM schema_version").fetchone() == (9000,)
    schema.STEPS.joinpath("9000_more.sql").unlink()
    with refused("newer", StoreFault):
        open_store(empty)


def test_a_step_that_fails_half_way_changes_nothing(empty, later):
    create_store(empty, ZONE, "04:00").close()
    later("CREATE TABLE more (n INTEGER);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreFault):
        open_store(empty)
    with connected(empty) as driver:
        assert driver.execute("SELECT to_regclass('more')").fetchone() == (None,)


def test_half_a_hall_is_not_left_behind(empty, later):
    later("INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreFault):
        create_store(empty, ZONE, "04:00")
    with connected(empty) as driver:
        assert driver.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_what_a_step_says_for_postgresql_alone_goes_before(later):
    later("PRAGMA foreign_keys;\n")
    later("-- as it is\nALTER TABLE ticket ADD mood text;\nSELECT 1;\n", "postgresql")
    assert [each.rpartition("\n")[2] for each in statements("PRAGMA foreign_keys;\n", 9000)] == [
        "ALTER TABLE ticket ADD mood text", "SELECT 1",
    ]  # fmt: skip


def test_a_table_made_anew_keeps_its_names_and_goes_on_counting(empty, later):
    create_store(empty, ZONE, "04:00").close()
    later(
        "CREATE TABLE slip_text (\n  id INTEGER NOT NULL,\n  said TEXT NOT NULL,\n  PRIMARY KEY (id),\n"
        "  CONSTRAINT uq_said UNIQUE (said)\n);\n"
        "INSERT INTO slip_text (id, said) VALUES (7, 'x');\n"
        "CREATE TABLE slip_text_next (\n  id INTEGER NOT NULL,\n  said TEXT NOT NULL,\n  PRIMARY KEY (id),\n"
        "  CONSTRAINT uq_said UNIQUE (said)\n);\n"
        "INSERT INTO slip_text_next (id, said) SELECT id, said FROM slip_text;\n"
        "DROP TABLE slip_text;\nALTER TABLE slip_text_next RENAME TO slip_text;\n"
    )
    open_store(empty).close()
    with connected(empty) as driver:
        assert driver.execute("INSERT INTO slip_text (said) VALUES ('y') RETURNING id").fetchone() == (8,)
        named = driver.execute("SELECT conname FROM pg_constraint WHERE conname LIKE 'uq_said%'").fetchall()
        assert named == [("uq_said",)]
        assert ("slip_text",) in driver.execute(COUNTING).fetchall()


def test_text_is_in_the_order_of_a_file_whatever_the_servers_language(hall_file, database):
    with connected(database) as driver:
        collations = driver.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type = 'text'"
        ).fetchall()
    assert collations == [("C",)]


def test_a_hall_on_a_server_is_whole(database):
    store = open_store(database)
    store.close()
    assert checker.faults(database) == []
    assert MORNING

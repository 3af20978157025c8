"""The schema: the same as the tables of the nouns, and never older or newer than the program."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from counterdesk import hall as nouns
from counterdesk import store
from counterdesk.refusals import StoreFault
from counterdesk.store import library, schema
from counterdesk.store.engine import create_store, open_store
from tests.furnished import MORNING, ZONE, refused
from tests.hall import checker

NOW = schema.newest()
WORD = re.compile(r"\w+|'[^']*'|\S")


def words(conn) -> dict[str, list[str]]:
    """Every table and index by name, with the words of its definition."""
    rows = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: WORD.findall(sql.replace('"', "")) for name, sql in rows}


def test_the_migrations_make_the_tables_of_the_nouns(tmp_path):
    for package in (nouns, store):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    engine = create_engine(f"sqlite:///{tmp_path / 'nouns.db'}", module=library.module)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    schema.create(tmp_path / "steps.db", MORNING, ZONE, "04:00")
    with (
        closing(library.module.connect(str(tmp_path / "nouns.db"))) as nouns_db,
        closing(library.module.connect(str(tmp_path / "steps.db"))) as steps_db,
    ):
        assert words(steps_db) == words(nouns_db)


def test_steps_are_numbered_from_one_without_a_gap():
    assert [number for number, _ in schema.steps()] == list(range(1, schema.newest() + 1))


def test_a_hall_of_a_newer_program_is_refused_and_left_alone(hall):
    hall.spoil("INSERT INTO schema_version VALUES (999)")
    hall.close()
    before = hall.path.read_bytes()
    with refused("newer", StoreFault):
        open_store(hall.path)
    assert hall.path.read_bytes() == before


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A later program: ``later(sql)`` gives it one step more than this one."""
    steps = Path(shutil.copytree(schema.STEPS, tmp_path / "steps"))
    monkeypatch.setattr(schema, "STEPS", steps)

    def add(*sql: str) -> None:
        for number, text in enumerate(sql, start=NOW + 1):
            (steps / f"{number:04d}_more.sql").write_text(text)

    return add


def test_an_older_hall_is_brought_up_with_a_copy_beside_it(hall, later):
    hall.issue("A01")
    hall.close()
    later("ALTER TABLE ticket ADD COLUMN mood TEXT;\n")
    open_store(hall.path).close()
    assert hall.ask("SELECT mood FROM ticket") == [(None,)]
    copy = hall.path.with_name(f"hall.db.before-{NOW + 1}")
    assert checker.faults(copy) == []
    assert copy.stat().st_mode & 0o077 == 0
    with closing(library.module.connect(str(copy))) as conn:
        assert conn.execute("SELECT max(version) FROM schema_version").fetchone() == (NOW,)


def test_an_upgrade_that_fails_half_way_changes_nothing(hall, later):
    hall.close()
    later("CREATE TABLE more (n);\n", "INSERT INTO more VALUES (1);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreFault):
        open_store(hall.path)
    assert hall.ask("SELECT name FROM sqlite_master WHERE name = 'more'") == []
    assert hall.ask("SELECT max(version) FROM schema_version") == [(NOW,)]
    later("CREATE TABLE more (n);\n", "INSERT INTO more VALUES (1);\n")
    open_store(hall.path).close()
    assert hall.ask("SELECT n FROM more") == [(1,)]


def test_a_hall_that_is_up_to_date_is_not_written_to(hall):
    hall.close()
    before = hall.path.read_bytes()
    open_store(hall.path).close()
    assert hall.path.read_bytes() == before


def test_a_hall_is_never_made_over_another_file(hall):
    with refused("hall_exists", StoreFault):
        create_store(hall.path, ZONE, "04:00")
    assert checker.faults(hall.path) == []


def test_half_a_hall_is_not_left_behind(later, tmp_path):
    later("INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreFault):
        create_store(tmp_path / "new.db", ZONE, "04:00")
    assert not (tmp_path / "new.db").exists()

"""Prepared statements answer as SQLAlchemy itself does: the same rows, names and types."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest
from sqlalchemy import Date, MetaData, Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import Column
from sqlalchemy.types import Float, Integer, Text

from counterdesk import hall as nouns
from counterdesk import store
from counterdesk.store.prepared import Prepared, insertion
from tests.furnished import MORNING

BINDS: dict[str, list[Any]] = {
    "day": [MORNING.date()], "lane": ["A:1", "none"], "at": ["1", "9"], "number": ["101", "999"], "ticket": [1, 99],
    "printer": ["default", "none"], "also": ["front"], "job": [1, 99], "entry": [1, 999],
}  # fmt: skip

paper = Table(
    "paper", MetaData(),
    Column("id", Integer, primary_key=True), Column("day", Date), Column("rate", Float),
    Column("said", Text, unique=True),
)  # fmt: skip
BY_DAY = (
    select(paper.c.id, paper.c.day.label("on"), paper.c.rate)
    .where(paper.c.day == bindparam("day"))
    .order_by(paper.c.id)
)
ROW = {"day": MORNING.date(), "rate": 2.5, "said": "你好"}


def prepared() -> dict[str, Prepared]:
    """Every prepared statement of the hall and the store, by its name."""
    found = {}
    for package in (nouns, store):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            named = vars(importlib.import_module(module.name)).items()
            found |= {f"{module.name}.{name}": value for name, value in named if isinstance(value, Prepared)}
    return found


QUESTIONS = {name: each for name, each in prepared().items() if isinstance(each.statement, Select)}


@pytest.fixture
def busy(hall):
    """A hall with people of several kinds waiting, called and served."""
    one, _ = hall.opened("1", "2")
    for service, priority in [("A01", None), ("A01", "elderly"), ("B01", None), ("A02", None), ("A05", None)]:
        known = hall.store.read(lambda look: nouns.catalogue.current(look).priorities)
        hall.issue(service, priority=priority if priority in known else None)
    one.serves_next()
    one.call()
    return hall


@pytest.fixture
def conn(hall):
    """A connection in a transaction that comes to nothing, with a table of papers."""
    with hall.store._writer.connect() as conn, conn.begin() as over:
        paper.create(conn)
        yield conn
        over.rollback()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_of_the_hall_is_answered_as_sqlalchemy_does(busy, name):
    question = QUESTIONS[name]
    wanted = [bind for bind, value in question.statement.compile().binds.items() if value.required]
    for values in [{bind: BINDS[bind][0] for bind in wanted}, {bind: BINDS[bind][-1] for bind in wanted}]:
        ours = busy.store.read(lambda look, values=values: question(look.conn, **values))
        theirs = busy.store.read(lambda look, values=values: look.conn.execute(question.statement, values).all())
        assert [tuple(row) for row in ours] == [tuple(row) for row in theirs]
        assert [row._fields for row in ours] == [row._fields for row in theirs]
        assert [list(map(type, row)) for row in ours] == [list(map(type, row)) for row in theirs]


def test_what_is_inserted_is_what_sqlalchemy_would_have(conn):
    given = Prepared(insertion(paper, id=True)).one(conn, **ROW)
    conn.execute(insert(paper), ROW | {"said": "theirs"})
    ours, theirs = conn.execute(select(paper).order_by(paper.c.id)).all()
    assert (ours.id, ours[1:3]) == (given.id, theirs[1:3])


def test_values_come_back_as_the_types_they_went_in(conn):
    Prepared(insertion(paper))(conn, id=7, **ROW)
    assert Prepared(BY_DAY)(conn, day=ROW["day"]) == [(7, ROW["day"], 2.5)]
    assert Prepared(BY_DAY).one(conn, day=ROW["day"]).on == ROW["day"]


def test_nothing_found_is_no_row(conn):
    assert Prepared(BY_DAY)(conn, day=ROW["day"]) == []
    assert Prepared(BY_DAY).one(conn, day=ROW["day"]) is None


def test_a_change_says_how_many_rows_it_met(conn):
    for said in ("a", "b", "c"):
        Prepared(insertion(paper))(conn, **(ROW | {"id": ord(said), "said": said}))
    change = Prepared(update(paper).where(paper.c.said != bindparam("not_this")).values(rate=bindparam("new")))
    assert change.count(conn, not_this="a", new=1.0) == 2
    assert Prepared(delete(paper).where(paper.c.rate == 1.0)).count(conn) == 2


def test_the_databases_no_is_sqlalchemys_error(conn):
    add = Prepared(insertion(paper, id=True))
    add(conn, **ROW)
    with pytest.raises(IntegrityError):
        add(conn, **ROW)


def test_a_missing_value_is_not_taken_for_nothing(conn):
    with pytest.raises(KeyError):
        Prepared(BY_DAY)(conn)

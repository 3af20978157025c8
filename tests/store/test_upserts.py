"""One INSERT that changes the row already there, in the words of either database."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import insert

from counterdesk.store.upserts import upsert

count = Table("count", MetaData(), Column("series", Text, primary_key=True), Column("last", Integer))


@pytest.mark.parametrize("make", [upsert, insert], ids=["ours", "PostgreSQL's own"])
@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])
def test_the_same_words_come_out_for_either_database(make, dialect):
    first = make(count).values(series=bindparam("series"), last=1)
    more = first.on_conflict_do_update(
        index_elements=["series"], set_={"last": count.c.last + 1}, where=count.c.last < first.excluded.last
    )
    text = str(more.returning(count.c.last).compile(dialect=dialect))
    assert "ON CONFLICT (series) DO UPDATE SET last = (count.last +" in text
    assert "WHERE count.last < excluded.last RETURNING" in text


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])
def test_a_row_that_is_there_may_be_left_as_it_is(dialect):
    add = upsert(count).values(series="A", last=1).on_conflict_do_nothing(index_elements=["series"])
    assert "ON CONFLICT (series) DO NOTHING" in str(add.compile(dialect=dialect))

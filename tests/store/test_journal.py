"""The journal: every edit of the past is found, and a head kept on paper shows that the end was cut off."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from counterdesk.refusals import StoreFault
from counterdesk.store import backup, journal, library
from tests.furnished import Hall, refused

CHAINED = ("at_us", "day", "kind", "ticket_id", "window", "clerk", "facts", "private_digest", "hash")
TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)
ANYTHING = st.none() | st.integers(-(2**62), 2**62) | TEXT | st.binary(max_size=8) | st.floats(allow_nan=False)


@pytest.fixture(scope="module")
def book(furnished_file, tmp_path_factory):
    """A hall whose journal has a morning in it; spoil it only inside ``forged``."""
    path = tmp_path_factory.mktemp("book") / "hall.db"
    path.write_bytes(furnished_file.read_bytes())
    hall = Hall.at_path(path)
    (one,) = hall.opened("1")
    for _ in range(4):
        hall.issue("A01")
    one.serves_next()
    hall.close()
    return path


@contextmanager
def forged(path, *statements):
    """The journal as somebody changed it; put back at the end."""
    with engine_of(path).connect() as conn:
        for sql, *values in statements:
            conn.exec_driver_sql(sql, tuple(values))
        yield conn
        conn.rollback()


@cache
def engine_of(path):
    return create_engine(f"sqlite:///{path}", module=library.module, poolclass=NullPool)


@cache
def rows(path):
    """The number and the hash of each entry of a book that is never changed for good."""
    with closing(library.module.connect(str(path))) as conn:
        return conn.execute("SELECT id, hash FROM journal ORDER BY id").fetchall()


def test_an_honest_journal_holds(book):
    with forged(book) as conn:
        found = journal.verify(conn)
    last, head = rows(book)[-1]
    assert found == (last, head, None)


@given(st.data())
def test_any_edit_of_any_column_is_found(book, data):
    entry = data.draw(st.integers(1, len(rows(book))))
    column = data.draw(st.sampled_from(CHAINED))
    value = data.draw(ANYTHING)
    with forged(book) as conn:
        ask = f"SELECT {column} FROM journal WHERE id = ?"
        before = conn.exec_driver_sql(ask, (entry,)).one()
        try:
            conn.exec_driver_sql(f"UPDATE journal SET {column} = ? WHERE id = ?", (value, entry))
        except IntegrityError:
            assume(False)  # the table itself forbids it
        assume(conn.exec_driver_sql(ask, (entry,)).one() != before)
        assert journal.verify(conn).broken == (entry, "changed")


@pytest.mark.in_a_file
def test_bytes_that_are_no_text_are_found(hall):
    hall.spoil("UPDATE journal SET facts = CAST(x'ff' AS TEXT) WHERE id = 3")
    with refused("corrupt", StoreFault):
        backup.check(hall.path, running=True)


@given(st.data())
def test_a_missing_entry_is_found(book, data):
    entry = data.draw(st.integers(1, len(rows(book)) - 1))
    with forged(book, ("DELETE FROM journal WHERE id = ?", entry)) as conn:
        assert journal.verify(conn).broken == (entry, "gap")


@given(st.data())
def test_entries_closed_up_over_a_missing_one_are_found(book, data):
    entry = data.draw(st.integers(1, len(rows(book)) - 1))
    close_up = ("UPDATE journal SET id = id - 1 WHERE id > ?", entry)
    with forged(book, ("DELETE FROM journal WHERE id = ?", entry), close_up) as conn:
        assert journal.verify(conn).broken == (entry, "changed")


@given(st.data())
def test_two_entries_in_the_other_order_are_found(book, data):
    one = data.draw(st.integers(1, len(rows(book)) - 1))
    other = data.draw(st.integers(one + 1, len(rows(book))))
    swap = "UPDATE journal SET id = ? WHERE id = ?"
    with forged(book, (swap, -1, one), (swap, one, other), (swap, other, -1)) as conn:
        assert journal.verify(conn).broken == (one, "changed")


def test_an_entry_put_in_between_is_found(book):
    move_on = [("UPDATE journal SET id = ? WHERE id = ?", entry + 1, entry) for entry in range(len(rows(book)), 2, -1)]
    put_in = ("INSERT INTO journal SELECT 3, at_us, day, 'issued', NULL, NULL, NULL, '{}', NULL, NULL, NULL, hash"
              " FROM journal WHERE id = 2",)  # fmt: skip
    with forged(book, *move_on, put_in) as conn:
        assert journal.verify(conn).broken == (3, "changed")


@given(st.data())
def test_only_a_head_on_paper_shows_that_the_end_was_cut_off(book, data):
    kept = data.draw(st.integers(0, len(rows(book)) - 1))
    head = rows(book)[-1][1]
    with forged(book, ("DELETE FROM journal WHERE id > ?", kept)) as conn:
        assert journal.verify(conn).broken is None
        assert journal.verify(conn, head).broken == (kept + 1, "cut")
        assert journal.verify(conn, head[:12]).broken == (kept + 1, "cut")


@given(st.data())
def test_a_head_from_any_day_is_met_on_the_way(book, data):
    entry = data.draw(st.integers(0, len(rows(book)) - 1))
    with forged(book) as conn:
        assert journal.verify(conn, rows(book)[entry][1][:12]).broken is None


def test_a_personal_value_can_be_taken_out_later(book):
    with forged(book, ("UPDATE journal SET private = NULL, private_salt = NULL",)) as conn:
        assert journal.verify(conn).broken is None


def test_a_changed_journal_is_no_sound_hall(hall):
    hall.spoil("UPDATE journal SET clerk = '999' WHERE id = 2")
    with refused("journal_changed", StoreFault):
        backup.check(hall.path, running=True)


def test_a_journal_with_a_gap_is_no_sound_hall(hall):
    hall.spoil("DELETE FROM journal WHERE id = 2")
    with refused("journal_gap", StoreFault):
        backup.check(hall.path, running=True)


def test_the_tail_is_what_followed(hall):
    before = hall.store.read(lambda look: look.last_id)
    hall.issue("A01")
    hall.issue("A01")
    kinds = [entry.kind for entry in hall.store.read(lambda look: journal.tail(look.conn, before))]
    assert kinds == ["issued", "issued"]
    assert len(hall.store.read(lambda look: journal.tail(look.conn, 0, most=3))) == 3


def test_a_tickets_story_is_told_from_its_beginning_or_from_an_entry_on(book):
    with forged(book) as conn:
        whole = journal.of_ticket(conn, 1)
        assert [entry.kind for entry in whole] == ["issued", "called", "started", "finished"]
        assert journal.of_ticket(conn, 1, since=whole[2].id) == whole[2:]
        assert journal.first_of_ticket(conn, 1) == whole[0]
        assert journal.first_of_ticket(conn, 99) is None

"""What one window reckoned of a long line, every other window quotes instead of reckoning it again."""

from collections.abc import Iterator

import pytest

from counterdesk.hall import estimates
from counterdesk.hall.estimates import shared
from counterdesk.hall.rows import Lane
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, open_store

LINE = Lane("A", 1.0, None)


@pytest.fixture
def elsewhere(hall) -> Iterator[Store]:
    """The same hall as another process has it: nothing remembered."""
    store = open_store(hall.path, hall.clock)
    yield store
    store.close()


def crowd(hall, people):
    for _ in range(people):
        hall.issue("A01")


def told(store, series="A"):
    """What is told at issue in ``store``, without keeping anything of it."""
    return store.run(lambda desk: estimates.announce(desk, series, 1.0), By())


def reckons_no_more(monkeypatch):
    monkeypatch.setattr("counterdesk.hall.estimates.quoting.tell", None)


def test_another_window_quotes_what_was_reckoned_a_moment_ago(hall, elsewhere, monkeypatch):
    hall.opened("1")
    crowd(hall, 12)
    here = told(hall.store)
    reckons_no_more(monkeypatch)
    there = told(elsewhere)
    assert there.said.estimate.wait_us == pytest.approx(here.said.estimate.wait_us, abs=2e6)
    assert (there.low_min, there.high_min, there.ahead) == (here.low_min, here.high_min, here.ahead)


def test_the_chance_of_being_served_today_is_quoted_with_it(hall, elsewhere, monkeypatch):
    hall.clock.at = hall.clock.at.replace(hour=8, minute=50)  # 16:50 in the hall
    hall.opened("1")
    crowd(hall, 12)
    told(hall.store)
    reckons_no_more(monkeypatch)
    assert told(elsewhere).may_not


def test_when_another_window_opens_everybody_reckons_anew(hall, elsewhere):
    hall.opened("1")
    crowd(hall, 12)
    alone = told(hall.store)
    hall.opened("2")
    assert told(elsewhere).said.estimate.wait_us < 0.8 * alone.said.estimate.wait_us


def test_after_a_while_it_is_reckoned_anew(hall, elsewhere):
    hall.opened("1")
    crowd(hall, 12)
    told(hall.store)
    hall.forward(21)
    told(elsewhere)
    found = hall.store.read(lambda look: shared.find(look, LINE, frozenset("1")))
    assert found.at_us == hall.store.read(lambda look: look.now_us)


def test_a_line_that_moved_much_is_reckoned_anew(hall, elsewhere):
    hall.opened("1")
    crowd(hall, 12)
    told(hall.store)
    hall.store.run(lambda desk: desk.conn.exec_driver_sql("UPDATE ticket SET state = 'void' WHERE number > 8"), By())
    told(elsewhere)
    assert hall.store.read(lambda look: shared.find(look, LINE, frozenset("1"))).ahead == 8


def test_of_a_short_line_nothing_is_quoted_from_elsewhere(hall, elsewhere):
    hall.opened("1")
    crowd(hall, 3)
    told(hall.store)
    assert hall.store.read(lambda look: shared.find(look, LINE, frozenset("1"))) is None


def test_a_look_at_the_line_writes_nothing(hall):
    hall.opened("1")
    crowd(hall, 12)
    before = hall.ask("SELECT * FROM quote")
    hall.forward(21)
    hall.store.read(lambda look: estimates.announce(look, "A", 1.0))
    assert hall.ask("SELECT * FROM quote") == before != []

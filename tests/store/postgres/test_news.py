"""An act is told to whoever watches, by the server itself and at once."""

from __future__ import annotations

import queue

import pytest

from counterdesk.hall import windows
from counterdesk.store import watch as watching
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres import news
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.watch import Watch
from tests.furnished import Hall

DEADLINE_S = 20


@pytest.fixture
def told() -> queue.Queue[str]:
    return queue.Queue()


@pytest.fixture
def pair(database, clock):
    """A hall, and another program's store of the same."""
    hall, other = Hall.at_path(database, clock), open_store(database, clock)
    yield hall, other
    hall.close()
    other.close()


@pytest.fixture
def watch(pair, told, monkeypatch):
    monkeypatch.setattr(watching, "RETRY_S", 0.02)
    watch = Watch(pair[1], lambda: told.put("changed"), lambda fault: told.put(fault.code)).start()
    yield watch
    watch.stop()


def test_another_programs_act_is_told(pair, watch, told):
    pair[0].issue()
    assert told.get(timeout=DEADLINE_S) == "changed"


def test_what_is_nobodys_news_is_not_told(pair, watch, told):
    hall, _ = pair
    (one,) = hall.opened("1")
    assert told.get(timeout=DEADLINE_S) == "changed"
    hall.ticket("A001") if hall.ask("SELECT 1 FROM ticket") else one.beat()
    hall.store.run(windows.beat, By("101", "1"))
    hall.issue()
    assert told.get(timeout=DEADLINE_S) == "changed"
    watch.stop()
    assert told.empty()


def test_a_connection_that_is_lost_is_said_once_and_found_again(pair, watch, told):
    with connected(pair[0].path) as driver:
        driver.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN%' OR query = 'SELECT 1'"
        )
    assert told.get(timeout=DEADLINE_S) == "server_away"
    assert told.get(timeout=DEADLINE_S) == "changed"
    pair[0].issue()
    assert told.get(timeout=DEADLINE_S) == "changed"


def test_what_was_never_told_is_found_by_looking(pair, told, monkeypatch):
    monkeypatch.setattr(news, "SWEEP_S", 0.02)
    monkeypatch.setattr(news, "NEWS", "elsewhere")
    watch = Watch(pair[1], lambda: told.put("changed")).start()
    pair[0].issue()
    assert told.get(timeout=DEADLINE_S) == "changed"
    watch.stop()


def test_who_wakes_a_watch_that_is_over_writes_into_nobodys_file(database, tmp_path):
    with connected(database) as driver:
        over = news.News(driver)
        over.close()
    files = [(tmp_path / str(n)).open("wb") for n in range(8)]  # the system gives out the lowest numbers that are free
    over.wake()
    for file in files:
        file.close()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b""] * 8


def test_to_stop_is_not_to_wait_for_the_next_sweep(pair, monkeypatch):
    monkeypatch.setattr(news, "SWEEP_S", 3600)
    Watch(pair[1], lambda: None).start().stop()

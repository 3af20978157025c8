"""Watching: every commit of anybody is told, and a store that is lost and found again."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from counterdesk.hall import windows
from counterdesk.store import watch as watching
from counterdesk.store.desk import By
from counterdesk.store.watch import Watch

DEADLINE_S = 20
ISSUE = """
import sys
from counterdesk.hall import tickets
from counterdesk.store.engine import open_store

store = open_store(sys.argv[1])
store.run(tickets.issue, service="A01")
store.close()
"""


class Heard(NamedTuple):
    """A watch and what it told: ``changed``, or the fault's code."""

    watch: Watch
    told: queue.Queue[str]

    def next(self) -> str:
        """What is told next."""
        return self.told.get(timeout=DEADLINE_S)


@pytest.fixture
def heard(hall, monkeypatch) -> Iterator[Heard]:
    monkeypatch.setattr(watching, "RETRY_S", 0.02)
    told: queue.Queue[str] = queue.Queue()
    watch = Watch(hall.store, lambda: told.put("changed"), lambda fault: told.put(fault.code), every_s=0.01).start()
    yield Heard(watch, told)
    watch.stop()


def test_another_programs_commit_is_told(hall, heard):
    subprocess.run([sys.executable, "-c", ISSUE, hall.path], check=True)
    assert heard.next() == "changed"


def test_ones_own_commit_is_told(hall, heard):
    hall.issue("A01")
    assert heard.next() == "changed"


def test_no_commit_after_the_start_is_missed(hall):
    for _ in range(20):
        told: queue.Queue[str] = queue.Queue()
        watch = Watch(hall.store, lambda told=told: told.put("changed"), every_s=0.001).start()
        hall.issue("A01")
        assert told.get(timeout=DEADLINE_S) == "changed"
        watch.stop()


def test_looking_is_not_told(hall, heard):
    hall.issue("A01")
    assert heard.next() == "changed"
    for _ in range(5):
        hall.ticket("A001")
    hall.issue("A01")
    assert heard.next() == "changed"
    heard.watch.stop()
    assert heard.told.empty()


def test_a_heartbeat_is_not_told(hall, heard):
    hall.store.run(windows.open_window, By("101", "1"))
    assert heard.next() == "changed"
    for _ in range(3):
        assert hall.store.run(windows.beat, By("101", "1"))
    hall.issue("A01")
    assert heard.next() == "changed"
    heard.watch.stop()
    assert heard.told.empty()


def test_a_watch_can_be_stopped_twice(hall, heard):
    heard.watch.stop()
    heard.watch.stop()
    assert heard.told.empty()


def test_a_store_that_is_lost_is_told_once_each_time_and_once_when_it_is_back(hall, heard, tmp_path):
    for _ in range(2):
        os.rename(hall.path, tmp_path / "away.db")
        assert heard.next() == "replaced"
        os.rename(tmp_path / "away.db", hall.path)
        assert heard.next() == "changed"
    hall.issue("A01")
    assert heard.next() == "changed"
    heard.watch.stop()
    assert heard.told.empty()


def test_a_stopped_watch_tells_nothing(hall, heard):
    heard.watch.stop()
    hall.issue("A01")
    assert heard.told.empty()


def test_a_watch_can_be_stopped_by_what_it_tells(hall):
    told: queue.Queue[str] = queue.Queue()
    watch = Watch(hall.store, lambda: (watch.stop(), told.put("stopped")), every_s=0.01)
    watch.start()
    hall.issue("A01")
    assert told.get(timeout=DEADLINE_S) == "stopped"

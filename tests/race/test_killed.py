"""Windows are killed at any moment: what was promised stands, and nothing is half done."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from counterdesk.hall import tickets
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.hall import checker
from tests.processes import begin
from tests.race import crew

ACTS, KILLS = 600, 20


def test_what_killed_windows_promised_stands_and_nothing_is_half_done(hall_file):
    worked = crew.shift(hall_file, seed=20261123, acts=ACTS, kills=KILLS)
    assert worked.acts >= ACTS
    assert worked.kills >= KILLS
    assert crew.broken(hall_file, worked.kills) == []


def test_a_store_that_promises_before_it_keeps_is_caught(hall_file):
    worked = crew.shift(
        hall_file, seed=1, acts=10**9, kills=2000, workers=4, every_ms=(2, 20), promises_early=True,
        until=lambda: any("is not there" in fault for fault in crew.broken(hall_file, 2000)),
    )  # fmt: skip
    assert worked.kills < 2000


def die(*_facts: object) -> None:
    """End as a power cut ends a process."""
    os.kill(os.getpid(), signal.SIGKILL)


def press(hall: Path, seam: str) -> None:
    """Give out a ticket and be killed at the seam."""
    store = open_store(hall)
    if seam == "before a row was written":
        store.run(die)
    elif seam == "before the commit":
        store.run(lambda desk: (tickets.issue(desk, "A01"), die()))
    store.run(tickets.issue, By(), "A01")
    die()


@pytest.mark.parametrize(
    ("seam", "given"), [("before a row was written", 0), ("before the commit", 0), ("after the commit", 1)]
)
def test_who_is_killed_leaves_a_whole_ticket_or_none(hall_file, seam, given):
    presser = begin.Process(target=press, args=(hall_file, seam))
    presser.start()
    presser.join(crew.DEADLINE_S)
    assert presser.exitcode == -signal.SIGKILL
    store = open_store(hall_file)
    assert store.run(tickets.issue, By(), "A01").ticket.number == given + 1
    store.close()
    assert checker.faults(hall_file) == []

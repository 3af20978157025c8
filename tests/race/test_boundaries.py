"""Killed at every statement of an act in turn: the act is done whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterdesk.clock import FixedClock
from counterdesk.hall import tickets
from counterdesk.store.desk import Desk
from tests.furnished import new_hall
from tests.processes import begin
from tests.race import boundaries
from tests.race.busy import ACTS, DOOR, Act, busy
from tests.race.crew import DEADLINE_S

FEWEST = 7
"""An act looks who does it and what day it is, changes something and writes it down."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory) -> tuple[Path, FixedClock]:
    """A hall in the middle of its second day, closed: copy it, never open it."""
    path = tmp_path_factory.mktemp("busy") / "hall.db"
    new_hall(path)
    return path, busy(path)


def killed(hall: tuple[Path, FixedClock], act: Act, folder: Path) -> boundaries.Tried:
    """What comes of it in a process with one thread, as whoever forks must be."""
    answers = begin.SimpleQueue()
    one = begin.Process(target=boundaries.told, args=(*hall, act, folder, answers), daemon=True)
    one.start()
    one.join(DEADLINE_S)
    assert (one.exitcode, answers.empty()) == (0, False)
    return answers.get()


def two_acts(desk: Desk) -> None:
    """What no verb may be: it promises a part before the rest is done."""
    tickets.issue(desk, "A01")
    desk.conn.connection.driver_connection.execute("COMMIT")
    desk.conn.connection.driver_connection.execute("BEGIN IMMEDIATE")
    tickets.issue(desk, "B01")


@pytest.mark.parametrize("name", ACTS)
def test_whoever_is_killed_at_any_statement_has_done_it_whole_or_not_at_all(hall, tmp_path, name):
    kills, wrong = killed(hall, ACTS[name], tmp_path)
    assert wrong == []
    assert kills >= FEWEST


def test_an_act_that_is_promised_in_two_parts_is_caught(hall, tmp_path):
    _, wrong = killed(hall, Act(DOOR, two_acts), tmp_path)
    assert any("half done: [" in fault for fault in wrong)

"""Everyone works at once, at every noun there is, and anybody is killed: what was answered stands, nothing is half."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from counterdesk.clock import RunningClock
from tests.race import everyone
from tests.race.busy import busy

KILLS, ACTS = 25, 250
NOUNS = ("tickets", "visits", "cases", "notices", "enquiries", "complaints", "reviews", "inspections", "commitments")


@pytest.fixture
def clock(hall_file: Path) -> RunningClock:
    """The time in a busy hall, which passes by the same clock for every process."""
    then = busy(hall_file).at + timedelta(seconds=60)
    return RunningClock(then, everyone.SPEED, time.monotonic())


def test_what_anybody_was_answered_stands_whoever_is_killed(hall_file, clock):
    found = everyone.shift(hall_file, clock, KILLS, ACTS)
    assert found.wrong == []
    assert found.kills >= KILLS
    assert len({noun for noun in NOUNS if any(f".hall.{noun}" in verb for verb in found.verbs)}) > len(NOUNS) // 2


def test_an_answer_before_the_act_is_kept_is_caught(hall_file, clock):
    found = everyone.shift(hall_file, clock, 2000, 10**9, promises_early=True)
    assert any("was answered and is lost" in fault for fault in found.wrong)

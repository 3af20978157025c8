"""Copies taken while everyone works and is killed, hall after hall: the large form of tests/race/copying."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from counterdesk.clock import RunningClock
from tests.furnished import new_hall
from tests.race import copying, everyone
from tests.race.busy import busy

COPIES, A_HALL, ACTS = 100, 10, 200


def copied(folder: Path, copies: int = COPIES) -> tuple[dict[str, float], list[str]]:
    """So many copies, each brought back: figures, and everything that was wrong."""
    begun, taken, held, wrong, seed = time.perf_counter(), 0, 0, list[str](), 0
    while taken < copies:
        seed += 1
        hall = folder / f"copied-{seed}.db"
        new_hall(hall)
        clock = RunningClock(busy(hall).at + timedelta(seconds=60), everyone.SPEED, time.monotonic())
        found = copying.under_load(hall, clock, folder, min(A_HALL, copies - taken), ACTS, seed)
        taken, held, wrong = taken + found.copies, held + found.acts_in_copies, wrong + found.wrong
    figures = {"copies brought back": taken, "answered acts they had to hold": held, "faults (0)": len(wrong)}
    return figures | {"seconds": time.perf_counter() - begun}, wrong

"""Everyone at work and anybody killed, hall after hall: the large form of tests/race/everyone, with a verdict."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from counterdesk.clock import RunningClock
from tests.furnished import new_hall
from tests.race import everyone
from tests.race.busy import busy

KILLS, A_HALL, ACTS = 1000, 50, 400
"""So many kills and acts a hall: the checkers read it whole after each kill."""


def crashed(folder: Path, kills: int = KILLS) -> tuple[dict[str, float], list[str]]:
    """What became of ``kills`` kills: the figures, and everything that was wrong."""
    begun, done, acts, wrong, verbs = time.perf_counter(), 0, 0, list[str](), set[str]()
    for seed in range(1, kills + 1):
        if done >= kills:
            break
        path = folder / f"crash-{seed}.db"
        new_hall(path)
        clock = RunningClock(busy(path).at + timedelta(seconds=60), everyone.SPEED, time.monotonic())
        found = everyone.shift(path, clock, min(A_HALL, kills - done), ACTS, seed)
        done, acts, verbs = done + found.kills, acts + found.acts, verbs | found.verbs
        wrong += [f"hall {seed}: {fault}" for fault in found.wrong]
    figures = {
        "kills": done, "acts answered": acts, "verbs among them": len(verbs), "faults": len(wrong),
        "seconds": time.perf_counter() - begun,
    }  # fmt: skip
    return figures, wrong

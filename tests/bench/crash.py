"""Everyone at work and anybody killed, hall after hall: the large form of tests/race/everyone, with a verdict."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from counterdesk.clock import RunningClock
from counterdesk.store.address import Server
from tests.furnished import new_hall
from tests.postgres import Cluster, Hit, own_server, url_of
from tests.race import everyone
from tests.race.busy import busy

KILLS, ON_SERVER, A_HALL, ACTS, EVERY = 1000, 300, 50, 400, 12
"""So many kills and acts a hall: the checkers read it whole after each kill. A server is hit every 12 kills."""
Found = tuple[dict[str, float], list[str]]


def on_server(kills: int = ON_SERVER) -> Found:
    """The same in halls on a server that is killed too."""
    chance = random.Random(kills)
    with own_server() as server:
        hit = Hit(server)
        figures, wrong = _crashed(
            lambda seed: Cluster(hit.url).database(), kills,
            lambda done: hit.anyhow(chance) if done % EVERY == 0 else None,
        )  # fmt: skip
        return figures | {f"server {how}": float(times) for how, times in hit.times.items()}, wrong


def crashed(folder: Path, kills: int = KILLS) -> Found:
    """What became of ``kills`` kills in halls in files: the figures, and everything that was wrong."""
    return _crashed(lambda seed: folder / f"crash-{seed}.db", kills)


def _crashed(
    place: Callable[[int], Path | Server], kills: int, disturb: Callable[[int], None] = lambda done: None
) -> Found:
    begun, done, acts, wrong, verbs = time.perf_counter(), 0, 0, list[str](), set[str]()
    for seed in range(1, kills + 1):
        if done >= kills:
            break
        hall = place(seed)
        new_hall(hall)
        clock = RunningClock(busy(hall).at + timedelta(seconds=60), everyone.SPEED, time.monotonic())
        where = url_of(hall) if isinstance(hall, Server) else hall
        found = everyone.shift(where, clock, min(A_HALL, kills - done), ACTS, seed, disturb=disturb)
        done, acts, verbs = done + found.kills, acts + found.acts, verbs | found.verbs
        wrong += [f"hall {seed}: {fault}" for fault in found.wrong]
    figures = {
        "kills": done, "acts answered": acts, "verbs among them": len(verbs), "faults": len(wrong),
        "seconds": time.perf_counter() - begun,
    }  # fmt: skip
    return figures, wrong

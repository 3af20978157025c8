"""A hall on a server: kills of windows and of the server, when an act is seen elsewhere, and how long one takes."""

from __future__ import annotations

import random
import statistics
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from counterdesk.hall import tickets
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.watch import Watch
from tests.bench.crowd import crowd
from tests.bench.halls import hall
from tests.bench.kills import KILLS, kills
from tests.bench.seen import seen
from tests.postgres import Cluster, Hit, own_server, url_of

ACTS, EVERY = 3_000, 12
"""Acts written down at least; the server is hit in every twelfth round."""
TOLD = 300
Show = Callable[[str, dict[str, float]], None]


def servers(folder: Path, show: Show, wanted: int = KILLS) -> None:
    """Everything that is measured of a hall on a server."""
    with own_server() as server:
        hit, cluster = Hit(server), Cluster(server.get_uri())
        new = lambda: url_of(cluster.database())  # noqa: E731
        show("one act after another (ms)", acts(folder, new()))
        show("another store's act until it is told", told(folder, new()))
        show("another program's act until it is painted", seen(folder, on=new(), goals=("desk", "board")))
        show("8 processes, 20 ms of thinking", crowd(folder, 8, 250, 0.02, new()))
        show("64 processes, no thinking", crowd(folder, 64, 20, 0.0, new()))
        show("8 processes and the server killed at random", killed(folder, hit, new(), wanted))


def acts(folder: Path, on: str, times: int = 300) -> dict[str, float]:
    """Medians of an issue and of a read of one ticket."""
    with closing(hall(folder, on=on)) as store:
        took: dict[str, list[float]] = {"issue": [], "read": []}
        for _ in range(times):
            begun = perf_counter()
            store.run(tickets.issue, By(), "A01")
            took["issue"].append(perf_counter() - begun)
            begun = perf_counter()
            store.read(lambda look: look.last_id)
            took["read"].append(perf_counter() - begun)
    return {name: statistics.median(values) * 1e3 for name, values in took.items()}


def told(folder: Path, on: str) -> dict[str, float]:
    """Milliseconds from the answer to an act until another store's watch tells of it; judged: 150 for 99 of 100."""
    took: list[float] = []
    heard = threading.Event()
    with closing(hall(folder, on=on)) as store, closing(open_store(on)) as other:
        watch = Watch(other, heard.set).start()
        for _ in range(TOLD):
            heard.clear()
            store.run(tickets.issue, By(), "A01")
            begun = perf_counter()
            heard.wait(10)
            took.append(perf_counter() - begun)
        watch.stop()
    took.sort()
    return {"p50 ms": statistics.median(took) * 1e3, "p99 ms (150)": took[int(0.99 * TOLD)] * 1e3}


def killed(folder: Path, hit: Hit, on: str, wanted: int) -> dict[str, float]:
    """Eight processes of which three hundred are killed, and the server with them now and then: 0 promises broken."""
    chance = random.Random(300)
    found = kills(
        folder, acts=ACTS, wanted=wanted, on=on,
        disturb=lambda rounds: hit.anyhow(chance) if rounds % EVERY == 0 else None,
    )  # fmt: skip
    return found | {f"server {how}": float(times) for how, times in hit.times.items()}

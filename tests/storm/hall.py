"""The storm's hall: forty windows that serve every line, a night in which the clocks go back, numbers without end."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from counterdesk.clock import Clock
from counterdesk.hall import catalogue, clerks, tickets
from counterdesk.hall.catalogue.model import Away, ClerkSeed, WindowPlan
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import create_store, open_store
from tests.bench.halls import endless
from tests.bench.program import PIN
from tests.race.crew import Where
from tests.storm.desks import Place

ZONE = ZoneInfo("America/Chicago")
BEGINS = datetime(2026, 10, 31, 15, 0, tzinfo=ZONE)
"""Summer time ends in the night that follows, at 02:00 on 1 November."""
KEPT = 2
"""Numbers of each series that a place keeps for when a server is lost."""
CONFIG = """
[desk]
lock_after_min = 0

[[printer]]
name = "hall"
target = "{target}"
"""


def places(count: int) -> list[Place]:
    """So many windows, and who sits there."""
    return [Place(str(n), str(1000 + n)) for n in range(1, count + 1)]


def furnish(path: Where, seats: Sequence[Place], clock: Clock) -> None:
    """Make the hall with these windows; every clerk has the same PIN."""
    store = create_store(path, ZONE.key, "04:00", clock)
    shipped = endless()
    lines = tuple(shipped.series)
    cat = replace(
        shipped,
        hall=replace(shipped.hall, timezone=ZONE.key),
        windows={
            one.window: WindowPlan(one.window, f"{one.window}号窗口", f"Window {one.window}", lines) for one in seats
        },
        clerks=tuple(ClerkSeed(one.clerk, "clerk") for one in seats),
        roster=(),
        away=Away(KEPT),
    )
    store.run(catalogue.load, By(), cat)
    store.run(_take_on, By(), [one.clerk for one in seats], clerks.hash_pin(PIN))
    store.close()


def log_of(path: Path, clock: Clock) -> Path:
    """The log that the hall at ``path`` has while it is open, kept beside it."""
    with closing(open_store(path, clock)) as store:
        store.run(tickets.issue, By(), "A01")
        return Path(shutil.copy(f"{path}-wal", path.with_name("log")))


def settings(folder: Path, target: str) -> None:
    """Settings for the desks at terminals: they print what everybody issues."""
    (folder / "desk.toml").write_text(CONFIG.format(target=target), encoding="utf-8")


def _take_on(desk: Desk, numbers: Sequence[str], hashed: str) -> None:
    for number in numbers:
        clerks.add(desk, number, "clerk")
        clerks.set_pin(desk, number, hashed)

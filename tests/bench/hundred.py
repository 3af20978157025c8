"""Many desks of one hall on one computer while nobody does anything: what they cost in all, and the memory of one."""

from __future__ import annotations

import statistics
from pathlib import Path

import psutil

from counterdesk.clock import SystemClock
from tests.bench.screens import SCREEN
from tests.bench.terminal import Terminal, cpu_shares, listen
from tests.storm import hall as halls

AT_ONCE = 4
READY = "全厅等候".encode()
SETTLES_S, OVER_S = 30.0, 60.0
"""Until each has said once that it lives; and how long they are looked at."""


def idle(folder: Path, desks: int) -> dict[str, float]:
    """Percent of one core that ``desks`` take in all, none of them with a visit; judged: 40 for a hundred.

    ``own MB`` is what ends with one of them, ``shared out MB`` its part of what several of them have in common too.
    """
    path, seats = folder / f"idle-{desks}.db", halls.places(desks)
    halls.furnish(path, seats, SystemClock())
    opened: list[Terminal] = []
    try:
        for at in range(0, desks, AT_ONCE):
            some = [
                Terminal(SCREEN.format(path=str(path), goal="desk", window=one.window, clerk=one.clerk))
                for one in seats[at : at + AT_ONCE]
            ]
            opened += some
            for desk in some:
                desk.read_until(READY, 120)
        listen(opened, SETTLES_S)
        shares = cpu_shares(opened, OVER_S)
        memory = [psutil.Process(desk.pid).memory_full_info() for desk in opened]
    finally:
        for desk in opened:
            desk.close()
    return {
        "desks": desks, "% of one core in all (40)": sum(shares) * 100,
        "% of one core, median": statistics.median(shares) * 100, "% of one core, most": max(shares) * 100,
        "MB of a desk, resident": statistics.median(each.rss for each in memory) / 2**20,
        "MB of a desk, shared out": statistics.median(each.pss for each in memory) / 2**20,
        "MB of a desk, own": statistics.median(each.uss for each in memory) / 2**20,
    }  # fmt: skip

"""Thousands of tickets through one printer's worker at full speed: their order, and the cost in time and memory."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

from counterdesk.clock import FixedClock
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import Spool
from counterdesk.store.engine import create_store
from tests.printing.papers import ticket_slip
from tests.printing.printer_double import PrinterDouble

MEBI = 2**20
PATIENCE_S = 30
"""Without one ticket more: something is wrong, and what was printed until then is told."""


def spooled(folder: Path, tickets: int = 10_000) -> dict[str, float]:
    """Seconds and memory (MiB) for ``tickets`` queued at once; what is out of order is counted, and must be 0."""
    store = create_store(folder / f"spool-{tickets}.db", "Asia/Shanghai", "04:00", FixedClock(datetime.now(UTC)))
    slip = ticket_slip()
    queued = store.run(lambda desk: [desk.print(slip) for _ in range(tickets)])
    printed: list[int] = []
    over, half = threading.Event(), [0, 0]

    def tell(job):
        printed.append(job.id)
        if len(printed) == tickets // 2:
            half[0] = psutil.Process().memory_info().rss
        if len(printed) == tickets:
            over.set()

    with PrinterDouble() as double:
        counted = _Counting(double)
        spool = Spool(store, [printer("front", double.target)], tell)
        began = time.perf_counter()
        spool.start()
        seen = -1
        while not over.wait(PATIENCE_S) and len(printed) > seen:
            seen = len(printed)
        took_s = time.perf_counter() - began
        half[1] = psutil.Process().memory_info().rss
        spool.stop()
    store.close()
    return {
        "tickets": len(printed),
        "receipts": counted.count,
        "out of order": sum(a != b for a, b in zip(printed, queued, strict=False)),
        "seconds": took_s,
        "ms a ticket": took_s / tickets * 1000,
        "growth in 2nd half, MiB": (half[1] - half[0]) / MEBI,
    }


class _Counting:
    """The double's receipts, counted and not kept: its memory is not what is measured."""

    def __init__(self, double: PrinterDouble) -> None:
        self.count = 0
        double.receipts = self

    def append(self, paper: bytes) -> None:
        """One more."""
        self.count += 1

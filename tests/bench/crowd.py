"""Many processes on one file: how long an act takes when everybody presses."""

from __future__ import annotations

import statistics
from contextlib import suppress
from multiprocessing.queues import Queue
from pathlib import Path
from time import perf_counter, sleep

from counterdesk.hall import tickets, visits, windows
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.bench.halls import hall
from tests.processes import begin
from tests.race.crew import patiently

SERVICES = ("A01", "A02", "A03", "A05", "B01")
Times = list[float]


def crowd(
    folder: Path, processes: int, acts_each: int, think_s: float, on: str | None = None
) -> dict[str, float]:
    """``processes`` doing ``acts_each`` issues and calls with ``think_s`` between them: acts/s, p50, p99, max in ms."""
    name = f"crowd-{processes}-{think_s}.db"
    hall(folder, name, on).close()
    answers: Queue[Times] = begin.Queue()
    gate = begin.Barrier(processes + 1)
    workers = [
        begin.Process(target=_work, args=(on or str(folder / name), n, acts_each, think_s, gate, answers))
        for n in range(processes)
    ]
    for worker in workers:
        worker.start()
    gate.wait()
    begun = perf_counter()
    gate.wait()
    took_s = perf_counter() - begun
    per_process = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    times = sorted(t for one in per_process for t in one)
    return {
        "acts": len(times),
        "acts/s": len(times) / took_s,
        "p50 ms": statistics.median(times) * 1e3,
        "p99 ms": times[int(0.99 * len(times))] * 1e3,
        "max ms": times[-1] * 1e3,
        "slowest process p50 ms": max(statistics.median(one) for one in per_process) * 1e3,
    }


def _work(path: str, n: int, acts: int, think_s: float, gate: object, answers: Queue[Times]) -> None:
    store = patiently(lambda: open_store(path))
    by = By(f"10{n + 1}", str(n + 1)) if n < 6 else None
    if by and n:
        store.run(windows.open_window, by)
    store.run(tickets.issue, By(), "A01")  # everything imported and compiled before the gate opens
    gate.wait()  # type: ignore[attr-defined]
    times: Times = []
    cycle = [lambda: store.run(tickets.issue, By(), SERVICES[n % 5])]
    if by:
        cycle += [
            lambda: store.run(tickets.call_next, by),
            lambda: store.run(visits.start, by),
            lambda: store.run(visits.finish, by),
        ]
    for turn in range(acts):
        begun = perf_counter()
        with suppress(Refusal):  # nobody waited for this window: start and finish have nothing to do
            cycle[turn % len(cycle)]()
        times.append(perf_counter() - begun)
        sleep(think_s)
    gate.wait()  # type: ignore[attr-defined]  # a program that ends takes more time than many acts: none before all are done
    answers.put(times)
    store.close()

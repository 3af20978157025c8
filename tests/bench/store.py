"""issue and call beside raw SQL writing the same rows, in turn, on two files of one disk."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from counterdesk.hall import estimates, tickets, visits
from counterdesk.hall.tickets import issuing, lines
from counterdesk.store import desk, journal
from counterdesk.store.desk import By
from counterdesk.store.engine import Store
from tests.bench.halls import AT_ONE, hall
from tests.bench.raw import Raw

SERVICES = ("A01", "A02", "A03", "A05", "B01")
ROUNDS, EACH = 12, 40
TIMED = ("issue", "bare issue", "raw issue", "call", "bare call", "raw call")


def compare(folder: Path, fsync_s: float = 0.0) -> dict[str, float]:
    """Medians in ms of issue and call, ours, bare of what is computed beside the writes, and raw.

    ``fsync_s`` is added to each commit to stand for a slow disk.
    """
    ours = hall(folder, f"ours-{fsync_s}.db")
    for service in SERVICES * 40:
        ours.run(tickets.issue, By(), service)
    sample = _sample(ours)
    ours.close()
    shutil.copy(ours.path, folder / f"raw-{fsync_s}.db")
    ours = _reopen(ours)
    raw = Raw(folder / f"raw-{fsync_s}.db", *sample)
    times: dict[str, list[float]] = {name: [] for name in TIMED}
    apart = Apart()
    with apart.watching(), slow_disk(ours, raw, fsync_s):
        for _ in range(ROUNDS):
            for n in range(EACH):
                work = partial(ours.run, tickets.issue, By(), SERVICES[n % 5])
                apart.act(times["issue"], times["bare issue"], work)
            for n in range(EACH):
                _time(times["raw issue"], lambda n=n: raw.issue(SERVICES[n % 5][0]))
            for _ in range(EACH // 2):
                apart.act(times["call"], times["bare call"], partial(ours.run, tickets.call_next, AT_ONE))
                ours.run(visits.start, AT_ONE)
                ours.run(visits.finish, AT_ONE)
            for _ in range(EACH // 2):
                _time(times["raw call"], lambda: raw.call(("A:1", "E:1", "D:1")))
                raw.free()
    return {name: statistics.median(values) * 1e3 for name, values in times.items()} | apart.medians()


class Apart:
    """What an act computes beside its writes, timed where it happens: hash, slip, estimate, choice.

    Timed again and again by itself each would be cheaper than in an act, which finds the processor's caches cold
    after the commit before.
    """

    PLACES = (
        ("hash", journal, "chain_hash"), ("slip", issuing, "ticket_slip"), ("slip", desk, "to_json"),
        ("estimate", estimates, "announce"), ("choice", lines, "next_in_line"),
    )  # fmt: skip

    def __init__(self) -> None:
        self.spent_s = 0.0
        self.parts_s: dict[str, list[float]] = {name: [] for name, _, _ in self.PLACES}

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time the parts as long as the block lasts."""
        whole = [(module, at, getattr(module, at)) for _, module, at in self.PLACES]
        for name, module, at in self.PLACES:
            setattr(module, at, self._timed(name, getattr(module, at)))
        try:
            yield
        finally:
            for module, at, work in whole:
                setattr(module, at, work)

    def act(self, times: list[float], bare: list[float], work: Callable[[], object]) -> None:
        """Do it; its whole time goes into ``times``, without the parts into ``bare``."""
        self.spent_s = 0.0
        _time(times, work)
        bare.append(times[-1] - self.spent_s)

    def medians(self) -> dict[str, float]:
        """Each part in ms."""
        return {name: statistics.median(values) * 1e3 for name, values in self.parts_s.items()}

    def _timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **facts: Any) -> Any:
            begun = perf_counter()
            answer = work(*args, **facts)
            took_s = perf_counter() - begun
            self.spent_s += took_s
            self.parts_s[name].append(took_s)
            return answer

        return timed


def _time(values: list[float], work: Callable[[], object]) -> None:
    begun = perf_counter()
    work()
    values.append(perf_counter() - begun)


def _sample(store: Store) -> tuple[str, str, str, str]:
    # one call, so that its journal entry's text can be copied too; undone at once
    store.run(tickets.call_next, AT_ONE)
    store.run(visits.undo, AT_ONE)

    def read(look: Any) -> tuple[str, str, str, str]:
        job = look.conn.exec_driver_sql("SELECT slip_json, slip_sha256 FROM print_job ORDER BY id DESC").first()
        facts = {
            kind: look.conn.exec_driver_sql(
                f"SELECT facts FROM journal WHERE kind = '{kind}' ORDER BY id DESC"
            ).scalar()
            for kind in ("issued", "called")
        }
        return job[0], job[1], facts["issued"], facts["called"]

    return store.read(read)


def _reopen(store: Store) -> Store:
    from counterdesk.store.engine import open_store

    return open_store(store.path)


@contextmanager
def slow_disk(ours: Store, raw: Raw, fsync_s: float) -> Iterator[None]:
    """Wait ``fsync_s`` at each commit of both, as a slower disk would."""
    if not fsync_s:
        yield
        return
    from time import sleep

    run, issue, call = ours.run, raw.issue, raw.call

    def later(work: Callable[..., Any]) -> Callable[..., Any]:
        def slowed(*args: Any, **facts: Any) -> Any:
            sleep(fsync_s)
            return work(*args, **facts)

        return slowed

    ours.run, raw.issue, raw.call = later(run), later(issue), later(call)  # type: ignore[method-assign]
    try:
        yield
    finally:
        ours.run, raw.issue, raw.call = run, issue, call  # type: ignore[method-assign]

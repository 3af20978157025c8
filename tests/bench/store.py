"""issue and call beside raw SQL writing the same rows, in turn, on two files of one disk."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from counterdesk.hall import catalogue, estimates, tickets, visits
from counterdesk.hall.calling import Head, next_in_line
from counterdesk.hall.tickets.paper import ticket_slip
from counterdesk.printing.slip import to_json
from counterdesk.store import journal
from counterdesk.store.desk import By
from counterdesk.store.engine import Store
from tests.bench.halls import AT_ONE, hall
from tests.bench.raw import Raw

SERVICES = ("A01", "A02", "A03", "A05", "B01")
ROUNDS, EACH = 12, 40


def compare(folder: Path, fsync_s: float = 0.0) -> dict[str, float]:
    """Medians in ms of issue and call, ours and raw; ``fsync_s`` is added to each commit to stand for a slow disk."""
    ours = hall(folder, f"ours-{fsync_s}.db")
    for service in SERVICES * 40:
        ours.run(tickets.issue, By(), service)
    sample = _sample(ours)
    ours.close()
    shutil.copy(ours.path, folder / f"raw-{fsync_s}.db")
    ours = _reopen(ours)
    raw = Raw(folder / f"raw-{fsync_s}.db", *sample)
    times: dict[str, list[float]] = {"issue": [], "raw issue": [], "call": [], "raw call": []}
    with slow_disk(ours, raw, fsync_s):
        for _ in range(ROUNDS):
            for n in range(EACH):
                _time(times["issue"], lambda n=n: ours.run(tickets.issue, By(), SERVICES[n % 5]))
            for n in range(EACH):
                _time(times["raw issue"], lambda n=n: raw.issue(SERVICES[n % 5][0]))
            for _ in range(EACH // 2):
                _time(times["call"], lambda: ours.run(tickets.call_next, AT_ONE))
                ours.run(visits.start, AT_ONE)
                ours.run(visits.finish, AT_ONE)
            for _ in range(EACH // 2):
                _time(times["raw call"], lambda: raw.call(("A:1", "E:1", "D:1")))
                raw.free()
    return {name: statistics.median(values) * 1e3 for name, values in times.items()} | _apart(ours)


def _apart(store: Store) -> dict[str, float]:
    """What is computed beside the writes, in ms: the hash, the slip, the estimate, the choice."""

    def measured(look: Any) -> dict[str, float]:
        cat = catalogue.current(look)
        ticket = tickets.of_day(look)[0]
        service = cat.services["A01"]
        heads = [
            Head(n, "A001", s, None, r, n, 15) for n, (s, r) in enumerate([("A", 1), ("A", 3), ("E", 1), ("D", 1)])
        ]
        row = dict.fromkeys(("id", "at_us", "ticket_id"), 1) | {
            "day": look.day, "kind": "issued", "window": None, "clerk": None, "facts": "x" * 120,
            "private_digest": None,
        }  # fmt: skip
        return {
            "hash": _median(lambda: journal.chain_hash(journal.START, row)),
            "slip": _median(lambda: to_json(ticket_slip(cat, service, ticket, ["1"], "118263", look.now))),
            "estimate": _median(lambda: estimates.announce(look, "A", 1.0)),
            "choice": _median(lambda: next_in_line(heads, look.now_us)),
        }

    return store.read(measured)


def _median(work: Callable[[], object], times: int = 300) -> float:
    values: list[float] = []
    for _ in range(times):
        _time(values, work)
    return statistics.median(values) * 1e3


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

"""The summary of a day, a month and a year among 2.5 million tickets, beside plain SQL for the same answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from counterdesk.hall.summary import BY, kept, summary
from counterdesk.store import library
from counterdesk.store.engine import Store, open_store
from counterdesk.store.sqlite import PRAGMAS
from tests.bench.decade import decade

ROUNDS = 3
AT_ONCE = 25
"""Days kept in one transaction while the bench makes them all."""
SPANS = {"day": "06-01 06-01", "month": "06-01 06-30", "year": "01-01 12-31"}
LIMIT_MS = {"day": 50, "month": 300, "year": 1500}
PLAIN = """WITH life AS (
  SELECT t.service_id, t.state, t.reliable, t.series,
    max(p.kind NOT IN ('wait', 'missed', 'away')) AS called,
    sum(CASE WHEN p.kind = 'wait' OR p.kind = 'missed' AND t.state = 'no_show' THEN p.to_us - p.from_us END) AS waited,
    sum(CASE p.kind WHEN 'handling' THEN p.to_us - p.from_us END) AS handled,
    sum(CASE p.kind WHEN 'walk' THEN p.to_us - p.from_us END) AS walked,
    sum(CASE p.kind WHEN 'hold' THEN p.to_us - p.from_us END) AS held
  FROM ticket t LEFT JOIN period p ON p.ticket_id = t.id WHERE t.day BETWEEN :first AND :last GROUP BY t.id),
ordered AS (
  SELECT *, row_number() OVER (ORDER BY waited) AS wait_at, row_number() OVER (ORDER BY handled) AS handling_at,
    count(*) OVER () AS n FROM life WHERE state = 'finished' AND reliable = 1)
SELECT (SELECT count(*) FROM life), (SELECT sum(called) FROM life), avg(waited), avg(handled), avg(walked), avg(held),
  max(waited), max(handled), sum(waited <= 900000000),
  max(CASE wait_at WHEN n / 2 THEN waited END), max(CASE wait_at WHEN n * 9 / 10 THEN waited END),
  max(CASE wait_at WHEN n * 95 / 100 THEN waited END), max(CASE handling_at WHEN n / 2 THEN handled END),
  max(CASE handling_at WHEN n * 9 / 10 THEN handled END), max(CASE handling_at WHEN n * 95 / 100 THEN handled END)
FROM ordered"""


def years(folder: Path) -> dict[str, float]:
    """Milliseconds of each span: plain SQL, counted from periods, from what is kept, and by each grouping.

    COUNTERDESK_BENCH_YEARS names a hall made before; without it a new one is made in ``folder``.
    """
    path = Path(os.environ.get("COUNTERDESK_BENCH_YEARS", folder / "years.db"))
    if not path.exists():
        decade(path)
    found = {f"{name}: plain SQL": _plain(path, *span) for name, span in _spans().items()}
    with closing(open_store(path)) as store:
        store.run(lambda desk: desk.conn.exec_driver_sql("DELETE FROM day_tally"))
        found |= {f"{name}: counted from periods": _asked(store, None, *span) for name, span in _spans().items()}
        found |= _kept(store)
        found |= {
            f"{name}: kept ({LIMIT_MS[name]})": _asked(store, None, *span) for name, span in _spans().items()
        }
        found |= {f"year: kept, by {by}": _asked(store, by, *_spans()["year"]) for by in BY}
    return found


def _spans() -> dict[str, tuple[date, date]]:
    year = "2020"
    return {name: tuple(date.fromisoformat(f"{year}-{end}") for end in ends.split()) for name, ends in SPANS.items()}


def _kept(store: Store) -> dict[str, float]:
    days, before, begun_s = 0, store.path.stat().st_size, process_time()
    while more := store.run(kept.keep, most=AT_ONCE):
        days += more
    took_s = process_time() - begun_s
    grown = store.path.stat().st_size - before
    tickets = store.read(lambda look: look.conn.exec_driver_sql("SELECT count(*) FROM ticket").scalar_one())
    return {"keep a day, ms of processor": took_s * 1e3 / max(days, 1), "bytes more a ticket": grown / tickets}


def _asked(store: Store, by: str | None, first: date, last: date) -> float:
    return _fastest(lambda: store.read(summary, first=first, last=last, by=by))


def _plain(path: Path, first: date, last: date) -> float:
    with closing(library.module.connect(str(path))) as conn:
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        span = {"first": first.isoformat(), "last": last.isoformat()}
        return _fastest(lambda: conn.execute(PLAIN, span).fetchall())


def _fastest(work: Callable[[], Any]) -> float:
    """Milliseconds of the fastest of some rounds: what else the machine does is not ours."""
    times = []
    for _ in range(ROUNDS):
        begun_s = perf_counter()
        work()
        times.append(perf_counter() - begun_s)
    return min(times) * 1e3

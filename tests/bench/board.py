"""The due board over 20,000 open and 200,000 closed cases: reading it, and from the key to the painted screen."""

from __future__ import annotations

import asyncio
import random
import statistics
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import text

from counterdesk import workdays
from counterdesk.hall import catalogue
from counterdesk.hall.cases.board import Wanted
from counterdesk.store.desk import Desk
from counterdesk.store.engine import Store
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.screens.due import Due, due_now
from tests.bench.halls import hall

OPEN, CLOSED = 20_000, 200_000
STATES = ("received", "notified", "accepted", "reviewing", "suspended", "decided", "made")
CASE = text(
    "INSERT INTO cases (year, seq, number, service_id, lang, answers, state, received_us, received_on, accepted_on,"
    " silently, converted, next_due_on, provisional, owner, closed_us, outcome) VALUES (2026, :seq, :number, :service,"
    " 'zh', '[]', :state, :us, :day, :day, 0, 0, :due, 0, :owner, :closed, 'grant')"
)
PERSON = text("INSERT INTO person (subject, subject_id, role, name) VALUES ('case', :id, 'applicant', '王小明')")


def due_board(folder: Path, times: int = 15) -> dict[str, float]:
    """Medians in ms: what the board asks, by what is wanted; and from opening it until it is painted; judged: 100."""
    store = hall(folder, "due.db")
    fill(store)
    found = {}
    for name, wanted in {"everything": Wanted(), "mine": Wanted(owner="101"), "half": Wanted(group="half"),
                         "a department": Wanted(department="XF")}.items():  # fmt: skip
        found[f"read {name} ms"] = statistics.median(_read_ms(store, wanted) for _ in range(times))
    painted = asyncio.run(_painted(store.path, times))
    found["opened until painted ms (100)"] = statistics.median(wall for wall, _ in painted)
    found["of these at work"] = statistics.median(work for _, work in painted)
    store.close()
    return found


def fill(store: Store, open_ones: int = OPEN, closed: int = CLOSED) -> None:
    """So many cases as a year of a hall would leave them."""

    def write(desk: Desk) -> None:
        services = list(catalogue.service_ids(desk).values())
        dice, today = random.Random(5), desk.day
        made = range(1, open_ones + closed + 1)
        rows = [_row(dice, seq, services, today, desk.now_us, seq > open_ones) for seq in made]
        desk.conn.execute(CASE, rows)
        desk.conn.execute(PERSON, [{"id": row["seq"]} for row in rows])

    store.run(write)


def _row(
    dice: random.Random, seq: int, services: list[int], today: date, now_us: int, closed: bool
) -> dict[str, object]:
    calendar = workdays.named("cn")
    due = today + timedelta(days=dice.randint(-10, 60))
    while not calendar.is_open(due):
        due += timedelta(days=1)
    return {
        "seq": seq, "number": f"2026-{seq:05d}", "service": dice.choice(services),
        "state": "delivered" if closed else dice.choice(STATES), "us": now_us, "day": today.isoformat(),
        "due": None if closed else due.isoformat(), "owner": str(dice.randint(101, 106)),
        "closed": now_us if closed else None,
    }  # fmt: skip


def _read_ms(store: Store, wanted: Wanted) -> float:
    began = perf_counter()
    store.read(due_now, wanted=wanted, clerk="101")
    return (perf_counter() - began) * 1e3


async def _painted(path: Path, times: int) -> list[tuple[float, float]]:
    """The board opened again and again in a running program: ms until its first case stands on the screen, and how
    many of them the program was at work, which a busy machine does not lengthen."""
    app, found = CounterdeskApp(path, window="1", clerk="101"), []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(times):
            began, worked = perf_counter(), process_time()
            app.open_screen("due")
            while not (isinstance(app.screen, Due) and app.screen.now is not None and app.screen.moving.cases):
                await asyncio.sleep(0.001)
            app.screen.moving.render_line(1)
            found.append(((perf_counter() - began) * 1e3, (process_time() - worked) * 1e3))
            app.close_screen(app.screen)
            await pilot.pause()
    return found

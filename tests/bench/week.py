"""A week's use by keys: real programs at real terminals, five days on one clock, and every act looked up afterwards."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.bench import program
from tests.bench.citizens import Citizens
from tests.bench.clerk import Clerk, Meant
from tests.bench.errands import Errands
from tests.bench.eyes import Books, Seen, Stuck, watched
from tests.bench.hallclock import HallClock
from tests.hall import checker

ZONE = ZoneInfo("Asia/Shanghai")
DESKS = {"1": "101", "2": "102", "3": "103"}
TICKETS, DAYS, WARM = 2000, 5, 100
MOST_MB = 20
"""What a program may grow by in the week, after its first WARM tickets."""
AT_KIOSK = 4
"""Every so-manieth number is taken at the kiosk."""
LOOK_S = 2.0
NO_ACTS = ("print", "day_begun", "taken_at_kiosk", "day_ended", "carried_over")


class Hall(NamedTuple):
    """Everybody and everything of the week."""

    path: Path
    clock: HallClock
    books: Books
    screens: dict[str, Seen]
    citizens: Citizens
    errands: list[Errands]
    lead: Clerk

    @property
    def clerks(self) -> list[Clerk]:
        """The people at the windows."""
        return [each.clerk for each in self.errands]

    def memory_mb(self) -> dict[str, float]:
        """Each program's resident memory."""
        return {name: seen.terminal.memory_mb() for name, seen in self.screens.items()}


def week(folder: Path, tickets: int = TICKETS, days: int = DAYS) -> tuple[dict[str, float], list[str]]:
    """Work ``days`` business days with ``tickets`` numbers; figures, and everything that was wrong."""
    begun_s = perf_counter()
    with _hall(folder) as hall:
        before: dict[str, float] = {}
        ends = []
        try:
            for day, batches in enumerate(_shares(tickets, days)):
                before = _work(hall, day, batches, before)
        except Stuck as end:
            ends.append(str(end))
        grown = {name: mb - before.get(name, mb) for name, mb in hall.memory_mb().items()}
        ends += [f"{name} does not answer" for name in _mute(hall)]
        wrong, broken = list(_wrong(hall)), checker.faults(hall.path)
        figures = _figures(hall, tickets, perf_counter() - begun_s)
    figures |= {f"{name}: MB more ({MOST_MB})": mb for name, mb in grown.items()}
    figures |= {"wrong acts (0)": len(wrong), "dead ends (0)": len(ends), "faults in the books (0)": len(broken)}
    large = (f"{name} grew by {mb:.1f} MB" for name, mb in grown.items() if mb > MOST_MB)
    return figures, [*wrong, *ends, *broken, *large]


def _shares(tickets: int, days: int) -> list[list[int]]:
    """Numbers by day and batch; the first batch is what memory is measured after."""
    each = tickets // days
    first = min(WARM, each)
    shares = [[first, each - first], *([each] for _ in range(days - 1))]
    shares[-1][-1] += tickets - each * days
    return shares


@contextmanager
def _hall(folder: Path) -> Iterator[Hall]:
    clock = HallClock(folder / "clock")
    clock.until(_opening(clock.now().astimezone(ZONE)))
    path, _ = program.furnish(folder, clock), program.settings(folder, 0.05)
    ways = {f"desk {window}": ("desk", "--window", window) for window in DESKS}
    ways |= {"lead": ("lead",), "board": ("board",), "kiosk": ("kiosk", "--unwatched")}
    screens = {name: program.opened(path, name, *way, clock=clock) for name, way in ways.items()}
    books = Books(path)
    errands = [Errands(Clerk(screens[f"desk {w}"], Books(path), w, number), clock) for w, number in DESKS.items()]
    with watched(list(screens.values())):
        citizens = Citizens(screens["kiosk"], Books(path), clock)
        yield Hall(path, clock, books, screens, citizens, errands, Clerk(screens["lead"], Books(path), "", "301"))


def _opening(now: datetime) -> datetime:
    """The next Monday at twenty to nine."""
    monday = now + timedelta(days=7 - now.weekday())
    return monday.replace(hour=8, minute=40, second=0, microsecond=0)


def _work(hall: Hall, day: int, batches: list[int], before: dict[str, float]) -> dict[str, float]:
    """One business day; the memory after the week's first batch, which is ``before`` on every other day."""
    if day:
        morning = (hall.clock.now().astimezone(ZONE) + timedelta(days=1)).replace(hour=8, minute=40)
        hall.clock.until(morning)
    _all(clerk.sign_in for clerk in hall.clerks)
    if not day:
        hall.lead.sign_in_to("lead.windows")
    for batch in batches:
        _batch(hall, batch)
        before = before or hall.memory_mb()
    _all(each.drain for each in hall.errands)
    _all(clerk.sign_out for clerk in hall.clerks)
    return before


def _batch(hall: Hall, tickets: int) -> None:
    over = Event()
    at_kiosk = tickets // AT_KIOSK
    each, more = divmod(tickets - at_kiosk, len(hall.errands))
    with ThreadPoolExecutor(1) as beside:
        looks = beside.submit(_look_now_and_then, hall, over)
        try:
            rounds = [each + (n < more) for n in range(len(hall.errands))]
            works = [lambda e=e, n=n: e.work(n) for e, n in zip(hall.errands, rounds, strict=True)]
            _all([*works, lambda: hall.citizens.come(at_kiosk)])
        finally:
            over.set()
        looks.result()


def _all(works: Iterator[Callable[[], None]] | list[Callable[[], None]]) -> None:
    """Do these at once, each in a thread; raises what the first of them raised."""
    works = list(works)
    with ThreadPoolExecutor(len(works)) as people:
        for done in [people.submit(work) for work in works]:
            done.result()


def _look_now_and_then(hall: Hall, over: Event) -> None:
    """The lead reads the help page and opens the menu; the board goes on in another language."""
    while not over.wait(LOOK_S):
        hall.lead.look("help", "dialog.keys")
        hall.lead.look("enter", "lead.windows")
        hall.lead.look("more", "lead.help_list")
        hall.lead.look("back", "lead.windows")
        hall.screens["board"].type(b"\x0c")


def _mute(hall: Hall) -> list[str]:
    """The screens that do not answer a key."""
    keys = dict.fromkeys(hall.screens, b"\x05") | {"kiosk": b"*"}
    mute = []
    for name, seen in hall.screens.items():
        try:
            seen.wait_for(b"\x1b[", seen.type(keys[name]), 5.0)
        except Stuck:
            mute.append(name)
    return mute


def _wrong(hall: Hall) -> Iterator[str]:
    """The script's own list of acts beside the journal's, window by window and in order."""
    rows = [row for row in hall.books.after(0) if not row[1].startswith(NO_ACTS)]
    for clerk in hall.clerks:
        there = [Meant(kind, _number(facts)) for _, kind, window, _, facts in rows if window == clerk.window]
        if there != clerk.meant:
            yield f"{clerk.seen.name}: {_difference(clerk.meant, there)}"
        yield from (f"{clerk.seen.name} did not show: {what}" for what in clerk.unpainted)
    taken = [_number(row[4]) for row in rows if row[1] == "issued" and json.loads(row[4]).get("source") == "kiosk"]
    if taken != hall.citizens.taken:
        yield f"kiosk: {_difference(hall.citizens.taken, taken)}"
    left = {state: hall.books.count(state) for state in checker.OPEN}
    yield from (f"{count} tickets are still {state}" for state, count in left.items() if count)


def _number(facts: str) -> str:
    return str(json.loads(facts).get("number", ""))


def _difference(meant: list[Meant] | list[str], there: list[Meant] | list[str]) -> str:
    missing, more = Counter(meant) - Counter(there), Counter(there) - Counter(meant)
    return f"meant and not done {dict(missing)}, done and not meant {dict(more)}, in order: {not missing and not more}"


def _figures(hall: Hall, tickets: int, took_s: float) -> dict[str, float]:
    took = sorted(s for clerk in hall.clerks for s in clerk.took_s)
    return {
        "tickets": tickets, "seconds": took_s, "acts": sum(len(clerk.meant) for clerk in hall.clerks),
        "presses dropped with a bell": sum(clerk.bells for clerk in hall.clerks),
        "acts not seen painted (0)": sum(len(clerk.unpainted) for clerk in hall.clerks),
        "act p50 ms": statistics.median(took) * 1e3, "act p99 ms": took[int(0.99 * (len(took) - 1))] * 1e3,
    }  # fmt: skip

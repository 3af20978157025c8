"""Typing among 2.5 million tickets while the lead's screen asks for a year again and again: key to glyph at a pty.

At a desk while the lead's screen asks in another process, and at the lead's own screen while it is answered there.
To be measured at rest: a real-time scheduler, which helps the other measurements on a busy machine, stops whoever
reckons for a second on end for 50 ms of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from counterdesk.hall import tickets, windows
from counterdesk.hall.summary import kept
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, open_store
from counterdesk.tui.screens.lead_faces.span import Asked, span_now
from counterdesk.words import t
from tests.bench.clerk import KEYS
from tests.bench.decade import decade
from tests.bench.halls import AT_ONE
from tests.bench.screens import QUEUE_READY, SCREEN, SERVICES
from tests.bench.terminal import Terminal

LETTERS = b"wzkvxyq"
"""Of those no control sequence of a terminal is made, nor any word on the screens typed at."""
A_FIELD, WORDS = 14, 30
WAITING, TALL, WIDE = 200, 40, 120
YEAR = date(2024, 1, 1), date(2024, 12, 31)
REST_S = 0.06
Seconds = list[float]


def typed(folder: Path) -> dict[str, float]:
    """Milliseconds from a letter to its glyph; judged: 50 for 99 of 100.

    COUNTERDESK_BENCH_YEARS names a hall made before; without it a new one is made in ``folder``.
    """
    path = Path(os.environ.get("COUNTERDESK_BENCH_YEARS", folder / "years.db"))
    if not path.exists():
        decade(path)
    with closing(open_store(path)) as store:
        _ready(store)
        answer_s = _answered(store)
    alone = _at_a_desk(path)
    with _years_asked(path, answer_s) as asked:
        meanwhile = _at_a_desk(path)
        count = asked()
    own = _at_the_lead(path, answer_s)
    return {
        "a year's figures ms": answer_s * 1e3, **_quantiles("a desk, nothing else", alone),
        **_quantiles("a desk, years asked elsewhere", meanwhile), "years asked elsewhere": count,
        **_quantiles("the lead's screen, its years", own), "years asked there": WORDS,
    }  # fmt: skip


def _ready(store: Store) -> None:
    while store.run(kept.keep, most=25):
        pass
    with suppress(Refusal):  # it is open if the hall was made today
        store.run(windows.open_window, AT_ONE)
    for n in range(WAITING):
        store.run(tickets.issue, By(), SERVICES[n % len(SERVICES)])


def _answered(store: Store) -> float:
    begun_s = perf_counter()
    store.read(span_now, Asked(*YEAR, "day", "year"))
    return perf_counter() - begun_s


def _at_a_desk(path: Path) -> Seconds:
    with _screen(path, "desk") as desk:
        desk.read_until(QUEUE_READY)
        desk.quiet()
        return [took_s for _ in range(WORDS) for took_s in _write(desk)]


def _at_the_lead(path: Path, answer_s: float) -> Seconds:
    with _screen(path, "lead") as lead:
        _to_years(lead)
        found: Seconds = []
        for _, which in zip(range(WORDS), cycle(("-1", "1")), strict=False):
            _ask(lead, which)
            found += _write(lead, until_s=perf_counter() + answer_s)
            lead.quiet(0.3, 3 * answer_s)
        return found


@contextmanager
def _years_asked(path: Path, answer_s: float) -> Iterator[Callable[[], int]]:
    """Somebody at the lead's screen asks for the year before and the year after in turn, as fast as it answers."""
    over, count = Event(), [0]
    with _screen(path, "lead") as lead:
        _to_years(lead)

        def ask() -> None:
            for which in cycle(("-1", "1")):
                _ask(lead, which)
                count[0] += 1
                lead.quiet(1.5 * answer_s, 1.5 * answer_s)
                if over.is_set():
                    return

        asking = Thread(target=ask)
        asking.start()
        try:
            yield lambda: count[0]
        finally:
            over.set()
            asking.join()


def _to_years(lead: Terminal) -> None:
    lead.read_until("正在等候".encode())
    for _ in range(2):  # past today's face to that of any days
        lead.quiet(0.8)
        lead.press(b"\t")
    lead.read_until(t("span.heat", "zh").encode(), 120.0)
    lead.quiet()
    _ask(lead, " ".join(day.isoformat() for day in YEAR))
    lead.read_until(YEAR[0].isoformat().encode(), 120.0)
    lead.quiet(2.0, 30.0)


def _ask(lead: Terminal, days: str) -> None:
    lead.press(b"\r")
    lead.read_until(t("span.which", "zh").encode())
    for letter in days.encode():
        lead.press(bytes((letter,)))
        lead.quiet(REST_S, REST_S)
    lead.press(b"\n")


def _write(screen: Terminal, until_s: float | None = None) -> Seconds:
    """A word typed into the field that finds tickets, letter by letter, or as much of it as there is time for."""
    screen.press(KEYS["find"][0])
    screen.read_until(t("desk.find", "zh").encode())
    found: Seconds = []
    for letter, _ in zip(cycle(LETTERS), range(A_FIELD), strict=False):
        screen.quiet(REST_S, REST_S)
        key = bytes((letter,))
        found.append(screen.press_and_see(key, key)[0])
        if until_s is not None and perf_counter() > until_s:
            break
    screen.press(KEYS["back"][0])
    screen.quiet()
    return found


@contextmanager
def _screen(path: Path, goal: str) -> Iterator[Terminal]:
    window, clerk = ("1", "101") if goal == "desk" else (None, "301")
    screen = Terminal(SCREEN.format(path=str(path), goal=goal, window=window, clerk=clerk), TALL, WIDE)
    try:
        yield screen
    finally:
        screen.close()


def _quantiles(name: str, seconds: Seconds) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        f"{name}: letters": len(ordered), f"{name}: p50 ms": ordered[len(ordered) // 2] * 1e3,
        f"{name}: p99 ms (50)": ordered[int(0.99 * (len(ordered) - 1))] * 1e3, f"{name}: worst ms": ordered[-1] * 1e3,
    }  # fmt: skip

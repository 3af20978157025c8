"""The desk under a pseudo-terminal: first paint, key to glyph, bytes, idle load, memory."""

from __future__ import annotations

import compileall
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from time import perf_counter

from counterdesk import paths
from counterdesk.hall import tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import Store
from tests.bench.halls import AT_ONE, hall
from tests.bench.terminal import Terminal, cpu_shares, listen

EMPTY = """
import os; os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready")
Bare().run()
"""
SCREEN = """
from counterdesk.tui.app import CounterdeskApp
CounterdeskApp({path!r}, goal={goal!r}, window={window!r}, clerk={clerk!r}).run()
"""
SIGN_IN_READY = "工号".encode()
QUEUE_READY = "其后".encode()
CALLED, SERVING = "已叫".encode(), "正在办理".encode()
ENTER, CTRL_J, UP, DOWN = b"\r", b"\n", b"\x1b[A", b"\x1b[B"
SERVICES = ("A01", "A02", "A03", "A05", "B01")
WAITING = 1000
UNDO_S = 32
"""After that nothing can be undone any more, and only the running clock moves."""
Measured = list[tuple[float, int]]


def first_paint(folder: Path, times: int = 9) -> dict[str, float]:
    """Medians in ms until the sign-in's first words and until an empty Textual app's, in turn; judged: 1.3 times.

    Both are compiled, as an installer leaves a program: where Python may not write, a checkout never is by itself.
    """
    compileall.compile_dir(paths.PACKAGE, quiet=1)
    store = hall(folder, "paint.db")
    store.close()
    mine, bare = [], []
    for _ in range(times):
        mine.append(_until(_code(store, clerk=None), SIGN_IN_READY))
        bare.append(_until(EMPTY, b"ready"))
    found = {"sign-in ms": statistics.median(mine) * 1e3, "empty app ms": statistics.median(bare) * 1e3}
    return found | {"sign-in : empty app (1.3)": found["sign-in ms"] / found["empty app ms"]}


def keys(folder: Path, presses: int = 200) -> dict[str, float]:
    """With 1,000 waiting: key to first glyph in ms and bytes per key; judged: 50 ms for 99 of 100."""
    with _at_work(folder, "keys.db") as (store, desk):
        acts, moves = [], []
        for press, wanted in _acts(presses):
            acts.append(_calm(desk, press, wanted))
            _keep_waiting(store, press)
        for press in (DOWN, UP) * (presses // 2):
            moves.append(_calm(desk, press))
        return _quantiles("act", acts) | _quantiles("arrow", moves)


def memory(folder: Path, acts: int = 10_000) -> dict[str, float]:
    """Resident MB before and after so many acts in a row, 1,000 always waiting; judged: within 20."""
    with _at_work(folder, "memory.db") as (store, desk):
        measured = []
        for n, (press, wanted) in enumerate(_acts(acts)):
            measured.append(_again(desk, press, wanted))
            _keep_waiting(store, press)
            if n == 20:
                before_mb = desk.memory_mb()
        desk.quiet(0.4)
        after_mb = desk.memory_mb()
        found = {"acts": float(acts), "MB after 20 acts": before_mb, "MB after all": after_mb}
        return found | {"MB more (20)": after_mb - before_mb} | _quantiles("act in a row", measured)


def idle(folder: Path, over_s: float = 60.0) -> dict[str, float]:
    """The share of one core, in percent, of a free desk and a serving one side by side; judged: 0.5."""
    store = _busy_hall(folder, "idle.db")
    store.run(windows.open_window, By("102", "2"))
    free, serving = Terminal(_code(store)), Terminal(_code(store, "2", "102"))
    try:
        for desk in (free, serving):
            desk.read_until(QUEUE_READY)
        for verb in (tickets.call_next, visits.start):
            store.run(verb, By("102", "2"))
        listen((free, serving), UNDO_S)
        shares = cpu_shares((free, serving), over_s)
        return {"free desk % (0.5)": shares[0] * 100, "serving desk % (0.5)": shares[1] * 100}
    finally:
        free.close()
        serving.close()
        store.close()


def _busy_hall(folder: Path, name: str) -> Store:
    store = hall(folder, name)
    for n in range(WAITING):
        store.run(tickets.issue, By(), SERVICES[n % len(SERVICES)])
    return store


@contextmanager
def _at_work(folder: Path, name: str) -> Iterator[tuple[Store, Terminal]]:
    store = _busy_hall(folder, name)
    desk = Terminal(_code(store, AT_ONE.window, AT_ONE.clerk))
    try:
        desk.read_until(QUEUE_READY)
        desk.quiet(0.4)
        yield store, desk
    finally:
        desk.close()
        store.close()


def _code(store: Store, window: str | None = "1", clerk: str | None = "101", goal: str = "desk") -> str:
    return SCREEN.format(path=str(store.path), goal=goal, window=window, clerk=clerk)


def _acts(presses: int) -> Iterator[tuple[bytes, bytes]]:
    # Enter and its twin in turn: the same key twice within 0.7 s would be a held one, and act once
    yield from (turn for turn, _ in zip(cycle(((ENTER, CALLED), (CTRL_J, SERVING))), range(presses), strict=False))


def _keep_waiting(store: Store, press: bytes) -> None:
    if press == ENTER:
        store.run(tickets.issue, By(), SERVICES[0])


def _again(desk: Terminal, press: bytes, wanted: bytes) -> tuple[float, int]:
    # news may paint an act's end before the act itself is over; a press that soon is dropped with a bell
    try:
        return desk.press_and_see(press, wanted, 1.0)
    except TimeoutError:
        return desk.press_and_see(press, wanted)


def _calm(desk: Terminal, press: bytes, wanted: bytes = b"") -> tuple[float, int]:
    desk.quiet(0.15, 1.0)
    took_s, count = desk.press_and_see(press, wanted)
    return took_s, count + desk.quiet(0.04, 0.5)


def _until(code: str, words: bytes) -> float:
    terminal = Terminal(code)
    try:
        terminal.read_until(words)
        return perf_counter() - terminal.begun
    finally:
        terminal.close()


def _quantiles(name: str, measured: Measured) -> dict[str, float]:
    seconds = sorted(took_s for took_s, _ in measured)
    return {
        f"{name} p50 ms": statistics.median(seconds) * 1e3,
        f"{name} p99 ms (50)": seconds[int(0.99 * (len(seconds) - 1))] * 1e3,
        f"{name} bytes": statistics.median(count for _, count in measured),
    }

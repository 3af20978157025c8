"""The desk under a pseudo-terminal: first paint, key to glyph, bytes, idle load, memory."""

from __future__ import annotations

import statistics
from pathlib import Path

from counterdesk.hall import tickets
from counterdesk.store.desk import By
from tests.bench.halls import hall
from tests.bench.terminal import Terminal

EMPTY = """
import os; os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready")
Bare().run()
"""
DESK = """
from counterdesk.tui.app import CounterdeskApp
CounterdeskApp({path!r}, window="1", clerk={clerk!r}).run()
"""
SIGN_IN_READY = "工号".encode()
QUEUE_READY = "其后".encode()
F2, ENTER, DOWN, F6 = b"\x1bOQ", b"\r", b"\x1b[B", b"\x1b[17~"


def first_paint(folder: Path, times: int = 7) -> dict[str, float]:
    """Medians in ms until the sign-in's first words and until an empty Textual app's, in turn."""
    store = hall(folder, "paint.db")
    desk, bare = [], []
    for _ in range(times):
        desk.append(_until(DESK.format(path=str(store.path), clerk=None), SIGN_IN_READY))
        bare.append(_until(EMPTY, b"ready"))
    return {"sign-in": statistics.median(desk) * 1e3, "empty app": statistics.median(bare) * 1e3}


def at_work(folder: Path, waiting: int = 1000, presses: int = 100, idle_s: float = 20.0) -> dict[str, float]:
    """With ``waiting`` tickets: key to first glyph in ms, bytes per key, idle CPU share, memory before and after."""
    store = hall(folder, "work.db")
    for n in range(waiting):
        store.run(tickets.issue, By(), ("A01", "A02", "A03", "A05", "B01")[n % 5])
    desk = Terminal(DESK.format(path=str(store.path), clerk="101"))
    try:
        desk.read_until(QUEUE_READY)
        desk.quiet(0.4)
        idle = desk.cpu_share(idle_s)
        before_mb = desk.memory_mb()
        acts = [desk.press_and_see(ENTER) for _ in range(presses // 4)]
        moves = [desk.press_and_see(DOWN) for _ in range(presses)]
        return {
            "idle cpu %": idle * 100,
            "act p50 ms": _at(acts, 0.5), "act p99 ms": _at(acts, 0.99), "bytes an act": _bytes(acts),
            "arrow p50 ms": _at(moves, 0.5), "arrow p99 ms": _at(moves, 0.99), "bytes an arrow": _bytes(moves),
            "memory before MB": before_mb, "memory after MB": desk.memory_mb(),
        }  # fmt: skip
    finally:
        desk.close()
        store.close()


def _until(code: str, words: bytes) -> float:
    terminal = Terminal(code)
    try:
        terminal.read_until(words)
        from time import perf_counter

        return perf_counter() - terminal.begun
    finally:
        terminal.close()


def _at(measured: list[tuple[float, int]], quantile: float) -> float:
    ordered = sorted(seconds for seconds, _ in measured)
    return ordered[min(len(ordered) - 1, int(quantile * len(ordered)))] * 1e3


def _bytes(measured: list[tuple[float, int]]) -> float:
    return statistics.median(count for _, count in measured)

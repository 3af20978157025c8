"""A screen that must always come back: it runs as a second process, and is started again whatever ends it.

The keyboard's signals reach neither process, so no key leads to a shell. Only an ending without fault, a setting that
cannot be used, or a signal to the watching process itself ends both.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic, sleep
from types import FrameType
from typing import Any

from counterdesk.words import t

FOR_GOOD = (0, 2)
"""Exit codes that mean it: closed by the staff, and settings that would be as wrong the next time."""
AWAY = ("kiosk.away", "kiosk.away_next")
"""The keys of what a kiosk says while it is away."""
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 30.0
STEADY_S = 60.0
"""Who ran so long may fall again and be picked up at once."""
PLAIN = "\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[0m\x1b[2J\x1b[H\x1b[?25l"
"""Undo what a screen that was killed left of the terminal: the other buffer, the mouse, pasting, colours."""
SHOWN_AGAIN = "\x1b[?25h"


def keep_up(command: Sequence[str], rest: Callable[[float], None] = sleep, away: Sequence[str] = AWAY) -> int:
    """Run ``command`` at this terminal again and again until it ends for good; its exit code.

    After a fault it rests 1 s, then twice as long each time up to 30 s, and from the beginning once it stood a minute.
    ``away``: the keys of the words that stand there meanwhile.
    """
    wait_s = FIRST_WAIT_S
    with _deaf(), _terminal_kept() as tidy:
        while True:
            begun_s = monotonic()
            code = _once(command)
            tidy()
            if code in FOR_GOOD:
                return code
            if monotonic() - begun_s >= STEADY_S:
                wait_s = FIRST_WAIT_S
            print("\n\n    ".join([PLAIN, *map(t, away)]), flush=True)
            rest(wait_s)
            tidy()
            wait_s = min(2 * wait_s, LONGEST_WAIT_S)


def _once(command: Sequence[str]) -> int:
    child = subprocess.Popen(command)
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let the keyboard end or stop neither process; SIGTERM ends both."""
    names = ("SIGINT", "SIGQUIT", "SIGTSTP")
    before = {number: signal.signal(number, signal.SIG_IGN) for name in names if (number := _number(name))}
    before[signal.SIGTERM] = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _number(name: str) -> signal.Signals | None:
    return getattr(signal, name, None)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def _terminal_kept() -> Iterator[Callable[[], None]]:
    """The terminal as it was, without echo while nobody draws on it; what was typed meanwhile is thrown away."""
    try:
        import termios
    except ImportError:  # Windows has no such thing to restore
        yield lambda: None
        return
    tty = sys.stdin.fileno()
    before = termios.tcgetattr(tty)
    silent: list[Any] = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]

    def tidy() -> None:
        termios.tcsetattr(tty, termios.TCSAFLUSH, silent)

    try:
        yield tidy
    finally:
        termios.tcsetattr(tty, termios.TCSAFLUSH, before)
        print(SHOWN_AGAIN, end="", flush=True)

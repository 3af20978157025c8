"""A hall run through the real calling rule: who joins, who leaves, which window calls whom and when (pure).

Only the rule itself is asked who is next (``calling.pick``, over the heads of the lines a window serves). A ticket
that arrives in the instant in which a window comes free is in line before that window calls. Instants and lengths
are microseconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from counterdesk.hall.calling import Head, pick
from counterdesk.hall.catalogue.model import Calling

NEVER_US = 2**62
PROMISE_MIN = 15


class Arrival(NamedTuple):
    """Somebody who takes a number, how long the errand takes, and when patience ends (None: it does not).

    ``service`` is what the errand is about, where that is known better than by its line.
    """

    id: int
    series: str
    rate: float
    at_us: int
    handling_us: int
    promise_min: int = PROMISE_MIN
    leaves_us: int | None = None
    service: str = ""

    @property
    def errand(self) -> str:
        """What its handling time is known by."""
        return self.service or self.series


class Window(NamedTuple):
    """A window, the series it serves (None: every one), and the spans in which it calls (none: always)."""

    code: str
    serves: frozenset[str] | None = None
    open_us: tuple[tuple[int, int], ...] = ()

    def opens_us(self, at_us: int) -> int:
        """The first instant from ``at_us`` on at which it calls; NEVER_US when there is none."""
        if not self.open_us:
            return at_us
        return min((max(at_us, first) for first, last in self.open_us if at_us < last), default=NEVER_US)


class Called(NamedTuple):
    """A ticket, the window that called it, and when its handling began."""

    arrival: Arrival
    window: str
    start_us: int


class Hall:
    """Lines and windows at one instant, run on from call to call."""

    def __init__(self, windows: Sequence[Window], calling: Calling) -> None:
        self.windows = windows
        self.calling = calling
        self.lines: dict[tuple[str, float, int], deque[tuple[Head, Arrival]]] = {}
        self.waiting = 0
        self.passed: dict[str, int] = {}
        self.idle: list[int] = []
        self.free_at: list[tuple[int, int]] = [(-NEVER_US, at) for at in range(len(windows))]
        self.now_us = -NEVER_US
        self._asked = False

    def occupy(self, free_us: Sequence[int]) -> None:
        """Say when each window comes free; to begin in the middle of a day."""
        self.free_at = sorted((us, at) for at, us in enumerate(free_us))

    def join(self, arrival: Arrival) -> None:
        """Somebody takes a number at ``arrival.at_us``; those windows that were free before have called by then."""
        self.now_us = max(self.now_us, arrival.at_us)
        key = arrival.series, arrival.rate, arrival.promise_min
        self.lines.setdefault(key, deque()).append((head(arrival), arrival))
        self.waiting += 1
        self._asked = False

    def calls(self, before_us: int = NEVER_US) -> Iterator[Called]:
        """Every call before the instant ``before_us``, in order."""
        while (moment := self._next_moment()) < before_us:
            self.now_us = max(self.now_us, moment)
            self._come_free()
            yield from self._call_all()

    def _next_moment(self) -> int:
        if self.waiting and self.idle and not self._asked:
            return self.now_us
        return max(self.now_us, self.free_at[0][0]) if self.free_at and self.waiting else NEVER_US

    def _come_free(self) -> None:
        while self.free_at and self.free_at[0][0] <= self.now_us:
            self.idle.append(heappop(self.free_at)[1])

    def _call_all(self) -> Iterator[Called]:
        idle, self.idle = self.idle, []
        still: list[int] = []
        for at in idle:
            window = self.windows[at]
            opens_us = window.opens_us(self.now_us)
            if opens_us > self.now_us:
                heappush(self.free_at, (opens_us, at))
            elif found := self._next_for(window):
                heappush(self.free_at, (self.now_us + found.handling_us, at))
                yield Called(found, window.code, self.now_us)
            else:
                still.append(at)
        self.idle, self._asked = still, True

    def _next_for(self, window: Window) -> Arrival | None:
        fronts = [line for line in self.lines.values() if self._front(line) and _serves(window, line[0][0].series)]
        found = pick(
            [line[0][0] for line in fronts], self.now_us, self.calling.rule, self.calling.priority_cap, self.passed
        )
        if found is None:
            return None
        self.passed = found.passed_over
        self.waiting -= 1
        return next(line for line in fronts if line[0][0] is found.head).popleft()[1]

    def _front(self, line: deque[tuple[Head, Arrival]]) -> bool:
        while line and (leaves_us := line[0][1].leaves_us) is not None and leaves_us <= self.now_us:
            line.popleft()
            self.waiting -= 1
        return bool(line)


def head(arrival: Arrival) -> Head:
    """An arrival as the calling rule sees it."""
    return Head(arrival.id, "", arrival.series, None, arrival.rate, arrival.at_us, arrival.promise_min)


def run(arrivals: Iterable[Arrival], windows: Sequence[Window], calling: Calling) -> Iterator[Called]:
    """Every call there would be, in order; ``arrivals`` come in the order of their instants."""
    hall = Hall(windows, calling)
    for arrival in arrivals:
        yield from hall.calls(arrival.at_us)
        hall.join(arrival)
    yield from hall.calls()


def _serves(window: Window, series: str) -> bool:
    return window.serves is None or series in window.serves

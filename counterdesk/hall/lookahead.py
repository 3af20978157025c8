"""How many are called before a ticket issued now: the calling rule itself, run ahead over those who wait (pure).

The open windows call in turn, in the hall file's order and at one pace, and nobody new arrives. After MOST_TURNS
calls the rest are counted as they would rank at that time. Two more things are left out: windows that share no line
with those that serve the ticket, and priority calls that passed over somebody before now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from counterdesk.hall.calling import ORDINARY, RANKS, Head, pick
from counterdesk.hall.catalogue.model import Calling, WindowPlan
from counterdesk.hall.rows import Lane

MOST_TURNS = 64
"""An hour or more even of a large hall; further ahead, who comes in between matters more than any rule."""
NEWEST = 2**62


class Standing(NamedTuple):
    """How many wait in a lane, and the first MOST_TURNS of their places in order (microseconds UTC)."""

    lane: Lane
    waiting: int
    places_us: tuple[int, ...]


def near(mine: str, windows: Sequence[WindowPlan]) -> tuple[list[WindowPlan], set[str]]:
    """The windows that share a line with those that serve the series ``mine``, and every series those serve."""
    shared = {series for window in windows if mine in window.serves for series in window.serves}
    turns = [window for window in windows if shared.intersection(window.serves)]
    return turns, {series for window in turns for series in window.serves}


def stands_before(
    lanes: Iterable[Standing],
    mine: Lane,
    turns: Sequence[WindowPlan],
    promise_min: Mapping[str, int],
    now_us: int,
    mean_us: float,
    calling: Calling,
) -> int:
    """How many are called before a ticket that joins ``mine`` now, at the windows of ``turns`` that serve it.

    ``mean_us`` is the time a window needs for one ticket; ``lanes`` and ``turns`` hold what is ``near``.
    """
    me = Head(NEWEST, "", mine.series, None, mine.rate, now_us, promise_min[mine.series])
    lines = [_Line(lane, waiting, places, promise_min[lane.series]) for lane, waiting, places in lanes]
    if all(_stays_before(line, me, turns, calling.rule) for line in lines):
        return sum(line.waiting for line in lines)
    ahead = _Ahead(me, lines, turns, calling)
    each_us = mean_us / len(turns)
    for turn in range(MOST_TURNS):
        if ahead.calls(turn, round(now_us + turn * each_us)):
            return ahead.before
    return ahead.before + ahead.rest(round(now_us + MOST_TURNS * each_us))


def _stays_before(line: _Line, me: Head, turns: Sequence[WindowPlan], rule: str) -> bool:
    # The common case, told without a look ahead: one class, no faster window for either, and never overtaken.
    together = all(line.served_by(window) == (me.series in window.serves) for window in turns)
    slope = line.lane.rate / line.promise_min
    overtaken = rule == "accumulating" and slope < me.rate / me.promise_min
    return together and line.lane.rate == me.rate == ORDINARY and not overtaken


class _Line:
    """A lane as it empties: its head, if anybody is left whose place is known."""

    def __init__(self, lane: Lane, waiting: int, places_us: Sequence[int], promise_min: int) -> None:
        self.lane, self.waiting, self.places_us, self.promise_min = lane, waiting, places_us, promise_min
        self.called = 0
        self.head = self._head(0)

    def goes(self) -> None:
        """Its head was called: the next one is."""
        self.called += 1
        self.head = self._head(self.called)

    def left(self) -> list[Head]:
        """Those still there whose places are known."""
        return [head for at in range(self.called, len(self.places_us)) if (head := self._head(at))]

    def served_by(self, window: WindowPlan) -> bool:
        """Whether the window may call from it."""
        return self.lane.series in window.serves and (self.lane.to_window or window.code) == window.code

    def _head(self, at: int) -> Head | None:
        if at >= len(self.places_us):
            return None
        series, rate, to_window = self.lane
        return Head(at, "", series, None, rate, self.places_us[at], self.promise_min, to_window)


class _Ahead:
    """The hall as it would go on: who still waits, and how many were called before ``me``."""

    def __init__(self, me: Head, lines: Sequence[_Line], turns: Sequence[WindowPlan], calling: Calling) -> None:
        self.me, self.calling = me, calling
        self.of_window = [[line for line in lines if line.served_by(window)] for window in turns]
        self.counts = [me.series in window.serves for window in turns]
        own = next((line for line in lines if line.lane == Lane(me.series, me.rate, None)), None)
        self.before_me = own.waiting if own else 0
        self.passed: dict[str, int] = {}
        self.before = 0

    def calls(self, turn: int, at_us: int) -> bool:
        """Let the window whose turn it is call somebody at ``at_us``; whether that is ``me``."""
        window = turn % len(self.of_window)
        fronts = {id(line.head): line for line in self.of_window[window] if line.head}
        heads = [line.head for line in fronts.values() if line.head]
        mine = [self.me] if self.counts[window] and not self.before_me else []
        found = pick(heads + mine, at_us, self.calling.rule, self.calling.priority_cap, self.passed)
        if found is None or found.head is self.me:
            return found is not None
        line = fronts[id(found.head)]
        line.goes()
        self.before_me -= line.lane == Lane(self.me.series, self.me.rate, None)
        self.passed = found.passed_over
        self.before += self.counts[window]
        return False

    def rest(self, at_us: int) -> int:
        """Those still waiting at the windows that serve ``me`` who rank before it at ``at_us``."""
        rank = RANKS[self.calling.rule]
        mine = rank(self.me, at_us)
        served = zip(self.of_window, self.counts, strict=True)
        shared = {line.lane: line for lines, counts in served if counts for line in lines}.values()
        unknown = sum(line.waiting - len(line.places_us) for line in shared)
        return unknown + sum(rank(head, at_us) < mine for line in shared for head in line.left())

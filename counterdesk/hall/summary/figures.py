"""The figures themselves: counts, means and quantiles of tickets, exact and without a database.

Spans are whole microseconds until the last division, so a figure is the nearest number a computer can write.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.tables import OPEN_STATES

MEDIAN, P90, P95 = 50, 90, 95
QUARTERS = 25, 75
SLICE = 8192
Spread = tuple[float | None, float | None, float | None, float | None, float | None]
"""Mean, median, P90, P95 and longest in seconds."""
LEFT_WAITING = ("no_show", "walked_out", "carried_over", "waiting")


class Figures(NamedTuple):
    """One line of the summary; ``_s`` are seconds, ``_n`` the tickets a figure rests on, None: nothing counted.

    ``words [summary]`` defines each of them for the reader.
    """

    issued: int
    called: int
    served: int
    no_show: int
    walked_out: int
    cancelled: int
    carried_over: int
    void: int
    open: int
    wait_mean_s: float | None
    wait_median_s: float | None
    wait_p90_s: float | None
    wait_p95_s: float | None
    wait_max_s: float | None
    handling_mean_s: float | None
    handling_median_s: float | None
    handling_p90_s: float | None
    handling_p95_s: float | None
    handling_max_s: float | None
    walk_mean_s: float | None
    hold_mean_s: float | None
    within_promise: int
    service_level: float | None
    wait_n: int
    handling_n: int
    walk_n: int
    hold_n: int
    service_level_n: int
    unreliable: int
    without_ticket: int
    no_show_rate: float | None
    walk_out_rate: float | None
    wait_net_mean_s: float | None
    wait_net_median_s: float | None
    wait_net_p90_s: float | None
    wait_net_p95_s: float | None
    wait_net_max_s: float | None
    handling_iqr_s: float | None


@dataclass(frozen=True, slots=True)
class Together:
    """Spans of which only the mean is asked: their sum in microseconds, and how many tickets have one."""

    us: int = 0
    n: int = 0

    def __add__(self, other: Together) -> Together:
        return Together(self.us + other.us, self.n + other.n)

    def mean_s(self) -> float | None:
        """The mean in seconds; None of nothing."""
        return self.us / (self.n * SECOND_US) if self.n else None


class Alike(NamedTuple):
    """Tickets of one state counted together; spans are microseconds in ascending order, one a ticket that has any.

    ``promise_us`` None: their series promises nothing. ``direct``: served without having taken a number. Whoever waited
    over the hall's lunch stands in ``over_lunch`` instead of ``waits``: the wait, and how much of it was lunch.
    """

    state: str
    reliable: bool
    direct: bool
    promise_us: int | None
    issued: int
    called: int
    waits: list[int]
    handlings: list[int]
    walks: Together
    holds: Together
    over_lunch: list[tuple[int, int]]

    def waited_longer(self, than_us: int) -> int:
        """How many waited longer."""
        over = sum(wait_us > than_us for wait_us, _ in self.over_lunch)
        return over + len(self.waits) - bisect_right(self.waits, than_us)


@dataclass(slots=True)
class Sorted:
    """Spans put in order a slice at a time: a sort of a year's at once keeps whoever types waiting 40 ms."""

    runs: list[list[int]] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def add(self, spans_us: list[int]) -> None:
        """Count more in."""
        self.loose += spans_us
        if len(self.loose) >= SLICE:
            self.loose.sort()
            self.runs.append(self.loose)
            self.loose = []

    def in_order(self) -> list[int]:
        """All of them in ascending order."""
        runs = [*self.runs, sorted(self.loose)]
        sample = sorted(run[at] for run in runs for at in range(0, len(run), SLICE // 8))
        found: list[int] = []
        starts = [0] * len(runs)
        for most_us in (*sample[8::8], None):
            part: list[int] = []
            for at, run in enumerate(runs):
                end = len(run) if most_us is None else bisect_right(run, most_us, starts[at])
                part += run[starts[at] : end]
                starts[at] = end
            part.sort()
            found += part
        return found


@dataclass(slots=True)
class Tally:
    """What adds up to one line of the summary."""

    states: Counter[str] = field(default_factory=Counter)
    called: int = 0
    unreliable: int = 0
    without_ticket: int = 0
    within_promise: int = 0
    promised: int = 0
    plain_waits: Sorted = field(default_factory=Sorted)
    over_lunch: list[tuple[int, int]] = field(default_factory=list)
    handlings: Sorted = field(default_factory=Sorted)
    walks: Together = field(default_factory=Together)
    holds: Together = field(default_factory=Together)

    def add(self, tickets: Alike) -> None:
        """Count tickets in; those whose times are not reliable enter no figure of time."""
        self.states[tickets.state] += tickets.issued
        self.called += tickets.called
        self.without_ticket += tickets.issued * tickets.direct
        if not tickets.reliable:
            self.unreliable += tickets.issued
        elif tickets.state == "finished":
            self._add_served(tickets)
        elif tickets.promise_us is not None and tickets.state in LEFT_WAITING:
            self.promised += tickets.waited_longer(tickets.promise_us)

    def _add_served(self, tickets: Alike) -> None:
        self.walks += tickets.walks
        self.handlings.add(tickets.handlings)
        self.holds += tickets.holds
        if tickets.direct:
            return  # nobody waited for a number that was never drawn: a nought would flatter the mean
        self.plain_waits.add(tickets.waits)
        self.over_lunch += tickets.over_lunch
        if tickets.promise_us is not None:
            waited = len(tickets.waits) + len(tickets.over_lunch)
            self.within_promise += waited - tickets.waited_longer(tickets.promise_us)
            self.promised += waited

    @property
    def waits(self) -> list[int]:
        """Every wait of a served ticket in ascending order, microseconds."""
        return self._waits(lambda wait_us, lunch_us: wait_us)

    def _waits(self, of: Callable[[int, int], int]) -> list[int]:
        few = Sorted([self.plain_waits.in_order()], sorted(of(*both) for both in self.over_lunch))
        return few.in_order()

    def figures(self) -> Figures:
        """The figures of everything added so far."""
        n, waits, handlings = self.states, self.waits, self.handlings.in_order()
        net = self._waits(lambda wait_us, lunch_us: wait_us - lunch_us) if self.over_lunch else waits
        return Figures(
            n.total(), self.called, n["finished"], n["no_show"], n["walked_out"], n["cancelled"], n["carried_over"],
            n["void"], sum(n[state] for state in OPEN_STATES),
            *_spread(waits), *_spread(handlings), self.walks.mean_s(), self.holds.mean_s(),
            self.within_promise, self.within_promise / self.promised if self.promised else None,
            len(waits), len(handlings), self.walks.n, self.holds.n, self.promised,
            self.unreliable, self.without_ticket,
            n["no_show"] / self.called if self.called else None, n["walked_out"] / n.total() if n else None,
            *_spread(net), _between_quarters(handlings),
        )  # fmt: skip


def quantile_s(in_order_us: list[int], percent: int) -> float | None:
    """The ``percent`` quantile in seconds of spans in ascending order; None of nothing.

    Linear between order statistics: position (n-1)p. Hyndman and Fan 1996, type 7.
    """
    return _hundredths(in_order_us, percent) / (100 * SECOND_US) if in_order_us else None


def _hundredths(in_order_us: list[int], percent: int) -> int:
    place, part = divmod((len(in_order_us) - 1) * percent, 100)
    low = in_order_us[place]
    high = in_order_us[place + 1] if part else low
    return low * 100 + (high - low) * part


def _between_quarters(in_order_us: list[int]) -> float | None:
    """The interquartile range in seconds; None of nothing."""
    if not in_order_us:
        return None
    low, high = (_hundredths(in_order_us, percent) for percent in QUARTERS)
    return (high - low) / (100 * SECOND_US)


def _spread(ordered: list[int]) -> Spread:
    median, p90, p95, longest = (quantile_s(ordered, percent) for percent in (MEDIAN, P90, P95, 100))
    return Together(sum(ordered), len(ordered)).mean_s(), median, p90, p95, longest

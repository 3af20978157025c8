"""Who is next, and why: a pure rule over the head of each line.

Accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins 2014): urgency = waited / the series' published
waiting promise, times the class's rate, so a priority ticket gains faster and nobody starves. ``strict`` takes the
highest rate first, ``first-come`` the earliest arrival. Under every rule at most ``cap`` priority calls running
pass over an ordinary ticket that is past its promise. Only heads are looked at, never the whole line.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

MINUTE_US = 60_000_000
ORDINARY = 1.0


class Head(NamedTuple):
    """The first ticket of one lane: of a series, a rate, and perhaps one window it must go to."""

    ticket_id: int
    label: str
    series: str
    priority: str | None
    rate: float
    place_us: int
    promise_min: int
    to_window: str | None = None

    def waited_us(self, now_us: int) -> int:
        """How long it has stood, never negative whatever the clock did."""
        return max(0, now_us - self.place_us)

    def urgency(self, now_us: int) -> float:
        """Waited over promised, times the class's rate; 1.0 means an ordinary ticket just reached its promise."""
        return self.waited_us(now_us) / (self.promise_min * MINUTE_US) * self.rate

    def overdue(self, now_us: int) -> bool:
        """Whether it has waited longer than its series' promise."""
        return self.waited_us(now_us) > self.promise_min * MINUTE_US


class Why(NamedTuple):
    """The reason for a choice: a code of the section ``why`` in words, and the facts that fill it."""

    code: str
    facts: dict[str, object]


class Pick(NamedTuple):
    """The ticket to call, all heads by rank, and how often each series' overdue ordinary ticket is then passed over."""

    head: Head
    ranked: list[Head]
    passed_over: dict[str, int]


class Choice(NamedTuple):
    """The ticket to call, why, and how often each series' overdue ordinary ticket has now been passed over."""

    head: Head
    why: Why
    passed_over: dict[str, int]


Rank = Callable[[Head, int], tuple[float, ...]]
RANKS: dict[str, Rank] = {
    "accumulating": lambda head, now: (-head.urgency(now), head.place_us, head.ticket_id),
    "strict": lambda head, now: (-head.rate, head.place_us, head.ticket_id),
    "first-come": lambda head, now: (head.place_us, head.ticket_id),
}
RULES = tuple(RANKS)
BY_ARRIVAL = "first-come"


def next_in_line(
    heads: Sequence[Head],
    now_us: int,
    rule: str = "accumulating",
    cap: int = 2,
    passed_over: Mapping[str, int] | None = None,
) -> Choice | None:
    """The ticket to call now, or None when nobody waits.

    ``heads`` holds the first ticket of each lane that the window serves; ``passed_over`` how many priority calls
    running have already passed over each series' overdue ordinary ticket. Raises KeyError for an unknown rule.
    """
    found = pick(heads, now_us, rule, cap, passed_over)
    return Choice(found.head, _why(found, now_us, rule, cap), found.passed_over) if found else None


def pick(
    heads: Sequence[Head],
    now_us: int,
    rule: str = "accumulating",
    cap: int = 2,
    passed_over: Mapping[str, int] | None = None,
) -> Pick | None:
    """As ``next_in_line``, without its reason: for those who look many calls ahead.

    Passed over means that a priority ticket was called while an ordinary one of the window's own lines was overdue;
    strictly by arrival nobody is passed over.
    """
    if not heads:
        return None
    rank = RANKS[rule]
    ranked = sorted(heads, key=lambda head: rank(head, now_us))
    first, passed = ranked[0], dict(passed_over or {})
    if first.rate > ORDINARY and rule != BY_ARRIVAL:
        overdue = [h for h in ranked if h.rate <= ORDINARY and h.overdue(now_us)]
        first = next((h for h in overdue if passed.get(h.series, 0) >= cap), first)
        if first.rate > ORDINARY:
            passed |= {h.series: passed.get(h.series, 0) + 1 for h in overdue}
    if first.rate <= ORDINARY and passed.get(first.series):
        passed[first.series] = 0
    return Pick(first, ranked, passed)


def in_order(
    waiting: Iterable[Head],
    now_us: int,
    rule: str = "accumulating",
    cap: int = 2,
    passed_over: Mapping[str, int] | None = None,
    most: int = 10_000,
) -> list[Choice]:
    """The first ``most`` of all ``waiting`` in the order they would be called if all were called at this instant."""
    lanes: dict[tuple[object, ...], deque[Head]] = defaultdict(deque)
    for head in sorted(waiting, key=lambda head: (head.place_us, head.ticket_id)):
        lanes[head.series, head.rate, head.to_window].append(head)
    passed = dict(passed_over or {})
    order: list[Choice] = []
    while len(order) < most and (choice := _first(lanes, now_us, rule, cap, passed)):
        order.append(choice)
        passed = choice.passed_over
        lanes[choice.head.series, choice.head.rate, choice.head.to_window].popleft()
    return order


def place_behind(line: Sequence[Head], places: int, rate: float, now_us: int, rule: str = "accumulating") -> int:
    """The place (microseconds UTC) from which a ticket of ``rate`` goes after the first ``places`` of ``line``.

    ``line`` is its own series in the order of calling. Among classes of different rates the order moves on with
    time; the place is then just less urgent than the last of those few is now. Under ``strict`` no place can put a
    ticket behind a lower rate, so only its own class counts.
    """
    before = [h for h in line[:places] if rule != "strict" or h.rate == rate]
    if not before:
        own = [h.place_us for h in line if h.rate == rate]
        return own[0] - 1 if own else now_us
    last = before[-1]
    if rule != "accumulating" or last.rate == rate or last.place_us > now_us:
        return last.place_us + 1
    return now_us - int(last.waited_us(now_us) * last.rate / rate) + 1


def _first(
    lanes: Mapping[tuple[object, ...], deque[Head]],
    now_us: int,
    rule: str,
    cap: int,
    passed: Mapping[str, int],
) -> Choice | None:
    return next_in_line([lane[0] for lane in lanes.values() if lane], now_us, rule, cap, passed)


def _why(found: Pick, now_us: int, rule: str, cap: int) -> Why:
    chosen, ranked = found.head, found.ranked
    facts: dict[str, object] = {
        "number": chosen.label, "wait_min": chosen.waited_us(now_us) // MINUTE_US, "promise_min": chosen.promise_min,
        "rate": f"{chosen.rate:g}", "priority": chosen.priority or "", "cap": cap,
    }  # fmt: skip
    if chosen is not ranked[0]:
        return Why("capped", {**facts, "other": ranked[0].label})
    if chosen.to_window:
        return Why("sent_here", {**facts, "window": chosen.to_window})
    if len(ranked) == 1:
        return Why("only_line", facts)
    if rule != "accumulating":
        return Why(rule.replace("-", "_"), facts)
    return Why(_accumulating(chosen, ranked[1], now_us), {**facts, "other": ranked[1].label})


def _accumulating(chosen: Head, second: Head, now_us: int) -> str:
    if chosen.urgency(now_us) == second.urgency(now_us):
        return "earlier"
    if chosen.rate > ORDINARY:
        return "priority"
    return "over_promise" if chosen.overdue(now_us) else "most_urgent"

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
    if not heads:
        return None
    ranked = sorted(heads, key=lambda head: RANKS[rule](head, now_us))
    passed = passed_over or {}
    protected = {h.series for h in heads if h.rate <= ORDINARY and h.overdue(now_us)}
    capped = [
        h for h in ranked if h.rate <= ORDINARY and h.series in protected and passed.get(h.series, 0) >= cap
    ]
    chosen = capped[0] if capped and ranked[0].rate > ORDINARY else ranked[0]
    why = _why(chosen, ranked, now_us, rule, cap)
    return Choice(chosen, why, _passed_after(chosen, protected, passed))


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


def _first(
    lanes: Mapping[tuple[object, ...], deque[Head]],
    now_us: int,
    rule: str,
    cap: int,
    passed: Mapping[str, int],
) -> Choice | None:
    return next_in_line([lane[0] for lane in lanes.values() if lane], now_us, rule, cap, passed)


def _passed_after(chosen: Head, protected: set[str], passed: Mapping[str, int]) -> dict[str, int]:
    # Passed over means: a priority ticket went while an ordinary one of the window's own lines was overdue.
    after = dict(passed)
    if chosen.rate > ORDINARY:
        after.update({series: passed.get(series, 0) + 1 for series in protected})
    elif passed.get(chosen.series):
        after[chosen.series] = 0
    return after


def _why(chosen: Head, ranked: Sequence[Head], now_us: int, rule: str, cap: int) -> Why:
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

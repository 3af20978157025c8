"""The hall rolled forward to one ticket's call: first who goes before it, by the rule itself, then many draws of when.

The order is found once, with every errand at its mean; the draws then let the windows take those tickets in that
order with handling times of the recent past, windows going away and coming back, and people giving up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heapreplace
from random import Random
from statistics import fmean
from typing import NamedTuple, Protocol

from counterdesk.hall.calling import RANKS
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.running import Arrival, Hall, Window, head

BUDGET = 1800
MOST_DRAWS, FEWEST_DRAWS = 48, 6
MOST_CALLS = 150
SPREAD = 1.2
UNSTEADY = 0.97


class Place(NamedTuple):
    """A window: whom it serves, what may be left of its errand to draw from; none left: away, back in so long."""

    code: str
    serves: frozenset[str] | None
    left_us: Sequence[float]
    back_us: float = 0.0


class Hours(Protocol):
    """When windows work: a timetable learned, or a roster known."""

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""

    def share(self, window: str, at_us: float) -> float:
        """The share (0 to 1) of days on which the window works at this instant."""

    def works_from(self, window: str, at_us: float, rank: float) -> float:
        """The first instant from then on with a share of at least ``rank``."""

    def steady(self, windows: list[str], at_us: float) -> bool:
        """Whether these windows nearly always work in the next hour and a half."""


class Facts(NamedTuple):
    """What the draws need: handling times by errand, the chance of leaving per microsecond, and the windows' hours."""

    shapes: Mapping[str, Sequence[float]]
    leave_per_us: float
    hours: Hours


def called_before(
    me: Arrival, waiting: Iterable[Arrival], coming: Iterable[Arrival], places: Sequence[Place], now_us: int,
    calling: Calling,
) -> list[Arrival]:
    """Those called before ``me``, in order, when every errand takes its ``handling_us``.

    ``waiting`` and ``coming`` are in the order of arrival; ``coming`` may come yet and go before.
    """  # fmt: skip
    here = list(waiting)
    if len({(a.series, a.rate, a.promise_min) for a in (*here, me)}) == 1:
        return [one for one in here if _place(one) < _place(me)]
    hall = Hall([Window(place.code, place.serves) for place in places], calling)
    hall.occupy(_frees(places, now_us))
    before: list[Arrival] = []
    for call in _calls(hall, sorted((*here, me), key=_place), coming):
        if call is me:
            return before
        before.append(call)
        if len(before) == MOST_CALLS:
            break
    return before + _rest([*here, *coming], before, me, hall)


def draws(
    me: Arrival, before: Sequence[Arrival], places: Sequence[Place], now_us: int, facts: Facts
) -> list[float]:
    """How long from now until ``me`` is called, in ascending order of what was drawn; microseconds."""
    count = max(FEWEST_DRAWS, min(MOST_DRAWS, BUDGET // (len(before) + 3)))
    rng = Random(me.id)
    steady = not facts.hours.known or facts.hours.steady([place.code for place in places], now_us)
    one = _Draw(me, before, places, now_us, facts, rng, steady)
    return sorted(one.until_called() for _ in range(count))


def _rest(everyone: Iterable[Arrival], before: Iterable[Arrival], me: Arrival, hall: Hall) -> list[Arrival]:
    # so far ahead those still there are taken as they rank at that time
    rank, called, at_us = RANKS[hall.calling.rule], {one.id for one in before}, hall.now_us
    last = rank(head(me), at_us)
    ranked = sorted((rank(head(one), at_us), one) for one in everyone if one.id not in called)
    return [one for place, one in ranked if place < last]


def _calls(hall: Hall, here: Iterable[Arrival], coming: Iterable[Arrival]) -> Iterator[Arrival]:
    for one in here:
        hall.join(one)
    for one in coming:
        yield from (call.arrival for call in hall.calls(one.at_us))
        hall.join(one)
    yield from (call.arrival for call in hall.calls())


def _frees(places: Sequence[Place], now_us: int) -> list[int]:
    # spread as the order statistics of what is left: all at their means, the windows would come free in one moment
    means = [fmean(place.left_us) if place.left_us else place.back_us for place in places]
    frees = [now_us] * len(places)
    for rank, at in enumerate(sorted(range(len(places)), key=means.__getitem__)):
        frees[at] += int(means[at] * (rank + 0.5) / len(places) * SPREAD)
    return frees


class _Draw:
    """One set of windows and tickets, drawn again and again."""

    def __init__(
        self, me: Arrival, before: Sequence[Arrival], places: Sequence[Place], now_us: int, facts: Facts,
        rng: Random, steady: bool,
    ) -> None:  # fmt: skip
        self.me, self.before, self.places, self.now_us, self.facts = me, before, places, now_us, facts
        self.rng, self.steady = rng, steady
        self.ranks: list[float] = []
        self.queue = [(facts.shapes[a.errand], a.series, max(0, a.at_us - now_us)) for a in before]
        everyone = list(range(len(places)))
        self.able = {
            series: [at for at in everyone if _serves(places[at], series)] or everyone
            for series in {me.series, *(a.series for a in before)}
        }
        self.alike = steady and all(len(able) == len(everyone) for able in self.able.values())

    def until_called(self) -> float:
        """One draw, in microseconds from now."""
        self.ranks = [] if self.steady else [self._rank(place) for place in self.places]
        frees = [self._ready(at, self._left(at, place)) for at, place in enumerate(self.places)]
        return self._one_line(frees) if self.alike else self._own_lines(frees)

    def _one_line(self, frees: list[float]) -> float:
        rnd, leave = self.rng.random, self.facts.leave_per_us
        heapify(frees)
        for shape, _, joins_us in self.queue:
            at_us = frees[0]
            if leave and at_us > joins_us and rnd() < leave * (at_us - joins_us):
                continue
            heapreplace(frees, at_us + shape[int(rnd() * len(shape))])
        return max(0.0, frees[0])

    def _own_lines(self, frees: list[float]) -> float:
        rnd, leave = self.rng.random, self.facts.leave_per_us
        for shape, series, joins_us in self.queue:
            window = min(self.able[series], key=frees.__getitem__)
            at_us = frees[window]
            if leave and at_us > joins_us and rnd() < leave * (at_us - joins_us):
                continue
            frees[window] = self._ready(window, at_us + shape[int(rnd() * len(shape))])
        return max(0.0, min(frees[window] for window in self.able[self.me.series]))

    def _left(self, at: int, place: Place) -> float:
        rnd = self.rng.random()
        if place.left_us:
            return place.left_us[int(rnd * len(place.left_us))]
        if self.ranks and self.facts.hours.share(place.code, self.now_us) < UNSTEADY:
            return 0.0
        return place.back_us * (0.3 + 1.4 * rnd)

    def _rank(self, place: Place) -> float:
        # a window works wherever at least its rank did: one that is here now ranks below the share of now, and
        # one that is away at an hour when windows often are ranks above it
        share, rnd = self.facts.hours.share(place.code, self.now_us), self.rng.random()
        return share * rnd if place.left_us or share >= UNSTEADY else share + rnd * (1 - share)

    def _ready(self, at: int, in_us: float) -> float:
        if not self.ranks:
            return in_us
        return self.facts.hours.works_from(self.places[at].code, self.now_us + in_us, self.ranks[at]) - self.now_us


def _place(one: Arrival) -> tuple[int, int]:
    return one.at_us, one.id


def _serves(place: Place, series: str) -> bool:
    return place.serves is None or series in place.serves

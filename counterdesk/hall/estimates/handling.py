"""How long errands take and how fast people give up, learned from the recent past (pure; microseconds)."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from counterdesk.hall.calling import MINUTE_US

RECENT = 60
OWN_SHAPE = 20
POOLED = 200
PRIOR_WORTH = 3.0
PRIOR_US = 10.0 * MINUTE_US
PRIOR_SHAPE = (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.95, 1.1, 1.3, 1.6, 2.0, 2.8)
"""Quantiles of a log-normal of mean 1 and variation 0.7: errands at a counter, before any was seen."""
LONGER_STILL = (0.1, 0.3, 0.6, 1.2)
"""What is left, in means, of an errand that lasts longer than any seen of late."""
KEPT = 0.999
PATIENT_US = 1e10


class Handling:
    """Recent handling times of every series; nominal ones count as a few until enough were seen."""

    def __init__(self, nominal_us: Mapping[str, float] | None = None) -> None:
        self.nominal_us = dict(nominal_us or {})
        self._recent: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=RECENT))
        self._all: deque[int] = deque(maxlen=RECENT)
        self._factors: deque[float] = deque(PRIOR_SHAPE)
        self._in_order: list[float] = sorted(PRIOR_SHAPE)
        self._means: dict[str, float] = {}
        self._shapes: dict[str, list[float]] = {}

    def add(self, series: str, us: int) -> None:
        """One more was handled."""
        factor = us / max(1.0, self.mean_us(series))
        if len(self._factors) == POOLED:
            self._in_order.remove(self._factors.popleft())
        self._factors.append(factor)
        insort(self._in_order, factor)
        self._recent[series].append(us)
        self._all.append(us)
        self._means.clear()
        self._shapes.pop(series, None)

    def mean_us(self, series: str) -> float:
        """The recent mean, drawn towards the nominal one while few were seen, or else towards that of all."""
        found = self._means.get(series)
        if found is None:
            seen = self._recent[series]
            prior = self.nominal_us.get(series) or (PRIOR_US + sum(self._all)) / (1 + len(self._all))
            found = (PRIOR_WORTH * prior + sum(seen)) / (PRIOR_WORTH + len(seen))
            self._means[series] = found
        return found

    def shape(self, series: str) -> Sequence[float]:
        """Handling times in ascending order to draw from: the series' own, or those of all stretched to its mean."""
        found = self._shapes.get(series)
        if found is None:
            seen, mean_us = self._recent[series], self.mean_us(series)
            own = len(seen) >= OWN_SHAPE
            found = sorted(map(float, seen)) if own else [mean_us * factor for factor in self._in_order]
            self._shapes[series] = found
        return found

    def left(self, series: str, elapsed_us: float) -> Sequence[float]:
        """What may be left of an errand that has lasted so long, to draw from: those longer tell."""
        shape = self.shape(series)
        longer = shape[bisect_right(shape, elapsed_us) :]
        if len(longer) < 3:
            return [self.mean_us(series) * factor for factor in LONGER_STILL]
        return [us - elapsed_us for us in longer]


class Patience:
    """How fast people leave the line: those who left over all the time that was waited, lately."""

    def __init__(self) -> None:
        self._left = 0.0
        self._waited_us = PATIENT_US

    def add(self, waited_us: int, left: bool) -> None:
        """Somebody's wait ended, by a call or by leaving."""
        self._left = self._left * KEPT + left
        self._waited_us = self._waited_us * KEPT + waited_us

    def per_us(self) -> float:
        """The chance of leaving in each microsecond of waiting."""
        return self._left / self._waited_us

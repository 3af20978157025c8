"""What recent errors teach: how far to trust each way of telling, what to correct, how wide to be (pure).

The range is a split conformal one (Vovk 2005; Romano, Patterson and Candès 2019): the estimate plus quantiles of
recent errors in units of how far the draws lie apart, with the levels steered by what was covered of late (Gibbs and
Candès 2021).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Mapping

from counterdesk.hall.calling import MINUTE_US

KEPT = 0.97
WORTH = 4
FIRST_US = {"rolled": 27.0 * MINUTE_US, "corrected": 31.0 * MINUTE_US, "pace": 40.0 * MINUTE_US}
"""Errors summed over WORTH outcomes before any was seen: the more is assumed, the later it is believed."""
POWER = 5
CORRECTION_WORTH_US = 120.0 * MINUTE_US
LEAST, MOST = 0.65, 1.6
TAIL = 0.1
STEERED = 0.005
TAILS = 0.005, 0.3
REMEMBERED = 250
FIRST_SCORES = (
    -0.9, -0.75, -0.6, -0.45, -0.37, -0.3, -0.22, -0.15, -0.07, 0.0,
    0.0, 0.07, 0.15, 0.22, 0.3, 0.45, 0.65, 0.85, 1.15, 1.5,
)  # fmt: skip


class Trust:
    """The recent absolute error of each way of telling; better ones weigh more, by its fifth power."""

    def __init__(self) -> None:
        self._errors = dict.fromkeys(FIRST_US, 0.0)
        self._count = dict.fromkeys(FIRST_US, 0.0)

    def saw(self, told_us: Mapping[str, float], actual_us: float) -> None:
        """What each said, and what it was."""
        for name, said_us in told_us.items():
            self._errors[name] = self._errors[name] * KEPT + abs(said_us - actual_us)
            self._count[name] = self._count[name] * KEPT + 1

    def blend(self, told_us: Mapping[str, float]) -> float:
        """One estimate of what each says now."""
        weights = {name: self._mean_us(name) ** -POWER for name in told_us}
        return sum(weights[name] * said_us for name, said_us in told_us.items()) / sum(weights.values())

    def _mean_us(self, name: str) -> float:
        return (self._errors[name] + FIRST_US[name]) / (self._count[name] + WORTH)


class Correction:
    """Recent actual waits over those rolled, drawn towards 1."""

    def __init__(self) -> None:
        self._actual_us = self._rolled_us = 0.0

    def saw(self, rolled_us: float, actual_us: float) -> None:
        """What the mean of the draws said, and what it was; one wild wait counts only so much."""
        self._actual_us = self._actual_us * KEPT + min(actual_us, 4 * rolled_us + 10 * MINUTE_US)
        self._rolled_us = self._rolled_us * KEPT + rolled_us

    @property
    def factor(self) -> float:
        """What to multiply the next by."""
        found = (self._actual_us + CORRECTION_WORTH_US) / (self._rolled_us + CORRECTION_WORTH_US)
        return min(MOST, max(LEAST, found))


class Band:
    """The 80 % range around an estimate, from the quantiles of recent scores: error over ``unit_us``."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque()
        self._in_order: list[float] = list(FIRST_SCORES)
        self._tails = [TAIL, TAIL]

    def around(self, estimate_us: float, unit_us: float) -> tuple[float, float]:
        """Low and high; never below nothing."""
        last = len(self._in_order) - 1
        low = self._in_order[min(last, int(self._tails[0] * (last + 1)))]
        high = self._in_order[min(last, int((1 - self._tails[1]) * (last + 1)))]
        return max(0.0, estimate_us + low * unit_us), max(0.0, estimate_us + high * unit_us)

    def saw(self, estimate_us: float, unit_us: float, low_us: float, high_us: float, actual_us: float) -> None:
        """What was said, and what it was."""
        if len(self._recent) == 2 * len(FIRST_SCORES) and len(self._in_order) > len(self._recent):
            self._in_order = sorted(self._recent)
        if len(self._recent) == REMEMBERED:
            del self._in_order[bisect_left(self._in_order, self._recent.popleft())]
        score = (actual_us - estimate_us) / unit_us
        self._recent.append(score)
        insort(self._in_order, score)
        for at, missed in enumerate((actual_us < low_us, actual_us > high_us)):
            self._tails[at] = min(TAILS[1], max(TAILS[0], self._tails[at] + STEERED * (TAIL - missed)))

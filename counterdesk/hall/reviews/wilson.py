"""Wilson's interval for a share (pure): what a rate of few answers may really be.

Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22(158):209-212; preferred to
the usual interval for small n by Brown, Cai and DasGupta 2001, Statistical Science 16(2):101-133.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z95 = 1.959963984540054
"""The standard normal quantile of 0.975: 95 of 100 such intervals hold the true share."""


class Share(NamedTuple):
    """``met`` of ``n``: the rate and its 95 % interval, each 0..1; None where nothing was counted."""

    met: int
    n: int
    rate: float | None
    low: float | None
    high: float | None


def share(met: int, n: int) -> Share:
    """The share of ``met`` among ``n`` with its interval.

    Raises ValueError unless 0 <= met <= n.
    """
    if not 0 <= met <= n:
        raise ValueError(f"{met} of {n}")
    if n == 0:
        return Share(0, 0, None, None, None)
    rate = met / n
    middle = (rate + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * sqrt(rate * (1 - rate) / n + Z95**2 / (4 * n**2))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Share(met, n, rate, 0.0 if met == 0 else low, 1.0 if met == n else high)

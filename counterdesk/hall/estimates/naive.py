"""The naive rule every estimate is measured against (DECISIONS: estimates)."""

from __future__ import annotations

from collections import deque

from counterdesk.hall.calling import MINUTE_US

RECENT = 30
ACTIVE_US = 15 * MINUTE_US
NOTHING_SEEN_US = 10 * MINUTE_US


class Naive:
    """All waiting in the same series x mean of the last 30 handlings / windows active in the last 15 minutes.

    Handlings are those of the whole hall; with none yet, ten minutes. At least one window counts.
    """

    def __init__(self) -> None:
        self._recent: deque[int] = deque(maxlen=RECENT)
        self._active_us: dict[str, int] = {}

    def started(self, window: str, at_us: int) -> None:
        """A window started somebody."""
        self._active_us[window] = at_us

    def ended(self, window: str, at_us: int, took_us: int) -> None:
        """A window finished somebody after ``took_us``."""
        self._active_us[window] = at_us
        self._recent.append(took_us)

    def wait_us(self, same_series: int, now_us: int) -> float:
        """What the rule tells somebody who finds so many of the own series waiting."""
        mean_us = sum(self._recent) / len(self._recent) if self._recent else NOTHING_SEEN_US
        active = sum(now_us - at_us <= ACTIVE_US for at_us in self._active_us.values())
        return same_series * mean_us / max(1, active)

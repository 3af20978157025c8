"""The hall's clock: instants are UTC, a business day starts at a set hour of hall time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND_US = 1_000_000
HOUR_US = 3600 * SECOND_US


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""


@dataclass(frozen=True)
class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock that stands still until it is moved: for tests and for goldens."""

    at: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def forward(self, seconds: float) -> None:
        """Move the clock on (or back, when negative) by ``seconds``."""
        self.at += timedelta(seconds=seconds)


@dataclass
class RunningClock:
    """A clock that starts at a chosen instant and runs ``speed`` times as fast as the computer's."""

    start: datetime
    speed: float = 1.0
    _begun: float = field(default_factory=monotonic)

    def now(self) -> datetime:
        """The instant on the chosen time line."""
        return self.start + timedelta(seconds=(monotonic() - self._begun) * self.speed)


def to_us(instant: datetime) -> int:
    """Microseconds since 1970 in UTC; the instant must be aware.

    Raises ValueError for a naive instant, because guessing its zone would shift a citizen's waiting time.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant!r}")
    return (instant - EPOCH) // MICROSECOND


def from_us(us: int) -> datetime:
    """The aware UTC instant of ``us`` microseconds since 1970."""
    return EPOCH + timedelta(microseconds=us)


def business_day(now: datetime, zone: ZoneInfo, starts: time) -> date:
    """The hall's day at ``now``: it begins at ``starts`` by the wall clock, so a late evening stays one day."""
    local = now.astimezone(zone)
    day = local.date()
    return day if local.time() >= starts else day - timedelta(days=1)

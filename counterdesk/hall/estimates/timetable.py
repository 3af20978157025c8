"""When windows are away while somebody waits, by the quarter of an hour, from the days before (pure)."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from counterdesk.hall.calling import MINUTE_US

SLOT_US = 15 * MINUTE_US
SLOTS = 96
KEPT = 0.97
WORTH_US = 2.0 * SLOT_US
LOOK_SLOTS = 16


class Stretch(NamedTuple):
    """A window worked, or was away, from one instant to another."""

    working: bool
    window: str
    from_us: int
    to_us: int


class Timetable:
    """The share of each quarter of an hour in which a window worked, of the time it was needed."""

    def __init__(self) -> None:
        self._worked: dict[tuple[str, int], float] = defaultdict(float)
        self._needed: dict[tuple[str, int], float] = defaultdict(float)
        self._today: list[Stretch] = []
        self._shares: dict[tuple[str, int], float] = {}

    def saw(self, working: bool, window: str, from_us: int, to_us: int) -> None:
        """What a window did today; it counts from tomorrow on."""
        self._today.append(Stretch(working, window, from_us, to_us))

    def close_day(self) -> None:
        """The day is over; older days fade."""
        for table in (self._worked, self._needed):
            for key in table:
                table[key] *= KEPT
        for stretch in self._today:
            self._count(stretch)
        self._today.clear()
        self._shares.clear()

    @property
    def known(self) -> bool:
        """Whether any day was closed."""
        return bool(self._needed)

    def share(self, window: str, at_us: float) -> float:
        """The share (0 to 1) the window worked at this time of day, drawn towards that of all windows; 1 unknown."""
        key = window, _slot(at_us)
        found = self._shares.get(key)
        if found is None:
            found = self._shares[key] = self._share(*key)
        return found

    def works_from(self, window: str, at_us: float, rank: float) -> float:
        """The first instant from then on with a share of at least ``rank``, of the next four hours."""
        for _ in range(LOOK_SLOTS):
            if self.share(window, at_us) >= rank:
                break
            at_us = (at_us // SLOT_US + 1) * SLOT_US
        return at_us

    def steady(self, windows: list[str], at_us: float) -> bool:
        """Whether these windows nearly always worked in the next hour and a half."""
        return all(self.share(window, at_us + slot * SLOT_US) > KEPT for window in windows for slot in range(6))

    def _share(self, window: str, slot: int) -> float:
        worked = sum(us for (_, at), us in self._worked.items() if at == slot)
        needed = sum(us for (_, at), us in self._needed.items() if at == slot)
        hall = (worked + WORTH_US) / (needed + WORTH_US)
        key = window, slot
        return (self._worked.get(key, 0.0) + WORTH_US * hall) / (self._needed.get(key, 0.0) + WORTH_US)

    def _count(self, stretch: Stretch) -> None:
        at_us = stretch.from_us
        while at_us < stretch.to_us:
            end_us = min(stretch.to_us, (at_us // SLOT_US + 1) * SLOT_US)
            key = stretch.window, _slot(at_us)
            self._needed[key] += end_us - at_us
            self._worked[key] += (end_us - at_us) * stretch.working
            at_us = end_us


def _slot(at_us: float) -> int:
    return int(at_us // SLOT_US) % SLOTS

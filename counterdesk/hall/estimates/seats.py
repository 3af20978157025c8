"""The windows as an onlooker sees them: busy, free or away, and which lines each serves (pure)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.timetable import Timetable
from counterdesk.hall.running import Arrival

GRACE_US = MINUTE_US
"""A window that leaves somebody waiting so long is away."""
SURE = 0.02
FEW_CALLS = 5
PAUSE_US = 30 * MINUTE_US
SOON_US = 5 * MINUTE_US


@dataclass(slots=True)
class Seat:
    """One window: whom it serves since when, or since when it is idle, or away; and whom it ever called."""

    code: str
    busy: Arrival | None = None
    since_us: int = 0
    starved_us: int = 0
    away_from_us: int | None = None
    today: bool = False
    called: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)


class Seats:
    """Every window seen so far; ``plan`` says what a window serves where a hall file does."""

    def __init__(self, plan: Mapping[str, frozenset[str]] | None, table: Timetable) -> None:
        self.plan = dict(plan or {})
        self.table = table
        self.seats: dict[str, Seat] = {}
        self._of_ticket: dict[int, Seat] = {}
        self._calls: Counter[str] = Counter()
        self._pauses: deque[int] = deque((PAUSE_US, PAUSE_US), maxlen=20)

    @property
    def anybody(self) -> bool:
        """Whether somebody is being served."""
        return bool(self._of_ticket)

    def begin(self, ticket: Arrival, code: str, at_us: int, waiting: Iterable[Arrival]) -> None:
        """A window began with ``ticket`` while those ``waiting`` were left in line."""
        seat = self.seats.setdefault(code, Seat(code))
        if seat.away_from_us is not None:
            self.table.saw(False, code, seat.away_from_us, at_us)
            self._pauses.append(at_us - seat.away_from_us)
        seat.busy, seat.since_us, seat.away_from_us, seat.starved_us, seat.today = ticket, at_us, None, 0, True
        self._of_ticket[ticket.id] = seat
        self._calls[ticket.series] += 1
        seat.called[ticket.series] += 1
        # under every rule one of its own lines with an earlier and no less urgent ticket would have been called
        before = (t.series for t in waiting if t.at_us < ticket.at_us and t.rate >= ticket.rate)
        seat.passed.update(set(before) - {ticket.series})

    def finish(self, ticket_id: int, at_us: int) -> tuple[str, str, int]:
        """A window is done: which, what its errand was and how long it took."""
        seat = self._of_ticket.pop(ticket_id)
        errand, took_us = seat.busy.errand if seat.busy else "", at_us - seat.since_us
        self.table.saw(True, seat.code, seat.since_us, at_us)
        seat.busy, seat.since_us, seat.starved_us = None, at_us, 0
        return seat.code, errand, took_us

    def time_passes(self, lasted_us: int, waiting: Collection[str], now_us: int) -> None:
        """So long tickets of the series ``waiting`` were in line; a window that leaves them there is away.

        One that has not served today is away since it was wanted, not since it was last seen on another day.
        """
        for seat in self.seats.values():
            if seat.busy is None and seat.away_from_us is None and self.wanted(seat, waiting):
                seat.starved_us += lasted_us
                if seat.starved_us > GRACE_US:
                    seat.away_from_us = seat.since_us if seat.today else now_us - seat.starved_us

    def close_day(self, at_us: int) -> None:
        """Everybody goes home."""
        for seat in self.seats.values():
            if seat.away_from_us is not None and seat.today:
                self.table.saw(False, seat.code, seat.away_from_us, at_us)
            seat.busy, seat.away_from_us, seat.starved_us, seat.today = None, None, 0, False
        self._of_ticket.clear()

    def serves(self, seat: Seat) -> frozenset[str] | None:
        """The series a window serves: as planned, or all but those it was seen to pass over; None: every one."""
        if self.plan:
            return self.plan.get(seat.code)
        total, calls = self._calls.total(), seat.called.total()
        never = {series for series in seat.passed if not seat.called[series]}
        if calls >= FEW_CALLS:
            shares = {series: n / total for series, n in self._calls.items() if not seat.called[series]}
            never |= {series for series, share in shares.items() if (1 - share) ** calls < SURE}
        return frozenset(self._calls.keys() - never) if never else None

    def wanted(self, seat: Seat, waiting: Collection[str]) -> bool:
        """Whether one of these series is the window's."""
        if not waiting:
            return False
        serves = self.serves(seat)
        return serves is None or not serves.isdisjoint(waiting)

    def back_in_us(self, seat: Seat, now_us: int) -> float:
        """How much longer a window that is away may stay so, by the pauses seen."""
        since_us = seat.since_us if seat.away_from_us is None else seat.away_from_us
        return max(fmean(self._pauses) - (now_us - since_us), SOON_US)

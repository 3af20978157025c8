"""The wait of one ticket, from what the hall is doing and what it taught: fed by events, asked at any moment (pure).

Who arrives, starts, ends and leaves is told as it happens, in the order of time; nothing else is known. Instants are
microseconds; a day's end is told too, so that timetables are learned by the day.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from itertools import count
from statistics import fmean, median
from typing import NamedTuple

from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.errors import Band, Correction, Trust
from counterdesk.hall.estimates.handling import Handling, Patience
from counterdesk.hall.estimates.orders import Orders
from counterdesk.hall.estimates.rolling import Facts, Place, called_before, draws
from counterdesk.hall.estimates.seats import GRACE_US, Seat, Seats
from counterdesk.hall.estimates.timetable import Timetable
from counterdesk.hall.replay.running import Arrival

HOUR_US = 60 * MINUTE_US
PACE_OF, PACE_AT_LEAST = 14, 5
MOST_COMING = 40
UNKNOWN_US = 10.0 * MINUTE_US


class Estimate(NamedTuple):
    """How long until the call, the 80 % range of it, and who goes before; microseconds, not rounded."""

    wait_us: float
    low_us: float
    high_us: float
    ahead: int


class _Said(NamedTuple):
    told_us: dict[str, float]
    mean_us: float
    unit_us: float
    estimate: Estimate


class Estimator:
    """One hall as an onlooker learns it.

    ``calling`` and ``serves`` (series by window) are what a hall file says; without them both are learned.
    ``nominal_us`` are its handling times, which count until enough were seen.
    """

    def __init__(
        self,
        calling: Calling | None = None,
        serves: Mapping[str, frozenset[str]] | None = None,
        nominal_us: Mapping[str, float] | None = None,
    ) -> None:
        self.handling, self.patience, self.table = Handling(nominal_us), Patience(), Timetable()
        self.seats, self.orders = Seats(serves, self.table), Orders(calling)
        self.trust, self.correction, self.band = Trust(), Correction(), Band()
        self.waiting: dict[int, Arrival] = {}
        self.now_us = 0
        self._came: deque[tuple[int, str, float]] = deque(maxlen=400)
        self._gaps: deque[tuple[int, int]] = deque(maxlen=PACE_OF)
        self._last_call_us = 0
        self._said: dict[int, _Said] = {}

    @property
    def empty(self) -> bool:
        """Whether nobody waits and nobody is served."""
        return not self.waiting and not self.seats.anybody

    def arrive(self, ticket: Arrival) -> None:
        """Somebody takes a number."""
        self.pass_time(ticket.at_us)
        self.waiting[ticket.id] = ticket
        self._came.append((ticket.at_us, ticket.series, ticket.rate))

    def start(self, ticket_id: int, window: str, at_us: int) -> None:
        """A waiting ticket's turn came."""
        self.pass_time(at_us)
        ticket = self.waiting.pop(ticket_id)
        seat = self.seats.seats.get(window, Seat(window))
        serves = self.seats.serves(seat)
        others = [t for t in self.waiting.values() if serves is None or t.series in serves]
        self.orders.saw(ticket, [ticket, *others], at_us)
        self.seats.begin(ticket, window, at_us, self.waiting.values())
        if self._last_call_us > 0 and ticket.at_us <= self._last_call_us:
            self._gaps.append((at_us, at_us - self._last_call_us))
        self._last_call_us = at_us
        self.patience.add(at_us - ticket.at_us, False)
        self._settle(ticket_id, at_us - ticket.at_us)

    def end(self, ticket_id: int, at_us: int) -> None:
        """An errand is done."""
        self.pass_time(at_us)
        self.handling.add(*self.seats.finish(ticket_id, at_us))

    def leave(self, ticket_id: int, at_us: int) -> None:
        """Somebody leaves the line."""
        self.pass_time(at_us)
        ticket = self.waiting.pop(ticket_id)
        self.patience.add(at_us - ticket.at_us, True)
        self._said.pop(ticket_id, None)

    def close_day(self) -> None:
        """The day is over; whoever still waits went home."""
        self.seats.close_day(self.now_us)
        self.table.close_day()
        for kept in (self.waiting, self._said, self._came, self._gaps):
            kept.clear()
        self.now_us = self._last_call_us = 0

    def pass_time(self, now_us: int) -> None:
        """It is ``now_us``; the clock never goes back here."""
        if self.now_us and now_us > self.now_us and self.waiting:
            self.seats.time_passes(now_us - self.now_us, {ticket.series for ticket in self.waiting.values()})
        self.now_us = max(self.now_us, now_us)

    def estimate(self, ticket_id: int) -> Estimate:
        """How long from now until this waiting ticket is called; its outcome will be learned from."""
        me = self._at_mean(self.waiting[ticket_id])
        others = [self._at_mean(t) for t in self.waiting.values() if t.id != ticket_id]
        places = self._places(others)
        at_work = [place for place in places if place.left_us] or places
        if not at_work:
            return Estimate(UNKNOWN_US, 0.0, 2 * UNKNOWN_US, len(others))
        coming = self._coming(me, len(others), len(at_work))
        before = called_before(me, others, coming, at_work, self.now_us, self.orders.calling)
        shapes = {t.series: self.handling.shape(t.series) for t in before}
        drawn = draws(me, before, places, self.now_us, Facts(shapes, self.patience.per_us(), self.table))
        return self._tell(ticket_id, drawn, len(before))

    def _tell(self, ticket_id: int, drawn: list[float], ahead: int) -> Estimate:
        rolled_us = median(drawn)
        told_us = {"rolled": rolled_us, "corrected": rolled_us * self.correction.factor} | self._pace_us(ahead)
        wait_us = self.trust.blend(told_us)
        apart_us = drawn[int(0.9 * len(drawn))] - drawn[int(0.1 * len(drawn))]
        unit_us = 0.75 * apart_us + 0.25 * wait_us + MINUTE_US
        estimate = Estimate(wait_us, *self.band.around(wait_us, unit_us), ahead)
        self._said[ticket_id] = _Said(told_us, fmean(drawn), unit_us, estimate)
        return estimate

    def _settle(self, ticket_id: int, actual_us: int) -> None:
        said = self._said.pop(ticket_id, None)
        if said is None:
            return
        self.trust.saw(said.told_us, actual_us)
        self.correction.saw(said.mean_us, actual_us)
        self.band.saw(said.estimate.wait_us, said.unit_us, said.estimate.low_us, said.estimate.high_us, actual_us)

    def _pace_us(self, ahead: int) -> dict[str, float]:
        recent = [gap_us for at_us, gap_us in self._gaps if self.now_us - at_us < HOUR_US]
        return {"pace": (ahead + 1) * fmean(recent)} if len(recent) >= PACE_AT_LEAST else {}

    def _places(self, others: Iterable[Arrival]) -> list[Place]:
        lines = {ticket.series for ticket in others}
        found = []
        for seat in self.seats.seats.values():
            serves = self.seats.serves(seat)
            if seat.busy:
                left_us = self.handling.left(seat.busy.series, self.now_us - seat.since_us)
                found.append(Place(seat.code, serves, left_us))
            elif self._about_to_call(seat, lines):
                found.append(Place(seat.code, serves, (0.0,)))
            elif seat.today or self.table.known:
                found.append(Place(seat.code, serves, (), self.seats.back_in_us(seat, self.now_us)))
        return found

    def _about_to_call(self, seat: Seat, lines: set[str]) -> bool:
        if not seat.today or seat.away_from_us is not None:
            return False
        return not self.seats.wanted(seat, lines) or self.now_us - seat.since_us < GRACE_US

    def _coming(self, me: Arrival, ahead: int, windows: int) -> list[Arrival]:
        # those of a more urgent class who will come yet and go before, at the pace they came of late
        if self.orders.calling.rule == "first-come" or not self._came:
            return []
        span_us = max(HOUR_US // 2, min(HOUR_US, self.now_us - self._came[0][0]))
        recent = Counter(
            (series, rate) for at_us, series, rate in self._came if rate > me.rate and self.now_us - at_us < span_us
        )
        until_us = self.now_us + (ahead + 1) * 1.5 * UNKNOWN_US / windows
        number = count(-1, -1)
        found: list[Arrival] = []
        for (series, rate), came in recent.items():
            at_us = self.now_us + span_us / came / 2
            while at_us < until_us and len(found) < MOST_COMING:
                found.append(self._at_mean(Arrival(next(number), series, rate, int(at_us), 0)))
                at_us += span_us / came
        return sorted(found, key=lambda ticket: ticket.at_us)

    def _at_mean(self, ticket: Arrival) -> Arrival:
        return ticket._replace(handling_us=int(self.handling.mean_us(ticket.series)))

"""The wait of one ticket, from what the hall is doing and what it taught: fed by events, asked at any moment (pure).

Who arrives, starts, ends and leaves is told as it happens, in the order of time; nothing else is known. Instants are
microseconds; a day's end is told too, so that timetables are learned by the day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from statistics import fmean

from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.caution import Caution
from counterdesk.hall.estimates.handling import Handling
from counterdesk.hall.estimates.naive import Naive
from counterdesk.hall.estimates.orders import Orders
from counterdesk.hall.estimates.rolling import Place
from counterdesk.hall.estimates.seats import GRACE_US, Seat, Seats
from counterdesk.hall.estimates.telling import (
    COME_KEPT,
    HOUR_US,
    Came,
    Estimate,
    Learned,
    Said,
    Scene,
    guessed,
    tell,
)
from counterdesk.hall.estimates.timetable import Timetable
from counterdesk.hall.running import Arrival

PACE_OF, PACE_AT_LEAST = 14, 5


class Estimator:
    """One hall as an onlooker learns it.

    ``calling`` and ``serves`` (series by window) are what a hall file says; without them both are learned.
    ``nominal_us`` are its handling times, which count until enough were seen. Of a hall of which nothing was said a
    first day is told with caution.
    """

    def __init__(
        self,
        calling: Calling | None = None,
        serves: Mapping[str, frozenset[str]] | None = None,
        nominal_us: Mapping[str, float] | None = None,
    ) -> None:
        self.learned, self.table = Learned(Handling(nominal_us)), Timetable()
        self.seats, self.orders = Seats(serves, self.table), Orders(calling)
        self.naive, self.caution = Naive(), Caution()
        self._nothing_said = calling is None and not serves and not nominal_us
        self.waiting: dict[int, Arrival] = {}
        self.now_us = 0
        self._came: deque[Came] = deque(maxlen=COME_KEPT)
        self._gaps: deque[tuple[int, int]] = deque(maxlen=PACE_OF)
        self._last_call_us = 0
        self._said: dict[int, Said] = {}

    @property
    def empty(self) -> bool:
        """Whether nobody waits and nobody is served."""
        return not self.waiting and not self.seats.anybody

    def arrive(self, ticket: Arrival) -> None:
        """Somebody takes a number."""
        self.pass_time(ticket.at_us)
        self.waiting[ticket.id] = ticket
        self._came.append(Came(ticket.at_us, ticket.series, ticket.rate))

    def start(self, ticket_id: int, window: str, at_us: int) -> None:
        """A waiting ticket's turn came."""
        self.pass_time(at_us)
        self.naive.started(window, at_us)
        ticket = self.waiting.pop(ticket_id)
        seat = self.seats.seats.get(window, Seat(window))
        serves = self.seats.serves(seat)
        others = [t for t in self.waiting.values() if serves is None or t.series in serves]
        self.orders.saw(ticket, [ticket, *others], at_us)
        self.seats.begin(ticket, window, at_us, self.waiting.values())
        if self._last_call_us > 0 and ticket.at_us <= self._last_call_us:
            self._gaps.append((at_us, at_us - self._last_call_us))
        self._last_call_us = at_us
        self.learned.patience.add(at_us - ticket.at_us, False)
        self._settle(ticket_id, at_us - ticket.at_us)

    def end(self, ticket_id: int, at_us: int) -> None:
        """An errand is done."""
        self.pass_time(at_us)
        window, errand, took_us = self.seats.finish(ticket_id, at_us)
        self.naive.ended(window, at_us, took_us)
        self.learned.handling.add(errand, took_us)

    def leave(self, ticket_id: int, at_us: int) -> None:
        """Somebody leaves the line."""
        self.pass_time(at_us)
        ticket = self.waiting.pop(ticket_id)
        self.learned.patience.add(at_us - ticket.at_us, True)
        self._said.pop(ticket_id, None)
        self.caution.drop(ticket_id)

    def close_day(self) -> None:
        """The day is over; whoever still waits went home."""
        self.seats.close_day(self.now_us)
        self.table.close_day()
        for kept in (self.waiting, self._said, self._came, self._gaps, self.caution):
            kept.clear()
        self.now_us = self._last_call_us = 0

    def pass_time(self, now_us: int) -> None:
        """It is ``now_us``; the clock never goes back here."""
        if self.now_us and now_us > self.now_us and self.waiting:
            lines = {ticket.series for ticket in self.waiting.values()}
            self.seats.time_passes(now_us - self.now_us, lines, now_us)
        self.now_us = max(self.now_us, now_us)

    def estimate(self, ticket_id: int) -> Estimate:
        """How long from now until this waiting ticket is called; its outcome will be learned from."""
        me = self.waiting[ticket_id]
        others = [ticket for ticket in self.waiting.values() if ticket.id != ticket_id]
        places = self._places_for(me, others)
        scene = Scene(self.now_us, others, places, self.orders.calling, self.table, self._came, self._pace_us())
        found = tell(me, scene, self.learned)
        in_line = sum(ticket.series == me.series for ticket in others)
        naive_us = self.naive.wait_us(in_line, self.now_us)
        if found is None:
            told = guessed(sum(ticket.rate >= me.rate for ticket in others), naive_us)
        else:
            self._said[ticket_id], told = found, found.estimate
        is_strange = self._nothing_said and not self.table.known
        return self._cautious(ticket_id, told, naive_us) if is_strange else told

    def _cautious(self, ticket_id: int, told: Estimate, naive_us: float) -> Estimate:
        wait_us = self.caution.tell(ticket_id, self.now_us, told.wait_us, naive_us)
        return told._replace(wait_us=wait_us, low_us=min(told.low_us, wait_us), high_us=max(told.high_us, wait_us))

    def _settle(self, ticket_id: int, actual_us: int) -> None:
        self.caution.settle(ticket_id, actual_us)
        said = self._said.pop(ticket_id, None)
        if said is not None:
            self.learned.settle(said, actual_us)

    def _pace_us(self) -> float | None:
        recent = [gap_us for at_us, gap_us in self._gaps if self.now_us - at_us < HOUR_US]
        return fmean(recent) if len(recent) >= PACE_AT_LEAST else None

    def _places_for(self, me: Arrival, others: Iterable[Arrival]) -> list[Place]:
        # a line nobody was seen to call yet is anybody's
        places = self._places(others)
        seen = any(place.serves is None or me.series in place.serves for place in places)
        return places if seen else [place._replace(serves=None) for place in places]

    def _places(self, others: Iterable[Arrival]) -> list[Place]:
        lines = {ticket.series for ticket in others}
        found = []
        for seat in self.seats.seats.values():
            serves = self.seats.serves(seat)
            if seat.busy:
                left_us = self.learned.handling.left(seat.busy.errand, self.now_us - seat.since_us)
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

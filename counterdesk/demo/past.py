"""A past day played out without a database: the same people, roster and calling rule as the live hall."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from counterdesk.demo import duty, people
from counterdesk.demo.people import Arrival, Manner, later
from counterdesk.hall.calling import Head, next_in_line
from counterdesk.hall.catalogue import Catalogue, Service, WindowPlan

REST_S = 15
"""Between one citizen and the next call."""


class Visit(NamedTuple):
    """One ticket's day; instants in microseconds since 1970, None for what did not happen."""

    ticket_id: int
    arrival: Arrival
    ahead: int
    state: str
    over_us: int
    called_us: int | None = None
    started_us: int | None = None
    window: str | None = None
    clerk: str | None = None
    calls: int = 0
    outcome: str | None = None


class PastDay:
    """One day: ``play`` gives its visits by ticket number, from ``first_id`` on in the order of arrival."""

    def __init__(self, cat: Catalogue, on: date, first_id: int) -> None:
        self.cat = cat
        self.crowd = people.crowd(cat, on)
        self.planned = duty.turns(cat, on)
        self.first_id = first_id
        self.visits: dict[int, Visit] = {}
        self._waiting: dict[int, Visit] = {}
        self._lanes: dict[tuple[str, float], deque[int]] = {}
        self._idle: dict[str, None] = {}
        self._passed: dict[str, int] = {}
        self._events: list[tuple[int, int, str, int | str]] = []
        self._order = count()

    def play(self) -> Sequence[Visit]:
        """Let the day happen."""
        for ticket_id, arrival in enumerate(self.crowd, self.first_id):
            self._at(arrival.at_us, "come", ticket_id)
        for turn in self.planned:
            self._at(turn.from_us, "free", turn.window)
        while self._events:
            now_us, _, what, which = heappop(self._events)
            getattr(self, f"_{what}")(now_us, which)
        return [self.visits[ticket_id] for ticket_id in sorted(self.visits)]

    def _at(self, us: int, what: str, which: int | str) -> None:
        heappush(self._events, (us, next(self._order), what, which))

    def _come(self, now_us: int, ticket_id: int) -> None:
        arrival = self.crowd[ticket_id - self.first_id]
        service = self.cat.services[arrival.service]
        lane = self._lanes.setdefault((service.series, self._rate(arrival)), deque())
        lane.append(ticket_id)
        self._waiting[ticket_id] = Visit(ticket_id, arrival, self._ahead(service), "waiting", now_us)
        self._at(later(now_us, people.manner(ticket_id, service).patience_s), "leave", ticket_id)
        for window in list(self._idle):
            if service.series in self.cat.windows[window].serves and ticket_id in self._waiting:
                self._free(now_us, window)

    def _leave(self, now_us: int, ticket_id: int) -> None:
        if visit := self._waiting.pop(ticket_id, None):
            self.visits[ticket_id] = visit._replace(state="walked_out", over_us=now_us)

    def _free(self, now_us: int, window: str) -> None:
        self._idle.pop(window, None)
        plan = self.cat.windows[window]
        turn = duty.now_on(self.planned, window, now_us)
        if turn is None and not duty.just_over(self.planned, window, now_us):
            return
        heads = self._heads(plan)
        choice = next_in_line(heads, now_us, self.cat.calling.rule, self.cat.calling.priority_cap, self._passed)
        if choice is None:
            self._idle[window] = None
            return
        self._passed = choice.passed_over
        clerk = next(turn.clerk for turn in self.planned if turn.window == window)
        self._serve(now_us, self._waiting.pop(choice.head.ticket_id), window, clerk)

    def _serve(self, now_us: int, visit: Visit, window: str, clerk: str) -> None:
        service = self.cat.services[visit.arrival.service]
        behaves = people.manner(visit.ticket_id, service)
        called = visit._replace(called_us=now_us, window=window, clerk=clerk, calls=1)
        done = self._handled(called, behaves) if behaves.comes else self._missed(called)
        self.visits[visit.ticket_id] = done
        self._at(later(done.over_us, REST_S), "free", window)

    @staticmethod
    def _handled(called: Visit, behaves: Manner) -> Visit:
        started_us = later(called.called_us or 0, behaves.walk_s)
        over_us = later(started_us, behaves.handling_s)
        return called._replace(state="finished", started_us=started_us, over_us=over_us, outcome=behaves.outcome)

    def _missed(self, called: Visit) -> Visit:
        calling = self.cat.calling
        waits_s = (calling.no_show_calls - 1) * calling.no_show_gap_s + REST_S
        over_us = later(called.called_us or 0, waits_s)
        return called._replace(state="no_show", calls=calling.no_show_calls, over_us=over_us)

    def _rate(self, arrival: Arrival) -> float:
        return self.cat.priorities[arrival.priority].rate if arrival.priority else 1.0

    def _ahead(self, service: Service) -> int:
        serving = [plan for plan in self.cat.windows.values() if service.series in plan.serves]
        shared = {series for plan in serving for series in plan.serves}
        return sum(self.cat.services[v.arrival.service].series in shared for v in self._waiting.values())

    def _heads(self, plan: WindowPlan) -> list[Head]:
        heads = []
        for (series, rate), lane in self._lanes.items():
            while lane and lane[0] not in self._waiting:
                lane.popleft()
            if lane and series in plan.serves:
                arrival = self._waiting[lane[0]].arrival
                promise = self.cat.series[series].wait_promise_min
                heads.append(Head(lane[0], "", series, arrival.priority, rate, arrival.at_us, promise))
        return heads

"""The demo's town: citizens arrive and simulated clerks work, through the same verbs as everybody else.

It keeps nothing that the hall's books know: each step looks at the hall and does what is due. So whatever the
visitor does - calls somebody first, transfers, takes a window over - the town goes on from there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from counterdesk.clock import SECOND_US, FixedClock, to_us
from counterdesk.demo import agents, duty, people
from counterdesk.demo.agents import Act
from counterdesk.demo.duty import Turn
from counterdesk.demo.past import REST_S
from counterdesk.demo.people import Arrival, later
from counterdesk.demo.scene import Scene, scene
from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.windows import Seat
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By, Desk

log = logging.getLogger(__name__)
LOOK_S = 60
"""The town looks at the hall at least this often, in its own seconds: shifts begin and end by the clock alone."""
ROUNDS = 20
"""Acts that follow at once upon others within one step; more would mean that two acts undo each other."""


class Hall(Protocol):
    """What the town needs of a store."""

    def run(self, verb: Callable[..., Any], /, by: By = ..., *args: Any, **facts: Any) -> Any:
        """One transaction."""

    def read(self, question: Callable[..., Any], /, *args: Any, **facts: Any) -> Any:
        """One snapshot."""


class Town:
    """Everybody but the visitor. ``mine`` is the visitor's window; ``beat_s`` 0 sends no heartbeats."""

    def __init__(
        self, hall: Hall, cat: Catalogue, from_us: int, mine: str = "", beat_s: float = 0, paper: bool = True
    ) -> None:
        self.hall = hall
        self.cat = cat
        self.mine = mine
        self.beat_s = beat_s
        self.paper = paper
        self.seen: Scene | None = None
        self._from_us = from_us
        self._day: date | None = None
        self._crowd: Iterator[Arrival] = iter(())
        self._next: Arrival | None = None
        self._planned: Sequence[Turn] = ()
        self._beat_us = from_us
        self._rest_us: dict[str, int] = {}
        self._killed: dict[str, int] = {}

    def step(self) -> int:
        """Do everything that is due; returns when to look again, in microseconds since 1970. Raises StoreFault."""
        for _ in range(ROUNDS):
            seen = self.seen = self.hall.read(scene)
            self._plan(seen)
            acts = list(self._acts(seen))
            due = [act for act in acts if act.due_us <= seen.now_us]
            if not due:
                break
            for act in due:
                self._do(act, seen.now_us)
        return min((act.due_us for act in acts if act.due_us > seen.now_us), default=later(seen.now_us, LOOK_S))

    def kill(self, window: str) -> bool:
        """Let the clerk's program at ``window`` die where it stands; False when nobody sits there alive."""
        seat = self.seen.seats.get(window) if self.seen else None
        if seat is None or seat.state == "closed" or self.is_dead(seat):
            return False
        self._killed[window] = seat.since_us
        return True

    def is_dead(self, seat: Seat) -> bool:
        """Whether this is still the seat whose program was killed: taken over or opened again, it lives."""
        return self._killed.get(seat.window) == seat.since_us

    def _plan(self, seen: Scene) -> None:
        if seen.day == self._day:
            return
        self._day = seen.day
        self._planned = duty.turns(self.cat, seen.day)
        self._crowd = (a for a in people.crowd(self.cat, seen.day) if a.at_us >= self._from_us)
        self._next = next(self._crowd, None)

    def _acts(self, seen: Scene) -> Iterator[Act]:
        yield Act(later(seen.now_us, LOOK_S), By(), scene, {})
        if self._next is not None:
            yield self._arrival(self._next)
        if self.beat_s:
            living = [seat for seat in seen.seats.values() if seat.state != "closed" and not self.is_dead(seat)]
            yield Act(later(self._beat_us, self.beat_s), By(), beat_all, {"seats": living})
        mine_to_move = (plan for plan in self.cat.windows.values() if not self._hands_off(plan.code, seen))
        for plan in mine_to_move:
            if act := agents.next_act(seen, plan, self._planned, self.cat.calling):
                yield act._replace(due_us=max(act.due_us, self._rest_us.get(plan.code, 0)))
        for ticket in seen.waiting:
            gone_us = later(ticket.arrived_at_us, people.manner(ticket.id, seen.service(ticket)).patience_s)
            yield Act(gone_us, By(), visits.walk_out, {"number": ticket.label})

    def _hands_off(self, window: str, seen: Scene) -> bool:
        seat = seen.seats.get(window)
        return window == self.mine or (seat is not None and self.is_dead(seat))

    def _arrival(self, coming: Arrival) -> Act:
        facts = {
            "service": coming.service, "priority": coming.priority, "lang": coming.lang, "source": "kiosk",
            "paper": self.paper,
        }  # fmt: skip
        return Act(coming.at_us, By(), tickets.issue, facts)

    def _do(self, act: Act, now_us: int) -> None:
        try:
            answer = self.hall.run(act.verb, act.by, **act.facts)
        except Refusal as no:
            # The visitor was there first: look again shortly and go on from what is.
            log.info("%s: %s", act.verb.__name__, no.code)
            answer = None
        if act.verb is tickets.issue:
            self._next = next(self._crowd, None)
        elif act.verb is beat_all:
            self._beat_us = now_us
        elif act.by.window and (answer is None or act.verb in (visits.finish, tickets.no_show)):
            self._rest_us[act.by.window] = later(now_us, REST_S)


def beat_all(desk: Desk, seats: Sequence[Seat]) -> None:
    """The heartbeats of every window that lives, the visitor's too, in one transaction."""
    for seat in seats:
        desk.clerk, desk.window = seat.clerk, seat.window
        windows.beat(desk)


def run_until(town: Town, clock: FixedClock, until_us: int) -> None:
    """Step a town whose clock stands still to ``until_us``, from one due instant to the next."""
    while (now_us := to_us(clock.now())) < until_us:
        due_us = min(max(town.step(), now_us + SECOND_US), until_us)
        clock.forward((due_us - now_us) / SECOND_US)

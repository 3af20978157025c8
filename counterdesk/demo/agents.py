"""What a simulated clerk does next at a window: plain functions from what is seen to one verb and its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from counterdesk.demo import duty, people
from counterdesk.demo.duty import Turn
from counterdesk.demo.people import later
from counterdesk.demo.scene import Scene
from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.catalogue.model import Calling, WindowPlan
from counterdesk.hall.rows import Ticket
from counterdesk.hall.windows import Seat
from counterdesk.store.desk import By

MARGIN_S = 4
"""A recall counts only after the set gap, so a little more is waited; and a last look round before a no-show."""


class Act(NamedTuple):
    """A verb with its facts, to be done at ``due_us`` (microseconds since 1970) by a clerk, or by nobody's hand."""

    due_us: int
    by: By
    verb: Callable[..., Any]
    facts: dict[str, Any]


def next_act(scene: Scene, plan: WindowPlan, planned: Sequence[Turn], calling: Calling) -> Act | None:
    """The next act at a window, or None when its clerk has nothing to do before something changes."""
    seat = scene.seats.get(plan.code)
    ticket = scene.here.get(plan.code)
    if seat is None or seat.state == "closed":
        turn = duty.now_on(planned, plan.code, scene.now_us)
        return Act(turn.from_us, By(turn.clerk, plan.code), windows.open_window, {}) if turn else None
    by = By(seat.clerk, plan.code)
    if seat.state == "paused":
        return Act(scene.now_us, by, windows.resume, {}) if duty.now_on(planned, plan.code, scene.now_us) else None
    if ticket is not None:
        return _with(ticket, scene, by, calling)
    return _without(seat, plan, scene, planned)


def _with(ticket: Ticket, scene: Scene, by: By, calling: Calling) -> Act:
    behaves = people.manner(ticket.id, scene.service(ticket))
    since_us = scene.since_us.get(ticket.id, scene.now_us)
    if ticket.state == "serving":
        return Act(later(since_us, behaves.handling_s), by, visits.finish, {"outcome": behaves.outcome})
    if behaves.comes:
        return Act(later(since_us, behaves.walk_s), by, visits.start, {})
    called_us = ticket.last_call_us or since_us
    if ticket.calls < calling.no_show_calls:
        return Act(later(called_us, calling.no_show_gap_s + MARGIN_S), by, tickets.recall, {})
    return Act(later(called_us, MARGIN_S), by, tickets.no_show, {})


def _without(seat: Seat, plan: WindowPlan, scene: Scene, planned: Sequence[Turn]) -> Act | None:
    by, now_us = By(seat.clerk, plan.code), scene.now_us
    waits = scene.waits_for(plan.code, plan.serves)
    on = duty.now_on(planned, plan.code, now_us)
    if waits and (on or duty.just_over(planned, plan.code, now_us)):
        return Act(now_us, by, tickets.call_next, {})
    if on:
        return None
    if duty.next_on(planned, plan.code, now_us):
        return Act(now_us, by, windows.pause, {"reason": "meal"})
    return Act(now_us, by, windows.close, {})

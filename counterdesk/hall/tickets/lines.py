"""The lines as the calling rule sees them: the head of each lane, found by seeking, never by walking the queue."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal_column, select

from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.calling import ORDINARY, Choice, Head, Why, in_order, next_in_line, pick
from counterdesk.hall.rows import Lane, Ticket
from counterdesk.hall.tickets.issuing import counter
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

t = rows.table
w = t.alias("w")  # the same table again, for the seeks inside the walk over lanes
_of_day = (t.c.day == bindparam("day"), rows.WAITING)
_waiting = (w.c.day == bindparam("day"), w.c.state == literal_column("'waiting'"))
_first_lane = select(func.min(w.c.lane).label("lane")).where(*_waiting).cte("lanes", recursive=True)
_next_lane = select(func.min(w.c.lane)).where(*_waiting, w.c.lane > _first_lane.c.lane)
_lanes = _first_lane.union_all(select(_next_lane.scalar_subquery()).where(_first_lane.c.lane.is_not(None)))
_head = select(w.c.id).where(*_waiting, w.c.lane == _lanes.c.lane).order_by(w.c.place_us, w.c.id).limit(1)
HEADS = Prepared(
    select(*rows.COLUMNS).join_from(_lanes, t, t.c.id == _head.correlate(_lanes).scalar_subquery())
)
ALL = select(*rows.COLUMNS).where(*_of_day).order_by(t.c.place_us, t.c.id)
FIRST_FEW = ALL.where(t.c.lane == bindparam("lane")).limit(bindparam("most"))
STOPS = select(counter.c.series, counter.c.stopped).where(
    counter.c.day == bindparam("day"), counter.c.stopped.is_not(None)
)
PASSED = Prepared(
    select(counter.c.series, counter.c.passed_over).where(
        counter.c.day == bindparam("day"), counter.c.passed_over > literal_column("0")
    )
)


class Next(NamedTuple):
    """The ticket that would be called, and the choice that says why."""

    ticket: Ticket
    choice: Choice


def next_for(look: Look, window: str) -> Next | None:
    """Who is next at ``window``, or None when nobody waits for it; raises Refusal ``no_such_window``."""
    cat = catalogue.current(look)
    tickets = {r.id: r for r in HEADS(look.conn, day=look.day)}
    heads = _heads(look, tickets.values(), windows.known(look, window))
    choice = next_in_line(heads, look.now_us, cat.calling.rule, cat.calling.priority_cap, passed_over(look))
    if choice is None:
        return None
    found = tickets[choice.head.ticket_id]
    return Next(Ticket._make(found), _told(choice, found.lane))


def line_for(look: Look, window: str | None = None, most: int = 10_000) -> list[Choice]:
    """Everybody waiting, in the order they would be called now: at one window, or in the whole hall."""
    cat = catalogue.current(look)
    plan = windows.known(look, window) if window else None
    found = look.conn.execute(ALL, {"day": look.day}).all()
    lanes = {r.id: r.lane for r in found}
    rule, cap = cat.calling.rule, cat.calling.priority_cap
    order = in_order(_heads(look, found, plan), look.now_us, rule, cap, passed_over(look), most)
    return [_told(choice, lanes[choice.head.ticket_id]) for choice in order]


def following(look: Look, window: str, most: int) -> list[str]:
    """The numbers that would be called next at ``window``, in order; only the first few of each lane are read."""
    cat = catalogue.current(look)
    lanes = [r.lane for r in HEADS(look.conn, day=look.day)]
    found = [
        r
        for lane in lanes
        for r in look.conn.execute(FIRST_FEW, {"day": look.day, "lane": lane, "most": most})
    ]
    heads = _heads(look, found, windows.known(look, window))
    rule, cap = cat.calling.rule, cat.calling.priority_cap
    return [c.head.label for c in in_order(heads, look.now_us, rule, cap, passed_over(look), most)]


def stops(look: Look) -> dict[str, str]:
    """The series a lead stopped today, with the reason."""
    return {r.series: r.stopped for r in look.conn.execute(STOPS, {"day": look.day})}


def passed_over(look: Look) -> dict[str, int]:
    """How many priority calls running have passed over each series' overdue ordinary ticket."""
    return {r.series: r.passed_over for r in PASSED(look.conn, day=look.day)}


def passed_over_by(look: Look, ticket: Ticket, window: str) -> dict[str, int]:
    """As ``passed_over`` after ``ticket`` was called at ``window`` by name: it counts as a call by rule would."""
    plan = windows.known(look, window)
    named = _heads(look, [ticket], plan)
    others = _heads(look, HEADS(look.conn, day=look.day), plan) if ticket.rate > ORDINARY else []
    ordinary = [head for head in others if head.rate <= ORDINARY]
    passed = passed_over(look)
    taken = pick([*named, *ordinary], look.now_us, "strict", sys.maxsize, passed)  # without a cap: the named one
    return taken.passed_over if taken else passed


def windows_for(look: Look, ticket: Ticket) -> tuple[str, ...]:
    """The windows that may call the ticket: the one it was sent to while that is open, else all that serve it."""
    lane = _lanes_now(look, [ticket.lane])[ticket.lane]
    return tuple(code for code, plan in catalogue.current(look).windows.items() if _may_call(plan, lane))


def _heads(look: Look, found: Iterable[Any], plan: catalogue.WindowPlan | None) -> list[Head]:
    """``found`` as the rule sees them, without those another window has to call."""
    tickets = list(found)
    lanes = _lanes_now(look, {ticket.lane for ticket in tickets})
    series = catalogue.current(look).series
    return [
        Head(r.id, r.label, lane.series, r.priority, lane.rate, r.place_us, series[lane.series].wait_promise_min,
             lane.to_window)
        for r in tickets
        if _may_call(plan, lane := lanes[r.lane]) and lane.series in series
    ]  # fmt: skip


def _lanes_now(look: Look, names: Iterable[str]) -> dict[str, Lane]:
    lanes = {name: rows.lane_of(name) for name in names}
    is_open = windows.open_now(look) if any(lane.to_window for lane in lanes.values()) else ()
    return {name: lane.now(is_open) for name, lane in lanes.items()}


def _may_call(plan: catalogue.WindowPlan | None, lane: Lane) -> bool:
    return plan is None or (lane.series in plan.serves and (lane.to_window or plan.code) == plan.code)


def _told(choice: Choice, lane: str) -> Choice:
    sent_to = rows.lane_of(lane).to_window
    if sent_to is None or choice.head.to_window:
        return choice
    return choice._replace(why=Why("window_shut", {**choice.why.facts, "window": sent_to}))

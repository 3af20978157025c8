"""The lines as the calling rule sees them: the head of each lane, found by seeking, never by walking the queue."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal_column, select

from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.calling import Choice, Head, in_order, next_in_line
from counterdesk.hall.rows import Ticket
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
    plan = windows.known(look, window)
    tickets = {r.id: r for r in HEADS(look.conn, day=look.day)}
    heads = [head for r in tickets.values() if (head := _head_for(r, cat, plan))]
    choice = next_in_line(heads, look.now_us, cat.calling.rule, cat.calling.priority_cap, passed_over(look))
    return Next(Ticket._make(tickets[choice.head.ticket_id]), choice) if choice else None


def line_for(look: Look, window: str | None = None, most: int = 10_000) -> list[Choice]:
    """Everybody waiting, in the order they would be called now: at one window, or in the whole hall."""
    cat = catalogue.current(look)
    plan = windows.known(look, window) if window else None
    heads = (_head_for(r, cat, plan) for r in look.conn.execute(ALL, {"day": look.day}))
    waiting = [head for head in heads if head]
    return in_order(waiting, look.now_us, cat.calling.rule, cat.calling.priority_cap, passed_over(look), most)


def following(look: Look, window: str, most: int) -> list[str]:
    """The numbers that would be called next at ``window``, in order; only the first few of each lane are read."""
    cat = catalogue.current(look)
    lanes = [r.lane for r in HEADS(look.conn, day=look.day)]
    found = [
        r
        for lane in lanes
        for r in look.conn.execute(FIRST_FEW, {"day": look.day, "lane": lane, "most": most})
    ]
    plan = windows.known(look, window)
    heads = [head for r in found if (head := _head_for(r, cat, plan))]
    rule, cap = cat.calling.rule, cat.calling.priority_cap
    return [c.head.label for c in in_order(heads, look.now_us, rule, cap, passed_over(look), most)]


def stops(look: Look) -> dict[str, str]:
    """The series a lead stopped today, with the reason."""
    return {r.series: r.stopped for r in look.conn.execute(STOPS, {"day": look.day})}


def passed_over(look: Look) -> dict[str, int]:
    """How many priority calls running have passed over each series' overdue ordinary ticket."""
    return {r.series: r.passed_over for r in PASSED(look.conn, day=look.day)}


def _head_for(found: Any, cat: catalogue.Catalogue, plan: catalogue.WindowPlan | None) -> Head | None:
    lane = rows.lane_of(found.lane)
    if lane.series not in cat.series:  # another hall file was loaded meanwhile: only a transfer helps them
        return None
    if plan and (lane.series not in plan.serves or (lane.to_window or plan.code) != plan.code):
        return None
    promise = cat.series[lane.series].wait_promise_min
    return Head(
        found.id, found.label, lane.series, found.priority, lane.rate, found.place_us, promise, lane.to_window
    )

"""Calling: the next ticket, a named one with a reason, again, not there, and back."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, update

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, day, moves, rows, windows
from counterdesk.hall.calling import Why
from counterdesk.hall.moves import Opened
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import lines
from counterdesk.hall.tickets.issuing import counter
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

PASS = (
    update(counter)
    .where(counter.c.day == bindparam("on"), counter.c.series == bindparam("line"))
    .values(passed_over=bindparam("times"))
)
WAITS = moves.period.c
MISSED = (
    update(moves.period)
    .where(WAITS.ticket_id == bindparam("ticket"), WAITS.kind == "wait")
    .values(kind="missed")
    .returning(WAITS.id, WAITS.to_us)
)


class Called(NamedTuple):
    """A ticket called, and the sentence's code and facts that say why it was this one."""

    ticket: Ticket
    why: Why


def call_next(desk: Desk) -> Called | None:
    """Call whoever is next at the clerk's window; None when nobody waits for it.

    Raises Refusal ``window_busy`` while a ticket is open there, or as ``windows.seated`` does.
    """
    day.begin(desk)
    windows.seated(desk)
    found = lines.next_for(desk, desk.window or "")
    if found is None:
        _must_be_free(desk)
        return None
    before = lines.passed_over(desk)
    for series, times in found.choice.passed_over.items():
        if before.get(series, 0) != times:
            desk.conn.execute(PASS, {"on": desk.day, "line": series, "times": times})
    return _call(desk, found.ticket, found.choice.why)


def call_named(desk: Desk, number: str, reason: str) -> Called:
    """Call a given waiting ticket out of order; the reason is kept with how many it overtook.

    Raises Refusal ``reason_needed``, ``not_served_here`` or ``wrong_state``.
    """
    day.begin(desk)
    windows.seated(desk)
    if not reason.strip():
        raise Refusal("reason_needed")
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("waiting",))
    _must_serve(desk, ticket)
    order = [choice.head.ticket_id for choice in lines.line_for(desk, desk.window)]
    overtaken = order.index(ticket.id) if ticket.id in order else 0
    facts = {"number": ticket.label, "reason": reason.strip()[:200], "overtaken": overtaken}
    return _call(desk, ticket, Why("named", facts))


def recall(desk: Desk, number: str | None = None) -> Ticket:
    """Call the ticket at the window once more; it counts towards a no-show only after the set gap.

    Raises Refusal as ``own`` does.
    """
    windows.seated(desk)
    ticket = own(desk, number, ("called",))
    gap_s = catalogue.current(desk).calling.no_show_gap_s
    counts = desk.now_us - (ticket.last_call_us or 0) >= gap_s * SECOND_US
    calls = ticket.calls + 1 if counts else ticket.calls
    last = desk.now_us if counts else ticket.last_call_us
    return moves.mark(
        desk, ticket, "recalled", {"calls": calls, "counts": counts}, calls=calls, last_call_us=last
    )


def no_show(desk: Desk, number: str | None = None) -> Ticket:
    """The citizen did not come: allowed once the ticket was called often enough, far enough apart.

    Raises Refusal ``too_few_calls`` before that. The wait before an unanswered call is kept as ``missed``.
    """
    windows.seated(desk)
    ticket = own(desk, number, ("called",))
    needed = catalogue.current(desk).calling.no_show_calls
    if ticket.calls < needed:
        raise Refusal("too_few_calls", number=ticket.label, calls=ticket.calls, needed=needed)
    missed = [[r.id, "wait", r.to_us] for r in desk.conn.execute(MISSED, {"ticket": ticket.id})]
    return moves.move(desk, ticket, "no_show", closes_as="absent", also=missed, state="no_show")


def bring_back(desk: Desk, number: str) -> Ticket:
    """A citizen who missed the calls is back: they stand a set number of places down the line, number unchanged."""
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("no_show", "walked_out"))
    if ticket.day != desk.day:
        raise Refusal("another_day", number=ticket.label, day=ticket.day.isoformat())
    place_us = _place_back(desk, ticket)
    moves.away(desk, ticket)
    return moves.move(
        desk, ticket, "brought_back", Opened("wait"),
        state="waiting", place_us=place_us, window=None, clerk=None, calls=0, last_call_us=None,
    )  # fmt: skip


def own(desk: Desk, number: str | None, states: tuple[str, ...]) -> Ticket:
    """The ticket at the desk's window, in one of ``states``; ``number`` must then be that ticket's.

    Raises Refusal ``nobody_here``, ``wrong_state`` or ``not_at_this_window``.
    """
    ticket = rows.by_label(desk, number) if number else rows.at_window(desk, desk.window or "")
    if ticket is None:
        raise Refusal("nobody_here", window=desk.window)
    moves.must_be(ticket, states)
    if ticket.window != desk.window:
        raise Refusal("not_at_this_window", number=ticket.label, window=ticket.window or "-")
    return ticket


def _call(desk: Desk, ticket: Ticket, why: Why) -> Called:
    after = moves.move(
        desk, ticket, "called", Opened("walk"), facts={"why": why.code, "why_facts": why.facts},
        state="called", window=desk.window, clerk=desk.clerk, calls=1, last_call_us=desk.now_us, to_window=None,
    )  # fmt: skip
    return Called(after, why)


def _must_be_free(desk: Desk) -> None:
    ticket = rows.at_window(desk, desk.window or "")
    if ticket:
        raise Refusal("window_busy", window=desk.window)


def _must_serve(desk: Desk, ticket: Ticket) -> None:
    lane = rows.lane_of(ticket.lane)
    serves = windows.known(desk, desk.window or "").serves
    if lane.series not in serves or (lane.to_window or desk.window) != desk.window:
        raise Refusal("not_served_here", number=ticket.label, window=desk.window)


def _place_back(look: Look, ticket: Ticket) -> int:
    """The place that is just as urgent as the last of those who now go first, one microsecond behind."""
    cat = catalogue.current(look)
    lane = rows.lane_of(ticket.lane)
    order = [c.head for c in lines.line_for(look) if c.head.series == lane.series][
        : cat.calling.return_places
    ]
    if not order:
        return look.now_us
    last = order[-1]
    return min(look.now_us, look.now_us - round(last.waited_us(look.now_us) * last.rate / lane.rate) + 1)

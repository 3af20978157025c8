"""Calling: the next ticket, a named one with a reason, again, not there, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, update

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, clerks, day, moves, rows, windows
from counterdesk.hall.calling import Why, place_behind
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.moves import Opened
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import lines
from counterdesk.hall.tickets.issuing import counter
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

PASS = (
    update(counter)
    .where(
        counter.c.day == bindparam("on"),
        counter.c.series == bindparam("line"),
        counter.c.passed_over == bindparam("was"),
    )
    .values(passed_over=bindparam("times"))
)
WAITS = moves.period.c
_met = moves.period.alias("met")
_last_met = select(func.coalesce(func.max(_met.c.id), 0)).where(
    _met.c.ticket_id == bindparam("ticket"), _met.c.kind.in_(["handling", "hold"])
)
MISSED = (
    update(moves.period)
    .where(WAITS.ticket_id == bindparam("ticket"), WAITS.kind == "wait", WAITS.id > _last_met.scalar_subquery())
    .values(kind="missed")
    .returning(WAITS.id, WAITS.to_us)
)


class Called(NamedTuple):
    """A ticket called, and the sentence's code and facts that say why it was this one."""

    ticket: Ticket
    why: Why


class Passed(NamedTuple):
    """How often a series' overdue ordinary ticket was passed over before a call and after it; kept with the call."""

    series: str
    before: int
    after: int


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
    return _call(desk, found.ticket, found.choice.why, _count(desk, found.choice.passed_over))


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
    passed = _count(desk, lines.passed_over_by(desk, ticket, desk.window or ""))
    return _call(desk, ticket, Why("named", facts), passed)


def call_as_then(desk: Desk, number: str, why: Why) -> Called:
    """Write down that this ticket was called here and why, away from the store; raises as ``call_named`` does."""
    day.begin(desk)
    windows.seated(desk)
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("waiting",))
    _must_be_free(desk)
    return _call(desk, ticket, why)


def recall(desk: Desk, number: str | None = None) -> Ticket:
    """Call the ticket at the window once more; it counts towards a no-show only after the set gap.

    Raises Refusal as ``own`` does.
    """
    windows.seated(desk)
    ticket = own(desk, number, ("called",))
    counts = not counts_in_s(catalogue.current(desk).calling, ticket, desk.now_us)
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
    rule = catalogue.current(desk).calling
    if ticket.calls < rule.no_show_calls:
        raise Refusal(
            "too_few_calls", number=ticket.label, calls=ticket.calls, needed=rule.no_show_calls,
            again_s=counts_in_s(rule, ticket, desk.now_us), ready_s=no_show_in_s(rule, ticket, desk.now_us),
        )  # fmt: skip
    missed = [[r.id, "wait", r.to_us] for r in desk.conn.execute(MISSED, {"ticket": ticket.id})]
    return moves.move(desk, ticket, "no_show", closes_as="absent", also=missed, state="no_show")


def counts_in_s(rule: Calling, ticket: Ticket, at_us: int) -> int:
    """Seconds from ``at_us`` until calling the ticket again counts towards a no-show; 0 when it counts already."""
    gone_us = at_us - (ticket.last_call_us or 0)
    left_us = rule.no_show_gap_s * SECOND_US - gone_us
    return -(-left_us // SECOND_US) if gone_us >= 0 and left_us > 0 else 0  # a clock set back: it counts


def no_show_in_s(rule: Calling, ticket: Ticket, at_us: int) -> int:
    """Seconds from ``at_us`` until a no-show is possible if every call counts; 0 when it is already."""
    missing = rule.no_show_calls - ticket.calls
    return counts_in_s(rule, ticket, at_us) + (missing - 1) * rule.no_show_gap_s if missing > 0 else 0


def bring_back(desk: Desk, number: str) -> Ticket:
    """A citizen who missed the calls is back: they stand a set number of places down the line, number unchanged."""
    clerks.acting(desk)
    ticket = rows.by_label(desk, number)
    moves.must_be(ticket, ("no_show", "walked_out"))
    if ticket.day != desk.day:
        raise Refusal("another_day", number=ticket.label, day=ticket.day.isoformat())
    place_us = _place_back(desk, ticket)
    return moves.move(
        desk, ticket, "brought_back", Opened("wait"),
        state="waiting", place_us=place_us, window=None, clerk=None, calls=0, last_call_us=None,
        to_window=rows.lane_of(ticket.lane).to_window,
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


def not_passed_over(desk: Desk, passed: Iterable[Passed]) -> None:
    """Take back what a call counted as passed over, unless another call counted on since."""
    for series, was, now in passed:
        _pass(desk, series, now, was)


def _count(desk: Desk, after: Mapping[str, int]) -> list[Passed]:
    before = lines.passed_over(desk)
    passed = [Passed(series, before.get(series, 0), n) for series, n in after.items() if before.get(series, 0) != n]
    for series, was, now in passed:
        _pass(desk, series, was, now)
    return passed


def _pass(desk: Desk, series: str, was: int, times: int) -> None:
    desk.conn.execute(PASS, {"on": desk.day, "line": series, "was": was, "times": times})


def _call(desk: Desk, ticket: Ticket, why: Why, passed: Sequence[Passed] = ()) -> Called:
    facts = {"why": why.code, "why_facts": why.facts} | ({"passed": passed} if passed else {})
    after = moves.move(
        desk, ticket, "called", Opened("walk"), facts=facts,
        state="called", window=desk.window, clerk=desk.clerk, calls=1, last_call_us=desk.now_us, to_window=None,
    )  # fmt: skip
    return Called(after, why)


def _must_be_free(desk: Desk) -> None:
    ticket = rows.at_window(desk, desk.window or "")
    if ticket:
        raise Refusal("window_busy", window=desk.window)


def _must_serve(desk: Desk, ticket: Ticket) -> None:
    if desk.window not in lines.windows_for(desk, ticket):
        raise Refusal("not_served_here", number=ticket.label, window=desk.window)


def _place_back(look: Look, ticket: Ticket) -> int:
    cat = catalogue.current(look)
    lane = rows.lane_of(ticket.lane)
    line = [c.head for c in lines.line_for(look) if c.head.series == lane.series]
    return place_behind(line, cat.calling.return_places, lane.rate, look.now_us, cat.calling.rule)

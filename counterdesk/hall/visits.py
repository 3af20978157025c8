"""Visits: what happens at a window once a ticket was called - start, hold, transfer, finish, and undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, clerks, day, moves, rows, windows
from counterdesk.hall.moves import Opened
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.calls import Called, Passed, call_next, not_passed_over, own
from counterdesk.hall.tickets.changes import Errand, next_service, not_added, still_to_come
from counterdesk.hall.tickets.issuing import find_service, issue
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.journal import Entry

OUTCOMES = ("done", "papers_missing", "accepted", "answered")
UNDOABLE = (
    "called", "recalled", "started", "held", "resumed", "finished", "next_service", "no_show", "walked_out",
    "transferred", "brought_back", "issued", "cancelled", "service_added",
)  # fmt: skip


PAPER = ("print_", "reprinted")
"""What the kinds of entries about papers begin with."""


class Finished(NamedTuple):
    """A ticket whose service ended, and whoever was called after it."""

    ticket: Ticket
    called: Called | None


def start(desk: Desk, number: str | None = None) -> Ticket:
    """The citizen is at the window: walking ends, handling begins."""
    windows.seated(desk)
    ticket = own(desk, number, ("called",))
    return moves.move(desk, ticket, "started", Opened("handling", ticket.service_id), state="serving")


def hold(desk: Desk, number: str | None = None, reason: str = "") -> Ticket:
    """Park the ticket while the citizen fills in a form; held time is no handling time, the window is free."""
    windows.seated(desk)
    ticket = own(desk, number, ("serving", "called"))
    facts = {"reason": reason.strip()[:200]}
    return moves.move(desk, ticket, "held", Opened("hold"), facts=facts, state="held")


def resume(desk: Desk, number: str | None = None) -> Ticket:
    """Go on with a held ticket at this window; without a number the one held here longest."""
    windows.seated(desk)
    ticket = rows.by_label(desk, number) if number else _held_here(desk)
    moves.must_be(ticket, ("held",))
    return moves.move(
        desk, ticket, "resumed", Opened("handling", ticket.service_id),
        state="serving", window=desk.window, clerk=desk.clerk,
    )  # fmt: skip


def finish(desk: Desk, number: str | None = None, outcome: str = "done") -> Ticket:
    """End the service with its outcome; further services on the ticket follow here or at another window.

    Raises Refusal ``no_such_outcome``.
    """
    if outcome not in OUTCOMES:
        raise Refusal("no_such_outcome", outcome=outcome[:20], known=", ".join(OUTCOMES))
    windows.seated(desk)
    ticket = own(desk, number, ("serving",))
    following = next_service(desk, ticket)
    if following is not None:
        return _go_on(desk, ticket, following, outcome)
    facts = {"outcome": outcome}
    return moves.move(desk, ticket, "finished", facts=facts, state="finished", outcome=outcome)


def finish_and_call(desk: Desk, outcome: str = "done") -> Finished:
    """End the service and call whoever is next, as one act."""
    ticket = finish(desk, None, outcome)
    return Finished(ticket, call_next(desk) if ticket.state != "serving" else None)


def walk_out(desk: Desk, number: str | None = None) -> Ticket:
    """The citizen left without being served, or half-way: kept apart from a no-show."""
    ticket = _leaving(desk, number)
    return moves.move(desk, ticket, "walked_out", state="walked_out")


def transfer(desk: Desk, number: str | None, service: str, window: str | None = None) -> Ticket:
    """Send a ticket on to another service, perhaps to one window; number and arrival stay, so no wait is lost.

    As long as that window is not open, every window that serves the ticket may call it. Raises Refusal
    ``not_served_here`` when the named window does not serve it.
    """
    ticket = _leaving(desk, number)
    wanted = find_service(catalogue.current(desk), service)
    if window and wanted.series not in windows.known(desk, window).serves:
        raise Refusal("not_served_here", number=ticket.label, window=window)
    return moves.move(
        desk, ticket, "transferred", Opened("wait"), facts={"service": wanted.code, "to_window": window},
        state="waiting", service_id=catalogue.service_ids(desk)[wanted.code], window=None, clerk=None,
        lane=rows.lane_name(wanted.series, ticket.rate, window), to_window=window, calls=0, last_call_us=None,
        place_us=ticket.arrived_at_us,
    )  # fmt: skip


def serve(desk: Desk, service: str) -> Ticket:
    """Serve somebody who has no ticket: they get a number on the books, but neither a wait nor a paper's promise."""
    day.begin(desk)
    clerks.require(desk, desk.clerk, "serve")
    windows.seated(desk)
    given = issue(desk, service, source="direct", paper=False).ticket
    called = moves.move(
        desk, given, "called", Opened("walk"), facts={"why": "direct"},
        state="called", window=desk.window, clerk=desk.clerk, calls=1, last_call_us=desk.now_us,
    )  # fmt: skip
    return moves.move(desk, called, "started", Opened("handling", called.service_id), state="serving")


def undo(desk: Desk, number: str | None = None) -> Ticket:
    """Take back the window's last act, within the set time: everything is as if it had not happened.

    The act stays in the journal with an entry that undoes it. Raises Refusal ``nothing_to_undo``,
    ``undo_too_late``, ``changed_meanwhile``, or as ``windows.seated`` does.
    """
    windows.seated(desk)
    entry = last_act(desk, desk.window or "")
    if entry is None or entry.ticket_id is None:
        raise Refusal("nothing_to_undo")
    ticket = rows.by_id(desk, entry.ticket_id)
    if number and rows.by_label(desk, number).id != ticket.id:
        raise Refusal("not_the_last_act", number=ticket.label)
    undo_s = catalogue.current(desk).calling.undo_s
    if desk.now_us - entry.at_us > undo_s * SECOND_US:
        raise Refusal("undo_too_late", undo_s=undo_s)
    newest = _standing(reversed(journal.of_ticket(desk.conn, ticket.id, since=entry.id)))
    if newest is None or newest.id != entry.id:  # another window or the door moved the ticket on meanwhile
        raise Refusal("changed_meanwhile", number=ticket.label)
    return _undo(desk, ticket, entry)


def last_act(look: Look, window: str) -> Entry | None:
    """The window's newest act that still stands, if it can be undone, else None."""
    newest = _standing(journal.of_window(look.conn, window, look.last_id))
    return newest if newest and newest.kind in UNDOABLE else None


def _standing(entries: Iterable[Entry]) -> Entry | None:
    """The newest act that was not undone; ``entries`` come newest first. A paper is no act on a ticket."""
    undone: set[int] = set()
    for entry in entries:
        if entry.kind == "undone":
            undone.add(entry.facts["entry"])
        elif entry.id not in undone and not entry.kind.startswith(PAPER):
            return entry
    return None


def _leaving(desk: Desk, number: str | None) -> Ticket:
    """The ticket of ``number``, or the one at the desk's window; what is at a window leaves only from there."""
    clerks.acting(desk)
    ticket = rows.by_label(desk, number) if number else own(desk, None, ("called", "serving"))
    moves.must_be(ticket, ("waiting", "called", "serving", "held"))
    if ticket.state in ("called", "serving"):
        own(desk, ticket.label, (ticket.state,))
        windows.seated(desk)
    return ticket


def _undo(desk: Desk, ticket: Ticket, entry: Entry) -> Ticket:
    facts = {"act": entry.kind, "entry": entry.id}
    if entry.kind == "issued":  # a number given out stays used
        return moves.move(desk, ticket, "undone", facts=facts, state="cancelled")
    if entry.kind == "service_added":
        not_added(desk, ticket, entry.facts["position"])
        desk.record("undone", ticket.id, number=ticket.label, **facts)
        return ticket
    after = moves.put_back(desk, ticket, entry.facts["undo"])
    not_passed_over(desk, (Passed(*counted) for counted in entry.facts.get("passed", ())))
    if entry.kind == "next_service":
        still_to_come(desk, ticket, entry.facts["position"])
    desk.record("undone", ticket.id, number=ticket.label, **facts)
    return after


def _go_on(desk: Desk, ticket: Ticket, following: Errand, outcome: str) -> Ticket:
    """The ticket's next service: here when the window serves it, otherwise back in line with its own arrival."""
    service_id = following.service_id
    service = catalogue.service_of(desk, service_id)[1]
    facts = {"outcome": outcome, "service": service.code, "position": following.position}
    if service.series in windows.known(desk, desk.window or "").serves:
        return moves.move(
            desk, ticket, "next_service", Opened("handling", service_id), facts=facts, service_id=service_id
        )
    return moves.move(
        desk, ticket, "next_service", Opened("wait"), facts=facts, state="waiting", service_id=service_id,
        lane=rows.lane_name(service.series, ticket.rate), to_window=None, window=None, clerk=None, calls=0,
        last_call_us=None,
    )  # fmt: skip


def _held_here(desk: Desk) -> Ticket:
    held = rows.held_at(desk, desk.window or "")
    if not held:
        raise Refusal("nobody_held", window=desk.window)
    return held[0]

"""Moving a ticket on: one guarded update, its periods, its journal entry - the same few statements for every act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from counterdesk.hall import rows
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import PeriodRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared, insertion

MUTABLE = (
    "state", "service_id", "lane", "place_us", "window", "clerk", "to_window", "calls", "last_call_us", "outcome",
    "reliable",
)  # fmt: skip
period = PeriodRow.__table__  # type: ignore[attr-defined]
MOVE = Prepared(
    update(rows.table)
    .where(rows.table.c.id == bindparam("ticket_id"), rows.table.c.state == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in MUTABLE})
)
CLOSE = Prepared(
    update(period)
    .where(period.c.ticket_id == bindparam("ticket"), period.c.to_us.is_(None))
    .values(
        # a clock set back must not make a period end before it began
        to_us=case((period.c.from_us > bindparam("now"), period.c.from_us), else_=bindparam("now")),
        kind=func.coalesce(bindparam("as_kind"), period.c.kind),
    )
    .returning(period.c.id, period.c.to_us)
)
OPEN = Prepared(insertion(period, id=True))
RESTORE = (
    update(period)
    .where(period.c.id == bindparam("period_id"))
    .values(kind=bindparam("old_kind"), to_us=bindparam("old_to"))
)
LAST_END = select(func.max(period.c.to_us)).where(period.c.ticket_id == bindparam("ticket"))
REMOVE = delete(period).where(period.c.id == bindparam("period_id"))


class Opened(NamedTuple):
    """The period an act begins: its kind, and the service being handled in it."""

    kind: str
    service_id: int | None = None


class Period(NamedTuple):
    """A stretch of a ticket's life: microseconds UTC, ``to_us`` None while it runs; the service if one is handled."""

    kind: str
    from_us: int
    to_us: int | None
    window: str | None
    clerk: str | None
    service_id: int | None

    def us(self, now_us: int) -> int:
        """How long it took, or has taken up to ``now_us``; never negative whatever the clock did."""
        return max(0, (now_us if self.to_us is None else self.to_us) - self.from_us)


LIFE = Prepared(
    select(*(period.c[name] for name in Period._fields))
    .where(period.c.ticket_id == bindparam("ticket"))
    .order_by(period.c.id)
)
# The kind of the period that is open while a ticket is in a state
KIND_IN = {"waiting": "wait", "called": "walk", "serving": "handling", "held": "hold"}


def move(
    desk: Desk,
    ticket: Ticket,
    act: str,
    opens: Opened | None = None,
    closes_as: str | None = None,
    facts: dict[str, Any] | None = None,
    also: Sequence[Sequence[Any]] = (),
    **changes: Any,
) -> Ticket:
    """Bring ``ticket`` into a new state with its periods and its journal entry; returns it as it now is.

    ``closes_as`` renames the period that ends; ``also`` names periods the act changed by itself, as (row, kind it
    had, end it had), for an undo. Raises Refusal ``changed_meanwhile`` when somebody else moved the
    ticket first, ``window_busy`` when the window already has one.
    """
    after = ticket._replace(**changes)
    _update(desk, ticket.state, after)
    touched = close_period(desk, ticket, closes_as)
    opened = _open(desk, after, opens, touched[0][3] if touched else None) if opens else []
    undo = {
        "before": _changed(ticket, after),
        "periods": [*also, *(p[:3] for p in touched)],
        "opened": opened,
    }
    desk.record(act, ticket.id, number=ticket.label, undo=undo, **(facts or {}))
    return after


def mark(desk: Desk, ticket: Ticket, act: str, facts: dict[str, Any] | None = None, **changes: Any) -> Ticket:
    """Change something about a ticket that stays where it is; its periods run on. Raises Refusal as ``move`` does."""
    after = ticket._replace(**changes)
    _update(desk, ticket.state, after)
    undo: dict[str, Any] = {"before": _changed(ticket, after), "periods": [], "opened": []}
    desk.record(act, ticket.id, number=ticket.label, undo=undo, **(facts or {}))
    return after


def put_back(desk: Desk, ticket: Ticket, undo: dict[str, Any]) -> Ticket:
    """Restore what an act's journal entry says was there before it; its periods run on as if it never happened.

    Raises Refusal as ``move`` does.
    """
    before = ticket._replace(**undo["before"])
    _update(desk, ticket.state, before)
    for period_id in undo["opened"]:
        desk.conn.execute(REMOVE, {"period_id": period_id})
    for period_id, kind, to_us in undo["periods"]:
        desk.conn.execute(RESTORE, {"period_id": period_id, "old_kind": kind, "old_to": to_us})
    return before


def close_period(desk: Desk, ticket: Ticket, as_kind: str | None = None) -> list[tuple[int, str, None, int]]:
    """End the ticket's open period now; returns (row, kind it had, None, instant it ended) or nothing."""
    values = {"ticket": ticket.id, "now": desk.now_us, "as_kind": as_kind}
    return [(r.id, KIND_IN[ticket.state], None, r.to_us) for r in CLOSE(desk.conn, **values)]


def open_period(desk: Desk, ticket: Ticket, opens: Opened, from_us: int, to_us: int | None = None) -> int:
    """Begin a period at ``from_us``; returns its row number."""
    values = {
        "ticket_id": ticket.id, "kind": opens.kind, "from_us": from_us, "to_us": to_us,
        "window": ticket.window, "clerk": ticket.clerk, "service_id": opens.service_id,
    }  # fmt: skip
    return int(OPEN.one(desk.conn, **values).id)


def life(look: Look, ticket_id: int) -> list[Period]:
    """The stretches of a ticket's life in order."""
    return [Period._make(row) for row in LIFE(look.conn, ticket=ticket_id)]


def must_be(ticket: Ticket, states: Sequence[str]) -> None:
    """Raise Refusal ``wrong_state`` unless the ticket is in one of ``states``."""
    if ticket.state not in states:
        raise Refusal("wrong_state", number=ticket.label, state=ticket.state)


def _open(desk: Desk, after: Ticket, opens: Opened, since_us: int | None) -> list[int]:
    # Who was gone comes back: the time between is a period too, so that periods tile the ticket's life.
    if since_us is not None:
        return [open_period(desk, after, opens, since_us)]
    left_us = desk.conn.execute(LAST_END, {"ticket": after.id}).scalar_one()
    since_us = max(left_us, desk.now_us)
    gone = open_period(desk, after, Opened("away"), left_us, since_us)
    return [gone, open_period(desk, after, opens, since_us)]


def _changed(ticket: Ticket, after: Ticket) -> dict[str, Any]:
    return {name: getattr(ticket, name) for name in MUTABLE if getattr(ticket, name) != getattr(after, name)}


def _update(desk: Desk, was: str, after: Ticket) -> None:
    values: dict[str, Any] = {f"new_{name}": getattr(after, name) for name in MUTABLE}
    try:
        done = MOVE.count(desk.conn, **values, ticket_id=after.id, was=was)
    except IntegrityError as error:
        raise Refusal("window_busy", window=after.window) from error
    if done != 1:
        raise Refusal("changed_meanwhile", number=after.label)

"""The business day: it begins by itself, and settles what the evening before left open."""

from __future__ import annotations

from sqlalchemy import bindparam, case, select, update

from counterdesk.clock import SECOND_US
from counterdesk.hall import moves, rows
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import OPEN_STATES, SeatRow, SittingRow
from counterdesk.store.desk import Desk, Look

seat = SeatRow.__table__  # type: ignore[attr-defined]
sitting = SittingRow.__table__  # type: ignore[attr-defined]
LEFT_OPEN = select(*rows.COLUMNS).where(
    rows.table.c.state.in_(OPEN_STATES), rows.table.c.day < bindparam("today")
)
SILENT = select(seat.c.window, seat.c.beat_us).where(seat.c.state != "closed", seat.c.beat_us < bindparam("before"))
EMPTY = (
    update(seat)
    .where(seat.c.window == bindparam("at"))
    .values(state="closed", clerk=None, reason=None, help_us=None, since_us=bindparam("now"))
)
RISE = (
    update(sitting)
    .where(sitting.c.window == bindparam("at"), sitting.c.to_us.is_(None))
    .values(to_us=case((sitting.c.from_us > bindparam("heard"), sitting.c.from_us), else_=bindparam("heard")))
)
STALE_S = 3600  # a window not heard of for an hour when the day begins was left open overnight


def begin(desk: Desk) -> None:
    """Begin the business day if it has not begun: yesterday's open tickets are settled, empty windows closed.

    Waiting, called and held tickets become ``carried_over``; a service nobody ended is finished with its times
    marked as not reliable, so that it counts in no average. Each is named in the journal, as nobody's act.
    """
    if desk.day <= desk.stored_day:
        return
    desk.begin_day()
    acting = desk.clerk, desk.window
    desk.clerk = desk.window = None
    for ticket in left_open(desk):
        _settle(desk, ticket)
    desk.record("day_begun", closed_windows=_close_empty(desk))
    desk.clerk, desk.window = acting


def _close_empty(desk: Desk) -> list[str]:
    # The clerk went home without closing: they sat there until they were last heard of.
    silent = desk.conn.execute(SILENT, {"before": desk.now_us - STALE_S * SECOND_US}).all()
    for left in silent:
        desk.conn.execute(EMPTY, {"at": left.window, "now": desk.now_us})
        desk.conn.execute(RISE, {"at": left.window, "heard": left.beat_us})
    return [left.window for left in silent]


def left_open(look: Look) -> list[Ticket]:
    """Tickets of earlier days that are still open."""
    return [Ticket._make(r) for r in look.conn.execute(LEFT_OPEN, {"today": look.day})]


def _settle(desk: Desk, ticket: Ticket) -> None:
    if ticket.state == "serving":
        moves.move(desk, ticket, "day_ended_serving", state="finished", outcome="day_ended", reliable=0)
    else:
        moves.move(desk, ticket, "carried_over", state="carried_over")

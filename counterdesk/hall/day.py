"""The business day: it begins by itself, and settles what the evening before left open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, case, exists, insert, select, update

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall import catalogue, moves, rows
from counterdesk.hall.away import reserve
from counterdesk.hall.rows import Ticket
from counterdesk.hall.summary import kept
from counterdesk.hall.tables import OPEN_STATES, DayClosingRow, SeatRow, SittingRow
from counterdesk.store.desk import Desk, Look

ONE_DAY = timedelta(days=1)
seat = SeatRow.__table__  # type: ignore[attr-defined]
sitting = SittingRow.__table__  # type: ignore[attr-defined]
closings = DayClosingRow.__table__  # type: ignore[attr-defined]
LEFT_OPEN = select(*rows.COLUMNS).where(rows.table.c.state.in_(OPEN_STATES), rows.table.c.day < bindparam("today"))
OCCUPIED = select(seat.c.window, seat.c.beat_us).where(seat.c.state != "closed")
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
SITS = select(sitting).where(sitting.c.window == bindparam("at"), sitting.c.to_us.is_(None))
SIT = insert(sitting)
CLOSED = select(exists().where(closings.c.day == bindparam("of")))
OPENED_AGAIN = select(
    exists().where(
        closings.c.day == bindparam("of"), sitting.c.to_us.is_(None), sitting.c.state == "open",
        sitting.c.from_us > closings.c.closed_us,
    )
)  # fmt: skip
STALE_S = 3600  # a window not heard of for an hour when the day begins was left open overnight


def begin(desk: Desk) -> None:
    """Begin the business day if it has not begun: yesterday's open tickets are settled, empty windows closed.

    Waiting, called and held tickets become ``carried_over``; a service nobody ended is finished with its times
    marked as not reliable, so that it counts in no average; numbers kept in reserve stay
    void. Each is named in the journal, as nobody's act.
    """
    if desk.day <= desk.stored_day:
        return
    desk.begin_day()
    acting = desk.clerk, desk.window
    desk.clerk = desk.window = None
    for ticket in left_open(desk):
        settle(desk, ticket)
    reserve.void_left(desk, before=desk.day)
    kept.keep(desk)
    desk.record("day_begun", closed_windows=_windows_of_the_night(desk))
    desk.clerk, desk.window = acting


def is_closed(look: Look, on: date) -> bool:
    """Whether somebody closed that day."""
    return bool(look.conn.execute(CLOSED, {"of": on}).scalar())


def over(look: Look) -> date | None:
    """Today where somebody closed it and no window was opened since: one opened after that begins it again."""
    ended = is_closed(look, look.day) and not look.conn.execute(OPENED_AGAIN, {"of": look.day}).scalar()
    return look.day if ended else None


def cut_sitting(desk: Desk, window: str, until_us: int) -> None:
    """End the window's sitting with its business day and let it go on in the next, for every day begun by ``until_us``.

    So no sitting runs over two days, and a day's open hours are the sum of its sittings.
    """
    found = desk.conn.execute(SITS, {"at": window}).mappings().one_or_none()
    now = {name: value for name, value in found.items() if name != "id"} if found else {"day": desk.day}
    while now["day"] < desk.day:
        tomorrow = now["day"] + ONE_DAY
        starts_us = max(now["from_us"], _start_us(desk, tomorrow))
        if starts_us > until_us:
            return
        rise(desk, window, starts_us)
        now |= {"day": tomorrow, "from_us": starts_us}
        desk.conn.execute(SIT, now)


def rise(desk: Desk, window: str, at_us: int) -> None:
    """End the window's sitting at ``at_us``, but never before it began."""
    desk.conn.execute(RISE, {"at": window, "heard": at_us})


def _windows_of_the_night(desk: Desk) -> list[str]:
    # Whoever went home without closing sat there until they were last heard of; the others go on in the new day.
    closed = []
    for left in desk.conn.execute(OCCUPIED).all():
        silent = left.beat_us < desk.now_us - STALE_S * SECOND_US
        cut_sitting(desk, left.window, left.beat_us if silent else desk.now_us)
        if silent:
            desk.conn.execute(EMPTY, {"at": left.window, "now": desk.now_us})
            rise(desk, left.window, left.beat_us)
            closed.append(left.window)
    return closed


def _start_us(desk: Desk, on: date) -> int:
    return to_us(datetime.combine(on, catalogue.current(desk).hall.day_starts, desk.zone))


def left_open(look: Look) -> list[Ticket]:
    """Tickets of earlier days that are still open."""
    return [Ticket._make(r) for r in look.conn.execute(LEFT_OPEN, {"today": look.day})]


def settle(desk: Desk, ticket: Ticket) -> None:
    """End a ticket whose day is over: carried over, or finished with times that count in no average."""
    if ticket.state == "serving":
        moves.move(desk, ticket, "day_ended_serving", state="finished", outcome="day_ended", reliable=0)
    else:
        moves.move(desk, ticket, "carried_over", state="carried_over")

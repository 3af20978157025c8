"""Windows: who sits where, open or paused with a reason, a heartbeat, takeover."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, clerks, day, moves, rows
from counterdesk.hall.commitments.sweep import sweep_once_a_day
from counterdesk.hall.tables import SeatRow, SittingRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared

table = SeatRow.__table__  # type: ignore[attr-defined]
sitting = SittingRow.__table__  # type: ignore[attr-defined]


HEARD_S = 20


class Seat(NamedTuple):
    """A window now: who sits there, open or paused, since when, last heartbeat, help asked for since."""

    window: str
    clerk: str | None
    state: str
    reason: str | None
    since_us: int
    beat_us: int
    help_us: int | None

    def silent(self, now_us: int, silent_s: int) -> bool:
        """Whether an occupied window has not been heard of for longer than ``silent_s``."""
        return self.state != "closed" and now_us - self.beat_us > silent_s * SECOND_US


class _Place(NamedTuple):
    seat: Seat
    disabled: bool


COLUMNS = [table.c[name] for name in Seat._fields]
ALL = select(*COLUMNS).order_by(table.c.window)
ONE = Prepared(
    select(*COLUMNS, clerks.table.c.disabled)
    .select_from(table.outerjoin(clerks.table, clerks.table.c.number == table.c.clerk))
    .where(table.c.window == bindparam("at"))
)
OPEN = Prepared(select(table.c.window).where(table.c.state == literal_column("'open'")))
OF_CLERK = select(*COLUMNS).where(table.c.clerk == bindparam("of"))
ADD = insert(table)
CHANGE = (
    update(table)
    .where(table.c.window == bindparam("at"))
    .values({name: bindparam(f"new_{name}") for name in Seat._fields[1:]})
)
BEAT = (
    update(table)
    .where(
        table.c.window == bindparam("at"),
        table.c.clerk == bindparam("of"),
        table.c.clerk.in_(select(clerks.table.c.number).where(clerks.table.c.disabled == 0)),
    )
    .values(beat_us=bindparam("now"))
)
LAST_RISE = (
    select(sitting.c.to_us).where(sitting.c.window == bindparam("at")).order_by(sitting.c.id.desc()).limit(1)
)


def seats(look: Look) -> list[Seat]:
    """Every window that was ever opened, by code."""
    return [Seat._make(r) for r in look.conn.execute(ALL)]


def seat(look: Look, window: str) -> Seat | None:
    """The window's seat, or None when it was never opened."""
    place = _place(look, window)
    return place.seat if place else None


def open_now(look: Look) -> frozenset[str]:
    """The codes of the windows that are open, neither paused nor closed."""
    return frozenset(r.window for r in OPEN(look.conn))


def seated(desk: Desk) -> Seat:
    """The acting clerk's open window.

    Raises Refusal ``no_such_window``, ``window_closed``, ``not_your_window``, ``clerk_disabled`` or
    ``window_paused``.
    """
    place = _own(desk)
    if place.state == "paused":
        raise Refusal("window_paused", window=desk.window)
    if desk.now_us - place.beat_us > HEARD_S * SECOND_US:
        beat(desk)  # an act says as much as a heartbeat: the command line has no other
    return place


def known(look: Look, window: str) -> catalogue.WindowPlan:
    """The window as the hall file plans it; raises Refusal ``no_such_window``."""
    plan = catalogue.current(look).windows.get(window)
    if plan is None:
        raise Refusal("no_such_window", window=window[:20])
    return plan


def open_window(desk: Desk) -> Seat:
    """Sit down at the desk's window and open it; the same clerk opening again changes nothing.

    Raises Refusal ``role`` for one who serves nobody, ``window_taken`` when another sits there, ``clerk_elsewhere``
    when the clerk sits elsewhere.
    """
    day.begin(desk)
    sweep_once_a_day(desk)
    window = known(desk, desk.window or "").code
    clerk = clerks.require(desk, desk.clerk, "serve")
    place = seat(desk, window)
    if place and place.clerk == clerk.number:
        return place if place.state == "open" else _change(desk, place, "open", None, "window_opened")
    if place and place.state != "closed":
        raise Refusal("window_taken", window=window, clerk=place.clerk)
    elsewhere = desk.conn.execute(OF_CLERK, {"of": clerk.number}).one_or_none()
    if elsewhere is not None:
        raise Refusal("clerk_elsewhere", clerk=clerk.number, window=elsewhere.window)
    return _change(desk, place or _add(desk, window), "open", None, "window_opened", clerk.number)


def pause(desk: Desk, reason: str) -> Seat:
    """Pause the clerk's own window; the reason is a word of the section ``pause`` or free text."""
    place = seated(desk)
    if not reason.strip():
        raise Refusal("reason_needed")
    return _change(desk, place, "paused", reason.strip()[:80], "window_paused")


def resume(desk: Desk) -> Seat:
    """Open the clerk's paused window again; raises Refusal as ``seated`` does, but for a pause."""
    place = _own(desk)
    return place if place.state == "open" else _change(desk, place, "open", None, "window_resumed")


def close(desk: Desk) -> Seat:
    """Close the clerk's window; raises Refusal ``ticket_open`` while a ticket is called or served there."""
    place = _own(desk)
    ticket = rows.at_window(desk, place.window)
    if ticket:
        raise Refusal("ticket_open", number=ticket.label, window=place.window)
    return _change(desk, place, "closed", None, "window_closed")


def takeover(desk: Desk, window: str, lead: str) -> Seat:
    """Give a silent window to the acting clerk, with the ticket that is still open there.

    ``lead`` is the number of the lead who decides. Raises Refusal ``role`` for anybody else, ``window_alive``
    when the window was heard of within the set time and its clerk still works here.
    """
    clerks.require(desk, lead, "takeover")
    place, disabled = _occupied(desk, window)
    silent_s = catalogue.current(desk).calling.silent_s
    if not (disabled or place.silent(desk.now_us, silent_s)):
        raise Refusal("window_alive", window=window, silent_s=silent_s)
    clerk = clerks.require(desk, desk.clerk, "serve").number
    elsewhere = desk.conn.execute(OF_CLERK, {"of": clerk}).one_or_none()
    if elsewhere is not None and elsewhere.window != window:
        raise Refusal("clerk_elsewhere", clerk=clerk, window=elsewhere.window)
    desk.window = window
    ticket = rows.at_window(desk, window)
    if ticket:
        kind = moves.KIND_IN[ticket.state]
        handled = ticket.service_id if kind == "handling" else None
        moves.move(desk, ticket, "taken_over", moves.Opened(kind, handled), clerk=clerk)
    return _change(desk, place, "open", None, "window_taken_over", clerk, lead=lead, before=place.clerk)


def beat(desk: Desk) -> bool:
    """Say that the window's program lives; not journalled. False when the clerk no longer sits or works there."""
    values = {"at": desk.window, "of": desk.clerk, "now": desk.now_us}
    return desk.conn.execute(BEAT, values).rowcount == 1


def ask_help(desk: Desk, window: str) -> Seat:
    """Call the lead to a window without a sound; asking again means the lead came, and how long that took."""
    clerks.acting(desk)
    place = _occupied(desk, window).seat
    waited_s = (desk.now_us - place.help_us) // SECOND_US if place.help_us else None
    after = place._replace(help_us=None if place.help_us else desk.now_us)
    _write(desk, after)
    desk.window = window
    desk.record("help_came" if place.help_us else "help_asked", waited_s=waited_s)
    return after


def _own(desk: Desk) -> Seat:
    place, disabled = _occupied(desk, desk.window or "")
    if place.clerk != desk.clerk:
        raise Refusal("not_your_window", window=desk.window, clerk=place.clerk)
    if disabled:
        raise Refusal("clerk_disabled", clerk=desk.clerk)
    return place


def _occupied(desk: Desk, window: str) -> _Place:
    place = _place(desk, window)
    if place is None or place.seat.state == "closed":
        raise Refusal("window_closed", window=known(desk, window).code, clerk=desk.clerk or "")
    return place


def _place(look: Look, window: str) -> _Place | None:
    found = ONE.one(look.conn, at=window)
    return _Place(Seat._make(found[:-1]), bool(found.disabled)) if found else None


def _add(desk: Desk, window: str) -> Seat:
    empty = Seat(window, None, "closed", None, desk.now_us, desk.now_us, None)
    desk.conn.execute(ADD, empty._asdict())
    return empty


def _change(
    desk: Desk,
    place: Seat,
    state: str,
    reason: str | None,
    act: str,
    clerk: str | None = None,
    **facts: object,
) -> Seat:
    sits = None if state == "closed" else clerk or place.clerk
    after = place._replace(clerk=sits, state=state, reason=reason, since_us=desk.now_us, beat_us=desk.now_us)
    _write(desk, after)
    day.cut_sitting(desk, place.window, desk.now_us)
    day.rise(desk, place.window, desk.now_us)
    if sits:
        rose_us = desk.conn.execute(LAST_RISE, {"at": place.window}).scalar() or 0
        desk.conn.execute(day.SIT, {
            "day": desk.day, "window": place.window, "clerk": sits, "state": state, "reason": reason,
            "from_us": max(rose_us, desk.now_us), "to_us": None,  # a clock set back makes no two sittings overlap
        })  # fmt: skip
    desk.record(act, None, reason=reason, **facts)
    return after


def _write(desk: Desk, after: Seat) -> None:
    values = {f"new_{name}": getattr(after, name) for name in Seat._fields[1:]}
    try:
        desk.conn.execute(CHANGE, {**values, "at": after.window})
    except IntegrityError as error:
        raise Refusal("clerk_elsewhere", clerk=after.clerk, window=after.window) from error

"""A ticket as everyone outside the store sees it, and how to find one."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, literal_column, select

from counterdesk.hall import codes
from counterdesk.hall.tables import PeriodRow, TicketRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look
from counterdesk.words import plain

table = TicketRow.__table__  # type: ignore[attr-defined]
_span = PeriodRow.__table__  # type: ignore[attr-defined]


class Ticket(NamedTuple):
    """One row of the ticket table; instants are microseconds UTC, ``reliable`` 0 means its times are not trusted."""

    id: int
    day: date
    series: str
    number: int
    label: str
    service_id: int
    priority: str | None
    rate: float
    lane: str
    state: str
    arrived_at_us: int
    place_us: int
    window: str | None
    clerk: str | None
    to_window: str | None
    calls: int
    last_call_us: int | None
    outcome: str | None
    reliable: int
    lang: str
    ahead: int | None
    wait_low_min: int | None
    wait_high_min: int | None
    source: str


class Lane(NamedTuple):
    """The line a ticket stands in: a series, a rate, perhaps one window it was sent to."""

    series: str
    rate: float
    to_window: str | None

    def now(self, open_windows: Collection[str]) -> Lane:
        """The line it is while these windows are open: nobody waits for one window that is not."""
        return self if self.to_window in open_windows else self._replace(to_window=None)


RESERVE = "reserve"
"""The source of a number that is only kept beforehand: nobody took it, and no figure counts it."""
COLUMNS = [table.c[name] for name in Ticket._fields]
WAITING = table.c.state == literal_column("'waiting'")  # literal, so that the partial index serves
AT_A_WINDOW = table.c.state.in_([literal_column("'called'"), literal_column("'serving'")])
BY_ID = select(*COLUMNS).where(table.c.id == bindparam("id"))
BY_NUMBER = select(*COLUMNS).where(
    table.c.day == bindparam("day"),
    table.c.series == bindparam("series"),
    table.c.number == bindparam("number"),
)
BY_WINDOW = select(*COLUMNS).where(table.c.window == bindparam("window"), AT_A_WINDOW)
HELD = (
    select(*COLUMNS)
    .join_from(table, _span, (_span.c.ticket_id == table.c.id) & _span.c.to_us.is_(None))
    .where(table.c.day == bindparam("day"), table.c.window == bindparam("window"), table.c.state == "held")
    .order_by(_span.c.from_us, _span.c.id)
)
OF_DAY = select(*COLUMNS).where(table.c.day == bindparam("day")).order_by(table.c.id)
_LABEL = re.compile(r"([A-Z]{1,2})0*(\d{1,6})")


def label_of(series: str, number: int) -> str:
    """A number as people read it, such as ``A012``."""
    return f"{series}{number:03d}"


def lane_name(series: str, rate: float, to_window: str | None = None) -> str:
    """The stored name of a lane, such as ``A:3`` or ``A:1@4``."""
    return f"{series}:{rate:g}" + (f"@{to_window}" if to_window else "")


def lane_of(name: str) -> Lane:
    """The lane a stored name means."""
    line, _, window = name.partition("@")
    series, _, rate = line.partition(":")
    return Lane(series, float(rate), window or None)


def parse_label(text: str) -> tuple[str, int]:
    """Series and number of what a person typed, such as ``A012``, ``a12`` or full-width ``Ａ０１２``.

    Raises Refusal ``not_a_number`` for anything else.
    """
    found = _LABEL.fullmatch(plain(text).strip().upper())
    if not found:
        raise Refusal("not_a_number", number=text[:20])
    return found[1], int(found[2])


def by_label(look: Look, number: str, day: date | None = None) -> Ticket:
    """The ticket printed as ``number`` on ``day`` (default: today); a scanned ticket code serves as well.

    Raises Refusal ``not_a_number`` or ``no_such_ticket``.
    """
    if number.isdigit() and len(number) > codes.CHECK_DIGITS + 1:
        return by_code(look, number)
    series, digits = parse_label(number)
    row = look.conn.execute(
        BY_NUMBER, {"day": day or look.day, "series": series, "number": digits}
    ).one_or_none()
    if row is None:
        raise Refusal("no_such_ticket", number=number[:20])
    return Ticket._make(row)


def by_code(look: Look, text: str) -> Ticket:
    """The ticket whose slip carries this code; raises Refusal ``bad_code`` or ``no_such_ticket``."""
    code = codes.read(text, look.code_key)
    if code.kind != "ticket":
        raise Refusal("bad_code")
    return by_id(look, code.id)


def by_id(look: Look, ticket_id: int) -> Ticket:
    """The ticket of a row number; raises Refusal ``no_such_ticket``."""
    row = look.conn.execute(BY_ID, {"id": ticket_id}).one_or_none()
    if row is None:
        raise Refusal("no_such_ticket", number=ticket_id)
    return Ticket._make(row)


def at_window(look: Look, window: str) -> Ticket | None:
    """The ticket called to or served at ``window``, or None."""
    row = look.conn.execute(BY_WINDOW, {"window": window}).one_or_none()
    return Ticket._make(row) if row else None


def code_of(look: Look, ticket: Ticket) -> str:
    """The digits on the ticket's slip."""
    return codes.make("ticket", ticket.id, look.code_key)


def held_at(look: Look, window: str) -> list[Ticket]:
    """Tickets held by ``window`` today, longest held first."""
    return [Ticket._make(r) for r in look.conn.execute(HELD, {"day": look.day, "window": window})]


def of_day(look: Look, day: date | None = None, state: str | None = None) -> list[Ticket]:
    """All tickets of a day (default: today) in the order of issue, perhaps of one state only."""
    wanted = OF_DAY if state is None else OF_DAY.where(table.c.state == state)
    return [Ticket._make(r) for r in look.conn.execute(wanted, {"day": day or look.day})]

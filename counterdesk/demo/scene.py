"""What the demo's town sees of the hall before it acts: one snapshot."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.catalogue import Service
from counterdesk.hall.moves import period
from counterdesk.hall.rows import Ticket
from counterdesk.hall.windows import Seat
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

RUNNING = Prepared(select(period.c.ticket_id, period.c.from_us).where(period.c.to_us.is_(None)))
SEATS = Prepared(select(*windows.COLUMNS))
AT_WINDOWS = Prepared(select(*rows.COLUMNS).where(rows.AT_A_WINDOW))
WAITING = Prepared(select(*rows.COLUMNS).where(rows.table.c.day == bindparam("day"), rows.WAITING))


class Scene(NamedTuple):
    """Seats and tickets by window, who waits, since when each open ticket stands as it does, and their services."""

    now_us: int
    day: date
    seats: dict[str, Seat]
    here: dict[str, Ticket]
    waiting: list[Ticket]
    since_us: dict[int, int]
    services: dict[int, Service]

    def waits_for(self, window: str, serves: tuple[str, ...]) -> bool:
        """Whether anybody waits whom ``window`` may call."""
        is_open = [seat.window for seat in self.seats.values() if seat.state == "open"]
        lanes = (rows.lane_of(ticket.lane).now(is_open) for ticket in self.waiting)
        return any(lane.series in serves and (lane.to_window or window) == window for lane in lanes)

    def service(self, ticket: Ticket) -> Service:
        """What the holder of a ticket wants now."""
        return self.services[ticket.service_id]


def scene(look: Look) -> Scene:
    """The hall as it is at this instant."""
    waiting = [Ticket._make(found) for found in WAITING(look.conn, day=look.day)]
    here = {ticket.window: ticket for found in AT_WINDOWS(look.conn) if (ticket := Ticket._make(found)).window}
    return Scene(
        look.now_us,
        look.day,
        {found.window: Seat._make(found) for found in SEATS(look.conn)},
        {window: ticket for window, ticket in here.items() if window},
        waiting,
        {row.ticket_id: row.from_us for row in RUNNING(look.conn)},
        {id: catalogue.service_of(look, id)[1] for id in {t.service_id for t in (*waiting, *here.values())}},
    )

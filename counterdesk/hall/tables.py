"""The tables of tickets, their periods, the number counters and the windows' seats.

They stand together because every verb at a window touches several of them; each noun's file keeps its own rules.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

STATES = (
    "waiting", "called", "serving", "held", "finished", "no_show", "walked_out", "cancelled", "carried_over", "void",
)  # fmt: skip
OPEN_STATES = ("waiting", "called", "serving", "held")
AT_WINDOW = ("called", "serving")
PERIODS = ("wait", "missed", "walk", "absent", "handling", "hold", "away")
SEAT_STATES = ("closed", "open", "paused")


class TicketRow(SQLModel, table=True):
    """A citizen's number of one business day, where it stands, and what was announced with it."""

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("day", "series", "number", name="uq_ticket_number"),
        one_of("state", STATES, "ck_ticket_state"),
        Index("uq_ticket_key", "day", "idem_key", unique=True, **partial("idem_key IS NOT NULL")),
        Index("ix_ticket_waiting", "day", "lane", "place_us", **partial("state = 'waiting'")),
        Index("uq_ticket_at_window", "window", unique=True, **partial("state IN ('called', 'serving')")),
        CheckConstraint("state NOT IN ('called', 'serving') OR \"window\" IS NOT NULL", name="ck_ticket_window"),
    )

    id: int | None = key_field()
    day: date
    series: str = text_field()
    number: int
    label: str = text_field()
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    priority: str | None = text_field(default=None)
    rate: float
    lane: str = text_field()
    state: str = text_field()
    arrived_at_us: int = us_field()
    place_us: int = us_field()
    window: str | None = text_field(default=None)
    clerk: str | None = text_field(default=None)
    to_window: str | None = text_field(default=None)
    calls: int = 0
    last_call_us: int | None = us_field(default=None)
    outcome: str | None = text_field(default=None)
    reliable: int = 1
    lang: str = text_field()
    idem_key: str | None = text_field(default=None)
    ahead: int | None = None
    wait_low_min: int | None = None
    wait_high_min: int | None = None
    source: str = text_field()


class PeriodRow(SQLModel, table=True):
    """One stretch of a ticket's life; together they tile it, and every duration is derived from them."""

    __tablename__ = "period"
    __table_args__ = (
        one_of("kind", PERIODS, "ck_period_kind"),
        CheckConstraint("to_us IS NULL OR to_us >= from_us", name="ck_period_forward"),
        Index("ix_period_ticket", "ticket_id"),
        Index("uq_period_open", "ticket_id", unique=True, **partial("to_us IS NULL")),
    )

    id: int | None = key_field()
    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id")
    kind: str = text_field()
    from_us: int = us_field()
    to_us: int | None = us_field(default=None)
    window: str | None = text_field(default=None)
    clerk: str | None = text_field(default=None)
    service_id: int | None = Field(default=None, sa_type=Big, foreign_key="service.id")


class ErrandRow(SQLModel, table=True):
    """A further service on the same ticket, waiting for its turn or done."""

    __tablename__ = "errand"

    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id", primary_key=True)
    position: int = Field(primary_key=True)
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    done: int = 0


class CounterRow(SQLModel, table=True):
    """The last number given in a series on a day, whether a lead stopped it, and whom the cap protects."""

    __tablename__ = "counter"

    day: date = Field(primary_key=True)
    series: str = Field(primary_key=True, sa_type=Text)
    last: int
    stopped: str | None = text_field(default=None)
    passed_over: int = 0


class SeatRow(SQLModel, table=True):
    """A window and the clerk who sits there: one clerk a window, one window a clerk."""

    __tablename__ = "seat"
    __table_args__ = (
        one_of("state", SEAT_STATES, "ck_seat_state"),
        UniqueConstraint("clerk", name="uq_seat_clerk"),
        CheckConstraint("(state = 'closed') = (clerk IS NULL)", name="ck_seat_clerk"),
    )

    window: str = Field(primary_key=True, sa_type=Text)
    clerk: str | None = text_field(default=None)
    state: str = text_field()
    reason: str | None = text_field(default=None)
    since_us: int = us_field()
    beat_us: int = us_field()
    help_us: int | None = us_field(default=None)


class SittingRow(SQLModel, table=True):
    """A stretch of a window being open or paused: the denominator of occupancy."""

    __tablename__ = "sitting"
    __table_args__ = (Index("uq_sitting_open", "window", unique=True, **partial("to_us IS NULL")),)

    id: int | None = key_field()
    day: date
    window: str = text_field()
    clerk: str = text_field()
    state: str = text_field()
    reason: str | None = text_field(default=None)
    from_us: int = us_field()
    to_us: int | None = us_field(default=None)


class DayClosingRow(SQLModel, table=True):
    """A business day somebody closed, and the print job of its report."""

    __tablename__ = "day_closing"

    day: date = Field(primary_key=True)
    closed_us: int = us_field()
    clerk: str | None = text_field(default=None)
    print_job: int | None = Field(default=None, sa_type=Big)

"""The tables of being away: numbers kept beforehand, what was done on them, and what was merged."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

KEPT, USED, VOIDED = "kept", "used", "voided"
READY, OPEN, MERGING, MERGED = "ready", "open", "merging", "merged"


class ReservedRow(SQLModel, table=True):
    """A number that a desk or a kiosk keeps: its ticket is in the books as void until it is given out."""

    __tablename__ = "reserved_number"
    __table_args__ = (
        one_of("state", (KEPT, USED, VOIDED), "ck_reserved_number_state"),
        Index("ix_reserved_number_kept", "holder", "day", "series", "number", **partial("state = 'kept'")),
    )

    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id", ondelete="CASCADE", primary_key=True)
    holder: str = text_field()
    day: date
    series: str = text_field()
    number: int
    made_us: int = us_field()
    state: str = text_field()


class AwaySessionRow(SQLModel, table=True):
    """A stretch in which a place is on its own: ready, open or being merged in its own file, merged in the hall.

    ``head`` is the hall's newest journal entry that the place knew of when it lost the hall.
    """

    __tablename__ = "away_session"
    __table_args__ = (one_of("state", (READY, OPEN, MERGING, MERGED), "ck_away_session_state"),)

    id: str = Field(primary_key=True, sa_type=Text)
    holder: str = text_field()
    from_us: int = us_field()
    head: int = Field(sa_type=Big)
    merged_us: int | None = us_field(default=None)
    state: str = text_field()
    acts: int
    set_aside: int


class AwayActRow(SQLModel, table=True):
    """One act done while away, in a place's own file: the verb by its name, by whom, when, and its facts as JSON."""

    __tablename__ = "away_act"

    id: int | None = key_field()
    at_us: int = us_field()
    day: date
    verb: str = text_field()
    clerk: str | None = text_field(default=None)
    window: str | None = text_field(default=None)
    facts: str = text_field()


reserved = ReservedRow.__table__  # type: ignore[attr-defined]
session = AwaySessionRow.__table__  # type: ignore[attr-defined]
act = AwayActRow.__table__  # type: ignore[attr-defined]

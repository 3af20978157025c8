"""First-contact responsibility (首问负责制): who was asked first, and what became of the question."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

STATES = ("open", "handed", "closed")


class EnquiryRow(SQLModel, table=True):
    """A question put at a window: it is the first clerk's until the one it was handed to confirms."""

    __tablename__ = "enquiry"
    __table_args__ = (
        one_of("state", STATES, "ck_enquiry_state"),
        Index("ix_enquiry_open", "day", **partial("state <> 'closed'")),
    )

    id: int | None = key_field()
    day: date
    asked_us: int = us_field()
    first_clerk: str = text_field()
    window: str | None = text_field(default=None)
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    service_id: int | None = Field(default=None, sa_type=Big, foreign_key="service.id")
    question: str = text_field()
    answer: str | None = text_field(default=None)
    state: str = text_field()
    handed_to: str | None = text_field(default=None)
    handed_us: int | None = us_field(default=None)
    confirmed_us: int | None = us_field(default=None)
    closed_us: int | None = us_field(default=None)


enquiries = EnquiryRow.__table__  # type: ignore[attr-defined]

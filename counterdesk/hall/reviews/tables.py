"""The table of reviews. It refuses a second one of a visit, and a clerk who judges what is about themselves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

CHANNELS = ("kiosk", "screen", "paper")
"""At the machine, on the second screen turned to the citizen, or on paper that is entered later."""
STATES = ("counted", "open", "contacted", "verified", "closed", "excluded")
FINDINGS = ("yes", "partly", "no")
HOW = ("remedied", "explained")
BAD = (1, 2)
"""The two lowest grades."""


class ReviewRow(SQLModel, table=True):
    """One visit's grade from 5 (very satisfied) to 1, and what followed: who reviews is named in the people's table.

    ``window``, ``clerk`` and ``service_id`` are those the visit ended with. A named bad one is called back:
    ``next_due_on`` is the date the hall must act by next. ``reasons`` is JSON, ids of data/reviews.toml.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("ticket_id", name="uq_review_visit"),
        UniqueConstraint("year", "seq", name="uq_review_number"),
        CheckConstraint("grade BETWEEN 1 AND 5", name="ck_review_grade"),
        one_of("channel", CHANNELS, "ck_review_channel"),
        one_of("state", STATES, "ck_review_state"),
        CheckConstraint("entered_by IS NULL OR entered_by IS DISTINCT FROM clerk", name="ck_review_not_own"),
        CheckConstraint("closed_by IS NULL OR closed_by IS DISTINCT FROM clerk", name="ck_review_closed_by"),
        CheckConstraint(
            "excluded_by IS NULL OR (appealed_by IS NOT NULL AND excluded_by <> appealed_by "
            "AND excluded_by IS DISTINCT FROM clerk)",
            name="ck_review_second_person",
        ),
        CheckConstraint("(state = 'excluded') = (excluded_by IS NOT NULL)", name="ck_review_excluded"),
        CheckConstraint("closed_us IS NULL OR (how IS NOT NULL AND verified_us IS NOT NULL)", name="ck_review_closed"),
        Index("ix_review_due", "next_due_on", **partial("next_due_on IS NOT NULL")),
        Index("ix_review_visit_day", "visit_day"),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id")
    visit_day: date
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    window: str | None = text_field(default=None)
    clerk: str | None = text_field(default=None)
    grade: int
    reasons: str = text_field()
    remark: str | None = text_field(default=None)
    channel: str = text_field()
    named: int
    given_us: int = us_field()
    given_on: date
    entered_by: str | None = text_field(default=None)
    state: str = text_field()
    next_due_on: date | None = None
    contact_due_on: date | None = None
    close_due_on: date | None = None
    second_due_on: date | None = None
    contacted_us: int | None = us_field(default=None)
    contacted_by: str | None = text_field(default=None)
    contact_note: str | None = text_field(default=None)
    verified_us: int | None = us_field(default=None)
    verified_by: str | None = text_field(default=None)
    substantiated: str | None = text_field(default=None)
    finding: str | None = text_field(default=None)
    closed_us: int | None = us_field(default=None)
    closed_by: str | None = text_field(default=None)
    how: str | None = text_field(default=None)
    outcome: str | None = text_field(default=None)
    second_us: int | None = us_field(default=None)
    content: int | None = None
    appealed_by: str | None = text_field(default=None)
    appealed_us: int | None = us_field(default=None)
    appeal_reason: str | None = text_field(default=None)
    excluded_by: str | None = text_field(default=None)
    answered_us: int | None = us_field(default=None)
    appeal_answer: str | None = text_field(default=None)

"""The tables of the appraisal: events somebody entered, and objections to events with the decision on each."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from counterdesk.store.types import key_field, partial, text_field, us_field


class AppraisalEventRow(SQLModel, table=True):
    """Something about a clerk that people saw and the program cannot: an absence, training, praise."""

    __tablename__ = "appraisal_event"
    __table_args__ = (
        CheckConstraint("entered_by <> clerk", name="ck_appraisal_event_other"),
        Index("ix_appraisal_event_day", "day"),
    )

    id: int | None = key_field()
    kind: str = text_field()
    clerk: str = text_field()
    window: str | None = text_field(default=None)
    day: date
    note: str = text_field()
    entered_by: str = text_field()
    entered_us: int = us_field()


class AppraisalObjectionRow(SQLModel, table=True):
    """An appeal of the clerk an event counts against, or the decision of a lead that they did not cause it.

    ``event`` is the event's name, such as ``breach:12``. Nobody decides about an event of their own, and a decision has
    a name and a reason.
    """

    __tablename__ = "appraisal_objection"
    __table_args__ = (
        CheckConstraint("(decided_by IS NULL) = (holds IS NULL)", name="ck_appraisal_objection_decided"),
        CheckConstraint("decided_by IS NULL OR (decided_by <> clerk AND decision IS NOT NULL)",
                        name="ck_appraisal_objection_named"),
        Index("uq_appraisal_objection", "event", "clerk", unique=True, **partial("holds IS NULL OR holds = 1")),
    )  # fmt: skip

    id: int | None = key_field()
    event: str = text_field()
    clerk: str = text_field()
    raised_by: str = text_field()
    because: str = text_field()
    raised_us: int = us_field()
    holds: int | None = Field(default=None)
    decision: str | None = text_field(default=None)
    decided_by: str | None = text_field(default=None)
    decided_us: int | None = us_field(default=None)

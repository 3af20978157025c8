"""The tables of complaints and reports: the register, who told it, and which clerk it is about.

Who told it stands apart from everything else, so that nothing that reads the register can tell it by mistake.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

KINDS = ("complaint", "report")
"""投诉: the teller's own rights; 举报: somebody else's wrong, whose teller is protected (投诉举报办法)."""
CHANNELS = ("window", "phone", "letter", "box", "hotline")
CLASSES = ("on_the_spot", "passed_on", "opinion")
"""现场协调, 转办, 意见."""
STATES = ("registered", "admitted", "declined", "answered", "told", "closed")
CAUSES = (
    "not_told_once", "beyond_the_guide", "late", "manner", "nobody_there", "more_trips", "fees", "facility", "rule",
    "unfounded", "other",
)  # fmt: skip
SATISFIED = ("yes", "no", "unsaid")
HOW_TOLD = ("phone", "in_person", "letter", "message")


class ComplaintRow(SQLModel, table=True):
    """A complaint or report: what it says, its clocks as dates, and what became of it; nobody's identity.

    ``facts`` and every other text are stored with names, ids and phones hidden. ``next_due_on`` is the date the hall
    must act by next and what the list sorts by; empty when no clock runs.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="uq_complaint_number"),
        one_of("kind", KINDS, "ck_complaint_kind"),
        one_of("channel", CHANNELS, "ck_complaint_channel"),
        one_of("handled_as", CLASSES, "ck_complaint_handled_as"),
        one_of("state", STATES, "ck_complaint_state"),
        CheckConstraint("satisfied IS NULL OR satisfied IN ('yes', 'no', 'unsaid')", name="ck_complaint_satisfied"),
        CheckConstraint(
            "state <> 'closed' OR (closed_us IS NOT NULL AND closed_by IS NOT NULL AND cause IS NOT NULL)",
            name="ck_complaint_closed",
        ),
        Index("ix_complaint_due", "next_due_on", "id", **partial("closed_us IS NULL")),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    day: date
    registered_us: int = us_field()
    registrar: str = text_field()
    kind: str = text_field()
    channel: str = text_field()
    handled_as: str = text_field()
    named: int
    dept: str | None = text_field(default=None)
    window: str | None = text_field(default=None)
    service_id: int | None = Field(default=None, sa_type=Big, foreign_key="service.id")
    matter: str | None = text_field(default=None)
    facts: str = text_field()
    evidence: str | None = text_field(default=None)
    state: str = text_field()
    handler: str | None = text_field(default=None)
    admit_due_on: date
    decided_on: date | None = None
    declined_because: str | None = text_field(default=None)
    handle_due_on: date | None = None
    extended_days: int = 0
    tests_days: int = 0
    finding: str | None = text_field(default=None)
    founded: int | None = None
    answer: str | None = text_field(default=None)
    answered_on: date | None = None
    tell_due_on: date | None = None
    told_us: int | None = us_field(default=None)
    told_how: str | None = text_field(default=None)
    satisfied: str | None = text_field(default=None)
    second_due_on: date | None = None
    second_us: int | None = us_field(default=None)
    cause: str | None = text_field(default=None)
    summary: str | None = text_field(default=None)
    closed_us: int | None = us_field(default=None)
    closed_by: str | None = text_field(default=None)
    next_due_on: date | None = None
    provisional: int = 0


class ComplainantRow(SQLModel, table=True):
    """Who told it, and the facts in their own words: read by ``reveal`` alone, emptied when no longer needed."""

    __tablename__ = "complainant"

    complaint_id: int = Field(sa_type=Big, foreign_key="complaint.id", primary_key=True)
    name: str | None = text_field(default=None)
    phone: str | None = text_field(default=None)
    id_no: str | None = text_field(default=None)
    address: str | None = text_field(default=None)
    told: str = text_field()


class ComplaintLinkRow(SQLModel, table=True):
    """That a complaint is about a clerk: one person says so, another confirms or rejects it."""

    __tablename__ = "complaint_link"
    __table_args__ = (
        UniqueConstraint("complaint_id", "clerk", name="uq_complaint_link"),
        CheckConstraint("(decided_by IS NULL) = (holds IS NULL)", name="ck_complaint_link_decided"),
        CheckConstraint(
            "decided_by IS NULL OR (decided_by <> linked_by AND decided_by <> clerk)", name="ck_complaint_link_second"
        ),
        CheckConstraint("linked_by <> clerk", name="ck_complaint_link_other"),
    )

    id: int | None = key_field()
    complaint_id: int = Field(sa_type=Big, foreign_key="complaint.id")
    clerk: str = text_field()
    because: str = text_field()
    linked_by: str = text_field()
    linked_us: int = us_field()
    holds: int | None = None
    decided_by: str | None = text_field(default=None)
    decided_us: int | None = us_field(default=None)


class ComplaintEventRow(SQLModel, table=True):
    """Which journal entries tell of a complaint, so that its timeline is read without a walk through the journal."""

    __tablename__ = "complaint_event"

    complaint_id: int = Field(sa_type=Big, foreign_key="complaint.id", primary_key=True)
    journal_id: int = Field(sa_type=Big, foreign_key="journal.id", primary_key=True)

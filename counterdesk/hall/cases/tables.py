"""The tables of a case: where it stands, its papers, what stopped its clocks, its events, steps and numbered papers.

They stand together because nearly every verb of a case touches several of them. What a service asks, allows and
promises is not copied here: ``service_id`` names the version of the catalogue a case was accepted under for good.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

STATES = (
    "received", "notified", "accepted", "reviewing", "suspended", "decided", "made", "delivered",
    "withdrawn", "deemed_withdrawn", "returned", "refused_acceptance", "revoked_acceptance",
)  # fmt: skip
OVER = ("delivered", "withdrawn", "deemed_withdrawn", "returned", "refused_acceptance", "revoked_acceptance")
"""States nothing follows."""
OUTCOMES = ("grant", "refuse")
PAPER_STATES = ("taken", "missing", "tolerated", "faulty", "returned")
MODES = ("lead", "parallel", "after_lead", "sequential")
OPINIONS = ("agree", "conditions", "refuse", "deemed")
PAPERS = (
    "notice", "supplement", "acceptance", "refusal", "copy_notice", "extension", "suspension", "completion", "green",
    "receipt", "revocation",
)  # fmt: skip

DUE_BOARD = ("next_due_on", "id", "state", "service_id", "owner", "closed_us")
"""All that the due board counts by, so that no open case is read that is not shown."""


class CaseRow(SQLModel, table=True):
    """One matter of one applicant: the version of the service it is handled under, its state, dates and owner.

    Dates are those of the hall's calendar. ``next_due_on`` is the date the hall must act by next, whatever the clock,
    and what the due board sorts by; empty when no clock runs. ``provisional`` is 1 when a date lies in a year whose
    working days are not published. ``silently`` is 1 when the law accepted it because the hall said nothing in time.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="uq_cases_number"),
        one_of("state", STATES, "ck_cases_state"),
        CheckConstraint("outcome IS NULL OR outcome IN ('grant', 'refuse')", name="ck_cases_outcome"),
        Index("ix_cases_due", *DUE_BOARD, **partial("closed_us IS NULL")),
        Index("ix_cases_ticket", "ticket_id", **partial("ticket_id IS NOT NULL")),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    lang: str = text_field()
    answers: str = text_field()
    state: str = text_field()
    received_us: int = us_field()
    received_on: date
    accepted_on: date | None = None
    silently: int = 0
    converted: int = 0
    accept_due_on: date | None = None
    supplement_due_on: date | None = None
    statutory_due_on: date | None = None
    promised_due_on: date | None = None
    deliver_due_on: date | None = None
    next_due_on: date | None = None
    provisional: int = 0
    signed_us: int | None = us_field(default=None)
    decided_us: int | None = us_field(default=None)
    outcome: str | None = text_field(default=None)
    made_us: int | None = us_field(default=None)
    closed_us: int | None = us_field(default=None)
    owner: str = text_field()
    first_window: str | None = text_field(default=None)
    green: str | None = text_field(default=None)
    delivery: str | None = text_field(default=None)


class CaseMaterialRow(SQLModel, table=True):
    """A paper of a case: how many were taken, or why it is not here; ``due_on`` when it may follow later."""

    __tablename__ = "case_material"
    __table_args__ = (one_of("state", PAPER_STATES, "ck_case_material_state"),)

    case_id: int = Field(sa_type=Big, foreign_key="cases.id", primary_key=True)
    material: str = Field(primary_key=True, sa_type=Text)
    originals: int = 0
    copies: int = 0
    pages: int | None = None
    state: str = text_field()
    due_on: date | None = None
    fault: str | None = text_field(default=None)
    standard: str | None = text_field(default=None)


class CaseStopRow(SQLModel, table=True):
    """A stretch in which the clocks of a case stand still, by a reason the service lists and a written notice."""

    __tablename__ = "case_stop"
    __table_args__ = (Index("uq_case_stop_open", "case_id", unique=True, **partial("to_on IS NULL")),)

    id: int | None = key_field()
    case_id: int = Field(sa_type=Big, foreign_key="cases.id")
    reason: str = text_field()
    notice_number: str = text_field()
    expected_days: int
    from_on: date
    to_on: date | None = None
    clerk: str | None = text_field(default=None)


class CaseExtensionRow(SQLModel, table=True):
    """The one extension of a case's statutory clock: by how much, why, and who approved it."""

    __tablename__ = "case_extension"

    case_id: int = Field(sa_type=Big, foreign_key="cases.id", primary_key=True)
    days: int
    was_due_on: date
    due_on: date
    reason: str = text_field()
    approver: str = text_field()
    told_on: date


class CasePhaseRow(SQLModel, table=True):
    """A stretch of a case with a clock of its own; one runs at a time."""

    __tablename__ = "case_phase"
    __table_args__ = (Index("uq_case_phase_open", "case_id", unique=True, **partial("to_on IS NULL")),)

    case_id: int = Field(sa_type=Big, foreign_key="cases.id", primary_key=True)
    position: int = Field(primary_key=True)
    phase: str = text_field()
    from_on: date
    to_on: date | None = None


class CaseFollowupRow(SQLModel, table=True):
    """What the hall owes after a granted case, by when, and what was found."""

    __tablename__ = "case_followup"
    __table_args__ = (Index("ix_case_followup_due", "due_on", **partial("done_us IS NULL")),)

    case_id: int = Field(sa_type=Big, foreign_key="cases.id", primary_key=True)
    due_on: date
    done_us: int | None = us_field(default=None)
    done_by: str | None = text_field(default=None)
    note: str | None = text_field(default=None)


class CaseStepRow(SQLModel, table=True):
    """A department's share of a case: when it began, by when it is due, who signed for the papers, what it said."""

    __tablename__ = "case_step"
    __table_args__ = (
        one_of("mode", MODES, "ck_case_step_mode"),
        CheckConstraint(
            "opinion IS NULL OR opinion IN ('agree', 'conditions', 'refuse', 'deemed')", name="ck_case_step_opinion"
        ),
        UniqueConstraint("case_id", "position", name="uq_case_step_position"),
        Index("ix_case_step_inbox", "dept", "due_on", **partial("opinion IS NULL AND started_on IS NOT NULL")),
    )

    id: int | None = key_field()
    case_id: int = Field(sa_type=Big, foreign_key="cases.id")
    position: int
    dept: str = text_field()
    mode: str = text_field()
    silence_basis: str | None = text_field(default=None)
    started_on: date | None = None
    due_on: date | None = None
    provisional: int = 0
    sent_us: int | None = us_field(default=None)
    signed_us: int | None = us_field(default=None)
    signed_by: str | None = text_field(default=None)
    opinion: str | None = text_field(default=None)
    reason: str | None = text_field(default=None)
    opined_us: int | None = us_field(default=None)
    visit_id: int | None = Field(default=None, sa_type=Big, foreign_key="case_visit.id")


class CaseVisitRow(SQLModel, table=True):
    """One visit on the spot for several departments."""

    __tablename__ = "case_visit"

    id: int | None = key_field()
    case_id: int = Field(sa_type=Big, foreign_key="cases.id")
    on_day: date
    held_us: int | None = us_field(default=None)


class CaseEventRow(SQLModel, table=True):
    """Which journal entries tell of a case, so that its timeline is read without a walk through the journal."""

    __tablename__ = "case_event"

    case_id: int = Field(sa_type=Big, foreign_key="cases.id", primary_key=True)
    journal_id: int = Field(sa_type=Big, foreign_key="journal.id", primary_key=True)


class NumberedPaperRow(SQLModel, table=True):
    """A formal paper that was given out: its number of the year, and its print job."""

    __tablename__ = "numbered_paper"
    __table_args__ = (
        one_of("kind", PAPERS, "ck_numbered_paper_kind"),
        UniqueConstraint("kind", "year", "seq", name="uq_numbered_paper_number"),
        Index("ix_numbered_paper_case", "case_id", **partial("case_id IS NOT NULL")),
    )

    id: int | None = key_field()
    kind: str = text_field()
    year: int
    seq: int
    number: str = text_field()
    case_id: int | None = Field(default=None, sa_type=Big, foreign_key="cases.id")
    made_us: int = us_field()
    made_by: str | None = text_field(default=None)
    print_job: int | None = Field(default=None, sa_type=Big, foreign_key="print_job.id")


class PaperCounterRow(SQLModel, table=True):
    """The last number of a year given to a kind of paper, or to cases (kind ``case``)."""

    __tablename__ = "paper_counter"

    kind: str = Field(primary_key=True, sa_type=Text)
    year: int = Field(primary_key=True)
    last: int


class CaseHandoverRow(SQLModel, table=True):
    """A case given from one clerk to another; it counts from the moment the receiver confirms."""

    __tablename__ = "case_handover"
    __table_args__ = (Index("uq_case_handover_open", "case_id", unique=True, **partial("confirmed_us IS NULL")),)

    id: int | None = key_field()
    case_id: int = Field(sa_type=Big, foreign_key="cases.id")
    from_clerk: str = text_field()
    to_clerk: str = text_field()
    reason: str = text_field()
    offered_us: int = us_field()
    confirmed_us: int | None = us_field(default=None)


class FeeRow(SQLModel, table=True):
    """Money taken at the window for one payee, in hundredths of the hall's currency."""

    __tablename__ = "fee"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="uq_fee_number"),
        Index("ix_fee_day", "day"),
        Index("ix_fee_case", "case_id", **partial("case_id IS NOT NULL")),
        Index("ix_fee_ticket", "ticket_id", **partial("case_id IS NULL")),
        CheckConstraint("cents >= 0", name="ck_fee_cents"),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    day: date
    case_id: int | None = Field(default=None, sa_type=Big, foreign_key="cases.id")
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    payee: str = text_field()
    cents: int
    method: str = text_field()
    relief: str | None = text_field(default=None)
    taken_us: int = us_field()
    clerk: str | None = text_field(default=None)
    window: str | None = text_field(default=None)
    void_reason: str | None = text_field(default=None)


class GreenRow(SQLModel, table=True):
    """A grant of the green channel: for which ticket or case, by category, on which document, by whom, why."""

    __tablename__ = "green"
    __table_args__ = (CheckConstraint("ticket_id IS NOT NULL OR case_id IS NOT NULL", name="ck_green_about"),)

    id: int | None = key_field()
    day: date
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    case_id: int | None = Field(default=None, sa_type=Big, foreign_key="cases.id")
    category: str = text_field()
    document: str = text_field()
    reason: str = text_field()
    granted_by: str = text_field()
    granted_us: int = us_field()

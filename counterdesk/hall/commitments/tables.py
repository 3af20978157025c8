"""The tables of broken promises: each expiry once, and how far the hall has looked for them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

KINDS = (
    "waiting", "handling", "acceptance", "promised", "statutory", "delivery", "copy_notice", "call_back", "complaint",
    "rectification",
)  # fmt: skip
"""Which promise expired: a wait, a handling, one of four clocks of a case, a department's share, an answer."""
SUBJECTS = ("ticket", "case", "case_step", "review", "complaint", "inspection")
UNITS = ("minutes", "working_days")
CAUSES = (
    "rush", "too_few_windows", "absence", "equipment", "mistake", "department", "applicant", "other_authority", "event",
)  # fmt: skip
DECISIONS = ("at_fault", "excused", "not_ours")
"""What was decided about whose it is: the owner's fault, excused by what happened, or not within the hall's power."""
REMEDIES = ("waive_fee",)
"""What the law itself grants when a limit is missed, as the hall file says it."""


class BreachRow(SQLModel, table=True):
    """One promise that expired: what it was about, by when it was due, who answers for it, and what was decided.

    ``part`` tells apart several promises of one kind about one thing. ``promised`` is in ``unit``. The table itself
    refuses to close one without cause, remedy and a named decision, and one of a case without the reason that is
    made public (优化营商环境条例 art. 36).
    """

    __tablename__ = "breach"
    __table_args__ = (
        one_of("kind", KINDS, "ck_breach_kind"),
        one_of("subject", SUBJECTS, "ck_breach_subject"),
        one_of("unit", UNITS, "ck_breach_unit"),
        CheckConstraint(
            "closed_us IS NULL OR (cause IS NOT NULL AND remedy IS NOT NULL AND decision IS NOT NULL "
            "AND decided_by IS NOT NULL)",
            name="ck_breach_closed",
        ),
        CheckConstraint(
            "closed_us IS NULL OR subject NOT IN ('case', 'case_step') OR public_reason IS NOT NULL",
            name="ck_breach_stated",
        ),
        UniqueConstraint("kind", "subject", "subject_id", "part", name="uq_breach_once"),
        UniqueConstraint("year", "seq", name="uq_breach_number"),
        Index("ix_breach_open", "due_on", **partial("closed_us IS NULL")),
        Index("ix_breach_due", "due_on"),
        Index("ix_breach_subject", "subject", "subject_id"),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    kind: str = text_field()
    subject: str = text_field()
    subject_id: int = Field(sa_type=Big)
    part: str = text_field()
    label: str = text_field()
    service_id: int | None = Field(default=None, sa_type=Big, foreign_key="service.id")
    promised: int
    unit: str = text_field()
    due_on: date
    noticed_us: int = us_field()
    dept: str = text_field()
    clerk: str | None = text_field(default=None)
    law_remedy: str | None = text_field(default=None)
    cause: str | None = text_field(default=None)
    remedy: str | None = text_field(default=None)
    decision: str | None = text_field(default=None)
    decided_by: str | None = text_field(default=None)
    public_reason: str | None = text_field(default=None)
    closed_us: int | None = us_field(default=None)
    print_job: int | None = Field(default=None, sa_type=Big, foreign_key="print_job.id")


class BreachSweepRow(SQLModel, table=True):
    """The one row that says up to which business day tickets were looked through."""

    __tablename__ = "breach_sweep"
    __table_args__ = (CheckConstraint("id = 1", name="ck_breach_sweep_one_row"),)

    id: int = Field(default=1, primary_key=True)
    day: date
    at_us: int = us_field()

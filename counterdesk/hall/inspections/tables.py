"""The tables of inspections: a round with the sheet it was walked with, and a mark for each item at each place."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, partial, text_field, us_field

KINDS = ("round", "acceptance")
STATES = ("ok", "na", "failed", "fixed", "closed")
"""What became of an item: kept, not applicable, failed; a failed one is fixed, then closed by another person's look."""
OPEN = ("failed", "fixed")


class InspectionRow(SQLModel, table=True):
    """A round through the hall: by whom, with which sheet, and for an acceptance its score of 100 and its verdict."""

    __tablename__ = "inspection"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="uq_inspection_number"),
        one_of("kind", KINDS, "ck_inspection_kind"),
        CheckConstraint("(passed IS NOT NULL) = (kind = 'acceptance' AND finished_us IS NOT NULL)",
                        name="ck_inspection_verdict"),
    )  # fmt: skip

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    day: date
    kind: str = text_field()
    inspector: str = text_field()
    places: str = text_field()
    sheet: str = text_field()
    started_us: int = us_field()
    finished_us: int | None = us_field(default=None)
    score: float | None = None
    passed: int | None = None


class InspectionMarkRow(SQLModel, table=True):
    """What was found of an item at a place, who puts it right by when, and who looked again.

    The table itself refuses to close a failed item that was not fixed and looked at by somebody else.
    """

    __tablename__ = "inspection_mark"
    __table_args__ = (
        UniqueConstraint("inspection_id", "place", "item", name="uq_inspection_mark"),
        one_of("state", STATES, "ck_inspection_mark_state"),
        CheckConstraint("used IS NULL OR (used >= 0 AND used <= observed)", name="ck_inspection_mark_used"),
        CheckConstraint(
            "state NOT IN ('failed', 'fixed', 'closed') OR (owner IS NOT NULL AND fix_by_on IS NOT NULL)",
            name="ck_inspection_mark_owner",
        ),
        CheckConstraint(
            "state <> 'fixed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL)",
            name="ck_inspection_mark_fixed",
        ),
        CheckConstraint(
            "state <> 'closed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL "
            "AND rechecked_us IS NOT NULL AND rechecked_by IS NOT NULL "
            "AND rechecked_by <> fixed_by AND rechecked_by <> owner)",
            name="ck_inspection_mark_closed",
        ),
        Index("ix_inspection_mark_open", "fix_by_on", **partial("state IN ('failed', 'fixed')")),
    )

    id: int | None = key_field()
    inspection_id: int = Field(sa_type=Big, foreign_key="inspection.id")
    place: str = text_field()
    item: str = text_field()
    norm: str = text_field()
    state: str = text_field()
    observed: int | None = None
    used: int | None = None
    deduct: int = 0
    note: str | None = text_field(default=None)
    photo: str | None = text_field(default=None)
    owner: str | None = text_field(default=None)
    fix_by_on: date | None = None
    marked_us: int = us_field()
    fix: str | None = text_field(default=None)
    fixed_us: int | None = us_field(default=None)
    fixed_by: str | None = text_field(default=None)
    rechecked_us: int | None = us_field(default=None)
    rechecked_by: str | None = text_field(default=None)
    recheck_note: str | None = text_field(default=None)
    reopened: int = 0

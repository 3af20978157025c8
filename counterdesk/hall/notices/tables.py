"""The tables of one-time notices: what was told, and who came back with which paper that was not on the list."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, partial, text_field, us_field


class NoticeRow(SQLModel, table=True):
    """A one-time notice as it was given: the catalogue it followed, the answers, each paper needed and what was there.

    ``needed`` is JSON, a list of {id, originals, copies, present}. ``of_notice`` is the first notice of the same
    matter; a notice that has one was allowed by ``override_by`` for ``override_reason``.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="uq_notice_number"),
        Index("ix_notice_ticket", "ticket_id", **partial("ticket_id IS NOT NULL")),
        Index("ix_notice_case", "case_id", **partial("case_id IS NOT NULL")),
        Index("ix_notice_day", "day"),
    )

    id: int | None = key_field()
    year: int
    seq: int
    number: str = text_field()
    day: date
    at_us: int = us_field()
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    case_id: int | None = Field(default=None, sa_type=Big, foreign_key="cases.id")
    service_id: int = Field(sa_type=Big, foreign_key="service.id")
    catalogue_id: int = Field(sa_type=Big, foreign_key="catalogue_version.id")
    lang: str = text_field()
    answers: str = text_field()
    needed: str = text_field()
    missing: int
    of_notice: int | None = Field(default=None, sa_type=Big, foreign_key="notice.id")
    override_reason: str | None = text_field(default=None)
    override_by: str | None = text_field(default=None)
    clerk: str | None = text_field(default=None)
    window: str | None = text_field(default=None)
    print_job: int | None = Field(default=None, sa_type=Big, foreign_key="print_job.id")


class NoticeReturnRow(SQLModel, table=True):
    """A visit that follows a notice; ``asked_more`` is JSON, the papers asked for now that its list did not have."""

    __tablename__ = "notice_return"
    __table_args__ = (
        Index("ix_notice_return_notice", "notice_id"),
        Index("uq_notice_return_ticket", "notice_id", "ticket_id", unique=True, **partial("ticket_id IS NOT NULL")),
    )

    id: int | None = key_field()
    notice_id: int = Field(sa_type=Big, foreign_key="notice.id")
    ticket_id: int | None = Field(default=None, sa_type=Big, foreign_key="ticket.id")
    day: date
    at_us: int = us_field()
    clerk: str | None = text_field(default=None)
    window: str | None = text_field(default=None)
    asked_more: str = text_field()

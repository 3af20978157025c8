"""Who a case, a notice or a later paper is about: the one table with names, ids and phones, so that it can be emptied."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, text_field

SUBJECTS = ("case", "notice", "enquiry")
ROLES = ("applicant", "agent", "receiver")


class PersonRow(SQLModel, table=True):
    """A person in one role about one thing; shown masked everywhere, whole only by ``reveal``."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("subject", SUBJECTS, "ck_person_subject"),
        one_of("role", ROLES, "ck_person_role"),
        UniqueConstraint("subject", "subject_id", "role", name="uq_person_role"),
        Index("ix_person_name", "name"),
    )

    id: int | None = key_field()
    subject: str = text_field()
    subject_id: int = Field(sa_type=Big)
    role: str = text_field()
    name: str = text_field()
    id_no: str | None = text_field(default=None)
    phone: str | None = text_field(default=None)


people = PersonRow.__table__  # type: ignore[attr-defined]

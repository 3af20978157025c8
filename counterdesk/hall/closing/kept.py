"""What is kept of an evening: that the day was closed, and the notes for whoever opens next."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Index, bindparam, func, select
from sqlmodel import SQLModel

from counterdesk.hall.day import is_closed
from counterdesk.hall.rows import RESERVE
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.tables import DayClosingRow
from counterdesk.store.desk import Look
from counterdesk.store.types import key_field, text_field, us_field


class HandoverNoteRow(SQLModel, table=True):
    """A sentence left for the next shift; it may name people, so it stands here and never in the journal."""

    __tablename__ = "handover_note"
    __table_args__ = (CheckConstraint("note <> ''", name="ck_handover_note"), Index("ix_handover_note_day", "day"))

    id: int | None = key_field()
    day: date
    at_us: int = us_field()
    clerk: str | None = text_field(default=None)
    note: str = text_field()


closings = DayClosingRow.__table__  # type: ignore[attr-defined]
notes = HandoverNoteRow.__table__  # type: ignore[attr-defined]
LAST_WORKED = select(func.max(ticket.c.day)).where(ticket.c.day < bindparam("today"))
OWN = select(func.count()).where(
    ticket.c.day == bindparam("of"), ticket.c.source.not_in(("import", RESERVE))
)  # fmt: skip
NOTES = select(notes.c.day, notes.c.at_us, notes.c.clerk, notes.c.note).order_by(notes.c.id)
NOTES_OF = NOTES.where(notes.c.day == bindparam("of"))
NOTED = select(func.max(notes.c.day)).where(notes.c.day < bindparam("today"))


class Note(NamedTuple):
    """A sentence somebody left: on which business day, when (microseconds UTC), who, and what."""

    day: date
    at_us: int
    clerk: str | None
    text: str


class Unclosed(NamedTuple):
    """An earlier business day nobody closed, and how many tickets it had."""

    day: date
    issued: int


def last_worked(look: Look) -> date | None:
    """The last business day before today that had tickets."""
    last: date | None = look.conn.execute(LAST_WORKED, {"today": look.day}).scalar()
    return last


def unclosed(look: Look) -> Unclosed | None:
    """The last business day before today that had tickets, if nobody closed it; days that were imported are done."""
    last = last_worked(look)
    if last is None or is_closed(look, last):
        return None
    issued = look.conn.execute(OWN, {"of": last}).scalar_one()
    return Unclosed(last, issued) if issued else None


def notes_of(look: Look, on: date) -> list[Note]:
    """What was left on a day for whoever comes next, oldest first."""
    return [Note(*row) for row in look.conn.execute(NOTES_OF, {"of": on})]


def notes_for(look: Look) -> list[Note]:
    """What the last shift that left any notes left for today."""
    last = look.conn.execute(NOTED, {"today": look.day}).scalar()
    return notes_of(look, last) if last else []

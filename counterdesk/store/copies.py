"""When the hall was copied last, kept in the hall itself: a copy on another disk is not seen from here."""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlmodel import Field, SQLModel

from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import key_field, us_field


class BackupMadeRow(SQLModel, table=True):
    """A copy of the hall that was made and found sound, and how many journal entries it holds."""

    __tablename__ = "backup_made"

    id: int | None = key_field()
    made_us: int = us_field()
    entries: int = Field()


table = BackupMadeRow.__table__  # type: ignore[attr-defined]
NEWEST = select(func.max(table.c.made_us))
ADD = insert(table)


def note(desk: Desk, entries: int) -> None:
    """Keep that a sound copy was made now that holds so many journal entries."""
    desk.conn.execute(ADD, {"made_us": desk.now_us, "entries": entries})
    desk.record("backup_made", entries=entries)


def newest_us(look: Look) -> int | None:
    """When the last copy was made, in microseconds; None when none ever was."""
    found: int | None = look.conn.execute(NEWEST).scalar()
    return found

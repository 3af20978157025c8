"""The copy of the hall that is made by itself every day: at which minute, and whose turn it is to make it.

Whichever program of the hall is open then makes it; the row lets one of them begin, and another one only when the first
has not brought it about in ``LONGEST_US``.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

from sqlalchemy import CheckConstraint, bindparam, delete, insert, select, update
from sqlmodel import Field, SQLModel

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall import clerks
from counterdesk.store import copies
from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import us_field

LONGEST_US = 600 * SECOND_US
"""Whoever began a copy so long ago will not end it."""


class BackupPlanRow(SQLModel, table=True):
    """The one plan: the minute of the day, since when it holds, and when a copy was last begun by it."""

    __tablename__ = "backup_plan"
    __table_args__ = (
        CheckConstraint("id = 1", name="ck_backup_plan_one"),
        CheckConstraint("minute BETWEEN 0 AND 1439", name="ck_backup_plan_minute"),
    )

    id: int = Field(default=1, primary_key=True)
    minute: int
    set_us: int = us_field()
    begun_us: int = us_field()


class Plan(NamedTuple):
    """The plan: ``minute`` of the day by the hall's clock, since when, and when a copy was last begun by it."""

    minute: int
    set_us: int
    begun_us: int

    @property
    def at(self) -> time:
        """The time of day."""
        return time(*divmod(self.minute, 60))


table = BackupPlanRow.__table__  # type: ignore[attr-defined]
PLAN = select(table.c.minute, table.c.set_us, table.c.begun_us)
FORGET = delete(table)
SET = insert(table)
BEGIN = update(table).values(begun_us=bindparam("now"))


def plan(desk: Desk, at: time | None) -> Plan | None:
    """Have a copy made every day ``at`` that time from the next one on, or no more (None); raises Refusal ``role``."""
    clerks.require(desk, desk.clerk, "backup")
    desk.conn.execute(FORGET)
    if at is None:
        desk.record("backup_planned", at="")
        return None
    made = Plan(at.hour * 60 + at.minute, desk.now_us, 0)
    desk.conn.execute(SET, {"id": 1, **made._asdict()})
    desk.record("backup_planned", at=f"{at:%H:%M}")
    return made


def planned(look: Look) -> Plan | None:
    """The plan that holds, None without one."""
    row = look.conn.execute(PLAN).one_or_none()
    return Plan._make(row) if row else None


def is_due(look: Look) -> bool:
    """Whether today's time has come, no copy was made since, and nobody is at it."""
    found = planned(look)
    if found is None:
        return False
    since_us = to_us(datetime.combine(look.local(look.now_us).date(), found.at, look.zone))
    made_us = copies.newest_us(look) or 0
    if look.now_us < since_us or found.set_us > since_us or made_us >= since_us:
        return False
    return found.begun_us < since_us or look.now_us - found.begun_us > LONGEST_US


def begin(desk: Desk) -> bool:
    """Take it upon oneself to make today's copy; False when another program has, or it is not due."""
    if not is_due(desk):
        return False
    desk.conn.execute(BEGIN, {"now": desk.now_us})
    return True

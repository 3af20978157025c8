"""What a department does of itself after a service is done, such as a check within three months: by when, and done.

The months are calendar months; a last day that is closed moves to the next working day (民法典 art. 203).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, update

from counterdesk.hall.cases import dates, rows
from counterdesk.hall.cases.acceptance import begun
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CaseFollowupRow
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.workdays import after_calendar_days

table = CaseFollowupRow.__table__  # type: ignore[attr-defined]
ADD = insert(table)
ONE = select(table.c.due_on, table.c.done_us).where(table.c.case_id == bindparam("id"))
OPEN = (
    select(rows.table.c.id, table.c.due_on)
    .join_from(table, rows.table, rows.table.c.id == table.c.case_id)
    .where(table.c.done_us.is_(None))
    .order_by(table.c.due_on, table.c.case_id)
)
OWED = select(func.count()).select_from(table).where(table.c.done_us.is_(None))
DONE = (
    update(table)
    .where(table.c.case_id == bindparam("of"), table.c.done_us.is_(None))
    .values(done_us=bindparam("now"), done_by=bindparam("by"), note=bindparam("text"))
)


class Owed(NamedTuple):
    """A check the hall owes after a case: by when; ``done_us`` None: it is still to come."""

    due_on: date
    done_us: int | None


def owe(desk: Desk, case: Case) -> None:
    """Write down what follows a granted case, if its service has anything to follow."""
    after = rows.service(desk, case).followup
    if after is not None and case.outcome == "grant":
        months = months_later(desk.day, after.calendar_months)
        due_on = after_calendar_days(dates.calendar_of(desk, case), months, 0).due
        desk.conn.execute(ADD, {"case_id": case.id, "due_on": due_on})


def of(look: Look, case: Case) -> Owed | None:
    """What a case is owed afterwards, or None."""
    row = look.conn.execute(ONE, {"id": case.id}).one_or_none()
    return Owed(row.due_on, row.done_us) if row else None


def to_do(look: Look) -> list[tuple[Case, date]]:
    """Every check that is still owed, by date."""
    return [(rows.by_id(look, row.id), row.due_on) for row in look.conn.execute(OPEN)]


def owed(look: Look) -> int:
    """How many checks are still owed."""
    return int(look.conn.execute(OWED).scalar_one())


def done(desk: Desk, number: str, note: str) -> Case:
    """The check was made; ``note`` says what was found. Raises Refusal ``no_followup``, ``reason_needed``."""
    case = begun(desk, number)
    found = said(note)
    if not found:
        raise Refusal("reason_needed")
    values = {"of": case.id, "now": desk.now_us, "by": desk.clerk, "text": found}
    if desk.conn.execute(DONE, values).rowcount != 1:
        raise Refusal("no_followup", number=case.number)
    rows.record(desk, case, "case_followed_up", note=found)
    return case


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

"""What the hall keeps, in classes of retention, and which rows of a class are past their time.

How long is the project's default: identity behind an enquiry 30 days, reviews and complaints 3 years, tickets, which
have no identity, 2 years for statistics. How long cases are kept the unit's own approved table says
(档案法实施条例); until it is named, no case is touched. Only what is over is ever removed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, func, or_, select

from counterdesk.clock import to_us
from counterdesk.hall import enquiries, rows
from counterdesk.hall.cases import tables as cases
from counterdesk.hall.complaints import tables as complaints
from counterdesk.hall.notices import tables as notices
from counterdesk.hall.people import people
from counterdesk.hall.reviews import tables as reviews
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.store.desk import Look

KEEP_DAYS: dict[str, int | None] = {"enquiry": 30, "review": 1095, "complaint": 1095, "case": None, "ticket": 730}
"""Days from the end; None: the unit has to say."""
KINDS = tuple(KEEP_DAYS)
_t = rows.table
asked = enquiries.enquiries
case = cases.CaseRow.__table__  # type: ignore[attr-defined]
fee, green = cases.FeeRow.__table__, cases.GreenRow.__table__  # type: ignore[attr-defined]
notice, came_back = notices.NoticeRow.__table__, notices.NoticeReturnRow.__table__  # type: ignore[attr-defined]
review = reviews.ReviewRow.__table__  # type: ignore[attr-defined]
complaint = complaints.ComplaintRow.__table__  # type: ignore[attr-defined]
teller = complaints.ComplainantRow.__table__  # type: ignore[attr-defined]
_before: BindParameter[int] = bindparam("before_us")


def _named(subject: str, row: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(people.c.subject == subject, people.c.subject_id == row)


def _nobody_needs(*tables: object) -> list[ColumnElement[bool]]:
    return [~exists().where(table.c.ticket_id == _t.c.id) for table in tables]  # type: ignore[attr-defined]


PAST: dict[str, Select[tuple[int]]] = {
    "enquiry": select(asked.c.id).where(
        asked.c.closed_us < _before, or_(asked.c.question != "", _named("enquiry", asked.c.id))
    ),
    "review": select(review.c.id).where(
        review.c.given_us < _before, review.c.next_due_on.is_(None),
        or_(review.c.remark.is_not(None), _named("review", review.c.id)),
    ),
    "complaint": select(complaint.c.id).where(
        complaint.c.closed_us < _before, exists().where(teller.c.complaint_id == complaint.c.id)
    ),
    "case": select(case.c.id).where(case.c.closed_us < _before, _named("case", case.c.id)),
    "ticket": select(_t.c.id).where(
        _t.c.arrived_at_us < _before, _t.c.state.not_in(OPEN_STATES),
        *_nobody_needs(case, notice, came_back, asked, fee, green, review),
    ),
}  # fmt: skip
"""The rows of each class that ended before ``before_us`` and still hold what their time has passed for."""


class Due(NamedTuple):
    """A class with how many rows would be removed; None where its time has not passed yet, or nobody set one."""

    kind: str
    keep_days: int | None
    rows: int | None


def due(look: Look, before: date, case_days: int | None = None) -> list[Due]:
    """What a purge of everything that ended before a day would remove, class by class.

    ``case_days`` is how long the unit keeps cases.
    """
    found: list[Due] = []
    for kind in KINDS:
        keeps = case_days if kind == "case" else KEEP_DAYS[kind]
        allowed = keeps is not None and before <= look.day - timedelta(days=keeps)
        found.append(Due(kind, keeps, _count(look, kind, before) if allowed else None))
    return found


def before_us(look: Look, before: date) -> int:
    """The instant at which a day of the hall begins."""
    return to_us(datetime.combine(before, time(), look.zone))


def _count(look: Look, kind: str, before: date) -> int:
    asked = select(func.count()).select_from(PAST[kind].subquery())
    return int(look.conn.execute(asked, {"before_us": before_us(look, before)}).scalar_one())

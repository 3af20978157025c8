"""What became of notices: who came back for what was not on the list, who was told twice, who was told once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, func, literal_column, select

from counterdesk.hall import rows
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.tables import CaseEventRow, NumberedPaperRow
from counterdesk.hall.notices import reading
from counterdesk.hall.notices.reading import Notice
from counterdesk.hall.notices.tables import NoticeReturnRow
from counterdesk.store import journal
from counterdesk.store.desk import Look
from counterdesk.store.journal import Entry

table = reading.table
returns = NoticeReturnRow.__table__  # type: ignore[attr-defined]
visits = rows.table.alias("visit")
again = table.alias("again")
papers = NumberedPaperRow.__table__  # type: ignore[attr-defined]
events = CaseEventRow.__table__  # type: ignore[attr-defined]
_span: tuple[BindParameter[date], ...] = (bindparam("first_day"), bindparam("last_day"))
RETURNS = select(func.count()).select_from(returns).where(returns.c.day.between(*_span))
NOT_LISTED = (
    select(
        returns.c.day, visits.c.label, returns.c.asked_more, returns.c.clerk, returns.c.window, returns.c.notice_id
    )
    .join_from(returns, visits, visits.c.id == returns.c.ticket_id, isouter=True)
    .where(returns.c.day.between(*_span), returns.c.asked_more != "[]")
    .order_by(returns.c.id)
)
GIVEN = reading.WHOLE.where(table.c.day.between(*_span)).order_by(table.c.id)
FIRST = GIVEN.where(table.c.of_notice.is_(None))
TOLD_AGAIN = select(again.c.of_notice).where(again.c.of_notice.is_not(None))
ASKED_MORE = (
    select(func.coalesce(table.c.of_notice, table.c.id))
    .join_from(returns, table, table.c.id == returns.c.notice_id)
    .where(returns.c.asked_more != "[]")
)
_supplemented_cases = select(papers.c.case_id).where(papers.c.kind == literal_column("'supplement'"))
SUPPLEMENTS = (
    select(*journal.READ)
    .join_from(events, journal.journal, journal.journal.c.id == events.c.journal_id)
    .where(
        events.c.case_id.in_(_supplemented_cases),
        journal.journal.c.kind == "case_supplement",
        journal.journal.c.day.between(*_span),
    )
    .order_by(journal.journal.c.id)
)
NOT_ONCE = FIRST.where(table.c.id.in_(TOLD_AGAIN) | table.c.id.in_(ASKED_MORE))


class CameBack(NamedTuple):
    """A return for something the notice had not asked for; ``clerk`` and ``window`` are those of the return."""

    day: date
    ticket: str | None
    notice: Notice
    asked_more: tuple[str, ...]
    clerk: str | None
    window: str | None


class NotOnList(NamedTuple):
    """Of so many scanned returns, those that were for something not on the list."""

    returns: int
    lines: tuple[CameBack, ...]


class ToldAgain(NamedTuple):
    """A matter told about once more, by a ``notice`` or a case's ``supplement`` (``kind``), with a lead's word.

    ``first`` is the number of the matter's first notice, or that of the case.
    """

    day: date
    kind: str
    number: str
    first: str
    service: str
    reason: str
    allowed_by: str
    clerk: str | None


class Multiple(NamedTuple):
    """Of so many notices and supplement notices, those that were a matter's second or later one."""

    notices: int
    lines: tuple[ToldAgain, ...]


class ToldOnce(NamedTuple):
    """Of so many matters told about, the first notices of those that were told once and whole, and of the others.

    Once: no further notice of the matter, and no return for what was not on the list. A notice is itself the
    registration on the spot: numbered, with the time and who told it.
    """

    matters: int
    once: tuple[Notice, ...]
    not_once: tuple[Notice, ...]


def not_on_list(look: Look, first: date, last: date) -> NotOnList:
    """Returns from ``first`` to ``last`` for which a paper was asked that the notice had not asked for."""
    span = {"first_day": first, "last_day": last}
    lines = tuple(_came_back(look, row) for row in look.conn.execute(NOT_LISTED, span))
    return NotOnList(int(look.conn.execute(RETURNS, span).scalar_one()), lines)


def multiple(look: Look, first: date, last: date) -> Multiple:
    """What was told a second time from ``first`` to ``last``: notices, and supplement notices of a case.

    Each comes with its reason and the lead who allowed it; the two kinds are counted together.
    """
    span = {"first_day": first, "last_day": last}
    given = [reading.notice_of(look, row) for row in look.conn.execute(GIVEN, span)]
    supplements = journal.entries(look.conn.execute(SUPPLEMENTS, span))
    lines = [
        *(_again(one) for one in given if one.of_notice),
        *(_supplemented(look, entry) for entry in supplements if entry.facts["again"]),
    ]
    return Multiple(len(given) + len(supplements), tuple(sorted(lines, key=lambda line: line.day)))


def told_once(look: Look, first: date, last: date) -> ToldOnce:
    """当场登记一次告知: the matters first told about from ``first`` to ``last``, and how it went with them since.

    The rate is ``len(once) / matters``.
    """
    span = {"first_day": first, "last_day": last}
    given = [reading.notice_of(look, row) for row in look.conn.execute(FIRST, span)]
    more = {row.id for row in look.conn.execute(NOT_ONCE, span)}
    not_once, once = (tuple(one for one in given if (one.id in more) is wanted) for wanted in (True, False))
    return ToldOnce(len(given), once, not_once)


def _came_back(look: Look, row: Any) -> CameBack:
    notice, more = reading.by_id(look, row.notice_id), tuple(json.loads(row.asked_more))
    return CameBack(row.day, row.label, notice, more, row.clerk, row.window)


def _again(notice: Notice) -> ToldAgain:
    return ToldAgain(
        notice.day, "notice", notice.number, notice.of_notice or "", notice.service, notice.override_reason or "",
        notice.override_by or "", notice.clerk,
    )  # fmt: skip


def _supplemented(look: Look, entry: Entry) -> ToldAgain:
    case = case_rows.by_number(look, entry.facts["case"])
    return ToldAgain(
        entry.day, "supplement", case.number, case.number, case_rows.service(look, case).code,
        entry.facts["override"], entry.facts["override_by"] or entry.clerk or "", entry.clerk,
    )  # fmt: skip

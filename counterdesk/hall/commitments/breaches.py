"""A broken promise as a plain value: written down once, found, listed, and told to the public.

Whoever notices it first writes it down - an act that comes too late, or a look through the hall - and it is nobody's
act in the journal: the clock did it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall import catalogue, numbered
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CaseStepRow
from counterdesk.hall.catalogue import Service
from counterdesk.hall.commitments.tables import BreachRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import plain


class Broken(NamedTuple):
    """A promise found expired: of ``kind`` about ``subject`` (see tables), ``promised`` in ``unit``, due ``due_on``.

    ``label`` is the number people know it by; ``dept`` answers for it, ``clerk`` where one person does.
    """

    kind: str
    subject: str
    subject_id: int
    label: str
    service_id: int | None
    promised: int
    unit: str
    due_on: date
    dept: str
    clerk: str | None = None
    part: str = ""


class Breach(NamedTuple):
    """A broken promise as its table has it; open while ``closed_us`` is None."""

    id: int
    number: str
    kind: str
    subject: str
    subject_id: int
    part: str
    label: str
    service_id: int | None
    promised: int
    unit: str
    due_on: date
    noticed_us: int
    dept: str
    clerk: str | None
    law_remedy: str | None
    cause: str | None
    remedy: str | None
    decision: str | None
    decided_by: str | None
    public_reason: str | None
    closed_us: int | None
    print_job: int | None


table = BreachRow.__table__  # type: ignore[attr-defined]
steps = CaseStepRow.__table__  # type: ignore[attr-defined]
COLUMNS = [table.c[name] for name in Breach._fields]
ADD = insert(table).returning(*COLUMNS)
KNOWN = select(table.c.id).where(
    table.c.kind == bindparam("kind"), table.c.subject == bindparam("subject"),
    table.c.subject_id == bindparam("subject_id"), table.c.part == bindparam("part"),
)  # fmt: skip
BY_NUMBER = select(*COLUMNS).where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
OF = (
    select(*COLUMNS)
    .where(table.c.subject == bindparam("about"), table.c.subject_id == bindparam("of"))
    .order_by(table.c.id)
)
CHANGE = update(table).where(table.c.id == bindparam("of"), table.c.closed_us.is_(None))
PRINTED = update(table).where(table.c.id == bindparam("of")).values(print_job=bindparam("job"))
CASE_OF_SHARE = select(steps.c.case_id).where(steps.c.id == bindparam("of"))
BY_THE_LAW = ("statutory",)
"""Kinds for which the law's own remedy is owed where the hall file names one."""


def note(desk: Desk, found: Broken, case: Case | None = None, ticket_id: int | None = None) -> Breach | None:
    """Write a broken promise down, unless it is known already; None when it is.

    ``case``: whose timeline tells of it. The entry in the journal is nobody's act.
    """
    key = {name: getattr(found, name) for name in ("kind", "subject", "subject_id", "part")}
    if desk.conn.execute(KNOWN, key).first() is not None:
        return None
    number = numbered.next_number(desk, "breach")
    row = found._asdict() | {
        "year": number.year, "seq": number.seq, "number": number.number, "noticed_us": desk.now_us,
        "law_remedy": _owed_by_law(desk, found),
    }  # fmt: skip
    noted = Breach._make(desk.conn.execute(ADD, row).one())
    _record(desk, noted, case, ticket_id)
    return noted


def by_number(look: Look, number: str) -> Breach:
    """The broken promise written as ``number`` (2026-00003, or 3 for this year's); raises ``no_such_breach``."""
    said = plain(number).strip()
    year, _, seq = said.rpartition("-")
    digits = [part for part in (year, seq) if part]
    row = None
    if digits and all(part.isascii() and part.isdigit() and len(part) < 10 for part in digits):
        row = look.conn.execute(BY_NUMBER, {"year": int(year or look.day.year), "seq": int(seq)}).one_or_none()
    if row is None:
        raise Refusal("no_such_breach", number=said[:20])
    return Breach._make(row)


def about(look: Look, subject: str, subject_id: int) -> list[Breach]:
    """Every promise broken about one thing, in the order they were noticed."""
    return [Breach._make(row) for row in look.conn.execute(OF, {"about": subject, "of": subject_id})]


def listed(
    look: Look, first: date | None = None, last: date | None = None, kind: str | None = None, only_open: bool = False
) -> list[Breach]:
    """Broken promises that were due from ``first`` to ``last``, both included, what was due first at the top."""
    asked = select(*COLUMNS).order_by(table.c.due_on, table.c.id)
    if first is not None:
        asked = asked.where(table.c.due_on >= first)
    if last is not None:
        asked = asked.where(table.c.due_on <= last)
    if kind is not None:
        asked = asked.where(table.c.kind == kind)
    if only_open:
        asked = asked.where(table.c.closed_us.is_(None))
    return [Breach._make(row) for row in look.conn.execute(asked)]


class Published(NamedTuple):
    """A broken promise as it is made public: what and why, never who; ``reason`` is empty while none was given."""

    breach: str
    kind: str
    service: str
    promised: int
    unit: str
    due_on: date
    department: str
    public_reason: str
    remedy: str
    state: str


def published(
    look: Look, first: date | None = None, last: date | None = None, kind: str | None = None
) -> list[Published]:
    """The public list of a stretch of days, each broken promise once (优化营商环境条例 art. 36)."""
    return [
        Published(
            one.number, one.kind, service.code if (service := service_of(look, one)) else "", one.promised, one.unit,
            one.due_on, one.dept, one.public_reason or "", one.remedy or "",
            "open" if one.closed_us is None else "closed",
        )
        for one in listed(look, first, last, kind)
    ]  # fmt: skip


def service_of(look: Look, found: Breach) -> Service | None:
    """The service it was promised for, as it stood then; None for a promise of the hall as a whole."""
    return None if found.service_id is None else catalogue.service_of(look, found.service_id).service


def case_of(look: Look, found: Breach) -> Case | None:
    """The case it was promised for, whether of the case or of a department's share in it; else None."""
    if found.subject == "case":
        return case_rows.by_id(look, found.subject_id)
    if found.subject == "case_step":
        return case_rows.by_id(look, look.conn.execute(CASE_OF_SHARE, {"of": found.subject_id}).scalar_one())
    return None


def state_reason(desk: Desk, case: Case, reason: str) -> None:
    """Write down why a case's date was missed, as it will be published, on each of its breaches that has no reason."""
    for one in about(desk, "case", case.id):
        if one.closed_us is None and one.public_reason is None and one.kind in ("promised", "statutory"):
            change(desk, one, {"public_reason": reason})


def change(desk: Desk, found: Breach, columns: Mapping[str, Any]) -> Breach:
    """Let these columns of an open one hold from now on; raises Refusal ``breach_closed``."""
    if desk.conn.execute(CHANGE.values(**columns), {"of": found.id}).rowcount != 1:
        raise Refusal("breach_closed", number=found.number)
    return found._replace(**columns)


def _owed_by_law(look: Look, found: Broken) -> str | None:
    if found.service_id is None or found.kind not in BY_THE_LAW:
        return None
    return catalogue.service_of(look, found.service_id).service.law_remedy or None


def _record(desk: Desk, noted: Breach, case: Case | None, ticket_id: int | None) -> None:
    acting = desk.clerk, desk.window
    desk.clerk = desk.window = None
    facts = {
        "breach": noted.number, "of": noted.kind, "about": noted.label, "due": noted.due_on.isoformat(),
        "department": noted.dept, "owner": noted.clerk,
    }  # fmt: skip
    if case is not None:
        case_rows.record(desk, case, "promise_broken", **facts)
    else:
        desk.record("promise_broken", ticket_id, **facts)
    desk.clerk, desk.window = acting

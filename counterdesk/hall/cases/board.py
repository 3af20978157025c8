"""Open cases by what is due next: how many stand in each group, and a screenful of one, by the index on the date.

A group is told from the state and the next date alone, so that no case is read that is not shown. Over half: as many
working days are used up as are left, which is so from the day ``_halves`` finds for each length of period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select

from counterdesk.hall import catalogue, people
from counterdesk.hall.cases import dates, phases, rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.states import BEFORE, RUNNING
from counterdesk.hall.cases.tables import CaseHandoverRow, CaseStepRow
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.store.desk import Look
from counterdesk.words import language
from counterdesk.workdays import after_working_days, working_days_between

GROUPS = ("overdue", "last_day", "half", "running", "suspended", "result")
"""Most urgent first. ``result``: decided, the result is still to be handed over; a late one is ``overdue`` alone."""
RESULT = ("decided", "made")
LIVE = (*BEFORE, *RUNNING)
stretch = phases.table
table, steps = rows.table, CaseStepRow.__table__  # type: ignore[attr-defined]
offers = CaseHandoverRow.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
DUE = table.c.next_due_on
SERVICE_IDS = select(services.c.id)
LATE = select(steps.c.dept).where(
    steps.c.case_id == bindparam("case"), steps.c.opinion.is_(None), steps.c.started_on.is_not(None),
    steps.c.due_on < bindparam("day"),
).order_by(steps.c.position)  # fmt: skip


class Wanted(NamedTuple):
    """Which open cases are meant: of one group, of one owner, of one department; None: of any."""

    group: str | None = None
    owner: str | None = None
    department: str | None = None


class OnBoard(NamedTuple):
    """A case as the board lists it; the applicant's name is masked, ``left_days`` are working days, None: no clock.

    ``provisional``: its next date lies in a year whose working days are not published. ``late`` names the
    departments that have not answered though their days are over; none while the case is suspended.
    """

    case: Case
    service: str
    applicant: str
    left_days: int | None
    group: str
    provisional: bool
    late: tuple[str, ...] = ()


def due(look: Look, within_days: int | None = None) -> list[Case]:
    """Open cases, what is due first at the top; ``within_days`` calendar days from today where given."""
    question = select(*rows.COLUMNS).where(rows.OPEN).order_by(DUE, table.c.id)
    if within_days is not None:
        question = question.where(look.day + timedelta(days=within_days) >= DUE)
    return [Case._make(row) for row in look.conn.execute(question)]


def counts(look: Look, wanted: Wanted) -> dict[str, int]:
    """How many open cases stand in each of GROUPS, whatever group is wanted; every group is there."""
    found = Counter(dict.fromkeys(GROUPS, 0))
    for name in ("overdue", "last_day", "half"):
        found[name] = _count(look, wanted, _of_group(look, name))
    by_state = select(table.c.state, func.count()).where(rows.OPEN, *_meant(wanted)).group_by(table.c.state)
    for part in (look.day < DUE, DUE.is_(None)):
        for state, many in look.conn.execute(by_state.where(part)):
            found[_quiet(state)] += many
    found["running"] -= found["half"]
    return dict(found)


def listed(look: Look, wanted: Wanted, most: int, after: Case | None = None) -> list[OnBoard]:
    """The next ``most`` of them by date behind ``after`` (None: from the first)."""
    question = _listed(look, wanted)
    if after is not None:
        question = question.where(_behind(after))
    # those without a date last, asked for apart: to sort by "has a date" would read and sort every open case
    dated = look.conn.execute(question.where(DUE.is_not(None)).limit(most)).all()
    undated = look.conn.execute(question.where(DUE.is_(None)).limit(most - len(dated))) if len(dated) < most else ()
    return [on_board(look, Case._make(row)) for row in (*dated, *undated)]


def left_days(look: Look, case: Case) -> int | None:
    """Working days from today to the next date, negative once it is over; None when no clock runs."""
    if case.next_due_on is None:
        return None
    return working_days_between(dates.calendar_of(look, case), look.day, case.next_due_on)


def group_of(look: Look, case: Case) -> str:
    """Where an open case stands, one of GROUPS."""
    due_on = case.next_due_on
    if due_on is not None and due_on <= look.day:
        return "overdue" if due_on < look.day else "last_day"
    within = phases.current(look, case) if case.state != "notified" else None
    days = within.phase.days if within else _days(look, case.service_id, case.state)
    half = due_on is not None and due_on <= _half_on(look, days)
    return "half" if half and case.state in LIVE else _quiet(case.state)


def offered(look: Look, clerk: str) -> list[Case]:
    """Open cases that were offered to a clerk who has not confirmed yet."""
    mine = (offers.c.to_clerk == clerk, offers.c.confirmed_us.is_(None))
    question = select(*rows.COLUMNS).join(offers, offers.c.case_id == table.c.id).where(rows.OPEN, *mine)
    return [Case._make(row) for row in look.conn.execute(question.order_by(DUE, table.c.id))]


def _listed(look: Look, wanted: Wanted) -> Select[Any]:
    question = select(*rows.COLUMNS).where(rows.OPEN, *_meant(wanted)).order_by(DUE, table.c.id)
    return question if wanted.group is None else question.where(_of_group(look, wanted.group))


def _count(look: Look, wanted: Wanted, part: ColumnElement[bool]) -> int:
    question = select(func.count()).select_from(table).where(rows.OPEN, part, *_meant(wanted))
    found: int = look.conn.execute(question).scalar_one()
    return found


def _meant(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.owner is not None:
        found.append(table.c.owner == wanted.owner)
    if wanted.department is not None:
        open_step = and_(steps.c.opinion.is_(None), steps.c.started_on.is_not(None), steps.c.case_id == table.c.id)
        theirs = select(steps.c.id).where(steps.c.dept == wanted.department, open_step).exists()
        lead = select(services.c.id).where(services.c.lead == wanted.department)
        found.append(or_(table.c.service_id.in_(lead), theirs))
    return found


def _of_group(look: Look, group: str) -> ColumnElement[bool]:
    if group in ("overdue", "last_day"):
        return and_(look.day > DUE if group == "overdue" else look.day == DUE)
    ahead = or_(look.day < DUE, DUE.is_(None))
    if group in ("suspended", "result"):
        return and_(ahead, table.c.state.in_(RESULT if group == "result" else ("suspended",)))
    half = _half(look)
    return half if group == "half" else and_(ahead, table.c.state.in_(LIVE), or_(DUE.is_(None), ~half))


def _half(look: Look) -> ColumnElement[bool]:
    halves = list(_halves(look))
    if not halves:
        return false()
    of, by = table.c.state, table.c.service_id
    parts = [and_(until >= DUE, of.in_(states), by.in_(ids), *more) for states, until, ids, *more in halves]
    # the range is what the index is searched by; the parts alone would be tried on every open case
    return and_(look.day < DUE, max(until for _, until, *_ in halves) >= DUE, or_(*parts))


def _halves(look: Look) -> Iterable[tuple[Any, ...]]:
    """For each stage (states, until, services, and perhaps the stretch): half over once the date is up to ``until``."""
    ids = look.memo(("service rows", look.catalogue_id), lambda: list(look.conn.execute(SERVICE_IDS).scalars()))
    for states in (("received",), ("notified",), RUNNING):
        by_days: dict[int, list[int]] = {}
        for one in ids:
            if (days := _days(look, one, states[0])) is not None:
                by_days.setdefault(days, []).append(one)
        for days, found in by_days.items():
            if (until := _half_on(look, days)) > look.day:
                yield states, until, found
    for one in ids:
        for phase in catalogue.service_of(look, one).service.phases:
            if (until := _half_on(look, phase.days)) > look.day:
                yield ("received", *RUNNING), until, [one], _in_phase(phase.id)


def _in_phase(name: str) -> ColumnElement[bool]:
    within = (stretch.c.case_id == table.c.id, stretch.c.to_on.is_(None), stretch.c.phase == name)
    return select(stretch.c.case_id).where(*within).exists()


def _days(look: Look, service_id: int, state: str) -> int | None:
    """The working days of the period that runs in this state; None where the stretch of the case says."""
    then = catalogue.service_of(look, service_id)
    hall = catalogue.by_id(look, then.catalogue_id).hall
    if state == "notified":
        return hall.supplement_days
    if then.service.phases:
        return None
    if state == "received":
        return hall.accept_days
    return then.service.statutory_days if then.service.promised_days is None else then.service.promised_days


def _half_on(look: Look, days: int | None) -> date:
    """The latest date that half of ``days`` working days, or fewer, are left to."""
    today: date = look.day
    if days is None:
        return today
    calendar = dates.calendar_named(look, catalogue.current(look).hall.calendar)
    return after_working_days(calendar, today, days // 2).due


def _behind(after: Case) -> ColumnElement[bool]:
    if after.next_due_on is None:
        return and_(DUE.is_(None), table.c.id > after.id)
    later = or_(after.next_due_on < DUE, DUE.is_(None))
    return or_(later, and_(after.next_due_on == DUE, table.c.id > after.id))


def _quiet(state: str) -> str:
    return "suspended" if state == "suspended" else "result" if state in RESULT else "running"


def on_board(look: Look, case: Case) -> OnBoard:
    """A case as the board lists it."""
    who = people.shown(look, "case", case.id).get("applicant")
    short = rows.service(look, case).short(language())
    due_on = case.next_due_on
    provisional = due_on is not None and not dates.calendar_of(look, case).knows(due_on)
    left, group = left_days(look, case), group_of(look, case)
    return OnBoard(case, short, who.name if who else "", left, group, provisional, _late(look, case))


def _late(look: Look, case: Case) -> tuple[str, ...]:
    # as joint.is_late has it; this noun is known there, not the other way round
    if case.state not in RUNNING:
        return ()
    known = catalogue.by_id(look, catalogue.service_of(look, case.service_id).catalogue_id).departments
    codes = look.conn.execute(LATE, {"case": case.id, "day": look.day}).scalars()
    return tuple(known[code].name(language()) for code in codes)

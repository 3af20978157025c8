"""Departments' shares of cases as plain values, and the lists made of them: inbox, due today, late, not signed for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select

from counterdesk.clock import to_us
from counterdesk.hall import catalogue
from counterdesk.hall.cases import dates, rows
from counterdesk.hall.cases.clocks import Stop
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CaseStepRow, CaseVisitRow
from counterdesk.hall.catalogue import Service
from counterdesk.hall.catalogue.critical_path import lead_days
from counterdesk.hall.catalogue.model import HallInfo
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look
from counterdesk.workdays import Calendar, Due, after_calendar_days, after_working_days, working_days_between

LEAD = 0
"""The position of the lead's own part; the shares of the others follow in the order of the hall file, from 1."""
LIVE = ("accepted", "reviewing", "suspended")
"""States of a case in which its departments are at work."""
ONE_DAY = timedelta(days=1)


class Step(NamedTuple):
    """A department's share of case ``number``; its clock began on ``started_on``, None: its turn has not come.

    ``due_on`` is moved by the days the case was suspended. ``opinion`` is one of cases.tables.OPINIONS, or None while
    it is open; ``reason`` is what was said with it, of a deemed one its legal basis. ``state`` is the case's.
    """

    id: int
    case_id: int
    number: str
    service_id: int
    state: str
    position: int
    dept: str
    mode: str
    silence_basis: str | None
    started_on: date | None
    due_on: date | None
    provisional: int
    sent_us: int | None
    signed_us: int | None
    signed_by: str | None
    opinion: str | None
    reason: str | None
    opined_us: int | None
    visit_id: int | None
    visit_on: date | None
    visit_held_us: int | None

    @property
    def is_open(self) -> bool:
        """Whether its turn has come and nothing was said yet."""
        return self.started_on is not None and self.opinion is None


table = CaseStepRow.__table__  # type: ignore[attr-defined]
visits = CaseVisitRow.__table__  # type: ignore[attr-defined]
_OWN = (
    "position", "dept", "mode", "silence_basis", "started_on", "due_on", "provisional", "sent_us", "signed_us",
    "signed_by", "opinion", "reason", "opined_us", "visit_id",
)  # fmt: skip
STEPS = select(
    table.c.id, table.c.case_id, rows.table.c.number, rows.table.c.service_id, rows.table.c.state,
    *(table.c[name] for name in _OWN), visits.c.on_day, visits.c.held_us,
).select_from(
    table.join(rows.table, rows.table.c.id == table.c.case_id).outerjoin(visits, visits.c.id == table.c.visit_id)
)  # fmt: skip
OF_CASE = STEPS.where(table.c.case_id == bindparam("of")).order_by(table.c.position)
_OPEN = (table.c.opinion.is_(None), table.c.started_on.is_not(None), rows.table.c.state.in_(LIVE))
OPEN = STEPS.where(*_OPEN).order_by(table.c.due_on, table.c.case_id, table.c.position)
INBOX = OPEN.where(table.c.dept == bindparam("department"))
DUE = OPEN.where(table.c.due_on <= bindparam("by"))
UNSIGNED = OPEN.where(table.c.sent_us.is_not(None), table.c.signed_us.is_(None))


def steps(look: Look, case: Case) -> list[Step]:
    """Every share of a case, the lead's first; empty for a case nobody else takes part in."""
    return _read(look, OF_CASE, of=case.id)


def inbox(look: Look, department: str) -> list[Step]:
    """What a department has to answer, due first at the top; raises Refusal ``no_such_department``."""
    known = catalogue.current(look).departments
    named = next((code for code in known if code.upper() == department.strip().upper()), None)
    if named is None:
        raise Refusal("no_such_department", department=department[:20], known=", ".join(known))
    return _by_date(_read(look, INBOX, department=named))


def due_today(look: Look) -> list[Step]:
    """Open shares whose last day is today."""
    return [step for step in _read(look, DUE, by=look.day) if step.due_on == look.day]


def late(look: Look) -> list[Step]:
    """Open shares that are over their date, the longest overdue first; a suspended case's do not run on."""
    return _by_date(step for step in _read(look, DUE, by=look.day - ONE_DAY) if is_late(look, step))


def unsigned(look: Look) -> list[Step]:
    """Open shares whose copy-notice nobody signed for within the hall's ``sign_hours``, sent first at the top."""
    found = [step for step in _read(look, UNSIGNED) if is_unsigned(look, step)]
    return sorted(found, key=lambda step: step.sent_us or 0)


def is_late(look: Look, step: Step) -> bool:
    """Whether an open share is over its date; while the case is suspended none is."""
    over = step.due_on is not None and step.due_on < look.day
    return over and step.is_open and step.state in LIVE and step.state != "suspended"


def is_unsigned(look: Look, step: Step) -> bool:
    """Whether the copy-notice of an open share waits longer than the hall's ``sign_hours`` for a signature."""
    waits = step.is_open and step.state in LIVE and step.sent_us is not None and step.signed_us is None
    return waits and _sign_by_us(look, step) < look.now_us


def refused(look: Look, case: Case) -> list[Step]:
    """The shares of a case whose department refused."""
    return [step for step in steps(look, case) if step.opinion == "refuse"]


def of_department(look: Look, case: Case, department: str) -> Step:
    """The share of one department in a case; raises Refusal ``not_a_step`` when it has none.

    A department that leads and has a share of its own besides is meant by that share.
    """
    wanted = department.strip().upper()
    found = [step for step in steps(look, case) if step.dept.upper() == wanted]
    if not found:
        named = ", ".join(step.dept for step in steps(look, case)) or "-"
        raise Refusal("not_a_step", number=case.number, department=department[:20], known=named)
    return found[-1]


def due(look: Look, service_id: int, position: int, start: date, stops: Sequence[Stop], today: date) -> Due:
    """When a share that began on ``start`` is due, as far as the case's suspensions are known on ``today``.

    Working or calendar days as the hall file counts them; the day it begins is not counted.
    """
    service = catalogue.service_of(look, service_id).service
    calendar = calendar_of(look, service_id)
    since = [Stop(max(stop.from_on, start), max(stop.to_on or today, start)) for stop in stops]
    if position != LEAD and (share := service.cooperating[position - 1]).days is None:
        shift = sum((stop.to_on - stop.from_on).days for stop in since if stop.to_on)
        if share.calendar_days is not None:
            return after_calendar_days(calendar, start, share.calendar_days + shift)
    moved = sum(_stopped(calendar, stop) for stop in since)
    return after_working_days(calendar, start, working_days_of(service, position) + moved)


def working_days_of(service: Service, position: int) -> int:
    """The working days a share has: what it promises, else what the law gives it, else the whole case's."""
    whole = service.promised_days if service.promised_days is not None else service.statutory_days
    if position == LEAD:
        return lead_days(service) if service.steps else whole or 0
    share = service.cooperating[position - 1]
    given = (share.days, share.statutory_days, whole)
    return next((days for days in given if days is not None), 0)


def calendar_of(look: Look, service_id: int) -> Calendar:
    """The calendar a case of this service counts by."""
    return dates.calendar_named(look, _hall(look, service_id).calendar)


def _hall(look: Look, service_id: int) -> HallInfo:
    return catalogue.by_id(look, catalogue.service_of(look, service_id).catalogue_id).hall


def _read(look: Look, asked: Select[Any], **values: Any) -> list[Step]:
    found = [Step._make(row) for row in look.conn.execute(asked, values)]
    stops = _stops(look, {step.case_id for step in found})
    return [_moved(look, step, stops[step.case_id]) if step.case_id in stops else step for step in found]


def _stops(look: Look, cases: Iterable[int]) -> dict[int, list[Stop]]:
    asked = select(dates.stops).where(dates.stops.c.case_id.in_(list(cases))).order_by(dates.stops.c.id)
    found: dict[int, list[Stop]] = defaultdict(list)
    for row in look.conn.execute(asked):
        found[row.case_id].append(Stop(row.from_on, row.to_on))
    return found


def _moved(look: Look, step: Step, stops: Sequence[Stop]) -> Step:
    if step.started_on is None:
        return step
    until = look.day if step.opined_us is None else look.local(step.opined_us).date()
    found = due(look, step.service_id, step.position, step.started_on, stops, until)
    return step._replace(due_on=found.due, provisional=int(found.provisional))


def _stopped(calendar: Calendar, stop: Stop) -> int:
    return max(0, working_days_between(calendar, stop.from_on, stop.to_on or stop.from_on))


def _by_date(found: Iterable[Step]) -> list[Step]:
    return sorted(found, key=lambda step: (step.due_on or date.max, step.case_id, step.position))


def _sign_by_us(look: Look, step: Step) -> int:
    """The instant by which it must be signed for: closed days do not count."""
    hall = _hall(look, step.service_id)
    calendar, left = dates.calendar_named(look, hall.calendar), timedelta(hours=hall.sign_hours)
    at = look.local(step.sent_us or 0).replace(tzinfo=None)
    while True:
        midnight = datetime.combine(at.date() + ONE_DAY, time())
        if calendar.is_open(at.date()):
            if at + left <= midnight:
                return to_us((at + left).replace(tzinfo=look.zone))
            left -= midnight - at
        at = midnight

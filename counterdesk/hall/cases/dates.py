"""The dates of a case: its clocks as they stand, and the due dates its row carries for lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from counterdesk import workdays
from counterdesk.hall.cases import phases, rows
from counterdesk.hall.cases.clocks import Clock, Stop, clock
from counterdesk.hall.cases.phases import Stretch
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CaseExtensionRow, CaseStopRow, NumberedPaperRow
from counterdesk.hall.catalogue import Service
from counterdesk.hall.catalogue.model import HallInfo
from counterdesk.store.desk import Desk, Look
from counterdesk.workdays import Calendar, after_working_days

BY_SILENCE = ("licence", "joint")
"""The kinds that are accepted when nothing was said in time (行政许可法 art. 32): a registration is not one of them."""
NO_ACCEPT_CLOCK = ("registration",)
"""Kinds whose papers are taken or handed back at once, so that no period for saying what is missing runs."""
stops = CaseStopRow.__table__  # type: ignore[attr-defined]
extensions = CaseExtensionRow.__table__  # type: ignore[attr-defined]
papers = NumberedPaperRow.__table__  # type: ignore[attr-defined]
STOPS = select(stops).where(stops.c.case_id == bindparam("id")).order_by(stops.c.id)
END_STOP = (
    update(stops).where(stops.c.case_id == bindparam("of"), stops.c.to_on.is_(None)).values(to_on=bindparam("on_day"))
)
EXTENSION = select(extensions).where(extensions.c.case_id == bindparam("id"))
TOLD = (
    select(papers.c.made_us)
    .where(papers.c.case_id == bindparam("id"), papers.c.kind == "supplement")
    .order_by(papers.c.id.desc())
    .limit(1)
)


class Stopped(NamedTuple):
    """A suspension: its reason, the number of its written notice, from and to when, and how long it was to take."""

    reason: str
    notice_number: str
    expected_days: int
    from_on: date
    to_on: date | None


class Extended(NamedTuple):
    """The extension of the statutory clock."""

    days: int
    was_due_on: date
    due_on: date
    reason: str
    approver: str
    told_on: date


class Clocks(NamedTuple):
    """The periods of a case; None where it has none, or none yet."""

    accept: Clock | None
    supplement: Clock | None
    statutory: Clock | None
    promised: Clock | None
    deliver: Clock | None


def calendar_of(look: Look, case: Case) -> Calendar:
    """The working-day calendar of the hall the case is handled in."""
    return calendar_named(look, rows.rules(look, case).hall.calendar)


def calendar_named(look: Look, name: str) -> Calendar:
    """The calendar of a name, looked for on the disk once: a list asks for it with every line."""
    return look.memo(("calendar", name), lambda: workdays.named(name))


def stops_of(look: Look, case: Case) -> list[Stopped]:
    """Every suspension of a case, oldest first."""
    found = look.conn.execute(STOPS, {"id": case.id})
    return [Stopped(r.reason, r.notice_number, r.expected_days, r.from_on, r.to_on) for r in found]


def extension_of(look: Look, case: Case) -> Extended | None:
    """The one extension of a case, or None."""
    row = look.conn.execute(EXTENSION, {"id": case.id}).one_or_none()
    return Extended(row.days, row.was_due_on, row.due_on, row.reason, row.approver, row.told_on) if row else None


def clocks_of(look: Look, case: Case) -> Clocks:
    """Every clock of a case as it stands today."""
    service, hall = rows.service(look, case), rows.rules(look, case).hall
    calendar = calendar_of(look, case)
    stood = [Stop(one.from_on, one.to_on) for one in stops_of(look, case)]
    extended = extension_of(look, case)
    more = extended.days if extended else 0
    decided_on = _date(look, case.decided_us)
    ended_on = _ended_on(look, case) if case.state not in ("decided", "made", "delivered") else decided_on

    def running(length: int | None, more: int = 0) -> Clock | None:
        if length is None or case.accepted_on is None or rows.at_once(look, case):
            return None
        return clock(calendar, case.accepted_on, length + more, look.day, stood, ended_on)

    if service.phases:
        return _phased(look, case, calendar, stood, extended, ended_on)
    return Clocks(
        accept=_accept(look, case, service, calendar, hall.accept_days),
        supplement=_supplement(look, case, calendar, hall.supplement_days),
        statutory=running(service.statutory_days, more),
        promised=running(service.promised_days),
        deliver=_deliver(look, case, service, calendar, hall),
    )


def redated(desk: Desk, case: Case) -> Case:
    """The case with the due dates of its clocks written into its row, and which of them is next."""
    found = clocks_of(desk, case)
    columns = {
        "accept_due_on": _due(found.accept), "supplement_due_on": _due(found.supplement),
        "statutory_due_on": _due(found.statutory), "promised_due_on": _due(found.promised),
        "deliver_due_on": _due(found.deliver), "next_due_on": _next(desk, case, found),
        "provisional": int(any(one is not None and one.provisional for one in found)),
    }  # fmt: skip
    return rows.change(desk, case, **columns)


def end_stop(desk: Desk, case: Case) -> None:
    """End the suspension that stands, if one does, with today."""
    desk.conn.execute(END_STOP, {"of": case.id, "on_day": desk.day})


def told_us(look: Look, case: Case) -> int | None:
    """When the newest supplement notice of a case was given, or None: nothing was told to be missing yet."""
    found: int | None = look.conn.execute(TOLD, {"id": case.id}).scalar()
    return found


def supplement_due(look: Look, case: Case) -> date:
    """By when what is missing must come if it is told today."""
    days = rows.rules(look, case).hall.supplement_days
    return after_working_days(calendar_of(look, case), look.day, days).due


def _accept(look: Look, case: Case, service: Service, calendar: Calendar, days: int) -> Clock | None:
    if case.state != "received" or service.kind in NO_ACCEPT_CLOCK:
        return None
    return clock(calendar, case.received_on, days, look.day)


def _deliver(look: Look, case: Case, service: Service, calendar: Calendar, hall: HallInfo) -> Clock | None:
    decided_on = _date(look, case.decided_us)
    days = service.deliver_days if service.deliver_days is not None else hall.deliver_days
    if decided_on is None or days is None or case.outcome != "grant":
        return None
    return clock(calendar, decided_on, days, look.day, (), _ended_on(look, case))


def _phased(
    look: Look, case: Case, calendar: Calendar, stood: Sequence[Stop], extended: Extended | None, ended_on: date | None
) -> Clocks:
    """A case with several clocks: that of the stretch it is in counts as the statutory one; the promise is for the
    first stretch, from receipt to acceptance."""
    service, hall = rows.service(look, case), rows.rules(look, case).hall
    begun, received = phases.of(look, case), case.state == "received"
    last = begun[-1] if begun and case.state != "notified" else None
    promised = clock(calendar, case.received_on, service.promised_days, look.day, ()) if (
        received and service.promised_days is not None) else None
    return Clocks(
        accept=None,
        supplement=_supplement(look, case, calendar, hall.supplement_days),
        statutory=last and _of_stretch(calendar, last, look.day, stood, extended, ended_on),
        promised=promised,
        deliver=_deliver(look, case, service, calendar, hall),
    )


def _of_stretch(
    calendar: Calendar, one: Stretch, today: date, stood: Sequence[Stop], extended: Extended | None,
    ended_on: date | None,
) -> Clock:  # fmt: skip
    more = extended.days if extended and one.phase.extension_days and extended.told_on >= one.from_on else 0
    own = [stop for stop in stood if stop.from_on >= one.from_on]
    return clock(calendar, one.from_on, one.phase.days + more, today, own, ended_on)


def _supplement(look: Look, case: Case, calendar: Calendar, days: int) -> Clock | None:
    at_us = told_us(look, case) if case.state == "notified" else None
    return None if at_us is None else clock(calendar, look.local(at_us).date(), days, look.day)


def _next(look: Look, case: Case, found: Clocks) -> date | None:
    if case.closed_us is not None:
        return None
    if case.state == "suspended":  # what alarms is that the suspension takes longer than was said
        stop = stops_of(look, case)[-1]
        return after_working_days(calendar_of(look, case), stop.from_on, stop.expected_days).due
    if case.state in ("decided", "made"):
        return _due(found.deliver)
    running = (found.accept, found.supplement, found.statutory, found.promised)
    later = (one.due_on for one in rows.materials(look, case).values() if one.state == "tolerated")
    dues = (*(one.due_on for one in running if one is not None), *later)
    return min((due_on for due_on in dues if due_on is not None), default=None)


def _ended_on(look: Look, case: Case) -> date | None:
    return _date(look, case.closed_us)


def _date(look: Look, us: int | None) -> date | None:
    return None if us is None else look.local(us).date()


def _due(found: Clock | None) -> date | None:
    return None if found is None else found.due_on

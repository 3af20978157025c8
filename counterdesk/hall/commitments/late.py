"""Which clocks of a case are over: written down by the first act that comes too late, or by a look through the hall.

A date is over on the day after it. A suspended case's dates move on day by day, and none is suspended once late, so
its dates are looked at when it goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counterdesk.hall.cases import dates, rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.commitments.breaches import BY_THE_LAW, Broken, note
from counterdesk.store.desk import Desk, Look
from counterdesk.workdays import after_working_days


def note_case(desk: Desk, case: Case) -> int:
    """Write down every clock of a case that is over; returns how many of them were not known."""
    found = [note(desk, one, case) for one in overdue(desk, case)]
    return sum(one is not None for one in found)


def note_share(desk: Desk, case: Case, step_id: int, department: str, due_on: date, days: int) -> bool:
    """Write down that a department's share of a case is over its date; whether that was not known."""
    found = Broken(
        "copy_notice", "case_step", step_id, case.number, case.service_id, days, "working_days", due_on, department
    )
    return note(desk, found, case) is not None


def waives_fee(look: Look, case: Case) -> bool:
    """Whether the law waives the fee of a case, because its limit was missed (强检办法 art. 15)."""
    waives = rows.service(look, case).law_remedy == "waive_fee"
    return waives and any(one.kind in BY_THE_LAW for one in overdue(look, case))


def overdue(look: Look, case: Case) -> list[Broken]:
    """The clocks of a case that are over, or were when it was decided, handed over or ended otherwise."""
    if case.state == "suspended":
        return []
    lead = rows.service(look, case).lead
    return [
        Broken(kind, "case", case.id, case.number, case.service_id, days, "working_days", due_on, lead, case.owner)
        for kind, due_on, days, ended_on in _clocks(look, case)
        if due_on is not None and ended_on > due_on
    ]


def _clocks(look: Look, case: Case) -> Iterator[tuple[str, date | None, int, date]]:
    """Each clock with the day it is due, its days, and the day it ended, or today."""
    service, hall = rows.service(look, case), rows.rules(look, case).hall
    closed_on = _date(look, case.closed_us) or look.day
    decided_on = _date(look, case.decided_us) or closed_on
    if case.silently:  # accepted because the hall said nothing in time: the law dates it back, the limit was missed
        said_by = after_working_days(dates.calendar_of(look, case), case.received_on, hall.accept_days).due
        yield "acceptance", said_by, hall.accept_days, date.max
    elif case.state == "received":
        yield "acceptance", case.accept_due_on, hall.accept_days, look.day
    yield "promised", case.promised_due_on, service.promised_days or 0, decided_on
    extended = dates.extension_of(look, case)
    by_law = (service.statutory_days or 0) + (extended.days if extended else 0)
    yield "statutory", case.statutory_due_on, by_law, decided_on
    handed_over = service.deliver_days if service.deliver_days is not None else hall.deliver_days
    yield "delivery", case.deliver_due_on, handed_over or 0, closed_on


def _date(look: Look, us: int | None) -> date | None:
    return None if us is None else look.local(us).date()

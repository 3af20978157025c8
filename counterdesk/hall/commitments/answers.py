"""Promises about answers that expired: to those who complained, and to the inspector who found a fault.

Who complained stands in neither; a complaint is known here by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counterdesk import workdays
from counterdesk.hall import catalogue
from counterdesk.hall.commitments.breaches import Broken
from counterdesk.hall.complaints import clocks
from counterdesk.hall.complaints import rows as complaints
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.hall.inspections import rows as inspections
from counterdesk.store.desk import Look
from counterdesk.workdays import working_days_between

NOBODY = "-"
"""Where no department stands in the register: the hall as a whole answers."""


def of_complaints(look: Look, since: date) -> Iterator[Broken]:
    """The clocks missed of complaints and reports that are open, or were closed on ``since`` or later."""
    for one in complaints.listed(look, everything=True):
        if one.closed_us is None or look.local(one.closed_us).date() >= since:
            for clock, due_on in clocks.late(look, one):
                yield Broken(
                    "complaint", "complaint", one.id, one.number, one.service_id, _days(look, one, clock),
                    "working_days", due_on, one.dept or NOBODY, one.handler, clock,
                )  # fmt: skip


def of_inspections(look: Look) -> Iterator[Broken]:
    """Faults found on a round that were not put right by their day."""
    calendar = workdays.named(catalogue.current(look).hall.calendar)
    for number, mark in inspections.open_ones(look):
        fixed_on = look.day if mark.fixed_us is None else look.local(mark.fixed_us).date()
        if mark.fix_by_on is not None and fixed_on > mark.fix_by_on:
            days = working_days_between(calendar, look.local(mark.marked_us).date(), mark.fix_by_on)
            yield Broken(
                "rectification", "inspection", mark.id, number, None, days, "working_days", mark.fix_by_on, NOBODY,
                mark.owner,
            )  # fmt: skip


def _days(look: Look, one: Complaint, clock: str) -> int:
    rules = clocks.settings(look)
    report = one.kind == "report"
    return {
        "admit": rules.check_days if report else rules.admit_days,
        "handle": rules.check_days if report else rules.mediation_days,
        "tell": rules.reporter_told_days if report else rules.told_days,
        "second": rules.second_call_days,
    }[clock] + (one.extended_days + one.tests_days if clock == "handle" else 0)

"""The clocks of complaints and reports, in working days of the hall's calendar; the days are the hall file's.

市场监督管理投诉举报处理暂行办法: whether a complaint is admitted is decided and told within 7 days (art.14), mediation
ends without agreement after 45 (art.21); a report is checked within 15, once extended by 15 (art.31), a named reporter
is told within 5 of the decision (art.32). Days of tests and appraisals by experts do not count.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from counterdesk import workdays
from counterdesk.hall import catalogue
from counterdesk.hall.catalogue.model import Complaints
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.store.desk import Look
from counterdesk.workdays import after_working_days, working_days_between


def settings(look: Look) -> Complaints:
    """The periods of the hall file in force."""
    return catalogue.current(look).complaints


def registered(look: Look, kind: str) -> dict[str, Any]:
    """The dates a complaint or report registered today begins with, as columns."""
    rules = settings(look)
    if kind == "report":
        due = _due(look, look.day, rules.check_days)
        return {**due, "admit_due_on": due["next_due_on"], "handle_due_on": due["next_due_on"]}
    due = _due(look, look.day, rules.admit_days)
    return {**due, "admit_due_on": due["next_due_on"]}


def admitted(look: Look, complaint: Complaint) -> dict[str, Any]:
    """The dates once it is admitted: a report's check runs on from its registration."""
    if complaint.kind == "report":
        return {"next_due_on": complaint.handle_due_on}
    due = _due(look, look.day, settings(look).mediation_days)
    return {**due, "handle_due_on": due["next_due_on"]}


def declined(complaint: Complaint) -> dict[str, Any]:
    """The dates once it is declined: the same period is for saying so, where there is somebody to tell."""
    until = complaint.admit_due_on if complaint.named else None
    return {"tell_due_on": until, "next_due_on": until}


def longer(look: Look, complaint: Complaint, days: int) -> dict[str, Any]:
    """The dates when the clock that runs gets ``days`` more: an extension, or tests that are not counted."""
    assert complaint.next_due_on is not None
    due = _due(look, complaint.next_due_on, days)
    undecided = {"admit_due_on": due["next_due_on"]} if complaint.state == "registered" else {}
    return {**due, **undecided, "handle_due_on": due["next_due_on"]}


def answered(look: Look, complaint: Complaint) -> dict[str, Any]:
    """The dates once there is an answer; nobody can be told who gave no name."""
    if not complaint.named:
        return {"next_due_on": None}
    rules = settings(look)
    due = _due(look, look.day, rules.reporter_told_days if complaint.kind == "report" else rules.told_days)
    return {**due, "tell_due_on": due["next_due_on"]}


def told(look: Look, satisfied: str) -> dict[str, Any]:
    """The dates once it was told: whoever was not satisfied is called a second time."""
    if satisfied == "yes":
        return {"next_due_on": None}
    due = _due(look, look.day, settings(look).second_call_days)
    return {**due, "second_due_on": due["next_due_on"]}


def left_days(look: Look, complaint: Complaint) -> int | None:
    """Working days until the next clock ends, negative when it is over; None when none runs."""
    if complaint.next_due_on is None:
        return None
    return working_days_between(_calendar(look), look.day, complaint.next_due_on)


def late(look: Look, complaint: Complaint) -> list[tuple[str, date]]:
    """The clocks a complaint missed, by name (``admit handle tell second``) with the day each was due."""
    ends = (
        ("admit", complaint.admit_due_on, complaint.decided_on),
        ("handle", complaint.handle_due_on, complaint.answered_on or _decided_against(complaint)),
        ("tell", complaint.tell_due_on, _day(look, complaint.told_us)),
        ("second", complaint.second_due_on, _day(look, complaint.second_us)),
    )
    return [(name, due) for name, due, done in ends if due and (done or look.day) > due]


def _decided_against(complaint: Complaint) -> date | None:
    return complaint.decided_on if complaint.declined_because else None


def _day(look: Look, us: int | None) -> date | None:
    return None if us is None else look.local(us).date()


def _due(look: Look, start: date, days: int) -> dict[str, Any]:
    due = after_working_days(_calendar(look), start, days)
    return {"next_due_on": due.due, "provisional": int(due.provisional)}


def _calendar(look: Look) -> workdays.Calendar:
    return workdays.named(catalogue.current(look).hall.calendar)

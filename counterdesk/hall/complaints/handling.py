"""What becomes of a complaint: admitted or not, investigated, answered, told, called a second time, closed."""

from __future__ import annotations

from counterdesk.hall import exposure
from counterdesk.hall.complaints import clocks, rows
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.hall.complaints.tables import CAUSES, HOW_TOLD, SATISFIED
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk


def admit(desk: Desk, number: str, declined_because: str = "") -> Complaint:
    """Decide whether it is taken up; with ``declined_because`` it is not, and that is what its teller is told.

    Raises Refusal ``complaint_state`` and as ``rows.begun`` does.
    """
    found = rows.begun(desk, number, "registered")
    if declined_because.strip():
        why = rows.safe(desk, declined_because)
        done = rows.change(
            desk, found, state="declined", declined_because=why, decided_on=desk.day, **clocks.declined(found)
        )
        rows.record(desk, done, "complaint_declined")
        return done
    done = rows.change(desk, found, state="admitted", decided_on=desk.day, **clocks.admitted(desk, found))
    rows.record(desk, done, "complaint_admitted", due=done.next_due_on)
    return done


def extend(desk: Desk, number: str, because: str) -> Complaint:
    """Give the check of a report its one extension, before it is over; raises Refusal ``complaint_no_extension``."""
    found = rows.begun(desk, number, "registered", "admitted")
    days = clocks.settings(desk).check_extension_days
    due_on = found.next_due_on
    if found.kind != "report" or found.extended_days or not days or due_on is None or desk.day > due_on:
        raise Refusal("complaint_no_extension", number=found.number)
    if not because.strip():
        raise Refusal("reason_needed")
    done = rows.change(desk, found, extended_days=days, **clocks.longer(desk, found, days))
    rows.record(desk, done, "complaint_extended", days=days, due=done.next_due_on)
    return done


def investigate(desk: Desk, number: str, finding: str, founded: bool, tests_days: int = 0) -> Complaint:
    """Write down what the investigation found; so many working days of tests are not counted.

    Raises Refusal ``finding_needed``.
    """
    found = rows.begun(desk, number, "admitted")
    said = rows.safe(desk, finding)
    if not said:
        raise Refusal("finding_needed", number=found.number)
    dates = clocks.longer(desk, found, tests_days) if tests_days else {}
    done = rows.change(
        desk, found, handler=desk.clerk, finding=said, founded=int(founded),
        tests_days=found.tests_days + tests_days, **dates,
    )  # fmt: skip
    rows.record(desk, done, "complaint_investigated", founded=founded, tests_days=tests_days)
    return done


def answer(desk: Desk, number: str, text: str) -> Complaint:
    """Decide what the answer is; raises Refusal ``answer_wanted``, ``finding_needed`` before an investigation."""
    found = rows.begun(desk, number, "admitted")
    said = rows.safe(desk, text)
    if found.finding is None:
        raise Refusal("finding_needed", number=found.number)
    if not said:
        raise Refusal("answer_wanted", number=found.number)
    done = rows.change(desk, found, state="answered", answer=said, answered_on=desk.day, **clocks.answered(desk, found))
    rows.record(desk, done, "complaint_answered", due=done.next_due_on)
    return done


def tell(desk: Desk, number: str, how: str, satisfied: str) -> Complaint:
    """Write down that its teller was told, how, and whether satisfied; the second time it is the second call.

    Raises Refusal ``nobody_to_tell`` for an anonymous one, ``second_call_made`` the third time.
    """
    found = rows.begun(desk, number, "answered", "declined", "told")
    for given, allowed in ((how, HOW_TOLD), (satisfied, SATISFIED)):
        if given not in allowed:
            raise Refusal("no_such_choice", what=given[:20], known=", ".join(allowed))
    if not found.named:
        raise Refusal("nobody_to_tell", number=found.number)
    if found.state == "told":
        return _second(desk, found, how, satisfied)
    done = rows.change(
        desk, found, state="told", told_us=desk.now_us, told_how=how, satisfied=satisfied,
        **clocks.told(desk, satisfied),
    )  # fmt: skip
    rows.record(desk, done, "complaint_told", how=how, satisfied=satisfied)
    return done


def close(desk: Desk, number: str, cause: str, summary: str = "") -> Complaint:
    """Close it with the code of its cause; ``summary`` is what the public list may say, in words that give nobody away.

    Raises Refusal ``complaint_not_told``, ``second_call_needed``, ``personal_in_text``.
    """
    found = rows.begun(desk, number, "answered", "declined", "told")
    if cause not in CAUSES:
        raise Refusal("no_such_choice", what=cause[:20], known=", ".join(CAUSES))
    if found.named and found.state != "told":
        raise Refusal("complaint_not_told", number=found.number)
    if found.named and found.satisfied != "yes" and found.second_us is None:
        raise Refusal("second_call_needed", number=found.number, due=found.second_due_on)
    if exposure.found(summary, rows.known(desk)):
        raise Refusal("personal_in_text", number=found.number)
    done = rows.change(
        desk, found, state="closed", cause=cause, summary=rows.safe(desk, summary) or None, closed_us=desk.now_us,
        closed_by=desk.clerk, next_due_on=None,
    )  # fmt: skip
    rows.record(desk, done, "complaint_closed", cause=cause)
    return done


def _second(desk: Desk, found: Complaint, how: str, satisfied: str) -> Complaint:
    if found.second_us is not None:
        raise Refusal("second_call_made", number=found.number)
    done = rows.change(desk, found, second_us=desk.now_us, satisfied=satisfied, next_due_on=None)
    rows.record(desk, done, "complaint_second_call", how=how, satisfied=satisfied)
    return done

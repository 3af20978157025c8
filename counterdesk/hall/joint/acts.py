"""What departments do with their shares: sign for the notice, say what they think, or stay silent."""

from __future__ import annotations

from counterdesk.hall import clerks, day
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.commitments.late import note_share
from counterdesk.hall.joint import rows
from counterdesk.hall.joint.rows import LEAD, LIVE, Step
from counterdesk.hall.joint.starting import change, go_on
from counterdesk.hall.people import MOST_NAME, clean, said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

SAID = ("agree", "conditions", "refuse")
"""What a department may say; ``deemed`` only its silence does."""


def receive(desk: Desk, number: str, department: str, signer: str) -> Step:
    """A department signs for its copy-notice; ``signer`` is who signed.

    Raises Refusal ``name_needed``, ``signed_for`` when it was signed for, ``not_a_step``, ``step_not_begun``,
    ``step_done``, ``case_state``.
    """
    case, step = begun(desk, number, department)
    signed_by = clean(signer)[:MOST_NAME]
    if not signed_by:
        raise Refusal("name_needed")
    if step.signed_us is not None:
        raise Refusal("signed_for", number=case.number, department=step.dept)
    change(desk, step, signed_us=desk.now_us, signed_by=signed_by)
    case_rows.record(desk, case, "step_signed_for", department=step.dept)
    return step._replace(signed_us=desk.now_us, signed_by=signed_by)


def opinion(desk: Desk, number: str, department: str, opinion: str, reason: str = "") -> Step:
    """A department agrees, agrees with conditions, or refuses; the last two say which conditions or why.

    What waited for it begins. Raises Refusal ``no_such_opinion``, ``reason_needed`` and as ``receive`` does.
    """
    case, step = begun(desk, number, department)
    return say(desk, case, step, opinion, reason)


def lead_done(desk: Desk, number: str, department: str | None = None) -> Step:
    """The lead department's own part is done: what waited for it begins. Raises Refusal as ``opinion`` does.

    ``department``, when given, must be the lead.
    """
    clerks.require(desk, desk.clerk, "joint")
    case = live(desk, number)
    lead = case_rows.service(desk, case).lead
    step = next((one for one in rows.steps(desk, case) if one.position == LEAD), None)
    if step is None or (department or lead).strip().upper() != lead.upper():
        raise Refusal("not_a_step", number=case.number, department=department or lead, known=step.dept if step else "-")
    if step.opinion is not None:
        raise Refusal("step_done", number=case.number, department=step.dept)
    return say(desk, case, step, "agree")


def say(desk: Desk, case: Case, step: Step, opinion: str, reason: str = "") -> Step:
    """Write down what the department of an open share said, and begin what waited for it; raises as ``opinion``."""
    if opinion not in SAID:
        raise Refusal("no_such_opinion", opinion=opinion[:20], known=", ".join(SAID))
    why = said(reason)
    if opinion != "agree" and not why:
        raise Refusal("reason_needed")
    done = step._replace(opinion=opinion, reason=why or None, opined_us=desk.now_us)
    _answered(desk, done)
    late = step.due_on is not None and step.due_on < desk.day
    if late:
        _note_late(desk, case, step)
    case_rows.record(desk, case, "step_answered", department=step.dept, opinion=opinion, reason=why, late=late)
    go_on(desk, case, done)
    return done


def must_be_done(look: Look, case: Case, outcome: str | None = None) -> None:
    """Raise Refusal ``steps_open`` while a share is open or has not begun, or ``step_refused`` for a grant over a no.

    Once a department refused, refusing the case waits for nobody else; ``outcome`` None: not yet known which.
    """
    shares = [step for step in rows.steps(look, case) if step.position != LEAD]
    refused = [step.dept for step in shares if step.opinion == "refuse"]
    if refused and outcome == "grant":
        raise Refusal("step_refused", number=case.number, departments=", ".join(refused))
    still = [step.dept for step in shares if step.opinion is None]
    if still and not refused:
        raise Refusal("steps_open", number=case.number, departments=", ".join(still))


def settle(desk: Desk) -> int:
    """Write down which late departments agreed by their silence; returns how many.

    Only a share the hall file gives ``silence = "no_objection"``, of a service with a legal basis, and never before
    its days have passed since the notice was sent. Every other late share stays open, blocks the decision and alarms.
    """
    silent = [step for step in rows.late(desk) if step.silence_basis and _told_long_enough(desk, step)]
    for step in silent:
        case = case_rows.by_id(desk, step.case_id)
        deemed = step._replace(opinion="deemed", reason=step.silence_basis, opined_us=desk.now_us)
        _answered(desk, deemed)
        _note_late(desk, case, step)
        facts = {"department": step.dept, "basis": step.silence_basis, "due": step.due_on}
        case_rows.record(desk, case, "step_deemed", **facts)
        go_on(desk, case, deemed)
    return len(silent)


def begun(desk: Desk, number: str, department: str) -> tuple[Case, Step]:
    """The case and the open share an act is about; raises Refusal as ``receive`` does."""
    clerks.require(desk, desk.clerk, "joint")
    case = live(desk, number)
    step = rows.of_department(desk, case, department)
    if step.started_on is None:
        raise Refusal("step_not_begun", number=case.number, department=step.dept)
    if step.opinion is not None:
        raise Refusal("step_done", number=case.number, department=step.dept)
    return case, step


def live(desk: Desk, number: str) -> Case:
    """The case of a number while its departments are at work, once every lapse is written down."""
    day.begin(desk)
    settle(desk)
    case = case_rows.by_number(desk, number)
    if case.state not in LIVE:
        raise Refusal("case_state", number=case.number, state=case.state, act="joint")
    return case


def _told_long_enough(desk: Desk, step: Step) -> bool:
    # Accepted by the hall's own silence, a case begins before its notices are sent: that time is not theirs.
    if step.sent_us is None or step.started_on is None:
        return False
    sent_on = desk.local(step.sent_us).date()
    return sent_on <= step.started_on or (
        rows.due(desk, step.service_id, step.position, sent_on, (), desk.day).due < desk.day
    )


def _note_late(desk: Desk, case: Case, step: Step) -> None:
    assert step.due_on is not None  # what has no date is not late
    days = rows.working_days_of(case_rows.service(desk, case), step.position)
    note_share(desk, case, step.id, step.dept, step.due_on, days)


def _answered(desk: Desk, step: Step) -> None:
    change(desk, step, opinion=step.opinion, reason=step.reason, opined_us=step.opined_us)

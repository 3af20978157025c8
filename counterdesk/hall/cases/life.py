"""What happens to a case between acceptance and decision: review, suspension, the one extension, another owner."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall import clerks, numbered
from counterdesk.hall.cases import dates, paper, phases, rows, states
from counterdesk.hall.cases.acceptance import begun
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CaseHandoverRow
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.workdays import after_working_days

handovers = CaseHandoverRow.__table__  # type: ignore[attr-defined]
ADD_STOP = insert(dates.stops)
ADD_EXTENSION = insert(dates.extensions)
OFFER = insert(handovers)
OFFERED = select(handovers).where(handovers.c.case_id == bindparam("of"), handovers.c.confirmed_us.is_(None))
CONFIRM = (
    update(handovers)
    .where(handovers.c.case_id == bindparam("of"), handovers.c.confirmed_us.is_(None))
    .values(confirmed_us=bindparam("now"))
)


def review(desk: Desk, number: str) -> Case:
    """The department has begun to look into it; raises Refusal ``case_state``."""
    case = begun(desk, number)
    changed = rows.change(desk, case, state=states.after("reviewed", case.state))
    rows.record(desk, changed, "case_reviewed")
    return dates.redated(desk, changed)


def suspend(desk: Desk, number: str, reason: str, expected_days: int) -> Case:
    """Stop the clocks from today on, by a reason the service lists, told in writing unless the hall file lets it be.

    Raises Refusal ``not_a_suspension`` for any other reason, ``too_late_to_suspend`` once a clock is over.
    """
    case = begun(desk, number)
    state = states.after("suspended", case.state)
    listed = reasons_to_stop(desk, case)
    if reason not in listed:
        raise Refusal("not_a_suspension", reason=reason[:40], known=", ".join(listed) or "-")
    if expected_days < 1:
        raise Refusal("no_such_days", days=expected_days)
    if _late(desk, case):
        raise Refusal("too_late_to_suspend", number=case.number)
    told = rows.rules(desk, case).suspensions[reason].written_notice
    notice = numbered.next_number(desk, "suspension") if told else None
    row = {
        "case_id": case.id, "reason": reason, "notice_number": notice.number if notice else "",
        "expected_days": expected_days, "from_on": desk.day, "to_on": None, "clerk": desk.clerk,
    }  # fmt: skip
    desk.conn.execute(ADD_STOP, row)
    changed = dates.redated(desk, rows.change(desk, case, state=state))
    if notice:
        paper.suspension(desk, changed, notice)
    rows.record(desk, changed, "case_suspended", reason=reason, days=expected_days, notice=row["notice_number"])
    return changed


def reasons_to_stop(look: Look, case: Case) -> tuple[str, ...]:
    """The reasons that may stop the clock of a case as it stands: its service's, or those of the stretch it is in."""
    within = phases.current(look, case)
    return within.phase.suspensions if within else rows.service(look, case).suspensions


def resume(desk: Desk, number: str) -> Case:
    """Let the clocks go on from today; the dates move by the working days it really took."""
    case = begun(desk, number)
    state = states.after("resumed", case.state)
    dates.end_stop(desk, case)
    changed = dates.redated(desk, rows.change(desk, case, state=state))
    rows.record(desk, changed, "case_resumed")
    return changed


def extend(desk: Desk, number: str, reason: str, approver: str, days: int | None = None) -> Case:
    """Extend the statutory clock, once and before it is over, told in writing; the promise is not extended.

    ``days`` None: as much as the service allows. Raises Refusal ``not_extendable``, ``extended_already``,
    ``too_late_to_extend``, ``reason_needed``, ``approver_needed``.
    """
    case = begun(desk, number, "extend")
    states.after("extended", case.state)
    most = extendable_by(desk, case)
    wanted = most if days is None else days
    if case.statutory_due_on is None or not 0 < wanted <= most:
        raise Refusal("not_extendable", number=case.number, most=most)
    if dates.extension_of(desk, case) is not None:
        raise Refusal("extended_already", number=case.number)
    if desk.day > case.statutory_due_on:
        raise Refusal("too_late_to_extend", number=case.number)
    if not reason.strip():
        raise Refusal("reason_needed")
    if not approver.strip():
        raise Refusal("approver_needed")
    return _extended(desk, case, wanted, said(reason), said(approver))


def extendable_by(look: Look, case: Case) -> int:
    """By how many working days the clock of a case may be extended at most: its service's, or its stretch's."""
    within = phases.current(look, case)
    return (within.phase if within else rows.service(look, case)).extension_days or 0


def next_phase(desk: Desk, number: str, phase: str | None = None) -> Case:
    """The stretch a case is in is over and the next begins today, or the named one where some are passed over.

    Raises Refusal ``no_phase`` when none is left, ``no_such_phase``, ``case_state``.
    """
    case = begun(desk, number)
    states.after("went_on", case.state)
    following = phases.go_on(desk, case, desk.day, phase)
    if following is None:
        raise Refusal("no_phase", number=case.number)
    changed = dates.redated(desk, case)
    rows.record(desk, changed, "case_went_on", phase=following.id)
    return changed


def hand_over(desk: Desk, number: str, to: str, reason: str) -> Case:
    """Offer a case to another clerk; it stays with its owner until that one confirms.

    Raises Refusal ``role`` unless the owner or a lead does it, ``handover_open``, ``reason_needed``.
    """
    case = begun(desk, number, None)
    if desk.clerk != case.owner:
        clerks.require(desk, desk.clerk, "hand_over_others")
    clerks.require(desk, to, "accept")
    if not reason.strip():
        raise Refusal("reason_needed")
    if case.closed_us is not None:
        raise Refusal("case_over", state=case.state, act="handover")
    if desk.conn.execute(OFFERED, {"of": case.id}).first() is not None:
        raise Refusal("handover_open", number=case.number)
    row = {
        "case_id": case.id, "from_clerk": case.owner, "to_clerk": to, "reason": said(reason),
        "offered_us": desk.now_us,
    }  # fmt: skip
    desk.conn.execute(OFFER, row)
    rows.record(desk, case, "case_offered", to=to, reason=said(reason))
    return case


def confirm(desk: Desk, number: str) -> Case:
    """The clerk a case was offered to takes it: from now on the owner, and the window that gives the result back.

    Raises Refusal ``not_offered``.
    """
    case = begun(desk, number, None)
    offered = desk.conn.execute(OFFERED, {"of": case.id}).one_or_none()
    if offered is None or offered.to_clerk != desk.clerk:
        raise Refusal("not_offered", number=case.number)
    desk.conn.execute(CONFIRM, {"of": case.id, "now": desk.now_us})
    rows.record(desk, case, "case_taken_over", was=case.owner)
    return rows.change(desk, case, owner=desk.clerk, first_window=desk.window or case.first_window)


def _extended(desk: Desk, case: Case, days: int, reason: str, approver: str) -> Case:
    was_due_on = case.statutory_due_on
    assert was_due_on is not None
    due_on = after_working_days(dates.calendar_of(desk, case), was_due_on, days).due
    row = {
        "case_id": case.id, "days": days, "was_due_on": was_due_on, "due_on": due_on, "reason": reason,
        "approver": approver, "told_on": desk.day,
    }  # fmt: skip
    desk.conn.execute(ADD_EXTENSION, row)
    changed = dates.redated(desk, case)
    paper.extension(desk, changed)
    rows.record(desk, changed, "case_extended", days=days, was=was_due_on, due=due_on, approver=approver)
    return changed


def _late(desk: Desk, case: Case) -> bool:
    running = (case.statutory_due_on, case.promised_due_on)
    return any(due_on is not None and desk.day > due_on for due_on in running)

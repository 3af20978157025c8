"""How a case ends: decided, made and handed over against a signature, taken back, or its acceptance revoked."""

from __future__ import annotations

from counterdesk.hall import clerks, joint, people
from counterdesk.hall.cases import dates, followups, paper, rows, states
from counterdesk.hall.cases.acceptance import Application, begun, receive, take_on
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import OUTCOMES
from counterdesk.hall.commitments import breaches
from counterdesk.hall.people import said
from counterdesk.printing.slips.completion import METHODS
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.words import t


def decide(
    desk: Desk, number: str, outcome: str, document: str = "", reason: str = "", late_reason: str = ""
) -> Case:
    """Grant or refuse; the decider is the clerk at the desk. A refusal states its reasons and the remedies.

    After its date a case is decided only with the reason for being late, which is published (优化营商环境条例 art. 36).
    Raises Refusal ``unsigned``, ``steps_open``, ``step_refused``, ``late_reason_needed``, ``reason_needed``, or
    ``no_such_outcome``.
    """
    case = begun(desk, number, "decide")
    state = states.after("decided", case.state)
    if outcome not in OUTCOMES:
        raise Refusal("no_such_outcome", outcome=outcome[:20], known=", ".join(OUTCOMES))
    if outcome == "refuse" and not reason.strip():
        raise Refusal("reason_needed")
    _may_be_decided(desk, case, outcome, late_reason)
    changed = rows.change(desk, case, state=state, outcome=outcome, decided_us=desk.now_us)
    changed = dates.redated(desk, changed)
    if late_reason.strip():
        breaches.state_reason(desk, changed, said(late_reason))
    followups.owe(desk, changed)
    if outcome == "refuse":
        paper.refusal(desk, changed, said(reason), "", "")
    facts = {"document": said(document), "reason": said(reason), "late_reason": said(late_reason)}
    rows.record(desk, changed, "case_decided", outcome=outcome, **facts)
    return changed


def make(desk: Desk, number: str) -> Case:
    """The document is ready to be handed over."""
    case = begun(desk, number, "decide")
    changed = rows.change(desk, case, state=states.after("made", case.state), made_us=desk.now_us)
    rows.record(desk, changed, "case_made")
    return dates.redated(desk, changed)


def deliver(
    desk: Desk, number: str, to: str, relation: str = "", method: str = "direct", document: str = ""
) -> Case:
    """Hand the result over against a signature, which ends the delivery clock (行政许可法 art. 44).

    ``to`` signed for it, as ``relation`` when not the applicant. A joint case is given back only where it was taken
    in. Raises Refusal ``not_first_window``, ``no_such_method``, ``name_needed``.
    """
    case = begun(desk, number)
    state = states.after("delivered", case.state)
    if method not in METHODS:
        raise Refusal("no_such_method", method=method[:20], known=", ".join(METHODS))
    if rows.service(desk, case).handling == "joint" and desk.clerk != case.owner and desk.window != case.first_window:
        raise Refusal("not_first_window", number=case.number, window=case.first_window or "-")
    people.put(desk, "case", case.id, "receiver", to)
    stands = said(relation) or _standing(desk, case, to)
    changed = dates.redated(desk, rows.change(desk, case, state=state, closed_us=desk.now_us))
    paper.completion(desk, changed, stands, method, said(document) or _decided_document(desk, changed))
    rows.record(desk, changed, "case_delivered", method=method, relation=stands)
    return changed


def finish_at_once(desk: Desk, number: str, to: str, document: str = "") -> Case:
    """Decide, make and hand over an instant item in one press; raises as each of them does."""
    decide(desk, number, "grant", document)
    return deliver(desk, number, to, document=document)


def finish_on_the_spot(desk: Desk, asked: Application) -> Case:
    """Take in, accept, decide and hand over in one press what the law wants decided on the spot if it can be.

    Whoever stands at the window signs for it. Raises Refusal ``not_on_the_spot``, and as each of the acts does.
    """
    case = receive(desk, asked)
    if not rows.at_once(desk, case):
        raise Refusal("not_on_the_spot", service=asked.service)
    take_on(desk, case.number, at_once=True)
    return finish_at_once(desk, case.number, asked.applicant.agent or asked.applicant.name)


def withdraw(desk: Desk, number: str, reason: str = "") -> Case:
    """The applicant takes it back; raises Refusal ``case_state`` once it is decided."""
    return _end(desk, number, "withdrawn", reason)


def revoke(desk: Desk, number: str, reason: str) -> Case:
    """Take the acceptance back in writing, as when a paper that was to follow never came (容缺受理).

    Raises Refusal ``reason_needed``.
    """
    if not reason.strip():
        raise Refusal("reason_needed")
    clerks.require(desk, desk.clerk, "revoke")
    case = _end(desk, number, "revoked", reason)
    paper.revocation(desk, case, said(reason))
    return case


def _end(desk: Desk, number: str, act: str, reason: str) -> Case:
    case = begun(desk, number)
    changed = rows.change(desk, case, state=states.after(act, case.state), closed_us=desk.now_us)
    dates.end_stop(desk, changed)
    rows.record(desk, changed, f"case_{act}", reason=said(reason))
    return dates.redated(desk, changed)


def _standing(desk: Desk, case: Case, to: str) -> str:
    """Who signed, where nobody said: nothing for the applicant, the agent, else somebody else."""
    known = {role: person.name for role, person in people.of(desk, "case", case.id).items()}
    name = people.clean(to)
    if name == known.get("applicant"):
        return ""
    return t("case.role_agent" if name == known.get("agent") else "case.role_other", case.lang)


def _decided_document(desk: Desk, case: Case) -> str:
    told = [entry.facts for entry in rows.timeline(desk, case) if entry.kind == "case_decided"]
    return str(told[-1].get("document", "")) if told else ""


def _may_be_decided(desk: Desk, case: Case, outcome: str, late_reason: str) -> None:
    if case.signed_us is None and not rows.at_once(desk, case):
        raise Refusal("unsigned", number=case.number)
    joint.must_be_done(desk, case, outcome)
    due = [day for day in (case.statutory_due_on, case.promised_due_on) if day is not None]
    if due and desk.day > min(due) and not late_reason.strip():
        raise Refusal("late_reason_needed", number=case.number, due=min(due).isoformat())

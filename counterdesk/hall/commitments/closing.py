"""Closing a broken promise: cause, remedy, a named decision, the reason made public; and the apology for it."""

from __future__ import annotations

from counterdesk.hall import catalogue, clerks, day
from counterdesk.hall import rows as tickets
from counterdesk.hall.cases import matter
from counterdesk.hall.cases import rows as cases
from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.breaches import Breach
from counterdesk.hall.commitments.tables import CAUSES, DECISIONS
from counterdesk.hall.people import said
from counterdesk.printing.slips import apology as layout
from counterdesk.printing.slips.parts import Matter
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.words import of_papers

OF_CASES = ("case", "case_step")
"""Whose breaches are published with their reason (优化营商环境条例 art. 36)."""


def close(desk: Desk, number: str, cause: str, remedy: str, decision: str, public_reason: str = "") -> Breach:
    """Close a broken promise; the one at the desk decides and is named for it, and nobody decides on their own.

    Raises Refusal ``role``, ``no_such_breach``, ``breach_closed``, ``own_breach``, ``no_such_cause``,
    ``no_such_decision``, ``remedy_needed``, and for cases ``public_reason_needed``.
    """
    clerks.require(desk, desk.clerk, "close_breach")
    day.begin(desk)
    found = breaches.by_number(desk, number)
    stated = said(public_reason) or found.public_reason or ""
    if found.closed_us is not None:
        raise Refusal("breach_closed", number=found.number)
    if found.clerk is not None and found.clerk == desk.clerk:
        raise Refusal("own_breach", number=found.number)
    if cause not in CAUSES:
        raise Refusal("no_such_cause", cause=cause[:20], known=", ".join(CAUSES))
    if decision not in DECISIONS:
        raise Refusal("no_such_decision", decision=decision[:20], known=", ".join(DECISIONS))
    if not said(remedy):
        raise Refusal("remedy_needed", number=found.number)
    if found.subject in OF_CASES and not stated:
        raise Refusal("public_reason_needed", number=found.number)
    closed = breaches.change(desk, found, {
        "cause": cause, "remedy": said(remedy), "decision": decision, "decided_by": desk.clerk,
        "public_reason": stated or None, "closed_us": desk.now_us,
    })  # fmt: skip
    facts = {"cause": cause, "remedy": closed.remedy, "decision": decision, "reason": stated}
    _record(desk, closed, "breach_closed", **facts)
    return closed


def apologise(desk: Desk, number: str) -> Breach:
    """Print the apology to the citizen for a broken promise; again, the same paper once more with its own job."""
    clerks.require(desk, desk.clerk, "close_breach")
    day.begin(desk)
    found = breaches.by_number(desk, number)
    service = breaches.service_of(desk, found)
    lang = _language(desk, found)
    slip = layout.slip(
        matter=_matter(desk, found, lang), kind=found.kind, promised=found.promised, unit=found.unit,
        due_on=found.due_on, lang=lang, cause=found.cause or "", reason=found.public_reason or "",
        remedy=found.remedy or "",
        law_remedy=service.breach_remedy(lang) if service and found.law_remedy else "",
        about=found.label if found.subject == "ticket" else "",
    )  # fmt: skip
    ticket_id = found.subject_id if found.subject == "ticket" else None
    job = desk.print(slip, ticket_id)
    desk.conn.execute(breaches.PRINTED, {"of": found.id, "job": job})
    _record(desk, found, "apologised", job=job)
    return found._replace(print_job=job)


def _matter(desk: Desk, found: Breach, lang: str) -> Matter:
    if found.subject == "ticket":
        return matter.of_ticket(desk, tickets.by_id(desk, found.subject_id), found.number, lang)
    case = breaches.case_of(desk, found)
    if case is not None:
        return matter.of_case(desk, case, found.number, lang)
    return matter.of_hall(desk, found.number, lang)


def _language(desk: Desk, found: Breach) -> str:
    if found.subject == "ticket":
        return of_papers(tickets.by_id(desk, found.subject_id).lang)
    case = breaches.case_of(desk, found)
    return case.lang if case else catalogue.current(desk).hall.languages[0]


def _record(desk: Desk, found: Breach, kind: str, **facts: object) -> None:
    about = {"breach": found.number, "of": found.kind, "about": found.label}
    case = breaches.case_of(desk, found)
    if case is not None:
        cases.record(desk, case, kind, **about, **facts)
    else:
        desk.record(kind, found.subject_id if found.subject == "ticket" else None, **about, **facts)

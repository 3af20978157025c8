"""The copy-notice's paper: a share of a case as the plain values the slip takes."""

from __future__ import annotations

from counterdesk.hall import numbered
from counterdesk.hall.cases import matter, rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Material, Service
from counterdesk.hall.catalogue.parts import Cooperation
from counterdesk.hall.joint.rows import Step, calendar_of
from counterdesk.printing.slips import copy_notice as layout
from counterdesk.printing.slips.parts import Limit
from counterdesk.store.desk import Desk
from counterdesk.workdays import working_days_between


def copy_notice(desk: Desk, case: Case, step: Step) -> str:
    """Print and number the copy-notice of a share that begins now, in the hall's own language; its number."""
    number = numbered.next_number(desk, "copy_notice")
    cat, service = rows.rules(desk, case), rows.service(desk, case)
    lang, share = cat.hall.languages[0], service.cooperating[step.position - 1]
    slip = layout.slip(
        matter=matter.of_case(desk, case, number.number, lang),
        lead=cat.departments[service.lead].name(lang),
        department=cat.departments[step.dept].name(lang),
        share=share.name(lang),
        papers=[paper.name(lang) for paper in _sent_along(desk, case, service, share)],
        sent_at=desk.local(desk.now_us),
        limit=_limit(desk, step),
        code=rows.code_of(desk, case),
        lang=lang,
        silence_basis=step.silence_basis or "",
    )
    numbered.keep(desk, "copy_notice", number, case.id, desk.print(slip, case.ticket_id))
    return number.number


def _limit(desk: Desk, step: Step) -> Limit | None:
    if step.started_on is None or step.due_on is None:
        return None
    # Counted anew in working days, because a share may be given in calendar days and the paper says working days.
    days = working_days_between(calendar_of(desk, step.service_id), step.started_on, step.due_on)
    return Limit(days, step.due_on, bool(step.provisional))


def _sent_along(desk: Desk, case: Case, service: Service, share: Cooperation) -> list[Material]:
    """The papers taken in, without those that only another department's share asks for."""
    others = {other.when for other in service.cooperating if other.when and other.when != share.when}
    taken = {name for name, one in rows.materials(desk, case).items() if one.state == "taken"}
    return [paper for paper in service.materials if paper.id in taken and paper.when not in others]

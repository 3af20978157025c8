"""The papers of a case: what the rows and the catalogue say, as the plain values the slips take, printed and numbered.

Names are masked. A paper both sides sign is printed twice: the applicant's copy and the hall's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from counterdesk.clock import SECOND_US
from counterdesk.hall import numbered
from counterdesk.hall.cases import dates, matter, rows
from counterdesk.hall.cases.clocks import Clock
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Service
from counterdesk.hall.notices.fee_text import fee_text
from counterdesk.hall.notices.paper import afterwards, departments
from counterdesk.hall.numbered import Numbered
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import acceptance as acceptance_slip
from counterdesk.printing.slips import completion as completion_slip
from counterdesk.printing.slips import extension as extension_slip
from counterdesk.printing.slips import refusal as refusal_slip
from counterdesk.printing.slips import revocation as revocation_slip
from counterdesk.printing.slips import supplement as supplement_slip
from counterdesk.printing.slips import suspension as suspension_slip
from counterdesk.printing.slips.parts import Limit, Matter
from counterdesk.store.desk import Desk, Look
from counterdesk.words import t

HOUR_US = 3600 * SECOND_US
COPIES = ("applicant", "file")


def acceptance(desk: Desk, case: Case) -> None:
    """The acceptance slip, in two copies."""
    service, cat = rows.service(desk, case), rows.rules(desk, case)
    clocks = dates.clocks_of(desk, case)
    papers = rows.materials(desk, case)
    lang = case.lang
    names = {one.id: one.name(lang) for one in service.materials}
    taken = [
        acceptance_slip.Taken(names[name], one.originals, one.copies, one.pages)
        for name, one in papers.items()
        if one.originals or one.copies
    ]
    later = [(names[name], one.due_on) for name, one in papers.items() if one.state == "tolerated"]
    excluded = [(cat.suspensions[reason].name(lang), None) for reason in _may_stop(service)]
    _give(desk, case, "acceptance", lambda about, part: acceptance_slip.slip(
        matter=about, kind=service.kind, received_at=desk.local(case.received_us),
        accepted_on=case.accepted_on or desk.day, materials=taken, statutory=_limit(clocks.statutory),
        promised=_limit(clocks.promised), fee=fee_text(cat, service, case.yes, lang),
        code=rows.code_of(desk, case), lang=lang, later=later, excluded=excluded,
        departments=departments(cat, service, case.yes, lang), basis=service.basis,
        delivery=case.delivery or "", silently=bool(case.silently), part=part,
    ))  # fmt: skip


def _may_stop(service: Service) -> list[str]:
    within = (name for phase in service.phases for name in phase.suspensions)
    return list(dict.fromkeys((*service.suspensions, *within)))


def supplement(desk: Desk, case: Case, due_on: date | None) -> None:
    """The one notice of everything that is missing or will not do, in two copies."""
    service, hall = rows.service(desk, case), rows.rules(desk, case).hall
    lang = case.lang
    names = {one.id: one.name(lang) for one in service.materials}
    faults = [
        supplement_slip.Fault(names[name], one.fault or t("case.is_missing", lang), one.standard or "")
        for name, one in rows.materials(desk, case).items()
        if one.state in ("missing", "faulty")
    ]
    days = 0 if due_on is None else hall.supplement_days
    _give(desk, case, "supplement", lambda about, part: supplement_slip.slip(
        matter=about, received_at=desk.local(case.received_us), faults=faults, until=Limit(days, due_on),
        silence="returned" if due_on is None else hall.supplement_silence, silence_basis=hall.supplement_silence_basis,
        code=rows.code_of(desk, case), lang=lang, basis=service.basis, part=part,
    ))  # fmt: skip


def refusal(desk: Desk, case: Case, ground: str, article: str, authority: str) -> None:
    """Not accepted, or not granted: the ground, the article and the remedies, in two copies."""
    service = rows.service(desk, case)
    names = [one.name(case.lang) for one in service.materials if one.id in rows.materials(desk, case)]
    before = case.outcome is None
    _give(desk, case, "refusal", lambda about, part: refusal_slip.slip(
        matter=about, kind=service.kind, of="acceptance" if before else "decision", applied_on=case.received_on,
        ground=ground, article=article, lang=case.lang, go_to=authority, handed_back=names if before else (),
        part=part,
    ))  # fmt: skip


def suspension(desk: Desk, case: Case, number: Numbered) -> None:
    """The clocks stand still: by which procedure, from when, for how long about."""
    stop = dates.stops_of(desk, case)[-1]
    reason = rows.rules(desk, case).suspensions[stop.reason]
    expected = Limit(stop.expected_days, case.next_due_on, bool(case.provisional))
    basis = (reason.basis,) if reason.basis else ()
    _give(desk, case, "suspension", lambda about, part: suspension_slip.slip(
        matter=about, procedure=reason.name(case.lang), from_on=stop.from_on, expected=expected, lang=case.lang,
        basis=basis, part=part,
    ), number)  # fmt: skip


def extension(desk: Desk, case: Case) -> None:
    """The statutory limit is extended: from when to when, why, and who approved it."""
    found = dates.extension_of(desk, case)
    assert found is not None
    until = Limit(found.days, case.statutory_due_on, bool(case.provisional))
    _give(desk, case, "extension", lambda about, part: extension_slip.slip(
        matter=about, was_due_on=found.was_due_on, by=until, reason=found.reason, approver=found.approver,
        lang=case.lang, basis=rows.service(desk, case).basis, part=part,
    ))  # fmt: skip


def completion(desk: Desk, case: Case, relation: str, method: str, document: str) -> None:
    """What came of it, and the proof that it was handed over."""
    service = rows.service(desk, case)
    deliver = dates.clocks_of(desk, case).deliver
    at_once = rows.at_once(desk, case)
    _give(desk, case, "completion", lambda about, part: completion_slip.slip(
        matter=about, outcome=case.outcome or "grant", decided_on=_decided_on(desk, case),
        documents=[(service.result, document)] if case.outcome == "grant" else [], lang=case.lang,
        deliver=_limit(deliver), remarks=tuple(_afterwards(desk, case, service)),
        code="" if at_once else rows.code_of(desk, case), method=method,
        received_by="other" if relation else "self", relation=relation, part=part,
    ))  # fmt: skip


def _afterwards(look: Look, case: Case, service: Service) -> Iterator[str]:
    """What to know about a granted result, and from which instant it may be used where the law has one wait."""
    if case.outcome == "grant":
        yield from afterwards(service, case.lang)
        if service.after and case.decided_us is not None:
            usable = look.local(case.decided_us + service.after.hours * HOUR_US)
            yield t("case.usable_from", case.lang, at=f"{usable:%Y-%m-%d %H:%M}")


def revocation(desk: Desk, case: Case, reason: str) -> None:
    """The acceptance is taken back, as when a paper that was to follow never came."""
    service = rows.service(desk, case)
    names = {one.id: one.name(case.lang) for one in service.materials}
    papers = rows.materials(desk, case).items()
    missing = [names[name] for name, one in papers if one.state in ("tolerated", "missing")]
    _give(desk, case, "revocation", lambda about, part: revocation_slip.slip(
        matter=about, accepted_on=case.accepted_on or case.received_on, reason=reason, article="", lang=case.lang,
        missing=missing, part=part,
    ))  # fmt: skip


def _give(
    desk: Desk, case: Case, kind: str, make: Callable[[Matter, str], Slip], number: Numbered | None = None
) -> None:
    given = number or numbered.next_number(desk, kind)
    about = matter.of_case(desk, case, given.number, case.lang)
    jobs = [desk.print(make(about, part), case.ticket_id) for part in COPIES]
    numbered.keep(desk, kind, given, case.id, jobs[0])


def _limit(found: Clock | None) -> Limit | None:
    return None if found is None else Limit(found.days, found.due_on, found.provisional)


def _decided_on(look: Look, case: Case) -> date:
    return look.local(case.decided_us or look.now_us).date()

"""Taking a matter in: received, put right on the spot, told once what is missing, accepted, signed, or not accepted.

A supplement is not a suspension: before acceptance no clock of the case runs but the hall's own period for saying
everything that is missing (行政许可法 art. 32). An incomplete registration is handed back with its list, to be filed
again (市场主体登记管理条例实施细则 art. 18).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import insert

from counterdesk.hall import catalogue, clerks, day, green, joint, notices, numbered, people
from counterdesk.hall import rows as ticket_rows
from counterdesk.hall.cases import dates, handed_in, lapses, paper, phases, rows, states
from counterdesk.hall.cases.handed_in import Fault, Handed
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.commitments import late
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.words import of_papers

ADD = insert(rows.table).returning(rows.table.c.id)


class Applicant(NamedTuple):
    """Who applies and who stands at the window for them; ids and phones may be missing."""

    name: str
    id_no: str | None = None
    phone: str | None = None
    agent: str | None = None
    agent_id_no: str | None = None


class Application(NamedTuple):
    """What is asked for, by whom, and what was handed in with it; the rest is known by itself where it is left out.

    ``yes``: the conditions answered yes; ``handed`` None: everything they ask for is there, as the catalogue counts
    it; ``received_us`` None: now; ``ticket``: its number or code; ``delivery``: one of the slip's DELIVERIES.
    """

    service: str
    applicant: Applicant
    yes: Sequence[str] = ()
    handed: Mapping[str, Handed] | None = None
    received_us: int | None = None
    ticket: str | None = None
    lang: str | None = None
    delivery: str | None = None


def receive(desk: Desk, asked: Application) -> Case:
    """Take an application and its papers in, without saying yet whether it is accepted.

    Raises Refusal ``no_such_service``, ``no_such_material``, ``received_later`` for an instant to come, and as
    ``notices`` and ``people`` do.
    """
    clerks.require(desk, desk.clerk, "accept")
    day.begin(desk)
    cat = catalogue.current(desk)
    wanted = find_service(cat, asked.service)
    notices.wrong_answers(cat, wanted, asked.yes)
    at_us = desk.now_us if asked.received_us is None else asked.received_us
    if at_us > desk.now_us:
        raise Refusal("received_later")
    number = numbered.next_number(desk, "case")
    of_ticket = ticket_rows.by_label(desk, asked.ticket) if asked.ticket else None
    row = {
        "year": number.year, "seq": number.seq, "number": number.number,
        "ticket_id": of_ticket.id if of_ticket else None, "service_id": catalogue.service_ids(desk)[wanted.code],
        "lang": of_papers(asked.lang or (of_ticket.lang if of_ticket else cat.hall.languages[0])),
        "answers": json.dumps(sorted(asked.yes)), "state": "received", "received_us": at_us,
        "received_on": desk.local(at_us).date(), "owner": desk.clerk, "first_window": desk.window,
        "green": green.category_of(desk, of_ticket.id) if of_ticket else None,
        "delivery": asked.delivery,
    }  # fmt: skip
    case = rows.by_id(desk, desk.conn.execute(ADD, row).scalar_one())
    _write_people(desk, case, asked.applicant)
    handed_in.write(desk, case, wanted, handed_in.counted(wanted, asked.yes, asked.handed))
    phases.begin(desk, case)
    rows.record(desk, case, "case_received", service=wanted.code)
    return dates.redated(desk, case)


def accept(desk: Desk, asked: Application, tolerate: Iterable[str] = ()) -> Case:
    """Take an application in and accept it in one act, with its acceptance slip in two copies.

    ``tolerate`` names papers that may follow, each on an undertaking. Raises as ``receive`` and ``take_on`` do.
    """
    return take_on(desk, receive(desk, asked).number, tolerate)


def take_on(desk: Desk, number: str, tolerate: Iterable[str] = (), at_once: bool = False) -> Case:
    """Accept a case that was received, or whose supplement is complete.

    An instant item gets no slip, nor a promised one that is finished ``at_once``; what another department has a share
    in is never instant. Raises Refusal ``papers_missing`` naming what is not there, ``not_tolerable`` for a
    paper the catalogue does not let follow later, ``case_state``.
    """
    case = begun(desk, number)
    service = rows.service(desk, case)
    state = states.after("accepted", case.state)
    handed_in.tolerate(desk, case, service, tuple(tolerate))
    missing = handed_in.missing(desk, case, service)
    if missing:
        named = ", ".join(one.name(case.lang) for one in missing)
        raise Refusal("papers_missing", number=case.number, papers=named)
    case = rows.change(desk, case, state=state, accepted_on=desk.day)
    phases.go_on(desk, case, desk.day)
    case = dates.redated(desk, case)
    rows.record(desk, case, "case_accepted", service=service.code, silently=False)
    shared = joint.open_steps(desk, case, service, case.yes, desk.day)
    if shared or not (at_once or service.handling == "instant"):
        case = dates.redated(desk, rows.change(desk, case, converted=int(rows.at_once(desk, case))))
    if not rows.at_once(desk, case):
        paper.acceptance(desk, case)
    return case


def correct(desk: Desk, number: str, what: str) -> Case:
    """A mistake the applicant put right on the spot, which by law is no reason to send anybody away."""
    case = begun(desk, number)
    states.after("corrected", case.state)
    rows.record(desk, case, "case_corrected", what=people.said(what))
    return case


def bring(desk: Desk, number: str, handed: Mapping[str, Handed]) -> Case:
    """Papers that came after a supplement notice or an undertaking; they are added to what is there."""
    case = begun(desk, number)
    service = rows.service(desk, case)
    found = rows.materials(desk, case)
    before = {name: Handed(one.originals, one.copies, one.pages) for name, one in found.items()}
    for name, came in handed.items():
        had = before.get(name, Handed(0, 0))
        pages = None if came.pages is None and had.pages is None else (came.pages or 0) + (had.pages or 0)
        before[name] = Handed(had.originals + came.originals, had.copies + came.copies, pages)
    handed_in.write(desk, case, service, handed_in.counted(service, case.yes, before))
    rows.record(desk, case, "case_papers_came", papers=sorted(handed))
    return dates.redated(desk, case)


def supplement(
    desk: Desk,
    number: str,
    faults: Mapping[str, Fault],
    override: str = "",
    override_by: str | None = None,
) -> Case:
    """Say once and in writing everything that is missing or will not do, and by when it must come.

    A second notice for one case needs a lead and a reason and is counted. A registration is handed back with its
    list. Raises Refusal ``nothing_missing``, ``told_once``, ``no_such_material``, ``case_state``.
    """
    case = begun(desk, number)
    service = rows.service(desk, case)
    again = dates.told_us(desk, case) is not None
    states.after("supplement_again" if again else "supplement", case.state)
    if again:
        notices.must_override(desk, override, override_by, case.number)
    handed_in.write_faults(desk, case, service, faults)
    missing = {name: one for name, one in rows.materials(desk, case).items() if one.state in ("missing", "faulty")}
    if not missing:
        raise Refusal("nothing_missing", number=case.number)
    handed_back = service.kind in dates.NO_ACCEPT_CLOCK
    ended = {"closed_us": desk.now_us} if handed_back else {}
    case = rows.change(desk, case, state="returned" if handed_back else "notified", **ended)
    due_on = None if handed_back else dates.supplement_due(desk, case)
    paper.supplement(desk, case, due_on)
    facts = {"override": people.said(override), "override_by": override_by} if again else {}
    rows.record(desk, case, "case_supplement", papers=sorted(missing), again=again, **facts)
    return dates.redated(desk, case)


def sign(desk: Desk, number: str) -> Case:
    """Both signatures stand on the acceptance slip; before that nothing can be decided."""
    case = begun(desk, number)
    states.after("signed", case.state)
    if case.signed_us is not None:
        raise Refusal("signed_already", number=case.number)
    rows.record(desk, case, "case_signed")
    return rows.change(desk, case, signed_us=desk.now_us)


def refuse(desk: Desk, number: str, ground: str, article: str = "", authority: str = "") -> Case:
    """Not accept it: the ground and its article in writing, and which authority to go to if another has the power."""
    case = begun(desk, number)
    state = states.after("refused_acceptance", case.state)
    if not ground.strip():
        raise Refusal("reason_needed")
    case = dates.redated(desk, rows.change(desk, case, state=state, closed_us=desk.now_us))
    why, rule, other = map(people.said, (ground, article, authority))
    paper.refusal(desk, case, why, rule, other)
    rows.record(desk, case, "case_refused", ground=why, article=rule, authority=other)
    return case


def convert(desk: Desk, number: str) -> Case:
    """An instant item that could not be finished today becomes a promised one, with a slip and its dates."""
    case = begun(desk, number)
    if not rows.at_once(desk, case) or case.state not in states.RUNNING:
        raise Refusal("not_instant", number=case.number)
    case = dates.redated(desk, rows.change(desk, case, converted=1))
    rows.record(desk, case, "case_converted")
    paper.acceptance(desk, case)
    return case


def begun(desk: Desk, number: str, act: str | None = "accept") -> Case:
    """The case an act is about, once the day has begun and everything that lapsed or expired by itself is written down.

    Raises Refusal ``role`` when the desk's clerk may not do ``act`` (a key of clerks.ALLOWED; None: the act itself
    says who may), ``no_such_case``.
    """
    if act is not None:
        clerks.require(desk, desk.clerk, act)
    day.begin(desk)
    lapses.settle(desk)
    case = rows.by_number(desk, number)
    late.note_case(desk, case)  # before the act moves a date
    return case


def _write_people(desk: Desk, case: Case, who: Applicant) -> None:
    people.put(desk, "case", case.id, "applicant", who.name, who.id_no, who.phone)
    if who.agent:
        people.put(desk, "case", case.id, "agent", who.agent, who.agent_id_no)

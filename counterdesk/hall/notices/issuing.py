"""Giving a notice: the list that follows from the answers, numbered, kept and printed in one act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, update

from counterdesk.hall import catalogue, clerks, day, numbered, people, rows
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.notices import matters, reading, rules
from counterdesk.hall.notices.matters import Allowed, Matter
from counterdesk.hall.notices.paper import notice_slip
from counterdesk.hall.notices.reading import Notice
from counterdesk.hall.notices.rules import Needed
from counterdesk.hall.notices.tables import NoticeRow
from counterdesk.hall.numbered import Numbered
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import Desk
from counterdesk.words import of_papers

KIND = "notice"
COPIES = ("applicant", "file")
table = NoticeRow.__table__  # type: ignore[attr-defined]
ADD = insert(table).returning(table.c.id)
PRINTED = update(table).where(table.c.id == bindparam("of")).values(print_job=bindparam("job"))


class About(NamedTuple):
    """Whom a notice is given to: a ticket, a case, both or neither, and in which language."""

    ticket: Ticket | None
    case: Case | None
    lang: str


def issue(
    desk: Desk,
    service: str,
    ticket: str | None = None,
    yes: Sequence[str] = (),
    have: Sequence[str] = (),
    override: str = "",
    override_by: str | None = None,
    lang: str | None = None,
    case: str | None = None,
    paper: bool = True,
    applicant: str = "",
    ask: Sequence[str] = (),
    follows: str | None = None,
) -> Notice:
    """Tell the citizen everything at once: what is needed under the answers ``yes``, and what is still missing.

    ``have`` are the papers that are there; ``ask`` those the hall should fetch itself and cannot today; ``follows``
    is the number or code of a notice the citizen brought. A second notice of one matter needs a reason ``override``
    and a lead ``override_by`` (the desk's own clerk when that is one). A case keeps its own version of the service.

    Raises Refusal ``role``, ``told_once``, ``no_such_service``, ``no_such_condition``, ``answers_exclude``,
    ``no_such_material``, ``no_such_language``, ``notice_of_another_service``, or as finding the ticket or case does.
    """
    clerks.require(desk, desk.clerk, "notice")
    day.begin(desk)
    about = _about(desk, ticket, case, lang)
    cat, wanted, service_id = _version(desk, about.case, service)
    yes = yes or (about.case.yes if about.case else ())
    rules.wrong_answers(cat, wanted, yes)
    listed = rules.needed(wanted, yes, have, ask)
    again = _again(desk, wanted.code, about, follows, override, override_by)
    answers = [condition.id for condition in rules.questions(cat, wanted) if condition.id in yes]
    notice = _store(desk, about, service_id, answers, listed, again)
    if applicant:
        people.put(desk, "notice", notice.id, "applicant", applicant)
    job = _print(desk, notice) if paper else None
    _record(desk, about, notice, job)
    return notice._replace(print_job=job)


def print_again(desk: Desk, number: str, printer: str | None = None) -> int:
    """Print the paper of a notice once more, marked as a copy; its first time when it was given without paper.

    Returns the print job. Raises Refusal ``role``, or as finding the notice does.
    """
    clerks.require(desk, desk.clerk, "reprint")
    notice = reading.by_number(desk, number)
    if notice.print_job is not None:
        return outbox.copy(desk, notice.print_job, printer)
    return _print(desk, notice, printer)


def _about(desk: Desk, ticket: str | None, case: str | None, lang: str | None) -> About:
    given = rows.by_label(desk, ticket) if ticket else None
    of = case_rows.by_number(desk, case) if case else None
    hall = catalogue.current(desk).hall
    if lang is not None and lang not in ("zh", "en", *hall.languages):
        raise Refusal("no_such_language", asked=lang[:8])
    speaks = lang or (given.lang if given else of.lang if of else hall.languages[0])
    return About(given, of, of_papers(speaks))


def _version(desk: Desk, case: Case | None, code: str) -> tuple[Catalogue, Service, int]:
    if case is None:
        cat = catalogue.current(desk)
        service = find_service(cat, code)
        return cat, service, catalogue.service_ids(desk)[service.code]
    then = catalogue.service_of(desk, case.service_id)
    if code and find_service(catalogue.by_id(desk, then.catalogue_id), code).code != then.service.code:
        raise Refusal("case_of_another_service", number=case.number, service=then.service.code)
    return catalogue.by_id(desk, then.catalogue_id), then.service, case.service_id


def _again(
    desk: Desk, service: str, about: About, follows: str | None, override: str, override_by: str | None
) -> Allowed | None:
    ticket, case = about.ticket, about.case
    matter = Matter(service, ticket and ticket.id, case and case.id, case and case.ticket_id)
    first = matters.followed(desk, follows, service) if follows else matters.first_notice(desk, matter)
    return None if first is None else matters.allowed(desk, first, override, override_by)


def _store(
    desk: Desk, about: About, service_id: int, yes: Sequence[str], listed: Sequence[Needed], again: Allowed | None
) -> Notice:
    number = numbered.next_number(desk, KIND)
    row: dict[str, Any] = {
        "year": number.year, "seq": number.seq, "number": number.number, "day": desk.day, "at_us": desk.now_us,
        "ticket_id": about.ticket and about.ticket.id, "case_id": about.case and about.case.id,
        "service_id": service_id, "catalogue_id": catalogue.service_of(desk, service_id).catalogue_id,
        "lang": about.lang, "answers": json.dumps(yes), "needed": json.dumps([one._asdict() for one in listed]),
        "missing": len(rules.missing(listed)), "of_notice": again and again.of_notice,
        "override_reason": again and again.reason, "override_by": again and again.by,
        "clerk": desk.clerk, "window": desk.window, "print_job": None,
    }  # fmt: skip
    return reading.by_id(desk, int(desk.conn.execute(ADD, row).scalar_one()))


def _print(desk: Desk, notice: Notice, printer: str | None = None) -> int:
    """Two copies, one to sign for the hall's file; the job of the citizen's."""
    jobs = [desk.print(notice_slip(desk, notice, part), notice.ticket_id, printer) for part in COPIES]
    desk.conn.execute(PRINTED, {"of": notice.id, "job": jobs[0]})
    return jobs[0]


def _record(desk: Desk, about: About, notice: Notice, job: int | None) -> None:
    facts: dict[str, Any] = {
        "notice": notice.number, "service": notice.service, "catalogue": notice.catalogue_version,
        "yes": notice.yes, "needed": [one.id for one in notice.needed],
        "missing": [one.id for one in notice.missing], "print_job": job,
    }  # fmt: skip
    kind = "notice_given"
    if notice.of_notice:
        kind = "notice_again"
        facts |= {"of": notice.of_notice, "reason": notice.override_reason, "allowed_by": notice.override_by}
    number = about.ticket.label if about.ticket else ""
    if about.case:
        case_rows.record(desk, about.case, kind, number=number, **facts)
        numbered.keep(desk, KIND, Numbered(*map(int, notice.number.split("-"))), about.case.id, job)
    else:
        desk.record(kind, about.ticket and about.ticket.id, number=number, **facts)

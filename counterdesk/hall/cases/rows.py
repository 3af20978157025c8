"""A case as a plain value, how it is found, what it froze, and how an act on it is written down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, literal_column, select, update

from counterdesk.hall import catalogue, codes, people
from counterdesk.hall.cases.tables import CaseEventRow, CaseMaterialRow, CaseRow
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.catalogue.tables import ServiceRow
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.journal import Entry
from counterdesk.words import plain


class Case(NamedTuple):
    """A case as its table has it; ``answers`` is JSON, the conditions answered yes. Nothing personal is in it."""

    id: int
    number: str
    ticket_id: int | None
    service_id: int
    lang: str
    answers: str
    state: str
    received_us: int
    received_on: date
    accepted_on: date | None
    silently: int
    converted: int
    accept_due_on: date | None
    supplement_due_on: date | None
    statutory_due_on: date | None
    promised_due_on: date | None
    deliver_due_on: date | None
    next_due_on: date | None
    provisional: int
    signed_us: int | None
    decided_us: int | None
    outcome: str | None
    made_us: int | None
    closed_us: int | None
    owner: str
    first_window: str | None
    green: str | None
    delivery: str | None

    @property
    def yes(self) -> tuple[str, ...]:
        """The conditions answered yes."""
        return tuple(json.loads(self.answers))


class Paper(NamedTuple):
    """A paper of a case: how many were taken (``state`` taken), or why it is not there yet."""

    material: str
    originals: int
    copies: int
    pages: int | None
    state: str
    due_on: date | None = None
    fault: str | None = None
    standard: str | None = None


table = CaseRow.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
papers = CaseMaterialRow.__table__  # type: ignore[attr-defined]
events = CaseEventRow.__table__  # type: ignore[attr-defined]
COLUMNS = [table.c[name] for name in Case._fields]
OPEN = table.c.closed_us.is_(literal_column("NULL"))
BY_ID = select(*COLUMNS).where(table.c.id == bindparam("id"))
BY_NUMBER = select(*COLUMNS).where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
OF_TICKET = select(*COLUMNS).where(table.c.ticket_id == bindparam("ticket_id")).order_by(table.c.id)
PAPERS = select(*(papers.c[name] for name in Paper._fields)).where(papers.c.case_id == bindparam("id"))
INSTANTS = (
    select(*COLUMNS)
    .join_from(table, services, services.c.id == table.c.service_id)
    .where(OPEN, services.c.handling == "instant", table.c.accepted_on.is_not(None))
    .order_by(table.c.id)
)
ADD_EVENT = insert(events)
EVENTS = (
    select(*journal.READ)
    .join_from(events, journal.journal, journal.journal.c.id == events.c.journal_id)
    .where(events.c.case_id == bindparam("id"))
    .order_by(journal.journal.c.id)
)
CHANGE = update(table).where(table.c.id == bindparam("of"), table.c.state == bindparam("was"))

CHANGE_PAPER = update(papers).where(papers.c.case_id == bindparam("of"), papers.c.material == bindparam("name"))


def by_id(look: Look, case_id: int) -> Case:
    """The case of a row number; raises Refusal ``no_such_case``."""
    row = look.conn.execute(BY_ID, {"id": case_id}).one_or_none()
    if row is None:
        raise Refusal("no_such_case", number=case_id)
    return Case._make(row)


def by_number(look: Look, number: str) -> Case:
    """The case written as ``number`` (2026-00012, or 12 for this year's), or whose slip carries that code.

    Raises Refusal ``no_such_case``, or ``bad_code`` for digits that are no code of this hall.
    """
    said = plain(number).strip()
    year, _, seq = said.rpartition("-")
    if not year and len(said) > codes.CHECK_DIGITS + 1 and said.isdigit():
        return by_id(look, case_code(look, said))
    if not (seq.isascii() and seq.isdigit() and (not year or (year.isascii() and year.isdigit()))):
        raise Refusal("no_such_case", number=said[:20])
    values = {"year": int(year or look.day.year), "seq": int(seq)}
    row = look.conn.execute(BY_NUMBER, values).one_or_none()
    if row is None:
        raise Refusal("no_such_case", number=said[:20])
    return Case._make(row)


def case_code(look: Look, digits: str) -> int:
    """The row number a case's slip carries as digits; raises Refusal ``bad_code``."""
    found = codes.read(digits, look.code_key)
    if found.kind != "case":
        raise Refusal("bad_code")
    return found.id


def code_of(look: Look, case: Case) -> str:
    """The digits on the case's slips."""
    return codes.make("case", case.id, look.code_key)


def of_ticket(look: Look, ticket_id: int) -> list[Case]:
    """The cases that began with a ticket."""
    return [Case._make(row) for row in look.conn.execute(OF_TICKET, {"ticket_id": ticket_id})]


def instants_open(look: Look) -> list[Case]:
    """Instant items nobody finished: at closing time they must be, or become promised ones."""
    found = (Case._make(row) for row in look.conn.execute(INSTANTS))
    return [case for case in found if at_once(look, case)]


def service(look: Look, case: Case) -> Service:
    """The service as it stood in the version of the catalogue the case is handled under."""
    return catalogue.service_of(look, case.service_id).service


def rules(look: Look, case: Case) -> Catalogue:
    """The whole version of the catalogue the case is handled under."""
    return catalogue.by_id(look, catalogue.service_of(look, case.service_id).catalogue_id)


def at_once(look: Look, case: Case) -> bool:
    """Whether it is finished while the citizen waits, without a slip: an instant item, or a promised one that may be
    finished on the spot (行政许可法 art. 34), unless it was given a slip all the same."""
    of = service(look, case)
    return (of.handling == "instant" or of.on_the_spot) and not case.converted


def materials(look: Look, case: Case) -> dict[str, Paper]:
    """The papers of a case by the name the service gives them, in the service's order."""
    found = {row.material: Paper._make(row) for row in look.conn.execute(PAPERS, {"id": case.id})}
    return {one.id: found[one.id] for one in service(look, case).materials if one.id in found}


def timeline(look: Look, case: Case) -> list[Entry]:
    """Everything that happened to a case, oldest first: what, when, at which window, by whom."""
    return journal.entries(look.conn.execute(EVENTS, {"id": case.id}))


def record(desk: Desk, case: Case, kind: str, **facts: Any) -> int:
    """Write an act on a case into the journal and into its timeline; returns the entry's number."""
    entry = desk.record(kind, case.ticket_id, case=case.number, **facts)
    desk.conn.execute(ADD_EVENT, {"case_id": case.id, "journal_id": entry})
    return entry


def change(desk: Desk, case: Case, **columns: Any) -> Case:
    """Let these columns hold from now on; raises Refusal ``case_changed`` when somebody else moved the case first."""
    done = desk.conn.execute(CHANGE.values(**columns), {"of": case.id, "was": case.state})
    if done.rowcount != 1:
        raise Refusal("case_changed", number=case.number)
    return case._replace(**columns)


def change_paper(desk: Desk, case: Case, material: str, **columns: Any) -> None:
    """Let these columns of one of its papers hold from now on."""
    desk.conn.execute(CHANGE_PAPER.values(**columns), {"of": case.id, "name": material})


def search(look: Look, text: str, most: int = 50) -> list[Case]:
    """The case of a number or a code, else those about somebody of that name, id or phone; newest first."""
    try:
        return [by_number(look, text)]
    except Refusal:
        return listed(look, people.find(look, "case", text, most))


def listed(look: Look, found: Sequence[int]) -> list[Case]:
    """The cases of these row numbers, in that order."""
    rows = {row.id: Case._make(row) for row in look.conn.execute(select(*COLUMNS).where(table.c.id.in_(found)))}
    return [rows[one] for one in found if one in rows]

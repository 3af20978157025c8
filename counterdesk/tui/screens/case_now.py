"""What a case's page shows, asked in one snapshot; and finding cases by number, code or whom they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from counterdesk.clock import from_us
from counterdesk.hall import clerks, joint, people
from counterdesk.hall.cases import board, dates, dues, fees, followups, life, phases, rows
from counterdesk.hall.cases.board import OnBoard
from counterdesk.hall.cases.dates import Clocks, Extended, Stopped
from counterdesk.hall.cases.fees import Fee
from counterdesk.hall.cases.followups import Owed
from counterdesk.hall.cases.phases import Stretch
from counterdesk.hall.cases.rows import Case, Paper
from counterdesk.hall.cases.tables import CaseHandoverRow, NumberedPaperRow
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.catalogue.parts import Phase
from counterdesk.hall.joint import Step
from counterdesk.hall.people import Person
from counterdesk.store.desk import Look
from counterdesk.store.journal import Entry

MOST_FOUND = 50
offers = CaseHandoverRow.__table__  # type: ignore[attr-defined]
printed = NumberedPaperRow.__table__  # type: ignore[attr-defined]
PRINTED = (
    select(printed.c.kind, printed.c.number, printed.c.print_job)
    .where(printed.c.case_id == bindparam("id"), printed.c.print_job.is_not(None))
    .order_by(printed.c.id.desc())
)
OFFERED = select(offers.c.to_clerk).where(offers.c.case_id == bindparam("id"), offers.c.confirmed_us.is_(None))


class Printed(NamedTuple):
    """A formal paper that was given out for a case: its kind, its number of the year, its print job."""

    kind: str
    number: str
    job: int


class CaseNow(NamedTuple):
    """A case at one instant; ``people`` are masked, ``offered_to`` a clerk who has not confirmed a handover yet."""

    now_us: int
    zone: ZoneInfo
    case: Case
    cat: Catalogue
    service: Service
    code: str
    people: Mapping[str, Person]
    clocks: Clocks
    stops: list[Stopped]
    extended: Extended | None
    steps: list[Step]
    papers: Mapping[str, Paper]
    entries: list[Entry]
    fees: list[Fee]
    printed: list[Printed]
    offered_to: str | None
    clerks: list[str]
    leads: list[str]
    at_once: bool
    to_come: list[Phase]
    stretches: list[Stretch]
    owed: Owed | None
    stoppable_by: Sequence[str]
    extendable_by: int

    @property
    def day(self) -> date:
        """Today in the hall."""
        return from_us(self.now_us).astimezone(self.zone).date()

    @property
    def missing(self) -> list[str]:
        """The papers that stand in the way of acceptance."""
        return [name for name, one in self.papers.items() if one.state in ("missing", "faulty")]

    @property
    def is_charged(self) -> bool:
        """Whether something may be taken at the window for it."""
        return not dues.due_fee(self.service, self.case.yes).free


def case_now(look: Look, number: str) -> CaseNow:
    """A case with everything its page shows; raises Refusal as ``rows.by_number`` does."""
    case = rows.by_number(look, number)
    working = [one.number for one in clerks.clerks(look) if clerks.may(look, one.number, "accept")]
    return CaseNow(
        now_us=look.now_us,
        zone=look.zone,
        case=case,
        cat=rows.rules(look, case),
        service=rows.service(look, case),
        code=rows.code_of(look, case),
        people=people.shown(look, "case", case.id),
        clocks=dates.clocks_of(look, case),
        stops=dates.stops_of(look, case),
        extended=dates.extension_of(look, case),
        steps=joint.steps(look, case),
        papers=rows.materials(look, case),
        entries=rows.timeline(look, case),
        fees=fees.of_case(look, case),
        printed=[Printed._make(row) for row in look.conn.execute(PRINTED, {"id": case.id})],
        offered_to=look.conn.execute(OFFERED, {"id": case.id}).scalar(),
        clerks=working,
        leads=[one for one in working if clerks.may(look, one, "second_notice")],
        at_once=rows.at_once(look, case),
        to_come=phases.to_come(look, case),
        stretches=phases.of(look, case),
        owed=followups.of(look, case),
        stoppable_by=life.reasons_to_stop(look, case),
        extendable_by=life.extendable_by(look, case),
    )


def search(look: Look, text: str) -> list[OnBoard]:
    """The case of a number or a code, else those about somebody of that name, id or phone; newest first."""
    return [board.on_board(look, one) for one in rows.search(look, text, MOST_FOUND)]

"""One visit on the spot for several departments, so that the applicant is called on once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, insert, update

from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.joint import rows
from counterdesk.hall.joint.acts import begun, say
from counterdesk.hall.joint.rows import Step
from counterdesk.hall.joint.starting import change
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk

ADD = insert(rows.visits).returning(rows.visits.c.id)
HELD = (
    update(rows.visits)
    .where(rows.visits.c.id == bindparam("of"), rows.visits.c.held_us.is_(None))
    .values(held_us=bindparam("now"))
)


class Opinion(NamedTuple):
    """What a department said after the visit: one of acts.SAID, and why."""

    opinion: str
    reason: str = ""


def visit(desk: Desk, number: str, departments: Sequence[str], on: date) -> list[Step]:
    """Arrange one visit of these departments on ``on``; a later one takes the place of an earlier one not yet held.

    Raises Refusal ``visit_nobody``, ``visit_closed`` for a day that is over or not a working day, and as ``receive``.
    """
    if not departments:
        raise Refusal("visit_nobody")
    found = [begun(desk, number, department) for department in departments]
    case = found[0][0]
    if on < desk.day or not rows.calendar_of(desk, case.service_id).is_open(on):
        raise Refusal("visit_closed", day=on.isoformat())
    visit_id = desk.conn.execute(ADD, {"case_id": case.id, "on_day": on}).scalar_one()
    named = [step.dept for _, step in found]
    for _, step in found:
        change(desk, step, visit_id=visit_id)
    case_rows.record(desk, case, "visit_arranged", departments=named, on=on)
    return [step._replace(visit_id=visit_id, visit_on=on, visit_held_us=None) for _, step in found]


def give_visit_result(desk: Desk, number: str, results: Mapping[str, Opinion]) -> list[Step]:
    """The visit was held: what each of these departments said of it, in one act.

    Raises Refusal ``visit_nobody``, ``no_visit`` for a department without one, ``visit_to_come``, and as ``opinion``.
    """
    if not results:
        raise Refusal("visit_nobody")
    found = [(*begun(desk, number, department), said) for department, said in results.items()]
    for case, step, _ in found:
        if step.visit_on is None:
            raise Refusal("no_visit", number=case.number, department=step.dept)
        if step.visit_on > desk.day:
            raise Refusal("visit_to_come", number=case.number, day=step.visit_on.isoformat())
    for visit_id in {step.visit_id for _, step, _ in found}:
        desk.conn.execute(HELD, {"of": visit_id, "now": desk.now_us})
    case_rows.record(desk, found[0][0], "visit_held", departments=[step.dept for _, step, _ in found])
    return [say(desk, case, step, said.opinion, said.reason) for case, step, said in found]

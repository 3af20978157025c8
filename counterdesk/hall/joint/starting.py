"""How the shares of a case begin: some with acceptance, some behind the lead's own part, some one after another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, update

from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Service
from counterdesk.hall.joint import paper, rows
from counterdesk.hall.joint.rows import LEAD, Step
from counterdesk.store.desk import Desk

ADD = insert(rows.table)
SET = update(rows.table).where(rows.table.c.id == bindparam("of"), rows.table.c.opinion.is_(None))


def open_steps(desk: Desk, case: Case, service: Service, yes: Collection[str], on: date) -> bool:
    """Write down every share of a case that was accepted on ``on``, and begin those that need not wait.

    One acceptance counts for all parallel departments at once (浙江省保障"最多跑一次"改革规定 art. 5). A service
    nobody cooperates in, given these answers, has no shares and not even one for its lead: False then.
    """
    shares = [
        (position, share)
        for position, share in enumerate(service.cooperating, start=1)
        if share.when is None or share.when in yes
    ]
    if not shares:
        return False
    _add(desk, case, LEAD, dept=service.lead, mode="lead")
    for position, share in shares:
        # Silence speaks only where the hall file says so and names the rule it rests on.
        basis = share.silence_basis if share.silence == "no_objection" else ""
        _add(desk, case, position, dept=share.dept, mode=share.mode, silence_basis=basis or None)
    for step in rows.steps(desk, case):
        if step.mode in ("lead", "parallel"):
            begin(desk, case, step, on)
    return True


def begin(desk: Desk, case: Case, step: Step, on: date) -> None:
    """Let a share's clock begin on ``on``, with a copy-notice to its department unless it is the lead's own."""
    found = rows.due(desk, case.service_id, step.position, on, (), on)
    columns: dict[str, Any] = {"started_on": on, "due_on": found.due, "provisional": int(found.provisional)}
    begun = step._replace(**columns)
    if step.mode == "lead":
        change(desk, step, **columns)
        return
    number = paper.copy_notice(desk, case, begun)
    change(desk, step, **columns, sent_us=desk.now_us)
    case_rows.record(desk, case, "step_begun", department=step.dept, due=found.due, notice=number)


def go_on(desk: Desk, case: Case, done: Step) -> None:
    """Begin what waited for ``done``: behind the lead all ``after_lead`` at once; ``sequential`` one after another."""
    waiting = [step for step in rows.steps(desk, case) if step.started_on is None]
    if done.mode == "lead":
        for step in (one for one in waiting if one.mode == "after_lead"):
            begin(desk, case, step, desk.day)
    if done.mode in ("lead", "sequential") and done.opinion != "refuse":
        following = next((one for one in waiting if one.mode == "sequential"), None)
        if following:
            begin(desk, case, following, desk.day)


def change(desk: Desk, step: Step, **columns: Any) -> bool:
    """Let these columns of an open share hold from now on; false when it was answered meanwhile."""
    return desk.conn.execute(SET.values(**columns), {"of": step.id}).rowcount == 1


def _add(desk: Desk, case: Case, position: int, **columns: Any) -> None:
    desk.conn.execute(ADD, {"case_id": case.id, "position": position, "provisional": 0, **columns})

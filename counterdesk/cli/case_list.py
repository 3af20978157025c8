"""``case show|find|reveal|due``: reading cases; names are masked but in ``reveal``, which the journal keeps."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from counterdesk.cli import case_shapes as shapes
from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import people
from counterdesk.hall.cases import board, followups, lapses, rows
from counterdesk.hall.cases.rows import Case
from counterdesk.store.desk import By, Look
from counterdesk.words import language, t

HEADS = ("case", "service", "applicant", "state", "due", "left")


def show(asked: Namespace, here: Here) -> Answer:
    """A case with everything that happened to it."""
    found = here.store.read(rows.by_number, asked.case)
    value = here.store.read(shapes.case, found) | {"timeline": here.store.read(shapes.timeline, found)}
    head = f"{found.number}  {t(f'case_state.{found.state}')}"
    return Answer(value, [head, *here.store.read(shapes.lines, found.id), *map(_event, value["timeline"])])


def find(asked: Namespace, here: Here) -> Answer:
    """Cases by number, code, or the name, id or phone of somebody they are about."""
    return _listed(here, here.store.read(rows.search, asked.text))


def reveal(asked: Namespace, here: Here) -> Answer:
    """Who a case is about, whole; the journal keeps who looked."""
    found = here.store.read(rows.by_number, asked.case)
    shown = here.store.run(people.reveal, who.in_charge(asked, here), "case", found.id)
    value = {"case": found.number, **{role: one._asdict() for role, one in shown.items()}}
    told = [output.GAP.join(filter(None, (t(f"case.role_{one.role}"), *one[1:]))) for one in shown.values()]
    return Answer(value, told)


def due(asked: Namespace, here: Here) -> Answer:
    """Open cases by what the hall must do next, within --days days where given; what lapsed is written down first."""
    if here.store.read(lapses.due):
        here.store.run(lapses.settle, By())
    return _listed(here, here.store.read(board.due, within_days=asked.within))


def followups_due(asked: Namespace, here: Here) -> Answer:
    """What the hall still owes after cases, by date."""
    found = here.store.read(followups.to_do)
    value = [here.store.read(_row, case) | {"due": due_on.isoformat()} for case, due_on in found]
    heads = ("case", "service", "due")
    cells = [[one[name] for name in heads] for one in value]
    return Answer(value, output.table([t(f"cli.head_{name}") for name in heads], cells) if cells else [t("case.none")])


def _listed(here: Here, found: list[Case]) -> Answer:
    value = [here.store.read(_row, one) for one in found]
    cells = [[one[name] for name in HEADS] for one in value]
    heads = [t(f"cli.head_{name}") for name in HEADS]
    return Answer(value, output.table(heads, cells) if cells else [t("case.none")])


def _row(look: Look, found: Case) -> dict[str, Any]:
    service, who_ = rows.service(look, found), people.shown(look, "case", found.id).get("applicant")
    return {
        "case": found.number, "service": service.short(language()), "code": service.code,
        "applicant": who_.name if who_ else "", "state": t(f"case_state.{found.state}"), "stands": found.state,
        "due": shapes.day(found.next_due_on), "left": board.left_days(look, found), "owner": found.owner,
        "provisional": bool(found.provisional),
    }  # fmt: skip


def _event(one: dict[str, Any]) -> str:
    said = t(f"act.{one['kind']}", **_said(one["facts"]))
    return output.GAP.join((one["at"][:16].replace("T", " "), said, one["clerk"] or ""))


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    return {"number": facts.get("case", ""), **{name: value for name, value in facts.items() if name != "number"}}


"""``case step`` and ``case inbox``: what a department signs for, says, and still has to answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from counterdesk.cli import case_shapes as shapes
from counterdesk.cli import output, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, joint
from counterdesk.hall.cases import rows
from counterdesk.hall.joint import Opinion, Step
from counterdesk.refusals import UsageFault
from counterdesk.store.desk import Desk, Look
from counterdesk.words import language, t

HEADS = ("case", "service", "department", "due", "opinion", "note")
HIDDEN = ("id", "case_id", "number", "service_id", "visit_id")


def step(asked: Namespace, here: Here) -> Answer:
    """One act on a department's share of a case."""
    printed = printing(here, ACTS[asked.act], who.with_matters(asked, here, "joint"), asked)
    number = (printed.done if isinstance(printed.done, Step) else printed.done[0]).number
    told = _told(here.store.read(_of_case, number=number))
    return told._replace(lines=[*printed.lines, *told.lines], fault=printed.fault)


def inbox(asked: Namespace, here: Here) -> Answer:
    """What a department still has to answer, due first at the top."""
    return _told(here.store.read(_inbox, department=asked.department))


def _receive(desk: Desk, asked: Namespace) -> Step:
    return joint.receive(desk, asked.case, asked.department, asked.signer)


def _opinion(desk: Desk, asked: Namespace) -> Step:
    return joint.opinion(desk, asked.case, asked.department, _needed(asked, "opinion"), asked.reason)


def _visit(desk: Desk, asked: Namespace) -> list[Step]:
    return joint.visit(desk, asked.case, _departments(asked), _needed(asked, "on_day"))


def _result(desk: Desk, asked: Namespace) -> list[Step]:
    said = Opinion(_needed(asked, "opinion"), asked.reason)
    return joint.give_visit_result(desk, asked.case, dict.fromkeys(_departments(asked), said))


def _done(desk: Desk, asked: Namespace) -> Step:
    return joint.lead_done(desk, asked.case, asked.department)


ACTS: dict[str, Callable[[Desk, Namespace], Step | list[Step]]] = {
    "receive": _receive, "opinion": _opinion, "visit": _visit, "result": _result, "done": _done,
}  # fmt: skip


def _needed(asked: Namespace, name: str) -> Any:
    given = getattr(asked, name)
    if given is None:
        raise UsageFault("missing", what={"opinion": "--opinion", "on_day": "--on"}[name])
    return given


def _departments(asked: Namespace) -> list[str]:
    return list(dict.fromkeys((asked.department, *(asked.others or ()))))


def _of_case(look: Look, number: str) -> list[dict[str, Any]]:
    return [_shape(look, one) for one in joint.steps(look, rows.by_number(look, number))]


def _inbox(look: Look, department: str) -> list[dict[str, Any]]:
    return [_shape(look, one) for one in joint.inbox(look, department)]


def _shape(look: Look, one: Step) -> dict[str, Any]:
    service = catalogue.service_of(look, one.service_id).service
    flags = {"late": joint.is_late(look, one), "unsigned": joint.is_unsigned(look, one)}
    return {"case": one.number, "service": service.code, "name": service.short(language())} | _plain(look, one) | flags


def _plain(look: Look, one: Step) -> dict[str, Any]:
    return {name: value for name, value in shapes.step(look, one).items() if name not in HIDDEN}


def _told(found: list[dict[str, Any]]) -> Answer:
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], [_row(one) for one in found])
    return Answer(found, lines if found else [t("joint.none")])


def _row(one: dict[str, Any]) -> list[object]:
    opinion = t(f"joint.{one['opinion']}") if one["opinion"] else ""
    return [one["case"], one["name"], one["dept"], one["due_on"] or "", opinion, _note(one)]


def _note(one: dict[str, Any]) -> str:
    visit = t("joint.visit_on", day=one["visit_on"]) if one["visit_on"] else ""
    reason = (t("joint.deemed_basis", basis=one["reason"]) if one["opinion"] == "deemed" else one["reason"]) or ""
    not_begun = "" if one["started_on"] else t("joint.waits")
    flags = [t(f"joint.{flag}") for flag in ("late", "unsigned") if one[flag]]
    return output.GAP.join(filter(None, (*flags, not_begun, visit, reason)))

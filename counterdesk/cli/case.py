"""``case``: taking a matter in, and every step up to the day its result is handed over."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Any

from counterdesk.cli import case_shapes as shapes
from counterdesk.cli import who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.clock import to_us
from counterdesk.hall import catalogue
from counterdesk.hall.cases import acceptance, ending, followups, life, reissue, rows
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.cases.handed_in import Fault, Handed
from counterdesk.hall.cases.rows import Case
from counterdesk.refusals import Refusal
from counterdesk.words import t


def accept(asked: Namespace, here: Here) -> Answer:
    """Accept a new application for a service, or a case that was received before."""
    tolerate = asked.tolerate or ()
    if _is_case(asked, here):
        return _do(asked, here, acceptance.take_on, asked.what, tolerate)
    if asked.at_once:
        return _do(asked, here, ending.finish_on_the_spot, _application(asked, here))
    return _do(asked, here, acceptance.accept, _application(asked, here), tolerate)


def receive(asked: Namespace, here: Here) -> Answer:
    """Take an application in without accepting it yet."""
    return _do(asked, here, acceptance.receive, _application(asked, here))


def correct(asked: Namespace, here: Here) -> Answer:
    """A mistake put right on the spot."""
    return _do(asked, here, acceptance.correct, asked.case, asked.corrected)


def bring(asked: Namespace, here: Here) -> Answer:
    """Papers that came later."""
    return _do(asked, here, acceptance.bring, asked.case, _handed(asked.material))


def sign(asked: Namespace, here: Here) -> Answer:
    """Both signatures are on the acceptance slip."""
    return _do(asked, here, acceptance.sign, asked.case)


def supplement(asked: Namespace, here: Here) -> Answer:
    """Everything that is missing or will not do, told once; a second time a lead allows it."""
    if asked.lead:
        who.prove(here, asked.lead)
    return _do(asked, here, acceptance.supplement, asked.case, _faults(asked), asked.override, asked.lead)


def refuse(asked: Namespace, here: Here) -> Answer:
    """Not accepted, with the ground in writing."""
    return _do(asked, here, acceptance.refuse, asked.case, asked.ground, asked.article, asked.authority)


def convert(asked: Namespace, here: Here) -> Answer:
    """An instant item that could not be finished today."""
    return _do(asked, here, acceptance.convert, asked.case)


def phase(asked: Namespace, here: Here) -> Answer:
    """On to the next stretch of a case with several clocks, or to the named one."""
    return _do(asked, here, life.next_phase, asked.case, asked.phase)


def followup(asked: Namespace, here: Here) -> Answer:
    """What the hall owed after the case was done."""
    return _do(asked, here, followups.done, asked.case, asked.note)


def review(asked: Namespace, here: Here) -> Answer:
    """The department has begun."""
    return _do(asked, here, life.review, asked.case)


def suspend(asked: Namespace, here: Here) -> Answer:
    """The clocks stand still by a listed reason."""
    return _do(asked, here, life.suspend, asked.case, asked.reason, asked.days)


def resume(asked: Namespace, here: Here) -> Answer:
    """The clocks go on."""
    return _do(asked, here, life.resume, asked.case)


def extend(asked: Namespace, here: Here) -> Answer:
    """The one extension of the statutory clock; a lead does it."""
    return _do(asked, here, life.extend, asked.case, asked.reason, asked.approver, asked.days, charge="extend")


def decide(asked: Namespace, here: Here) -> Answer:
    """Grant or refuse."""
    told = (asked.outcome, asked.document, asked.reason, asked.late_reason)
    return _do(asked, here, ending.decide, asked.case, *told)


def make(asked: Namespace, here: Here) -> Answer:
    """The document is ready."""
    return _do(asked, here, ending.make, asked.case)


def deliver(asked: Namespace, here: Here) -> Answer:
    """The result is handed over against a signature."""
    told = (asked.receiver, asked.relation, asked.method, asked.document)
    return _do(asked, here, ending.deliver, asked.case, *told)


def withdraw(asked: Namespace, here: Here) -> Answer:
    """The applicant takes it back."""
    return _do(asked, here, ending.withdraw, asked.case, asked.reason)


def revoke(asked: Namespace, here: Here) -> Answer:
    """The acceptance is taken back in writing; a lead does it."""
    return _do(asked, here, ending.revoke, asked.case, asked.reason, charge="revoke")


def again(asked: Namespace, here: Here) -> Answer:
    """A corrected result is handed over once more."""
    return _do(asked, here, reissue.reissue, asked.case, asked.reason, asked.document)


def handover(asked: Namespace, here: Here) -> Answer:
    """Offer a case to another clerk, or --confirm that one takes it."""
    if asked.confirm:
        return _do(asked, here, life.confirm, asked.case)
    return _do(asked, here, life.hand_over, asked.case, asked.to_clerk or "", asked.reason)


def _application(asked: Namespace, here: Here) -> Application:
    return Application(
        asked.what,
        Applicant(asked.applicant or "", asked.id_no, asked.phone, asked.agent, asked.agent_id),
        asked.yes or (),
        None if asked.material is None else _handed(asked.material),
        _instant(asked, here),
        asked.ticket,
        asked.case_lang,
        asked.delivery,
    )


def _handed(given: list[tuple[str, tuple[int, int]]] | None) -> dict[str, Handed]:
    return {name: Handed(*count) for name, count in given or ()}


def _faults(asked: Namespace) -> dict[str, Fault]:
    return {name: Fault(*told) for name, told in asked.fault or ()}


def _instant(asked: Namespace, here: Here) -> int | None:
    found: datetime | None = asked.received
    if found is None:
        return None
    return to_us(found if found.tzinfo else found.replace(tzinfo=here.store.read(lambda look: look.zone)))


def _is_case(asked: Namespace, here: Here) -> bool:
    # a service's code wins: A01 is never a case
    if asked.what.strip().upper() in here.store.read(lambda look: catalogue.current(look).services):
        return False
    try:
        here.store.read(rows.by_number, asked.what)
    except Refusal:
        return False
    return True


def _do(asked: Namespace, here: Here, verb: Any, *args: Any, charge: str = "", **facts: Any) -> Answer:
    """One act and its papers; a paper that did not come out is a fault, but the act stands."""
    actor = who.in_charge(asked, here, charge) if charge else who.with_matters(asked, here, "accept")
    printed = printing(here, verb, actor, *args, **facts)
    done: Case = printed.done
    value, lines = here.store.read(shapes.by_id, done.id), here.store.read(shapes.lines, done.id)
    head = t("case.now", number=done.number, state=t(f"case_state.{done.state}"))
    return Answer(value, [*printed.lines, head, *lines], printed.fault)

"""What can be done with a case as it stands: each act with its verb, when it is possible, what is asked first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from counterdesk.clock import from_us
from counterdesk.hall import joint
from counterdesk.hall.cases import acceptance, dues, ending, fees, life
from counterdesk.hall.cases.handed_in import Handed
from counterdesk.hall.cases.states import MOVES
from counterdesk.hall.cases.tables import OUTCOMES
from counterdesk.hall.joint.rows import LEAD
from counterdesk.printing.slips.completion import METHODS
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language, t

Given = Mapping[str, str]
ALL = "*"
"""The answer that means every paper that is missing."""
SKIP = "-"
"""The answer that leaves an optional question open."""


class Ask(NamedTuple):
    """One question before an act: its name, its choices, whether something else may be typed, and when it is asked."""

    name: str
    choices: Callable[[CaseNow, Given], list[Choice]] = lambda now, given: []
    free: bool = True
    optional: bool = False
    when: Callable[[CaseNow, Given], bool] = lambda now, given: True


class CaseAct(NamedTuple):
    """One act: ``can`` says whether the case allows it now; ``build`` makes the verb's facts of the answers."""

    name: str
    verb: Callable[..., Any]
    can: Callable[[CaseNow], bool]
    asks: tuple[Ask, ...] = ()
    build: Callable[[CaseNow, Given], dict[str, Any]] = lambda now, given: dict(given)
    lead: bool = False


def _in_state(act: str) -> Callable[[CaseNow], bool]:
    return lambda now: now.case.state in MOVES[act][0]


def _instant(now: CaseNow) -> bool:
    return now.service.handling == "instant"


def _unsigned(now: CaseNow) -> bool:
    return _in_state("signed")(now) and now.case.signed_us is None and not _instant(now)


def _is_open(now: CaseNow) -> bool:
    return now.case.closed_us is None


def _lead_works(now: CaseNow) -> bool:
    """Whether the lead's own part is open; what others do after it waits for that."""
    return _is_open(now) and any(one.is_open and one.position == LEAD for one in now.steps)


def _live_step(now: CaseNow) -> bool:
    return _is_open(now) and any(one.is_open and one.position != LEAD for one in now.steps)


def is_late(now: CaseNow) -> bool:
    """Whether a date of the case is over."""
    today = from_us(now.now_us).astimezone(now.zone).date()
    return any(day is not None and today > day for day in (now.case.statutory_due_on, now.case.promised_due_on))


def _papers(now: CaseNow, given: Given) -> list[Choice]:
    names = {one.id: one.name(language()) for one in now.service.materials}
    return [Choice(ALL, t("case_ask.all_papers")), *(Choice(one, names.get(one, one)) for one in now.missing)]


def _tolerable(now: CaseNow, given: Given) -> list[Choice]:
    found = [one for one in now.service.materials if one.tolerable and one.id in now.missing]
    return [Choice(one.id, one.name(language())) for one in found]


def _suspensions(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one, now.cat.suspensions[one].name(language())) for one in now.service.suspensions]


def _shares(now: CaseNow) -> list[joint.Step]:
    return [one for one in now.steps if one.position != LEAD]


def _open_depts(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one.dept, now.cat.departments[one.dept].name(language())) for one in _shares(now) if one.is_open]


def _unsigned_depts(now: CaseNow, given: Given) -> list[Choice]:
    waiting = {one.dept for one in _shares(now) if one.sent_us is not None and one.signed_us is None}
    return [one for one in _open_depts(now, given) if one.value in waiting]


def _others(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one, one) for one in now.clerks if one != now.case.owner]


def _lines(now: CaseNow, given: Given) -> list[Choice]:
    lines = dues.due_fee(now.service, now.case.yes).lines
    return [Choice(one.payee, one.payee, note=f"{one.amount:.2f}") for one in lines]


def _line(now: CaseNow, given: Given) -> dues.DueLine:
    return dues.line_of(dues.due_fee(now.service, now.case.yes), given["payee"])


def _amount(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(f"{_line(now, given).amount:.2f}", f"{_line(now, given).amount:.2f}")]


def _methods(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one, fees.method_name(one)) for one in _line(now, given).methods or dues.METHODS]


def _receivers(now: CaseNow, given: Given) -> list[Choice]:
    # whoever applied is meant by a word: the name itself stays masked until the act is done
    found = [one for one in now.people.values() if one.role != "receiver"]
    return [Choice(one.role, f"{t(f'case.role_{one.role}')}  {one.name}") for one in found]


def _brought(now: CaseNow, given: Given) -> dict[str, Any]:
    wanted = now.missing if given["paper"] == ALL else [given["paper"]]
    asked = {one.id: one for one in now.service.materials}
    more = {
        name: Handed(asked[name].original - now.papers[name].originals, asked[name].copies - now.papers[name].copies)
        for name in wanted
    }
    return {"handed": more}


def _days(now: CaseNow, given: Given) -> dict[str, Any]:
    return {"reason": given["reason"], "expected_days": int(given["days"])}


REASON = Ask("reason")
ACTS = (
    CaseAct("bring", acceptance.bring, lambda now: _in_state("accepted")(now) and bool(now.missing),
            (Ask("paper", _papers, free=False),), _brought),
    CaseAct("take_on", acceptance.take_on, lambda now: _in_state("accepted")(now) and not now.missing),
    CaseAct("tolerate", acceptance.take_on, lambda now: _in_state("accepted")(now) and bool(_tolerable(now, {})),
            (Ask("paper", _tolerable, free=False),), lambda now, given: {"tolerate": [given["paper"]]}),
    CaseAct("correct", acceptance.correct, _in_state("corrected"), (Ask("what"),)),
    CaseAct("refuse", acceptance.refuse, _in_state("refused_acceptance"),
            (Ask("ground"), Ask("article", optional=True), Ask("authority", optional=True))),
    CaseAct("sign", acceptance.sign, _unsigned),
    CaseAct("finish_at_once", ending.finish_at_once, lambda now: _instant(now) and _in_state("decided")(now),
            (Ask("to", _receivers),)),
    CaseAct("decide", ending.decide, _in_state("decided"), (
        Ask("outcome", lambda now, given: word_choices("case_outcome", OUTCOMES), free=False),
        Ask("reason", when=lambda now, given: given.get("outcome") == "refuse"),
        Ask("document", optional=True, when=lambda now, given: given.get("outcome") == "grant"),
        Ask("late_reason", when=lambda now, given: is_late(now)))),
    CaseAct("make", ending.make, lambda now: _in_state("made")(now) and now.case.outcome == "grant"),
    CaseAct("deliver", ending.deliver, _in_state("delivered"), (
        Ask("to", _receivers), Ask("relation", optional=True, when=lambda now, given: given["to"] != "applicant"),
        Ask("method", lambda now, given: word_choices("case_method", METHODS), free=False))),
    CaseAct("resume", life.resume, _in_state("resumed")),
    CaseAct("review", life.review, _in_state("reviewed")),
    CaseAct("lead_done", joint.lead_done, _lead_works),
    CaseAct("step_signed", joint.receive, lambda now: bool(_unsigned_depts(now, {})),
            (Ask("department", _unsigned_depts, free=False), Ask("by"))),
    CaseAct("step_opinion", joint.opinion, _live_step, (
        Ask("department", _open_depts, free=False),
        Ask("opinion", lambda now, given: word_choices("case_opinion", ("agree", "conditions", "refuse")), free=False),
        Ask("reason", when=lambda now, given: given["opinion"] != "agree"))),
    CaseAct("suspend", life.suspend, lambda now: _in_state("suspended")(now) and bool(now.service.suspensions),
            (Ask("reason", _suspensions, free=False), Ask("days")), _days),
    CaseAct("extend", life.extend, lambda now: _in_state("extended")(now) and bool(now.service.extension_days)
            and now.extended is None, (REASON, Ask("approver")), lead=True),
    CaseAct("fee", fees.take, lambda now: now.is_charged and _is_open(now),
            (Ask("payee", _lines, free=False), Ask("amount", _amount), Ask("method", _methods, free=False))),
    CaseAct("hand_over", life.hand_over, lambda now: _is_open(now) and now.offered_to is None,
            (Ask("to", _others), REASON)),
    CaseAct("confirm", life.confirm, lambda now: now.offered_to is not None),
    CaseAct("convert", acceptance.convert, lambda now: _instant(now) and _in_state("decided")(now)),
    CaseAct("withdraw", ending.withdraw, _in_state("withdrawn"), (Ask("reason", optional=True),)),
    CaseAct("revoke", ending.revoke, _in_state("revoked"), (REASON,), lead=True),
)  # fmt: skip
BY_NAME = {act.name: act for act in ACTS}


def possible(now: CaseNow, clerk: str | None) -> list[str]:
    """The acts this case allows the clerk now, most natural first; ``supplement`` and ``reveal`` are the page's own."""
    found = [act.name for act in ACTS if act.can(now) and (not act.lead or clerk in now.leads)]
    if now.offered_to is not None and now.offered_to != clerk:
        found.remove("confirm")
    if now.case.state in MOVES["supplement"][0] or (now.case.state == "notified" and now.missing):
        found.insert(0 if now.missing and now.case.state == "received" else 1, "supplement")
    first = natural(now, clerk)
    return sorted([*found, "reveal"], key=lambda name: name != first)


def _joint_act(now: CaseNow) -> str:
    if _lead_works(now) and any(one.started_on is None for one in now.steps):
        return "lead_done"
    return "step_signed" if _unsigned_depts(now, {}) else "step_opinion"


def natural(now: CaseNow, clerk: str | None) -> str:
    """The next act as the case stands, one of ``possible``; empty when nothing is left to do."""
    state = now.case.state
    if now.offered_to is not None and now.offered_to == clerk:
        return "confirm"
    if state == "received":
        return "supplement" if now.missing else "take_on"
    if state == "notified":
        return "bring" if now.missing else "take_on"
    if state in ("accepted", "reviewing"):
        if _unsigned(now):
            return "sign"
        if any(one.opinion is None and one.position != LEAD for one in now.steps):
            return _joint_act(now)
        return "finish_at_once" if _instant(now) else "decide"
    if state == "decided":
        return "make" if now.case.outcome == "grant" else "deliver"
    return {"suspended": "resume", "made": "deliver"}.get(state, "")

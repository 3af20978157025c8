"""What can be done with a case as it stands: each act with its verb, when it is possible, what is asked first."""

from __future__ import annotations

from typing import Any

from counterdesk.clock import from_us
from counterdesk.hall.cases import acceptance, ending, fees, life
from counterdesk.hall.cases.handed_in import Handed
from counterdesk.hall.cases.states import MOVES
from counterdesk.hall.cases.tables import OUTCOMES
from counterdesk.printing.slips.completion import METHODS
from counterdesk.tui.screens import fee_asks
from counterdesk.tui.screens.case_asks import ALL, Ask, CaseAct, Given, in_state, whole_number
from counterdesk.tui.screens.case_joint import JOINT, joint_act, open_steps_of_others
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.screens.case_rarer import RARER
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.fee_asks import Charge, FeeAsk
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language, t


def _instant(now: CaseNow) -> bool:
    return now.at_once


def _unsigned(now: CaseNow) -> bool:
    return in_state("signed")(now) and now.case.signed_us is None and not _instant(now)


def _is_open(now: CaseNow) -> bool:
    return now.case.closed_us is None


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
    return [Choice(one, now.cat.suspensions[one].name(language())) for one in now.stoppable_by]


def _others(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one, one) for one in now.clerks if one != now.case.owner]


def _fee_asks() -> tuple[Ask, ...]:
    """What is asked of a ticket's fee, asked of a case's, whose conditions are known."""

    def of(one: FeeAsk) -> Ask:
        return Ask(one.name, lambda now, given: one.choices(_charge(now), given), free=one.free,
                   when=lambda now, given: one.when(_charge(now), given))  # fmt: skip

    return tuple(of(one) for one in fee_asks.ASKS)


def _charge(now: CaseNow) -> Charge:
    return Charge(now.cat, now.service, now.case.yes)


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
    return {"reason": given["reason"], "expected_days": whole_number(given["days"])}


REASON = Ask("reason")
ACTS = (
    CaseAct("bring", acceptance.bring, lambda now: in_state("accepted")(now) and bool(now.missing),
            (Ask("paper", _papers, free=False),), _brought),
    CaseAct("take_on", acceptance.take_on, lambda now: in_state("accepted")(now) and not now.missing),
    CaseAct("tolerate", acceptance.take_on, lambda now: in_state("accepted")(now) and bool(_tolerable(now, {})),
            (Ask("paper", _tolerable, free=False),), lambda now, given: {"tolerate": [given["paper"]]}),
    CaseAct("correct", acceptance.correct, in_state("corrected"), (Ask("what"),)),
    CaseAct("refuse", acceptance.refuse, in_state("refused_acceptance"),
            (Ask("ground"), Ask("article", optional=True), Ask("authority", optional=True))),
    CaseAct("sign", acceptance.sign, _unsigned),
    CaseAct("finish_at_once", ending.finish_at_once, lambda now: _instant(now) and in_state("decided")(now),
            (Ask("to", _receivers),)),
    CaseAct("decide", ending.decide, in_state("decided"), (
        Ask("outcome", lambda now, given: word_choices("case_outcome", OUTCOMES), free=False),
        Ask("reason", when=lambda now, given: given.get("outcome") == "refuse"),
        Ask("document", optional=True, when=lambda now, given: given.get("outcome") == "grant"),
        Ask("late_reason", when=lambda now, given: is_late(now)))),
    CaseAct("make", ending.make, lambda now: in_state("made")(now) and now.case.outcome == "grant"),
    CaseAct("deliver", ending.deliver, in_state("delivered"), (
        Ask("to", _receivers), Ask("relation", optional=True, when=lambda now, given: given["to"] != "applicant"),
        Ask("method", lambda now, given: word_choices("case_method", METHODS), free=False))),
    CaseAct("resume", life.resume, in_state("resumed")),
    CaseAct("review", life.review, in_state("reviewed")),
    *JOINT,
    CaseAct("suspend", life.suspend, lambda now: in_state("suspended")(now) and bool(now.stoppable_by),
            (Ask("reason", _suspensions, free=False), Ask("days")), _days),
    CaseAct("extend", life.extend, lambda now: in_state("extended")(now) and bool(now.extendable_by)
            and now.extended is None, (REASON, Ask("approver")), lead="extend"),
    CaseAct("fee", fees.take, lambda now: now.is_charged and _is_open(now),
            _fee_asks(), lambda now, given: fee_asks.facts(_charge(now), given)),
    CaseAct("hand_over", life.hand_over, lambda now: _is_open(now) and now.offered_to is None,
            (Ask("to", _others), REASON)),
    CaseAct("confirm", life.confirm, lambda now: now.offered_to is not None),
    CaseAct("convert", acceptance.convert, lambda now: _instant(now) and in_state("decided")(now)),
    CaseAct("withdraw", ending.withdraw, in_state("withdrawn"), (Ask("reason", optional=True),)),
    CaseAct("revoke", ending.revoke, in_state("revoked"), (REASON,), lead="revoke"),
    *RARER,
)  # fmt: skip
BY_NAME = {act.name: act for act in ACTS}


def possible(now: CaseNow, clerk: str | None) -> list[str]:
    """The acts this case allows the clerk now, most natural first; ``supplement`` and ``reveal`` are the page's own."""
    found = [act.name for act in ACTS if act.can(now)]
    if now.offered_to is not None and now.offered_to != clerk:
        found.remove("confirm")
    if now.case.state in MOVES["supplement"][0] or (now.case.state == "notified" and now.missing):
        found.insert(0 if now.missing and now.case.state == "received" else 1, "supplement")
    first = natural(now, clerk)
    return sorted([*found, "reveal"], key=lambda name: name != first)


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
        if open_steps_of_others(now):
            return joint_act(now)
        if now.to_come:
            return "next_phase"
        return "finish_at_once" if _instant(now) else "decide"
    if state == "decided":
        return "make" if now.case.outcome == "grant" else "deliver"
    return {"suspended": "resume", "made": "deliver"}.get(state, "")

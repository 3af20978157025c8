"""What departments do with their shares of a case: sign, say what they think, go there together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from counterdesk import workdays
from counterdesk.clock import from_us
from counterdesk.hall import joint
from counterdesk.hall.joint import Opinion
from counterdesk.hall.joint.acts import SAID
from counterdesk.hall.joint.rows import LEAD
from counterdesk.tui.screens.case_asks import ALL, Ask, CaseAct, Given
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language, t

DAYS_SHOWN = 10
"""So many working days ahead stand to choose from for a visit."""


def open_steps_of_others(now: CaseNow) -> bool:
    """Whether a department besides the lead has not said yet what it thinks."""
    return any(one.opinion is None and one.position != LEAD for one in now.steps)


def joint_act(now: CaseNow) -> str:
    """The natural next act while departments are at work."""
    if _lead_works(now) and any(one.started_on is None for one in now.steps):
        return "lead_done"
    return "step_signed" if _unsigned_depts(now, {}) else "step_opinion"


def _lead_works(now: CaseNow) -> bool:
    """Whether the lead's own part is open; what others do after it waits for that."""
    return now.case.closed_us is None and any(one.is_open and one.position == LEAD for one in now.steps)


def _live_step(now: CaseNow) -> bool:
    return now.case.closed_us is None and any(one.is_open and one.position != LEAD for one in now.steps)


def _shares(now: CaseNow) -> list[joint.Step]:
    return [one for one in now.steps if one.position != LEAD]


def _open_depts(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one.dept, now.cat.departments[one.dept].name(language())) for one in _shares(now) if one.is_open]


def _unsigned_depts(now: CaseNow, given: Given) -> list[Choice]:
    waiting = {one.dept for one in _shares(now) if one.sent_us is not None and one.signed_us is None}
    return [one for one in _open_depts(now, given) if one.value in waiting]


def _all_and(names: list[Choice]) -> list[Choice]:
    return [Choice(ALL, t("case_ask.all_departments")), *names] if len(names) > 1 else names


def _visitable(now: CaseNow, given: Given) -> list[Choice]:
    return _all_and(_open_depts(now, given))


def _visited(now: CaseNow) -> list[str]:
    today = from_us(now.now_us).astimezone(now.zone).date()
    return [one.dept for one in _shares(now) if one.is_open and one.visit_on is not None and one.visit_on <= today]


def _visited_depts(now: CaseNow, given: Given) -> list[Choice]:
    went = _visited(now)
    return _all_and([one for one in _open_depts(now, given) if one.value in went])


def _days(now: CaseNow, given: Given) -> list[Choice]:
    calendar = workdays.named(now.cat.hall.calendar)
    today = from_us(now.now_us).astimezone(now.zone).date()
    ahead = (today + timedelta(days=days) for days in range(60))
    found = [day for day in ahead if calendar.is_open(day)][:DAYS_SHOWN]
    return [Choice(day.isoformat(), t(f"desk.weekday_{day.weekday()}"), day.isoformat()) for day in found]


def _arranged(now: CaseNow, given: Given) -> dict[str, Any]:
    named = [one.value for one in _open_depts(now, given)] if given["department"] == ALL else [given["department"]]
    return {"departments": named, "on": date.fromisoformat(given["on"])}


def _results(now: CaseNow, given: Given) -> dict[str, Any]:
    named = _visited(now) if given["department"] == ALL else [given["department"]]
    said = Opinion(given["opinion"], given.get("reason", ""))
    return {"results": dict.fromkeys(named, said)}


OPINION = Ask("opinion", lambda now, given: word_choices("case_opinion", SAID), free=False)
WHY = Ask("reason", when=lambda now, given: given["opinion"] != "agree")
JOINT = (
    CaseAct("lead_done", joint.lead_done, _lead_works),
    CaseAct("step_signed", joint.receive, lambda now: bool(_unsigned_depts(now, {})),
            (Ask("department", _unsigned_depts, free=False), Ask("signer"))),
    CaseAct("step_opinion", joint.opinion, _live_step, (
        Ask("department", _open_depts, free=False),
        OPINION, WHY)),
    CaseAct("visit", joint.visit, _live_step, (
        Ask("department", _visitable, free=False), Ask("on", _days, free=False)), _arranged),
    CaseAct("visit_result", joint.give_visit_result, lambda now: bool(_visited(now)), (
        Ask("department", _visited_depts, free=False), OPINION, WHY), _results),
)  # fmt: skip

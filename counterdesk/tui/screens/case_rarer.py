"""Acts on a case done a few times a year: the next stretch, the green channel, a payment taken back, a check made."""

from __future__ import annotations

from typing import Any

from counterdesk.hall import green
from counterdesk.hall.cases import fees, followups, life
from counterdesk.tui.screens.case_asks import Ask, CaseAct, Given, in_state
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language


def _stretches(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one.id, one.name(language())) for one in now.to_come]


def _receipts(now: CaseNow, given: Given) -> list[Choice]:
    return [
        Choice(one.number, f"{one.payee}  {one.amount:.2f}", one.number) for one in now.fees
        if one.void_reason is None and one.day == now.day
    ]  # fmt: skip


def _categories(now: CaseNow, given: Given) -> list[Choice]:
    return [Choice(one.id, one.name(language())) for one in green.categories(now.cat)]


def _payment(now: CaseNow, given: Given) -> dict[str, Any]:
    return {"number": given["receipt"], "reason": given["reason"]}


RARER = (
    CaseAct("next_phase", life.next_phase, lambda now: in_state("went_on")(now) and bool(now.to_come),
            (Ask("phase", _stretches, free=False),)),
    CaseAct("green", green.grant_case, lambda now: now.case.closed_us is None and bool(_categories(now, {}))
            and now.case.green is None,
            (Ask("category", _categories, free=False), Ask("document"), Ask("reason")), lead="grant_green"),
    CaseAct("void_fee", fees.void, lambda now: bool(_receipts(now, {})),
            (Ask("receipt", _receipts, free=False), Ask("reason")), _payment, lead="void_fee"),
    CaseAct("followed_up", followups.done, lambda now: now.owed is not None and now.owed.done_us is None,
            (Ask("note"),)),
)  # fmt: skip

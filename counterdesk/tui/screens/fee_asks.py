"""What is asked before money is taken, of a case or a ticket alone: which amount, copies, payee, relief, how paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from counterdesk.hall.cases import dues, fees
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.tui.screens.case_asks import SKIP, whole_number
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language, plain, t

Given = Mapping[str, str]
NONE = "0"
"""No further copies."""


class Charge(NamedTuple):
    """What is charged for: the service, and the conditions answered yes; None: nobody was asked yet."""

    cat: Catalogue
    service: Service
    yes: tuple[str, ...] | None


class FeeAsk(NamedTuple):
    """One question: its name, its choices, whether something else may be typed, and when it is asked."""

    name: str
    choices: Callable[[Charge, Given], list[Choice]]
    free: bool
    when: Callable[[Charge, Given], bool] = lambda charge, given: True


def due(charge: Charge, given: Given) -> dues.DueFee:
    """What is due under the answers given; without copies as long as their number is none."""
    copies = plain(given.get("copies", NONE)).strip()
    return dues.due_fee(charge.service, holding(charge, given), int(copies) if copies.isdecimal() else 0)


def holding(charge: Charge, given: Given) -> tuple[str, ...]:
    """The conditions that hold: those of the notice or the case, else the one that was chosen here."""
    chosen = given.get("alternative", SKIP)
    return charge.yes if charge.yes is not None else () if chosen == SKIP else (chosen,)


def facts(charge: Charge, given: Given) -> dict[str, Any]:
    """The answers as `fees.take` wants them; raises Refusal ``not_a_count``."""
    relief = given.get("relief", SKIP)
    return {
        "payee": given["payee"], "amount": given["amount"], "method": given["method"],
        "relief": None if relief == SKIP else relief, "copies": whole_number(given.get("copies", NONE)),
    }  # fmt: skip


def _alternatives(charge: Charge, given: Given) -> list[Choice]:
    fee, named = charge.service.fee, charge.cat.conditions
    others = [(one.when, fee.amount_for([one.when])) for one in fee.alternatives]
    usual = Choice(SKIP, t("case_ask.fee_usual"), note=f"{fee.amount:.2f}")
    return [usual, *(Choice(when, named[when].name(language()), note=f"{amount:.2f}") for when, amount in others)]


def _copies(charge: Charge, given: Given) -> list[Choice]:
    return [Choice(NONE, t("case_ask.fee_no_copies"), note=f"{due(charge, {**given, 'copies': '1'}).each:.2f}")]


def _payees(charge: Charge, given: Given) -> list[Choice]:
    names = {code: one.name(language()) for code, one in charge.cat.departments.items()}
    lines = due(charge, given).lines
    return [Choice(one.payee, names.get(one.payee, one.payee), note=f"{one.amount:.2f}") for one in lines]


def _reliefs(charge: Charge, given: Given) -> list[Choice]:
    relief = charge.service.fee_relief
    assert relief is not None
    return [Choice(SKIP, t("case_ask.fee_no_relief")), Choice(relief.id, relief.name(language()))]


def _line(charge: Charge, given: Given) -> dues.DueLine:
    return dues.line_of(due(charge, given), given["payee"])


def _amounts(charge: Charge, given: Given) -> list[Choice]:
    return [Choice(f"{_line(charge, given).amount:.2f}", f"{_line(charge, given).amount:.2f}")]


def _methods(charge: Charge, given: Given) -> list[Choice]:
    return [Choice(one, fees.method_name(one)) for one in _line(charge, given).methods or dues.METHODS]


ASKS = (
    FeeAsk("alternative", _alternatives, False,
           lambda charge, given: charge.yes is None and bool(charge.service.fee.alternatives)),
    FeeAsk("copies", _copies, True, lambda charge, given: bool(due(charge, {**given, "copies": NONE}).each)),
    FeeAsk("payee", _payees, False),
    FeeAsk("relief", _reliefs, False, lambda charge, given: charge.service.fee_relief is not None),
    FeeAsk("amount", _amounts, True),
    FeeAsk("method", _methods, False),
)  # fmt: skip
"""In the order they are asked."""

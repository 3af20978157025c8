"""The fee receipt (缴费凭据): what was paid to whom, how, and the total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterdesk.printing.slip import Cut, Line, Part, Slip, Table
from counterdesk.printing.slips import checklist, money, parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.words import t


class Paid(NamedTuple):
    """What one payee got, in hundredths of the currency, and how it was paid, in words."""

    payee: str
    cents: int
    method: str


def slip(
    *,
    matter: Matter,
    paid: Sequence[Paid],
    currency: str,
    lang: str,
    relief: str = "",
    basis: str = "",
    void_reason: str = "",
    ticket: str = "",
    part: str = "applicant",
) -> Slip:
    """The receipt for all that was ``paid`` at once, in ``currency`` (its code, ``CNY``).

    ``relief``: why less was due; ``basis``: the rule the fee rests on; ``void_reason``: why the receipt no longer
    holds, empty while it does; ``ticket``: the number of the visit it was paid at; ``part``: see `parts`.
    """
    total = sum(one.cents for one in paid)
    void = [Line(t("slip.receipt_void", lang, reason=void_reason), bold=True)] if void_reason else []
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.receipt_title", lang), part, lang), *void, *fact("ticket", ticket, lang),
        _table(paid, total, currency, lang),
        *fact("in_words", money.in_words(total) if (currency, lang) == ("CNY", "zh") else "", lang),
        *fact("relief", relief, lang), *fact("fee_basis", phrases.articles(basis, lang), lang),
        *parts.closing(matter, ("cashier",), lang), Cut(),
    )  # fmt: skip
    return Slip("receipt", lang, body, matter.number)


def _table(paid: Sequence[Paid], total: int, currency: str, lang: str) -> Table:
    top = tuple(t(f"slip.paper_column_{name}", lang) for name in ("no", "payee", "method", "amount"))
    rows = [(str(at), one.payee, one.method, money.text(one.cents, currency)) for at, one in enumerate(paid, 1)]
    last = ("", t("slip.receipt_total", lang), "", money.text(total, currency))
    return checklist.table(top, (*rows, last), "l0lr")

"""What a service costs, a line a payee, and what may be taken (pure): amounts are Decimal in the hall's currency."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from counterdesk.hall.catalogue import Service
from counterdesk.refusals import Refusal
from counterdesk.words import plain

METHODS = ("cash", "card", "check", "money order", "transfer")
"""How a fee may be paid where the hall file does not say for that payee."""
CENTS = 100
MOST_CENTS = 10**9


class DueLine(NamedTuple):
    """What one payee gets, and how it may be paid there."""

    payee: str
    amount: Decimal
    methods: tuple[str, ...]


class DueFee(NamedTuple):
    """What a service costs under the answers given: a line a payee, and their total.

    ``each``: the price of a further copy. ``open_ended``: a formula in words comes on top, so no amount is too much.
    """

    lines: tuple[DueLine, ...]
    total: Decimal
    each: Decimal
    open_ended: bool

    @property
    def free(self) -> bool:
        """Whether nothing may be taken."""
        return not self.total and not self.each and not self.open_ended


def due_fee(service: Service, yes: Collection[str] = (), copies: int = 0) -> DueFee:
    """What ``service`` costs when ``yes`` were answered yes, with so many further ``copies``.

    An alternative takes the place of the parts, because the file gives their shares for the ordinary amount only.
    """
    fee = service.fee
    total, bare = fee.amount_for(yes, copies), fee.amount_for(yes)
    each = fee.amount_for(yes, 1) - bare
    if fee.parts and bare == fee.amount:
        first, *others = (DueLine(part.payee, part.amount, part.methods) for part in fee.parts)
        lines = (first._replace(amount=first.amount + total - bare), *others)
    else:
        lines = (DueLine(service.lead, total, ()),)
    return DueFee(lines, total, each, bool(fee.formula("zh")))


def line_of(due: DueFee, payee: str) -> DueLine:
    """The line of a payee, in any case; empty when there is one only. Raises Refusal ``no_such_payee``."""
    wanted = plain(payee).strip().casefold()
    if not wanted and len(due.lines) == 1:
        return due.lines[0]
    found = next((line for line in due.lines if line.payee.casefold() == wanted), None)
    if found is None:
        raise Refusal("no_such_payee", payee=payee[:40], known=", ".join(line.payee for line in due.lines))
    return found


def method_of(line: DueLine, method: str) -> str:
    """A way of paying this payee takes; raises Refusal ``fee_method``."""
    known = line.methods or METHODS
    wanted = plain(method).strip().lower().replace("-", " ")
    if wanted not in known:
        raise Refusal("fee_method", method=method[:20], payee=line.payee, known=", ".join(known))
    return wanted


def cents_of(amount: Decimal | str) -> int:
    """An amount in hundredths; raises Refusal ``fee_amount`` unless it is a sum of money with two decimals at most."""
    try:
        cents = Decimal(plain(str(amount)).strip()) * CENTS
    except InvalidOperation as error:
        raise Refusal("fee_amount", amount=str(amount)[:20]) from error
    if not cents.is_finite() or cents != cents.to_integral_value() or not 0 <= cents <= MOST_CENTS:
        raise Refusal("fee_amount", amount=str(amount)[:20])
    return int(cents)


def relief_of(service: Service, relief: str | None) -> str | None:
    """The service's own relief, by its id; raises Refusal ``no_such_relief``."""
    own = service.fee_relief.id if service.fee_relief else None
    if relief and relief != own:
        raise Refusal("no_such_relief", relief=relief[:40], known=own or "-")
    return relief or None


def must_fit(due: DueFee, line: DueLine, cents: int, paid_cents: int, relief: str | None) -> None:
    """Raise Refusal ``fee_too_much`` when a payee would get more than is due; where a formula comes on top it may.

    Nothing at all is taken under a relief only: ``fee_amount``.
    """
    if not cents and not relief:
        raise Refusal("fee_amount", amount="0")
    if not due.open_ended and paid_cents + cents > line.amount * CENTS:
        paid = Decimal(paid_cents) / CENTS
        raise Refusal("fee_too_much", payee=line.payee, due=f"{line.amount:.2f}", paid=f"{paid:.2f}")

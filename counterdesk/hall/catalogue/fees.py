"""What a service costs: amounts are Decimal in the hall's currency, two decimals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from counterdesk.hall.catalogue.named import Named, in_language


@dataclass(frozen=True, slots=True)
class FeeAlternative:
    """Another amount that holds when condition ``when`` is answered yes; None keeps the ordinary figure."""

    when: str
    amount: Decimal | None = None
    extra_each: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FeePart:
    """The part of the amount that one payee gets, and how it may be paid there."""

    amount: Decimal
    payee: str
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeRelief(Named):
    """Who pays less or nothing, in words."""

    id: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """The amount, the price of each further copy, alternatives, payees, and what is reckoned on top."""

    amount: Decimal
    extra_each: Decimal | None = None
    alternatives: tuple[FeeAlternative, ...] = ()
    parts: tuple[FeePart, ...] = ()
    formula_zh: str = ""
    formula_en: str = ""
    basis: str = ""

    @property
    def free(self) -> bool:
        """Whether nothing at all is charged."""
        return not self.amount and not self.extra_each and not self.formula("zh")

    def formula(self, lang: str) -> str:
        """What is added by reckoning, such as a percentage of the price; empty when nothing is."""
        return in_language(lang, self.formula_zh, self.formula_en)

    def amount_for(self, yes: Collection[str], extra_copies: int = 0) -> Decimal:
        """The fee when the conditions ``yes`` hold, with so many further copies; the formula comes on top."""
        for other in self.alternatives:
            if other.when in yes:
                amount = self.amount if other.amount is None else other.amount
                each = self.extra_each if other.extra_each is None else other.extra_each
                return amount + (each or Decimal(0)) * extra_copies
        return self.amount + (self.extra_each or Decimal(0)) * extra_copies

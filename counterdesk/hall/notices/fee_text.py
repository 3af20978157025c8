"""What a service costs, in words: the amount under the answers given, its payees, what comes on top, who pays less."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from counterdesk.hall.catalogue.fees import Fee
from counterdesk.hall.catalogue.model import Catalogue, Service
from counterdesk.words import t


def fee_text(cat: Catalogue, service: Service, yes: Collection[str], lang: str) -> str:
    """The fee of ``service`` for a citizen who answered ``yes``, as a notice prints it."""
    return t("slip.paper_semicolon", lang).join(_said(cat, service, yes, lang))


def _said(cat: Catalogue, service: Service, yes: Collection[str], lang: str) -> Iterator[str]:
    fee, currency = service.fee, cat.hall.currency
    amount = fee.amount_for(yes)
    each = fee.amount_for(yes, extra_copies=1) - amount
    free = not (amount or each or fee.formula(lang))
    yield t("notice.fee_none", lang) if free else _money(amount, currency, lang)
    if each:
        yield t("notice.fee_each", lang, amount=_money(each, currency, lang))
    if amount == fee.amount:
        yield from (_part(fee, place, currency, lang) for place in range(len(fee.parts)))
    if fee.formula(lang):
        yield fee.formula(lang)
    if service.fee_relief:
        yield t("notice.fee_relief", lang, text=service.fee_relief.name(lang))


def _part(fee: Fee, place: int, currency: str, lang: str) -> str:
    part = fee.parts[place]
    how = t("slip.list_comma", lang).join(part.methods)
    told = t("notice.fee_part", lang, payee=part.payee, amount=_money(part.amount, currency, lang))
    return t("notice.fee_methods", lang, part=told, methods=how) if how else told


def _money(amount: Decimal, currency: str, lang: str) -> str:
    return t(f"notice.money_{currency}", lang, amount=f"{amount:.2f}".removesuffix(".00"))

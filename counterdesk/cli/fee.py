"""``case fee`` and ``fee``: money taken at the window, and the day's totals by payee and method."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import Printed, printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue
from counterdesk.hall.cases import fees, rows
from counterdesk.hall.cases.fees import Fee, Total
from counterdesk.store.desk import Look
from counterdesk.words import t

HEADS = ("receipt", "case", "payee", "amount", "method", "note")
TOTALS = ("payee", "method", "times", "amount")


def take(asked: Namespace, here: Here) -> Answer:
    """Take money for one payee of a case, or of a ticket's service."""
    taken = printing(
        here, fees.take, who.with_matters(asked, here, "fee"), asked.about, asked.payee, asked.amount, asked.paid_by,
        relief=asked.relief, yes=asked.yes or (), copies=asked.copies,
    )  # fmt: skip
    return _told(here, taken)


def void(asked: Namespace, here: Here) -> Answer:
    """Take a payment of today back."""
    by = who.in_charge(asked, here, "void_fee")
    return _told(here, printing(here, fees.void, by, asked.receipt, asked.reason))


def listed(asked: Namespace, here: Here) -> Answer:
    """A day's payments, and what each payee got in which way."""
    value = here.store.read(_day, on=asked.day)
    if not value["fees"]:
        return Answer(value, [t("fee.none")])
    taken = output.table([t(f"cli.head_{name}") for name in HEADS], [_row(one) for one in value["fees"]], right=(3,))
    cells = [[one["payee"], fees.method_name(one["method"]), one["times"], one["amount"]] for one in value["totals"]]
    return Answer(value, [*taken, "", *output.table([t(f"cli.head_{name}") for name in TOTALS], cells, right=(2, 3))])


def _told(here: Here, printed: Printed) -> Answer:
    value = here.store.read(_fee, taken=printed.done)
    key = "fee.voided" if value["void_reason"] else "fee.taken"
    facts = {"receipt": value["receipt"], "payee": value["payee"], "amount": value["amount"]}
    told = t(key, **facts, method=fees.method_name(value["method"]))
    return Answer(value, [*printed.lines, told], printed.fault)


def _day(look: Look, on: date | None) -> dict[str, Any]:
    day = on or look.day
    return {
        "day": day.isoformat(), "currency": catalogue.current(look).hall.currency,
        "fees": [_fee(look, one) for one in fees.taken_on(look, day)],
        "totals": [total(one) for one in fees.of_day(look, day)],
    }  # fmt: skip


def total(one: Total) -> dict[str, Any]:
    """What one payee got in one way; the amount is text with two decimals."""
    return {**one._asdict(), "amount": f"{one.amount:.2f}"}


def _fee(look: Look, taken: Fee) -> dict[str, Any]:
    case = rows.by_id(look, taken.case_id).number if taken.case_id is not None else None
    return {
        "receipt": taken.number, "day": taken.day.isoformat(), "case": case,
        "service": catalogue.service_of(look, taken.service_id).service.code, "payee": taken.payee,
        "amount": f"{taken.amount:.2f}", "method": taken.method, "relief": taken.relief,
        "taken_at": shapes.instant(look, taken.taken_us), "clerk": taken.clerk, "window": taken.window,
        "void_reason": taken.void_reason,
    }  # fmt: skip


def _row(one: dict[str, Any]) -> list[object]:
    note = t("fee.void", reason=one["void_reason"]) if one["void_reason"] else one["relief"] or ""
    return [one["receipt"], one["case"], one["payee"], one["amount"], fees.method_name(one["method"]), note]

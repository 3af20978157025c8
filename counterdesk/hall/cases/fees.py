"""Fees taken at the window: each payee's part with its numbered receipt, taken back on the same day only, and totals.

What the hall file does not charge is not taken, and no payee gets more than it says; only where it reckons something
on top in words does the clerk know the amount. Money is kept in hundredths of the hall's currency.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update

from counterdesk.hall import catalogue, clerks, codes, day, numbered
from counterdesk.hall import rows as ticket_rows
from counterdesk.hall.cases import dues, matter, rows
from counterdesk.hall.cases.dues import CENTS, DueFee, DueLine, due_fee
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import FeeRow
from counterdesk.hall.commitments import late
from counterdesk.hall.people import said
from counterdesk.hall.rows import Ticket
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import receipt as layout
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import has, of_papers, plain, t

__all__ = [
    "DueFee",
    "DueLine",
    "Fee",
    "Total",
    "by_number",
    "due_fee",
    "method_name",
    "of_case",
    "of_day",
    "receipt",
    "take",
    "taken_on",
    "void",
]  # fmt: skip
table = FeeRow.__table__  # type: ignore[attr-defined]


class Fee(NamedTuple):
    """Money that was taken; ``cents`` are hundredths. ``void_reason``: it was given back, and counts no more."""

    id: int
    number: str
    day: date
    case_id: int | None
    ticket_id: int | None
    service_id: int
    payee: str
    cents: int
    method: str
    relief: str | None
    taken_us: int
    clerk: str | None
    window: str | None
    void_reason: str | None

    @property
    def amount(self) -> Decimal:
        """In the hall's currency."""
        return Decimal(self.cents) / CENTS


class Total(NamedTuple):
    """What one payee got in one way on one day, in how many payments; those taken back are not counted."""

    payee: str
    method: str
    times: int
    amount: Decimal


class About(NamedTuple):
    """What money is taken for: a case, or a ticket alone."""

    case: Case | None
    ticket: Ticket | None

    @property
    def service_id(self) -> int:
        """The row of the service, in the version of the hall file that holds for it."""
        found = self.case or self.ticket
        assert found is not None
        return found.service_id


COLUMNS = [table.c[name] for name in Fee._fields]
ADD = insert(table).returning(*COLUMNS)
_FEES = select(*COLUMNS).order_by(table.c.id)
_BEFORE = and_(
    table.c.case_id.is_(None), table.c.ticket_id == bindparam("ticket"), table.c.service_id == bindparam("service")
)
OF_CASE = _FEES.where(or_(table.c.case_id == bindparam("of"), _BEFORE))
OF_TICKET = _FEES.where(table.c.ticket_id == bindparam("of"), table.c.case_id.is_(None))
OF_DAY = _FEES.where(table.c.day == bindparam("of"))
BY_NUMBER = _FEES.where(table.c.number == bindparam("of"))
VOID = update(table).where(table.c.id == bindparam("of"), table.c.void_reason.is_(None))
TOTALS = (
    select(table.c.payee, table.c.method, func.count(), func.sum(table.c.cents))
    .where(table.c.day == bindparam("on"), table.c.void_reason.is_(None))
    .group_by(table.c.payee, table.c.method)
    .order_by(table.c.payee, table.c.method)
)


def take(
    desk: Desk,
    number_or_ticket: str,
    payee: str,
    amount: Decimal | str,
    method: str,
    relief: str | None = None,
    yes: Collection[str] = (),
    copies: int = 0,
) -> Fee:
    """Take money for one payee of a case or of a ticket's service, and print its numbered receipt.

    ``yes`` are the answers where there is only a ticket; ``relief`` is the service's own, under which less is due.
    Raises Refusal ``fee_free``, ``fee_waived`` where the law waives it for lateness, and as ``dues`` does for a payee,
    an amount, a method and a relief.
    """
    clerks.require(desk, desk.clerk, "fee")
    day.begin(desk)
    about = _about(desk, number_or_ticket)
    service = catalogue.service_of(desk, about.service_id).service
    due = due_fee(service, about.case.yes if about.case else yes, copies)
    if due.free:
        raise Refusal("fee_free", service=service.code)
    if about.case and late.waives_fee(desk, about.case):
        raise Refusal("fee_waived", number=about.case.number)
    line, cents = dues.line_of(due, payee), dues.cents_of(amount)
    paid = dues.method_of(line, method)
    relieved = dues.relief_of(service, relief)
    dues.must_fit(due, line, cents, _paid_cents(desk, about, line.payee), relieved)
    taken = _add(desk, about, payee=line.payee, cents=cents, method=paid, relief=relieved)
    _record(desk, "fee_taken", taken, payee=taken.payee, cents=cents, method=paid, relief=relieved)
    return taken


def void(desk: Desk, number: str, reason: str) -> Fee:
    """Take a payment of today back; its receipt is printed once more, crossed out. A lead does it.

    Raises Refusal ``no_such_fee``, ``reason_needed``, ``fee_voided``, ``fee_other_day``: a closed day's totals stand.
    """
    clerks.require(desk, desk.clerk, "void_fee")
    day.begin(desk)
    found, why = by_number(desk, number), said(reason)
    if not why:
        raise Refusal("reason_needed")
    if found.day != desk.day:
        raise Refusal("fee_other_day", number=found.number, day=found.day.isoformat())
    if desk.conn.execute(VOID.values(void_reason=why), {"of": found.id}).rowcount != 1:
        raise Refusal("fee_voided", number=found.number)
    voided = found._replace(void_reason=why)
    _record(desk, "fee_voided", voided, reason=why)
    desk.print(receipt(desk, voided), voided.ticket_id)
    return voided


def by_number(look: Look, number: str) -> Fee:
    """The payment of a receipt's number; raises Refusal ``no_such_fee``."""
    found = _read(look, BY_NUMBER, plain(number).strip())
    if not found:
        raise Refusal("no_such_fee", number=number[:20])
    return found[0]


def of_case(look: Look, case: Case) -> list[Fee]:
    """Everything taken for a case, and for its matter before it was one; what was taken back included."""
    return _read(look, OF_CASE, case.id, ticket=case.ticket_id, service=case.service_id)


def taken_on(look: Look, on: date) -> list[Fee]:
    """Every payment of a business day, what was taken back included."""
    return _read(look, OF_DAY, on)


def of_day(look: Look, on: date) -> list[Total]:
    """The day's totals by payee and method, for the day's closing."""
    found = look.conn.execute(TOTALS, {"on": on})
    return [Total(payee, method, times, Decimal(cents) / CENTS) for payee, method, times, cents in found]


def receipt(desk: Desk, fee: Fee) -> Slip:
    """The receipt of one payment, in the citizen's language where a case or a ticket says it."""
    about = _of(desk, fee)
    then = catalogue.service_of(desk, fee.service_id)
    cat, service = catalogue.by_id(desk, then.catalogue_id), then.service
    found = about.case or about.ticket
    lang = of_papers(found.lang if found else cat.hall.languages[0])
    if about.case:
        of = matter.of_case(desk, about.case, fee.number, lang)
    else:
        assert about.ticket is not None
        of = matter.of_ticket(desk, about.ticket, fee.number, lang)
    payee = cat.departments[fee.payee].name(lang) if fee.payee in cat.departments else fee.payee
    return layout.slip(
        matter=of, paid=[layout.Paid(payee, fee.cents, method_name(fee.method, lang))], currency=cat.hall.currency,
        lang=lang, relief=service.fee_relief.name(lang) if fee.relief and service.fee_relief else "",
        basis=t("slip.paper_semicolon", lang).join(service.basis), void_reason=fee.void_reason or "",
        ticket=about.ticket.label if about.ticket else "",
    )  # fmt: skip


def method_name(method: str, lang: str | None = None) -> str:
    """A way of paying in words; as the hall file writes it where there are none."""
    key = f"fee.method_{method.replace(' ', '_')}"
    return t(key, lang) if has(key, lang) else method


def _about(desk: Desk, text: str) -> About:
    said = plain(text).strip()
    scanned = said.isdigit() and len(said) > codes.CHECK_DIGITS + 1
    if said[:1].isalpha() or (scanned and codes.read(said, desk.code_key).kind == "ticket"):
        return About(None, ticket_rows.by_label(desk, said))
    return About(rows.by_number(desk, said), None)


def _of(look: Look, fee: Fee) -> About:
    case = rows.by_id(look, fee.case_id) if fee.case_id is not None else None
    return About(case, ticket_rows.by_id(look, fee.ticket_id) if fee.ticket_id is not None else None)


def _paid_cents(look: Look, about: About, payee: str) -> int:
    if about.case:
        fees: Sequence[Fee] = of_case(look, about.case)
    else:
        fees = _read(look, OF_TICKET, about.ticket.id if about.ticket else None)
    return sum(fee.cents for fee in fees if fee.payee == payee and fee.void_reason is None)


def _add(desk: Desk, about: About, **columns: Any) -> Fee:
    number = numbered.next_number(desk, "receipt")
    row = {
        "year": number.year, "seq": number.seq, "number": number.number, "day": desk.day,
        "case_id": about.case.id if about.case else None,
        "ticket_id": about.ticket.id if about.ticket else about.case.ticket_id if about.case else None,
        "service_id": about.service_id, "taken_us": desk.now_us, "clerk": desk.clerk, "window": desk.window,
    }  # fmt: skip
    taken = Fee._make(desk.conn.execute(ADD, {**row, **columns}).one())
    numbered.keep(desk, "receipt", number, taken.case_id, desk.print(receipt(desk, taken), taken.ticket_id))
    return taken


def _record(desk: Desk, kind: str, fee: Fee, **facts: Any) -> None:
    if fee.case_id is not None:
        rows.record(desk, rows.by_id(desk, fee.case_id), kind, receipt=fee.number, **facts)
    else:
        assert fee.ticket_id is not None
        label = ticket_rows.by_id(desk, fee.ticket_id).label
        desk.record(kind, fee.ticket_id, number=label, receipt=fee.number, **facts)


def _read(look: Look, asked: Select[Any], of: Any, **more: Any) -> list[Fee]:
    return [Fee._make(row) for row in look.conn.execute(asked, {"of": of, **more})]

"""Fees at the window: what is due, who gets it, what is refused, and the day's totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk import paths
from counterdesk.clock import FixedClock
from counterdesk.hall import catalogue, clerks, closing, people
from counterdesk.hall.cases import acceptance, dues, fees
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.printing.slip import to_json
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store
from tests.furnished import MORNING, Hall, refused
from tests.hall.cases.acting import LEAD, Matters

COUNTY = catalogue.read_hall_file(paths.data("halls", "county-clerk.toml"))
CASHIER = By("101", "1")
STATE, CLERK_OFFICE = "U.S. Department of State", "County Clerk"


@pytest.fixture
def county(tmp_path) -> Iterator[Hall]:
    """The county clerk's hall, at 20:42 of a Sunday there."""
    clock = FixedClock(MORNING)
    store = create_store(tmp_path / "county.db", "America/Chicago", "04:00", clock)
    store.run(catalogue.load, By(), COUNTY)
    for seed in COUNTY.clerks:
        store.run(clerks.add, By(), seed.number, seed.role)
    hall = Hall(store, clock)
    yield hall
    hall.close()


def taken(hall: Hall, about: str, payee: str, amount: str, method: str = "cash", by: By = CASHIER, **facts):
    return hall.store.run(fees.take, by, about, payee, amount, method, **facts)


def amounts(code: str, yes=(), copies: int = 0) -> list[tuple[str, str]]:
    due = dues.due_fee(COUNTY.services[code], yes, copies)
    return [(line.payee, f"{line.amount:.2f}") for line in due.lines]


def test_a_fee_without_parts_is_the_leads():
    assert amounts("M01") == [("CC", "82.00")]


def test_each_payee_has_its_own_line():
    assert amounts("P01") == [(STATE, "130.00"), (CLERK_OFFICE, "35.00")]


def test_an_alternative_and_further_copies_are_reckoned():
    assert amounts("B01", copies=2) == [("CC", "18.00")]
    assert amounts("B01", ["already_notarized"], 2) == [("CC", "15.00")]


def test_a_formula_in_words_leaves_the_amount_open():
    assert [dues.due_fee(COUNTY.services[code]).open_ended for code in ("V01", "V02")] == [True, False]


@given(st.sampled_from(sorted(COUNTY.services)), st.sets(st.sampled_from(sorted(COUNTY.conditions))), st.integers(0, 9))
def test_the_lines_of_a_fee_are_its_total(code, yes, copies):
    due = dues.due_fee(COUNTY.services[code], yes, copies)
    assert sum(line.amount for line in due.lines) == due.total == COUNTY.services[code].fee.amount_for(yes, copies)


@given(st.decimals(0, 10**6, places=2))
def test_money_is_kept_to_the_cent(amount):
    assert Decimal(dues.cents_of(f"{amount}")) / 100 == amount


@pytest.mark.parametrize("amount", ["", "12.345", "-1", "NaN", "Infinity", "一百", "1e30"])
def test_what_is_no_sum_of_money_is_refused(amount):
    with refused("fee_amount"):
        dues.cents_of(amount)


def test_a_payment_has_its_receipt(county):
    number = county.issue("M01")
    found = taken(county, number, "CC", "82", "Money-Order")
    assert (found.number, found.amount, found.method) == ("2026-00001", Decimal(82), "money order")
    ((slip,),) = county.ask("SELECT slip_json FROM print_job WHERE kind = 'receipt'")
    assert "$82.00" in slip
    assert "County Clerk" in slip


def test_receipts_are_numbered_without_a_gap(county):
    number = county.issue("P01")
    with refused("fee_method"):
        taken(county, number, STATE, "130", "cash")
    assert [taken(county, number, STATE, "130", "check").number, taken(county, number, CLERK_OFFICE, "35").number] == [
        "2026-00001", "2026-00002",
    ]  # fmt: skip


def test_a_receipt_names_the_ticket_it_was_paid_at(county):
    number = county.issue("M01")
    fee = taken(county, number, "CC", "82")
    assert number in to_json(county.store.run(fees.receipt, CASHIER, fee))


def test_what_the_ticket_paid_counts_for_the_case_it_became(county):
    number = county.issue("M01")
    taken(county, number, "CC", "82")
    who = Applicant("Jane Doe")
    case = county.store.run(acceptance.accept, CASHIER, Application("M01", who, (), ticket=number))
    with refused("fee_too_much"):
        taken(county, case.number, "CC", "82")
    assert [one.cents for one in county.store.read(fees.of_case, case=case)] == [8200]


def test_nobody_gets_more_than_is_due(county):
    number = county.issue("M01")
    taken(county, number, "CC", "80")
    with refused("fee_too_much") as no:
        taken(county, number, "CC", "2.01")
    assert (no.value.facts["due"], no.value.facts["paid"]) == ("82.00", "80.00")


def test_what_was_taken_back_can_be_taken_again(county):
    number = county.issue("M01")
    county.store.run(fees.void, LEAD, taken(county, number, "CC", "82").number, "付错窗口")
    assert taken(county, number, "CC", "82").number == "2026-00002"


def test_with_a_formula_on_top_the_clerk_knows_the_amount(county):
    assert taken(county, county.issue("V01"), "Title fee", "1278.00", "card").cents == 127_800


def test_a_payee_is_found_in_any_case_and_a_wrong_one_refused(county):
    number = county.issue("P01")
    assert taken(county, number, "county clerk", "35").payee == CLERK_OFFICE
    with refused("no_such_payee"):
        taken(county, number, "Tax office", "1")


def test_the_only_payee_need_not_be_named(county):
    assert taken(county, county.issue("M01"), "", "82").payee == "CC"


def test_only_the_services_own_relief_holds_and_lets_it_be_free(county):
    number = county.issue("B01")
    with refused("no_such_relief"):
        taken(county, number, "CC", "10", relief="student")
    with refused("fee_amount"):
        taken(county, number, "CC", "0")
    assert taken(county, number, "CC", "0", relief="veteran").relief == "veteran"


def test_what_is_free_is_not_charged(hall):
    with refused("fee_free"):
        taken(hall, hall.issue("A01"), "SCJG", "10")


def test_a_guide_takes_no_money(county):
    with refused("role"):
        taken(county, county.issue("M01"), "CC", "82", by=By("201", "1"))


def test_a_cases_fee_follows_its_answers_and_stands_in_its_timeline(county):
    matters = Matters(county)
    number = matters.accept("B01", Applicant("Ann Lee"), CASHIER, yes=("already_notarized",))
    with refused("fee_too_much"):
        taken(county, number, "CC", "15")
    taken(county, number, "CC", "14")
    assert matters.kinds(number)[-1] == "fee_taken"
    ((slip,),) = county.ask("SELECT slip_json FROM print_job WHERE kind = 'receipt'")
    assert (people.masked_name("Ann Lee") in slip, "Ann Lee" in slip) == (True, False)


def test_a_tickets_code_serves_as_well_as_its_number(county):
    ticket = county.ticket(county.issue("M01"))
    code = county.door.issue("M01").code
    assert taken(county, code, "CC", "82").ticket_id != ticket.id


def test_only_a_lead_takes_a_payment_back_on_its_own_day_and_once(county):
    number = taken(county, county.issue("M01"), "CC", "82").number
    for by, why, code in ((CASHIER, "错", "role"), (LEAD, " ", "reason_needed")):
        with refused(code):
            county.store.run(fees.void, by, number, why)
    county.store.run(fees.void, LEAD, number, "金额错")
    with refused("fee_voided"):
        county.store.run(fees.void, LEAD, number, "金额错")
    with refused("no_such_fee"):
        county.store.run(fees.void, LEAD, "2026-00099", "金额错")


def test_yesterdays_totals_stand(county):
    number = taken(county, county.issue("M01"), "CC", "82").number
    county.forward(86_400)
    with refused("fee_other_day"):
        county.store.run(fees.void, LEAD, number, "金额错")


def test_the_days_totals_are_by_payee_and_method_without_what_was_taken_back(county):
    day = county.ticket(county.issue("M01")).day
    for _ in range(2):
        taken(county, county.issue("M01"), "CC", "82")
    taken(county, county.issue("M01"), "CC", "82", "card")
    county.store.run(fees.void, LEAD, taken(county, county.issue("M01"), "CC", "82", "card").number, "退")
    number = county.issue("P01")
    taken(county, number, STATE, "130", "check")
    assert county.store.read(fees.of_day, on=day) == [
        ("CC", "card", 1, Decimal(82)), ("CC", "cash", 2, Decimal(164)), (STATE, "check", 1, Decimal(130)),
    ]  # fmt: skip
    assert len(county.store.read(fees.taken_on, on=day)) == 5


def test_the_days_report_has_the_totals(county):
    taken(county, county.issue("M01"), "CC", "82")
    made = county.store.read(closing.report)
    assert [(one.payee, one.times, one.amount) for one in made.fees] == [("CC", 1, Decimal(82))]
    assert "82.00" in to_json(county.store.read(closing.paper, made=made, lang="en"))

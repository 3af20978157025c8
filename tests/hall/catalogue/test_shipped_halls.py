from decimal import Decimal

import pytest

from counterdesk.hall.catalogue.checks import check
from counterdesk.hall.catalogue.model import Catalogue
from counterdesk.hall.catalogue.reading import read_hall_file
from counterdesk.paths import data

HALLS = ("market-regulation", "county-clerk")


def hall(name: str) -> Catalogue:
    return read_hall_file(data("halls", f"{name}.toml"))


@pytest.mark.parametrize("name", HALLS)
def test_a_shipped_hall_is_without_fault_or_doubt(name):
    assert check(hall(name)) == []


@pytest.mark.parametrize("name", HALLS)
def test_every_series_of_a_shipped_hall_has_two_windows(name):
    catalogue = hall(name)
    assert all(len(catalogue.windows_for(prefix)) >= 2 for prefix in catalogue.series)


@pytest.mark.parametrize("name", HALLS)
def test_at_every_opening_minute_somebody_is_planned_for_every_series(name):
    catalogue = hall(name)
    changes = sorted({time for shift in catalogue.roster for time in (shift.from_, shift.to)})
    open_at = [at for at in changes if any(opens <= at < closes for opens, closes in catalogue.hall.hours)]
    for at in open_at:
        manned = {shift.window for shift in catalogue.roster if shift.from_ <= at < shift.to}
        assert all(manned & set(catalogue.windows_for(prefix)) for prefix in catalogue.series), at


@pytest.mark.parametrize("name", HALLS)
def test_every_service_says_where_its_facts_come_from(name):
    assert all(service.provenance and service.basis for service in hall(name).services.values())


@pytest.mark.parametrize("name", HALLS)
def test_no_clerk_of_a_shipped_hall_has_a_name(name):
    assert not any(clerk.name for clerk in hall(name).clerks)


def test_the_county_hall_has_its_twenty_three_services_and_130_papers():
    services = hall("market-regulation").services.values()
    assert len(services) == 23
    assert sum(len(service.materials) for service in services) == 130


def test_the_texas_annex_has_its_ten_services_and_42_papers():
    services = hall("county-clerk").services.values()
    assert len(services) == 10
    assert sum(len(service.materials) for service in services) == 42


def test_silence_counts_as_acceptance_in_the_county_and_only_alarms_in_texas():
    assert hall("market-regulation").hall.accept_silence == "deemed_accepted_from_receipt"
    assert hall("county-clerk").hall.accept_silence == "escalate"


def test_a_passport_is_paid_to_two_payees():
    fee = hall("county-clerk").services["P01"].fee
    assert [(part.payee, part.amount) for part in fee.parts] == [
        ("U.S. Department of State", Decimal("130.00")),
        ("County Clerk", Decimal("35.00")),
    ]


def test_a_notarized_business_name_costs_a_dollar_less():
    fee = hall("county-clerk").services["B01"].fee
    assert fee.amount_for({"already_notarized"}) == Decimal("14.00")
    assert fee.amount_for((), extra_copies=2) == Decimal("18.00")


def test_closing_a_sole_trader_takes_ten_days_only_in_the_simplified_procedure():
    service = hall("market-regulation").services["A06"]
    assert [(share.when, share.calendar_days) for share in service.cooperating] == [("simple_procedure", 10)]

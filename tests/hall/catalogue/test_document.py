import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.document import from_json, to_json
from counterdesk.hall.catalogue.model import Fee, FeeAlternative, FeePart, HallInfo, Material, Phone, Shift
from counterdesk.hall.catalogue.reading import read_hall_file
from counterdesk.paths import data

from .small_hall import small

AMOUNT = st.decimals(0, 10_000, places=2)
TEXT = st.text(max_size=20)
NAME = st.none() | TEXT
FEE = st.builds(
    Fee, amount=AMOUNT, extra_each=st.none() | AMOUNT, formula_en=TEXT,
    alternatives=st.lists(st.builds(FeeAlternative, TEXT, st.none() | AMOUNT), max_size=2).map(tuple),
    parts=st.lists(st.builds(FeePart, AMOUNT, TEXT, st.tuples(TEXT, TEXT)), max_size=2).map(tuple),
)  # fmt: skip
PAPER = st.builds(
    Material, TEXT, TEXT, TEXT, st.integers(0, 9), st.integers(0, 9), NAME, NAME, st.booleans(), st.booleans()
)
MINUTE = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize("name", ["market-regulation", "county-clerk"])
def test_a_shipped_hall_comes_back_whole_from_its_document(name):
    catalogue = read_hall_file(data("halls", f"{name}.toml"))
    assert from_json(to_json(catalogue)) == catalogue


@given(FEE, st.lists(PAPER, max_size=3).map(tuple))
def test_any_fee_and_papers_come_back_whole(fee, papers):
    catalogue = small()
    service = replace(catalogue.services["A01"], fee=fee, materials=papers)
    kept = replace(catalogue, services={"A01": service})
    assert from_json(to_json(kept)) == kept


@given(MINUTE, st.lists(st.tuples(MINUTE, MINUTE), max_size=3).map(tuple), TEXT)
def test_any_hours_phones_and_shifts_come_back_whole(at, hours, text):
    hall = HallInfo(name_zh=text, timezone="UTC", hours=hours, day_starts=at, phones=(Phone(text, "", "1"),))
    kept = replace(small(), hall=hall, roster=(Shift("1", "101", at, at, (5, 6)),))
    assert from_json(to_json(kept)) == kept


def test_the_same_hall_has_the_same_document():
    assert to_json(small()) == to_json(small())


def test_the_order_of_the_services_is_part_of_the_document():
    catalogue = read_hall_file(data("halls", "county-clerk.toml"))
    turned = replace(catalogue, services=dict(reversed(catalogue.services.items())))
    assert to_json(turned) != to_json(catalogue)


def test_amounts_are_kept_as_written_not_as_binary_fractions():
    catalogue = read_hall_file(data("halls", "county-clerk.toml"))
    assert json.loads(to_json(catalogue))["services"]["M01"]["fee"]["amount"] == "82.00"


def test_a_document_with_a_field_this_program_does_not_know_is_still_read():
    document = json.loads(to_json(small()))
    document["hall"]["flag"] = "red"
    assert from_json(json.dumps(document)) == small()


def test_a_fee_of_nothing_is_kept():
    assert from_json(to_json(small())).services["A01"].fee == Fee(Decimal(0))

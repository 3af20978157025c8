"""A fee taken by keys for the ticket at the window, where there is no case."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from counterdesk.hall import catalogue, notices
from counterdesk.hall.cases import acceptance, fees
from counterdesk.hall.cases.acceptance import Application
from counterdesk.hall.catalogue.fees import FeeAlternative, FeeRelief

from . import matters
from .conftest import press
from .screen_text import text_of

AT_3 = {"window": "3", "clerk": "103"}
MENU = ("f4", *"szjsdf", "enter")


def taken(store):
    found = store.read(lambda look: fees.taken_on(look, look.day))
    return [(one.payee, one.cents, one.method, one.relief, one.window) for one in found]


@pytest.fixture
def county_like(store):
    """B07 with what the county's fees have: another amount under a condition, further copies, a relief."""

    def load(desk):
        cat = catalogue.current(desk)
        one = cat.services["B07"]
        other = FeeAlternative("premises_rented", Decimal(14), Decimal("0.5"))
        fee = replace(one.fee, amount=Decimal(15), extra_each=Decimal("1.5"), alternatives=(other,))
        dear = replace(one, fee=fee, fee_relief=FeeRelief("veteran", "退役军人", "Veterans"))
        catalogue.load(desk, replace(cat, version="county-like", services={**cat.services, "B07": dear}))

    store.run(load)


async def test_the_ordinary_fee_costs_three_answers(store, opened, dear_b07):
    matters.serving(store, "B07")
    async with opened(**AT_3) as pilot:
        await press(pilot, *MENU, "enter", "enter")
        assert "收费凭据 2026-00001：县市场监督管理局 20.00 现金" in text_of(pilot.app)
    assert taken(store) == [("SCJG", 2000, "cash", None, "3")]


async def test_copies_relief_and_the_other_amount_are_asked_for(store, opened, county_like):
    matters.serving(store, "B07")
    async with opened(**AT_3) as pilot:
        await press(pilot, *MENU, "down", "enter", *"2", "enter", "down", "enter", "enter", "enter")
    assert taken(store) == [("SCJG", 1500, "cash", "veteran", "3")]


async def test_what_the_notice_had_answered_is_not_asked_again(store, opened, county_like):
    number = matters.serving(store, "B07")
    store.run(notices.issue, matters.AT["B"], "B07", ticket=number, yes=("premises_rented",))
    async with opened(**AT_3) as pilot:
        await press(pilot, *MENU, "enter", "enter", "enter", "enter")
    assert taken(store) == [("SCJG", 1400, "cash", None, "3")]


async def test_where_the_ticket_has_become_a_case_its_page_opens(store, opened, dear_b07):
    number = matters.serving(store, "B07")
    about = Application("B07", matters.WANG, (), ticket=number)
    case = store.run(acceptance.accept, matters.AT["B"], about)
    async with opened(**AT_3) as pilot:
        await press(pilot, *MENU)
        assert case.number in text_of(pilot.app)
    assert taken(store) == []


async def test_a_free_service_has_no_fee_in_the_menu(store, opened):
    matters.serving(store, "B07")
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4")
        assert "收这件事的费" not in text_of(pilot.app)


async def test_copies_that_are_no_number_are_refused_and_nothing_is_taken(store, opened, county_like):
    matters.serving(store, "B07")
    async with opened(**AT_3) as pilot:
        await press(pilot, *MENU, "enter", *"xx", "enter", "enter", "enter", "enter")
        assert "只输数字" in text_of(pilot.app)
    assert taken(store) == []

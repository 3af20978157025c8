"""Rarer acts on a case's page, by keys: visits, stretches, the green channel and a payment taken back with a lead."""

from __future__ import annotations

import inspect

import pytest

from counterdesk.clock import FixedClock
from counterdesk.hall import green, joint
from counterdesk.hall.cases import acceptance, fees, rows
from counterdesk.hall.cases.acceptance import Application
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens.case_acts import ACTS
from counterdesk.tui.screens.case_asks import CaseAct

from . import matters
from .conftest import press, settled
from .sample_hall import PIN
from .screen_text import text_of

AT_5 = {"window": "5", "clerk": "105"}
AT_3 = {"window": "3", "clerk": "103"}
LEADS_WORD = (*"301", "enter", *PIN, "enter")


@pytest.fixture
def restaurant(store):
    """A restaurant with fire brigade and sign office, accepted and signed."""
    case = matters.accepted(store, "D02", ("dine_in_300", "outdoor_sign"))
    store.run(acceptance.sign, matters.AT["D"], case.number)
    return case


async def show(pilot, case):
    pilot.app.open_screen("case", number=case.number)
    await settled(pilot)


async def choose(pilot, words):
    """Open the case's menu and take the act of these pinyin initials."""
    await press(pilot, "f4", *words, "enter")


def now(store, case):
    return store.read(rows.by_number, number=case.number)


async def test_one_visit_of_two_departments_and_what_they_said(store, restaurant, opened, clock: FixedClock):
    async with opened(**AT_5) as pilot:
        await show(pilot, restaurant)
        await choose(pilot, "apxc")
        await press(pilot, "enter", "down", "enter")
        arranged = [one.visit_on for one in store.read(joint.steps, case=restaurant)[1:]]
        assert [day.isoformat() for day in arranged] == ["2026-11-24"] * 2
        clock.forward(matters.DAY_S)
        await show(pilot, restaurant)
        await choose(pilot, "xchcjg")
        await press(pilot, "enter", "enter")
    said = store.read(joint.steps, case=restaurant)
    assert [(one.opinion, one.visit_held_us is not None) for one in said[1:]] == [("agree", True)] * 2


async def test_a_complaint_goes_from_stretch_to_stretch_by_enter(store, opened):
    case = store.run(acceptance.receive, By("101", "1"), Application("T01", matters.WANG))
    async with opened() as pilot:
        await show(pilot, case)
        await press(pilot, "enter", "enter", "enter")
        shown = text_of(pilot.app)
    assert "终止调解告知" in shown
    assert now(store, case).statutory_due_on.isoformat() == "2026-12-02"


async def test_the_green_channel_for_a_case_wants_the_leads_word(store, opened):
    case = matters.accepted(store)
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await choose(pilot, "lstd")
        await press(pilot, *"发改12号", "enter", *"重点项目", "enter")
        assert now(store, case).green is None
        await press(pilot, *LEADS_WORD)
    (granted,) = store.read(lambda look: green.granted(look, look.day, look.day))
    assert (now(store, case).green, granted.document, granted.granted_by) == ("green", "发改12号", "301")


async def test_a_clerks_own_word_grants_nothing(store, opened):
    case = matters.accepted(store)
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await choose(pilot, "lstd")
        await press(pilot, *"发改12号", "enter", *"重点项目", "enter", *"103", "enter", *PIN, "enter")
    assert now(store, case).green is None


async def test_a_fee_is_taken_by_keys(store, opened, dear_b07):
    case = matters.accepted(store)
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await choose(pilot, "收费")
        await press(pilot, "enter", "enter")
    (fee,) = store.read(fees.of_case, case=now(store, case))
    assert (fee.cents, fee.method, fee.window) == (2000, "cash", "3")


async def test_a_payment_is_taken_back_with_the_leads_word(store, opened, dear_b07):
    case = matters.accepted(store)
    store.run(fees.take, matters.AT["B"], case.number, "", "20", "cash")
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await choose(pilot, "zfsf")
        await press(pilot, *"收错了", "enter", *LEADS_WORD)
    (fee,) = store.read(fees.of_case, case=now(store, case))
    assert fee.void_reason == "收错了"


async def test_an_instant_item_that_became_a_promised_one_is_signed_by_enter(store, opened):
    case = matters.accepted(store, "A02", ())
    store.run(acceptance.convert, matters.AT["A"], case.number)
    async with opened() as pilot:
        await show(pilot, case)
        await press(pilot, "enter")
    assert now(store, case).signed_us is not None


async def test_an_instant_item_is_accepted_decided_and_handed_over_by_one_key(store, opened):
    matters.serving(store, "A02")
    async with opened() as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 2, "f8")
        assert "已送达" in text_of(pilot.app)
    case = store.read(rows.by_number, number="1")
    assert (case.state, case.signed_us, case.converted) == ("delivered", None, 0)


async def test_a_promised_item_that_may_be_done_on_the_spot_is_finished_without_a_slip(store, opened):
    matters.serving(store, "A01")
    async with opened() as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 2, "f8")
    case = store.read(rows.by_number, number="1")
    kinds = {job.kind for job in store.read(lambda look: outbox.newest(look, "101", 20))}
    assert (case.state, "acceptance" in kinds, "completion" in kinds) == ("delivered", False, True)


async def test_a_department_signs_for_its_notice_by_keys(store, restaurant, opened):
    async with opened(**AT_5) as pilot:
        await show(pilot, restaurant)
        await press(pilot, "enter", "enter", *"李队长", "enter")
    assert [one.signed_by for one in store.read(joint.steps, case=restaurant)] == [None, "李队长", None]


def taken_by(verb):
    """The names of what a verb is told."""
    return set(inspect.signature(verb).parameters)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_no_act_asks_for_what_its_verb_does_not_take_or_the_link_takes_itself(act):
    told = taken_by(act.verb) - {"desk", "number", "number_or_ticket"}
    assert not told & {"verb", "by", "self"}
    if act.build is CaseAct._field_defaults["build"]:
        assert {ask.name for ask in act.asks} <= told


async def test_what_is_no_number_of_days_is_said_and_nothing_is_done(store, opened):
    case = matters.accepted(store)
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await choose(pilot, "zzjs")
        await press(pilot, "enter", *"xx", "enter")
        assert "只输数字" in text_of(pilot.app)
    assert now(store, case).state == "accepted"

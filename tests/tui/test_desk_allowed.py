"""What a lead allows at a clerk's desk, by keys: the green channel for a number, a payment taken back."""

from __future__ import annotations

from counterdesk.hall import green, rows, tickets
from counterdesk.hall.cases import fees
from counterdesk.store.desk import By
from counterdesk.words import t

from . import matters
from .conftest import press, settled
from .sample_hall import PIN
from .screen_text import every_look, text_of

LEADS_WORD = (*"301", "enter", *PIN, "enter")
SEEN = (*"发改12号", "enter", *"重点项目", "enter")


def granted(store):
    return store.read(lambda look: green.granted(look, look.day, look.day))


async def test_a_number_in_the_green_channel_is_given_with_document_reason_and_lead(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"yxqh", "enter", "enter", *SEEN, "enter")
        await press(pilot, *LEADS_WORD)
    (one,) = granted(store)
    assert (one.ticket, one.category, one.document, one.reason, one.granted_by) == (
        "A001", "green", "发改12号", "重点项目", "301",
    )  # fmt: skip
    assert store.read(rows.by_label, number="A001").priority == "green"


async def test_without_the_leads_word_no_number_is_given(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"yxqh", "enter", "enter", *SEEN, "enter", "escape")
    assert granted(store) == []


async def test_the_green_channel_for_a_number_given_before(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f3", *"A003", "enter", *"lstd", "enter", *SEEN, *LEADS_WORD)
        assert "A003" in text_of(pilot.app)
    assert [(one.ticket, one.granted_by) for one in granted(queue)] == [("A003", "301")]


async def test_a_payment_of_today_is_found_and_taken_back(store, opened, dear_b07):
    number = store.run(tickets.issue, By(), "B07").ticket.label
    store.run(fees.take, matters.AT["B"], number, "", "20", "cash")
    async with opened(window="3", clerk="103") as pilot:
        await press(pilot, "f4", *"jtdsf", "enter", "enter", *"收错了", "enter", *LEADS_WORD)
    (fee,) = store.read(lambda look: fees.taken_on(look, look.day))
    assert fee.void_reason == "收错了"


async def test_what_a_lead_is_asked_for_at_a_desk_reads_well(store, opened, lang):
    async with opened() as pilot:
        what = t("lead_word.for_act", act=t("case_act.decide").rstrip(" .…"))
        pilot.app.open_screen("lead_word", what=what, act="extend", allowed=str)
        await settled(pilot)
        await press(pilot, *"301", "enter", *"12")
        await every_look(pilot, "lead_word")

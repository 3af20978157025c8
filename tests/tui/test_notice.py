"""The notice by keys: questions, papers, print; a second one with a lead; coming back with its code."""

from __future__ import annotations

import pytest

from counterdesk.hall import clerks, notices
from counterdesk.hall.cases import board
from counterdesk.store import outbox
from counterdesk.store.desk import By

from . import matters
from .conftest import press, settled
from .screen_text import every_look, text_of

AT_3 = {"window": "3", "clerk": "103"}
MOST_KEYS = 18
"""Presses from the desk to the printed notice of the longest list."""


@pytest.fixture
def b07(store):
    """A ticket for the longest list, in service at window 3."""
    return matters.serving(store, "B07")


def given(store):
    return store.read(notices.listed)


@pytest.mark.parametrize("ticking", ["each", "all"])
async def test_the_longest_list_takes_at_most_18_presses(store, b07, opened, ticking):
    each = ["enter", *["insert"] * 9] if ticking == "each" else ["right"]
    keys = ["f9", "down", "insert", *each, "enter"]
    assert len(keys) <= MOST_KEYS
    async with opened(**AT_3) as pilot:
        await press(pilot, *keys)
    (notice,) = given(store)
    assert (notice.ticket, notice.service, len(notice.needed), len(notice.missing)) == (b07, "B07", 9, 0)
    assert notice.yes == ("premises_rented",)
    assert store.read(outbox.job, job_id=notice.print_job).kind == "notice"


async def test_a_notice_costs_three_presses_where_every_answer_is_no(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "enter", "enter")
        assert "告知单 2026-00001 已打印" in text_of(pilot.app)
    assert len(given(store)[0].missing) == 8


async def test_a_yes_rules_out_what_it_excludes_whichever_comes_first(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "insert", "down")
        assert pilot.app.screen.yes == {"premises_owned"}
        assert "[-] 经营场所为租赁" in text_of(pilot.app)


async def test_the_answer_to_the_last_question_leads_nowhere_so_that_the_next_enter_prints_nothing(
    store, b07, opened
):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "down", "insert", "enter")
        assert pilot.app.screen.at_questions is False
    assert given(store) == []


async def test_the_list_follows_the_answers(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9")
        before = text_of(pilot.app)
        await press(pilot, "down", "insert")
        assert "租赁协议复印件" not in before
        assert "租赁协议复印件" in text_of(pilot.app)


async def test_what_is_missing_stays_in_sight_and_is_counted(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "enter", "space", "insert")
        assert "[ ] 医疗器械经营范围" in text_of(pilot.app)
        assert "共8项，已有2项  缺6项" in text_of(pilot.app)


async def test_what_was_ticked_at_the_desk_is_ticked_on_the_notice(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "insert", "insert", "f9")
        assert "已有2项" in text_of(pilot.app)


async def test_what_was_ticked_on_a_printed_notice_is_ticked_at_the_desk(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "insert", "f9", "enter", "insert", "insert", "insert", "enter")
        assert "共8项，缺6项" in text_of(pilot.app)


async def test_a_notice_that_was_left_ticks_nothing_at_the_desk(b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "right", "escape")
        assert "共8项，缺8项" in text_of(pilot.app)


async def test_the_paper_can_be_looked_at_before_it_prints(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "right", "delete")
        assert "政务服务大厅" in text_of(pilot.app)
        await press(pilot, "enter")
        assert "已齐全" in text_of(pilot.app)
    assert given(store) == []


async def test_going_back_gives_nothing(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "insert", "escape")
    assert given(store) == []


@pytest.fixture
def leads_pin(store):
    """The PIN of lead 301."""
    store.run(clerks.set_pin, By(), "301", clerks.hash_pin("1357"))
    return "1357"


async def test_a_second_notice_wants_a_reason_and_a_lead(store, b07, opened, leads_pin):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "enter", "enter", "f9", "enter", "enter", "enter")
        await press(pilot, *"301", "enter", *"9999", "enter")
        refused = [one.number for one in given(store)]
        await press(pilot, *leads_pin, "enter")
    assert len(refused) == 1
    first, second = given(store)
    assert (second.of_notice, second.override_by, second.override_reason) == (first.number, "301", "规定变了")


async def test_a_notice_can_be_given_without_a_ticket(store, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", *"b01", "enter", "enter", "enter")
    assert [(one.ticket, one.service) for one in given(store)] == [(None, "B01")]


@pytest.fixture
def brought(store, b07):
    """The code of yesterday's notice, whose owner is back."""
    return store.run(notices.issue, By("103", "3"), "B07", yes=["premises_rented"], have=["org", "scope"])


async def test_a_scanned_notice_shows_what_was_missing(brought, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.screen.scanned(brought.code)
        await settled(pilot)

        assert f"持告知单再来：{brought.number}" in text_of(pilot.app)
        assert "共9项，已有2项  缺7项" in text_of(pilot.app)


async def test_who_came_back_with_everything_goes_on_to_acceptance(store, brought, b07, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.screen.scanned(brought.code)
        await settled(pilot)
        await press(pilot, "right", "enter")
        assert "申请人" in text_of(pilot.app)
        await press(pilot, *"王小明", *["enter"] * 3)
    assert [case.state for case in store.read(board.due)] == ["accepted"]
    assert store.read(notices.not_on_list, first=brought.day, last=brought.day)


async def test_what_is_asked_for_beyond_the_list_is_written_down(store, brought, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.screen.scanned(brought.code)
        await settled(pilot)
        await press(pilot, "f4", "down", "enter", *"其他证明", "enter", "right", "enter")
        assert "已登记回访" in text_of(pilot.app)
    report = store.read(notices.not_on_list, first=brought.day, last=brought.day)
    assert "其他证明" in str(report)


async def test_the_notice_reads_well(b07, opened, lang):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f9", "down", "insert", "enter", "insert", "insert")
        await every_look(pilot, "notice")


async def test_the_return_reads_well(brought, opened, lang):
    async with opened(**AT_3) as pilot:
        pilot.app.screen.scanned(brought.code)
        await settled(pilot)
        await press(pilot, "enter")
        await every_look(pilot, "notice_return")

"""A case by keys: taken in, signed, decided, handed over; found, shown masked, and only what its state allows."""

from __future__ import annotations

import pytest

from counterdesk.hall import numbered
from counterdesk.hall.cases import board, ending, rows
from counterdesk.hall.cases.states import MOVES
from counterdesk.hall.cases.tables import OVER
from counterdesk.printing import terminal
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import from_json
from counterdesk.store import journal, outbox
from counterdesk.tui.screens.case import REVEALED_S
from counterdesk.tui.screens.case_acts import possible
from counterdesk.tui.screens.case_now import case_now, search

from . import matters
from .conftest import press, settled
from .sample_hall import PIN
from .screen_text import every_look, text_of

AT_3 = {"window": "3", "clerk": "103"}
AT_5 = {"window": "5", "clerk": "105"}
MOST_KEYS = 20
"""Presses for an acceptance with nine papers, the applicant's three characters among them."""


@pytest.fixture
def b07(store):
    return matters.serving(store, "B07")


@pytest.fixture
def case(store):
    return matters.accepted(store)


async def show(pilot, case):
    pilot.app.open_screen("case", number=case.number)
    await settled(pilot)


def only(store):
    (found,) = store.read(lambda look: [rows.by_number(look, "1")])
    return found


async def test_acceptance_with_nine_papers_takes_at_most_20_presses(store, b07, opened):
    keys = ["f4", "down", "enter", *"王小明", *["enter"] * 2, "down", "insert", "enter", "enter"]
    assert len(keys) <= MOST_KEYS
    async with opened(**AT_3) as pilot:
        await press(pilot, *keys)
        assert "办件 2026-00001" in text_of(pilot.app)
    assert (only(store).state, len(store.read(rows.materials, case=only(store)))) == ("accepted", 9)


async def test_the_fields_nobody_needs_are_left_with_one_enter(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", "enter")
        assert "Enter 其余不填" in text_of(pilot.app)
        await press(pilot, "enter", "enter", "enter")
        assert "办件 2026-00001" in text_of(pilot.app)


async def test_a_field_that_was_left_is_reached_again_from_the_list(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", "enter", "enter", "up", *"110105194912310021")
        assert pilot.app.screen.fields["agent_id_no"].value == "110105194912310021"


async def test_a_number_that_cannot_be_right_is_told_while_the_card_is_in_the_hand(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", "enter", *"370101199001011234", "enter")
        assert "1234 的校验不对" in text_of(pilot.app)
        assert pilot.app.screen.focused is pilot.app.screen.fields["id_no"]


async def test_what_was_typed_is_given_up_at_the_second_press_only(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", "escape")
        assert "再按 Esc 就不要了" in text_of(pilot.app)
        assert pilot.app.screen.fields["name"].value == "王小明"
        await press(pilot, "escape")
        assert "王小明" not in text_of(pilot.app)


async def test_enter_held_down_stops_at_the_papers_and_accepts_nothing(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明")
        pilot.app.held.quiet_s = 1000.0
        await press(pilot, *["enter"] * 9)
        assert pilot.app.screen.key_label("enter") == "受理并打印"


async def test_a_screenful_down_enter_says_what_it_does_there(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 2)
        assert "Enter 下一项" in text_of(pilot.app)
        await press(pilot, "pagedown")
        assert "Enter 受理并打印" in text_of(pilot.app)


async def test_how_the_result_is_to_be_delivered_is_ticked_on_the_slip(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 3)
        await press(pilot, "f4", "down", "enter", "down", "enter", "enter")
    job = store.read(numbered.newest_of, kind="acceptance", case_id=only(store).id)
    made = store.read(outbox.job, job_id=job).slip_json
    assert "√ 邮寄送达" in terminal.plain(lay(from_json(made), 48, "gbk"), 48, "gbk")


async def test_an_errand_from_acceptance_to_delivery_by_enter_alone(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 4)
        await press(pilot, "enter")
        assert only(store).signed_us is not None
        await press(pilot, "enter", "enter", *"证1", "enter")
        assert (only(store).state, only(store).outcome) == ("decided", "grant")
        await press(pilot, "enter", "enter", "enter", "enter")
    assert only(store).state == "delivered"
    kinds = [one.kind for one in store.read(lambda look: rows.timeline(look, only(store)))]
    assert kinds == ["case_received", "case_accepted", "case_signed", "case_decided", "case_made", "case_delivered"]


async def test_papers_that_are_missing_lead_to_one_supplement_notice(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 2, "enter", "insert", "enter")
        assert only(store).state == "received"
        await press(pilot, "enter", "enter")
        assert only(store).state == "notified"
        await press(pilot, "enter", "enter", "enter")
    assert only(store).state == "accepted"


async def test_nobody_is_taken_in_without_a_name(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", "enter")
        assert "先输入申请人姓名" in text_of(pilot.app)


async def test_a_wrong_id_number_is_refused_in_words_and_the_form_stays(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", "enter", *"110105194912310021", *["enter"] * 4)
        assert pilot.app.screen.said._given[0][0][0]
        assert "王小明" in text_of(pilot.app)
    assert store.read(board.due) == []


async def test_papers_are_counted_by_number(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 3)
        await press(pilot, "f4", "enter", "0", "space", "3", "enter", "enter")
    assert store.read(rows.materials, case=only(store))["people"].copies == 3


async def test_the_case_shows_names_masked_everywhere(case, opened):
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        shown = text_of(pilot.app)
    assert "王*明" in shown
    assert not {"王小明", "李四", "11010519491231002X", "13812345678"} & set(shown.split())


async def test_a_revealed_name_is_journalled_and_masked_again(store, case, clock, opened):
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await press(pilot, "f4", "up", *["down"] * 30, "enter")
        whole = text_of(pilot.app)
        clock.forward(REVEALED_S + 1)
        pilot.app.screen.tick()
        await pilot.pause()
        assert "王小明" in whole
        assert "王小明" not in text_of(pilot.app)
    assert "revealed" in [one.kind for one in store.read(lambda look: journal.tail(look.conn, 0, 500))]


@pytest.mark.parametrize("said", ["2026-00001", "1", "王小", "002X", "5678"])
def test_a_case_is_found_by_number_name_id_and_phone(store, case, said):
    assert [one.case.number for one in store.read(search, text=said)] == [case.number]


async def test_a_scanned_case_opens_its_page_from_the_desk(store, case, opened):
    code = store.read(rows.code_of, case=case)
    async with opened(**AT_3) as pilot:
        pilot.app.screen.scanned(code)
        await settled(pilot)
        assert f"办件 {case.number}" in text_of(pilot.app)


async def test_find_from_the_menu_lists_the_cases_of_a_name(store, case, opened):
    other = matters.accepted(store)
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", *("cbj"), "enter", *"王小明", "enter")
        assert {case.number, other.number} <= set(text_of(pilot.app).split())


def test_a_case_offers_only_what_its_state_allows(store, case):
    now = store.read(case_now, number=case.number)
    moves = {"sign": "signed", "decide": "decided", "suspend": "suspended", "withdraw": "withdrawn"}
    offered = possible(now, "103")
    assert all(case.state in MOVES[move][0] for act, move in moves.items() if act in offered)
    assert {"take_on", "resume", "deliver", "make"} & set(offered) == set()


async def test_what_only_a_lead_may_do_wants_the_leads_word_at_a_clerks_desk(store, case, opened):
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await press(pilot, "f4", *"cxsl", "enter", *"材料虚假", "enter")
        assert only(store).state == "accepted"
        await press(pilot, *"301", "enter", *PIN, "enter")
    assert only(store).state == "revoked_acceptance"
    revoked = store.read(lambda look: rows.timeline(look, only(store)))[-1]
    assert (revoked.kind, revoked.clerk, revoked.window) == ("case_revoked", "301", "3")


def test_a_closed_case_offers_nothing_but_to_look(store, case):
    store.run(ending.withdraw, matters.AT["B"], case.number, "")
    now = store.read(case_now, number=case.number)
    assert now.case.state in OVER
    assert possible(now, "103") == ["reveal"]


async def test_a_joint_case_asks_for_the_departments_before_a_decision(store, opened):
    joint = matters.accepted(store, "D01", ())
    async with opened(**AT_5) as pilot:
        await show(pilot, joint)
        await press(pilot, "enter", "enter")
        assert "部门" in text_of(pilot.app)
        assert "step_answered" in [one.kind for one in store.read(lambda look: rows.timeline(look, joint))]


async def test_the_case_reads_well(store, case, opened, lang):
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await every_look(pilot, "case")


async def test_a_joint_case_reads_well(store, opened, lang):
    joint = matters.accepted(store, "D01", ())
    async with opened(**AT_5) as pilot:
        await show(pilot, joint)
        await every_look(pilot, "case_joint")


async def test_the_acceptance_reads_well(b07, opened, lang):
    async with opened(**AT_3) as pilot:
        await press(pilot, "f4", "down", "enter", *"王小明", *["enter"] * 2, "down", "insert", "down")
        await every_look(pilot, "acceptance")


async def test_the_acts_read_well(case, opened, lang):
    async with opened(**AT_3) as pilot:
        await show(pilot, case)
        await press(pilot, "f4")
        await every_look(pilot, "case_acts")

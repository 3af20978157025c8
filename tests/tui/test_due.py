"""The due board: what is due first stands first, each group is counted, and only what is shown is read."""

from __future__ import annotations

import re

import pytest

from counterdesk.hall import enquiries
from counterdesk.hall.cases import acceptance, board, ending, rows
from counterdesk.hall.cases.acceptance import Application
from counterdesk.hall.cases.board import GROUPS, Wanted
from counterdesk.tui.screens import due_view
from counterdesk.tui.screens.due import due_now
from counterdesk.tui.widgets.rows import width_of
from counterdesk.words import t

from . import matters
from .conftest import press, settled
from .screen_text import every_look, text_of

AT_3 = {"window": "3", "clerk": "103"}


@pytest.fixture
def month(store, clock):
    matters.busy_board(store, clock)
    return store


def dates_of(found):
    return [one.case.next_due_on for one in found]


def test_every_open_case_is_counted_once(month):
    counts = month.read(board.counts, wanted=Wanted())
    assert sum(counts.values()) == len(month.read(board.due))
    assert list(counts) == list(GROUPS)


def test_what_is_due_first_stands_first(month):
    found = month.read(board.listed, wanted=Wanted(), most=50)
    assert dates_of(found) == sorted(dates_of(found))


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_lists_as_many_as_it_counts(month, group):
    wanted = Wanted(group)
    found = month.read(board.listed, wanted=wanted, most=50)
    assert len(found) == month.read(board.counts, wanted=Wanted())[group]
    assert {one.group for one in found} <= {group}


def test_the_list_goes_on_behind_the_last_case_read(month):
    whole = month.read(board.listed, wanted=Wanted(), most=50)
    first = month.read(board.listed, wanted=Wanted(), most=3)
    rest = month.read(board.listed, wanted=Wanted(), most=50, after=first[-1].case)
    assert [one.case.id for one in (*first, *rest)] == [one.case.id for one in whole]


@pytest.mark.parametrize(("width", "said"), [(80, "部门超期"), (140, "县城市管理局超期")])
def test_a_case_whose_department_is_late_is_marked(month, width, said):
    one = month.read(board.listed, wanted=Wanted(), most=1)[0]._replace(late=("县城市管理局",))
    row = due_view.case_row(one, width, ">", True)
    assert (row[-1], width_of(row) <= width) == ((said, "over"), True)


def test_a_clerks_own_cases_can_be_listed_alone(month):
    found = month.read(board.listed, wanted=Wanted(owner="101"), most=50)
    assert {one.case.owner for one in found} == {"101"}


def test_a_department_sees_what_it_leads_or_has_a_share_in(month):
    every = month.read(due_now, wanted=Wanted(), clerk="101").cases
    lead = {month.read(rows.service, case=one.case).lead for one in every}
    found = month.read(board.listed, wanted=Wanted(department=lead.pop()), most=50)
    assert found


async def test_the_board_reads_well(month, opened, lang):
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        await every_look(pilot, "due")


async def test_an_empty_board_says_so(store, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        assert "没有要办的件" in text_of(pilot.app)


async def test_enter_opens_the_case_and_escape_comes_back_to_the_same_line(month, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        await press(pilot, "down", "enter")
        opened_page = text_of(pilot.app)
        await press(pilot, "escape")
        second = month.read(board.listed, wanted=Wanted(), most=2)[1].case.number
        assert second in opened_page
        assert f"› {second}" in text_of(pilot.app)


async def test_insert_shows_only_my_own_cases(month, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        await press(pilot, "insert")
        assert "103 主办" in text_of(pilot.app)
        assert {one.case.owner for one in pilot.app.screen.moving.cases} == {"103"}


async def test_one_group_can_be_shown_alone(month, opened):
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        await press(pilot, "f4", "down", "enter")
        assert "超期" in text_of(pilot.app)
        assert len(pilot.app.screen.moving.cases) == month.read(board.counts, wanted=Wanted())["overdue"]


async def test_every_group_can_be_read_in_eighty_columns(month, opened, lang):
    async with opened((80, 24), **AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        assert all(f"{t(f'due.{name}')} 1" in text_of(pilot.app) for name in GROUPS if name != "overdue")


async def test_questions_nobody_has_answered_are_on_the_board(store, opened):
    store.run(enquiries.ask, matters.AT["A"], "社保在哪办")
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        assert "首问未答 1" in text_of(pilot.app)
        await press(pilot, "f4", *"首问", "enter")
        assert re.search("101 +社保在哪办", text_of(pilot.app))


async def test_checks_owed_after_a_case_are_on_the_board_and_open_it(store, opened):
    case = store.run(acceptance.accept, matters.AT["B"], Application("B06", matters.WANG, ())).number
    store.run(ending.finish_at_once, matters.AT["B"], case, to="王小明")
    async with opened(**AT_3) as pilot:
        pilot.app.open_screen("due")
        await settled(pilot)
        assert "待回查 1" in text_of(pilot.app)
        await press(pilot, "f4", *"回查", "enter", "enter")
        assert case in text_of(pilot.app)

"""What the desk says of its own acts: calls that count, what an undo takes back, papers that lack, a pause."""

from __future__ import annotations

import pytest

from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.catalogue import current
from counterdesk.store.desk import By
from counterdesk.tui.screens.desk_view import recalled_words
from counterdesk.words import t

from . import sample_hall
from .conftest import press, settled
from .screen_text import text_of

ME = By("101", "1")


def line(app, text):
    """The line of the screen with ``text``."""
    return next((line for line in text_of(app).splitlines() if text in line), "")


async def test_a_recall_too_soon_says_that_it_does_not_count_and_when_one_will(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(12)
        await press(pilot, "f6")
        assert "隔得太近，这次不计次，仍是1/3次；48秒后重呼计次" in text_of(pilot.app)


async def test_a_recall_that_counts_says_which_call_it_is(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(60)
        await press(pilot, "f6")
        assert "A001 已重呼，计为第2次（共需3次）" in text_of(pilot.app)


def test_a_recall_that_counts_is_told_so_however_long_the_answer_took(queue, clock):
    queue.run(windows.open_window, ME)
    before = queue.run(tickets.call_next, ME).ticket
    clock.forward(60)
    again = queue.run(tickets.recall, ME)
    said = recalled_words(queue.read(current), before, again, again.last_call_us + 40_000)
    assert said == "A001 已重呼，计为第2次（共需3次）；60秒后重呼计次"


async def test_the_next_citizens_papers_are_ticked_from_the_first_one(store, opened):
    store.run(tickets.issue, By(), "A01")
    store.run(tickets.issue, By(), "A01")
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "insert", "insert", "enter", "enter")
        first, *_ = pilot.app.screen.papers.items
        await press(pilot, "insert")
        assert pilot.app.screen.ticked == {first.id}


async def test_the_menu_finds_what_stands_behind_the_ticket_here(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f4", "转")
        assert "›" in line(pilot.app, "正在办理的号")


@pytest.mark.parametrize(("languages", "offered"), [(("zh",), False), (("en",), True), (("zh", "en"), True)])
async def test_the_menu_offers_the_other_language_where_the_hall_has_it(store, opened, languages, offered):
    store.run(sample_hall.speak, By(), languages)
    async with opened() as pilot:
        await press(pilot, "f4")
        assert ("English" in text_of(pilot.app)) is offered


async def test_the_page_of_a_ticket_with_a_long_story_opens_the_whole_of_it(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f7", "f7", "f3", *"A001", "enter", *"全部", "enter")
        assert [act in text_of(pilot.app) for act in ("A001 取号", "A001 开始办理", "A001 挂起")] == [True] * 3


async def test_the_time_until_a_call_counts_and_until_a_no_show_runs(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(20)
        pilot.app.screen.tick()
        await pilot.pause()
        assert ("40秒后重呼计次" in text_of(pilot.app), "01:40后可记过号" in text_of(pilot.app)) == (True, True)


async def test_a_no_show_too_early_names_the_seconds(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(20)
        await press(pilot, "f10")
        assert "40 秒后再重呼；最早 100 秒后可记过号" in text_of(pilot.app)


async def test_after_enough_calls_the_key_of_the_no_show_is_told_whole(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        for _ in range(2):
            clock.forward(61)
            await press(pilot, "f6")
        assert "可记过号：F10" in text_of(pilot.app)


async def test_an_added_service_is_taken_back(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f4", "down", "down", "enter", *"加办", "enter", *"a02", "enter", "ctrl+z")
        ticket = queue.read(tickets.at_window, "1")
        assert (queue.read(tickets.services_of, ticket), ticket.state) == ([], "serving")
        assert "A001 已撤销：加办一项" in text_of(pilot.app)


async def test_the_undo_beside_another_line_names_its_act(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "delete", "enter")
        assert "撤销“A001 叫号”" in line(pilot.app, "A001 补打小票")


async def test_after_an_undo_the_next_one_is_named(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "ctrl+z")
        assert "撤销“A001 叫号”" in line(pilot.app, "A001 已撤销：开始办理")


async def test_enter_names_the_next_service_of_the_same_ticket(queue, opened):
    queue.run(tickets.add_service, By("101"), "A001", "A02")
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        assert "Enter 办 A001 的下一项" in text_of(pilot.app)


async def test_a_window_that_goes_on_says_so(store, opened):
    async with opened() as pilot:
        await press(pilot, "left", "enter")
        assert t("act.window_resumed") in text_of(pilot.app)


async def test_a_pause_with_a_ticket_here_is_told_and_how_to_go_on(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "end", "enter")
        shown = text_of(pilot.app)
        assert "窗口已暂停，A001 还在本窗口；按 Enter 恢复后再办" in shown
        assert ("暂停 后台事务" in shown, "窗口暂停：后台事务" in shown) == (True, True)  # at the number, in the log


async def test_a_copy_says_which_paper_is_printed_once_more(queue, opened):
    queue.run(tickets.issue, ME, "A01")
    async with opened() as pilot:
        await press(pilot, "delete", "enter")
        assert "正在打印 A004 的补打2" in text_of(pilot.app)


async def test_a_free_question_without_choices_says_nothing_of_choices(opened):
    async with opened() as pilot:
        await press(pilot, "f3")
        assert "没有符合的项" not in text_of(pilot.app)


async def test_finishing_with_papers_missing_says_so(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "insert", "enter")
        assert "A001 已办结，有" in text_of(pilot.app)


async def test_with_papers_missing_that_outcome_is_the_first(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "insert", "f8", "enter")
    assert queue.read(tickets.by_label, "A001").outcome == "papers_missing"


async def test_where_nobody_ticks_papers_done_is_the_first_outcome(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f8", "enter")
    assert queue.read(tickets.by_label, "A001").outcome == "done"


async def test_the_clock_goes_on_where_it_was_before_a_hold(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        clock.forward(90)
        await press(pilot, "f7")
        clock.forward(300)
        await press(pilot, "f7")
        clock.forward(5)
        pilot.app.screen.tick()
        await pilot.pause()
        assert "01:35 / " in text_of(pilot.app)


async def test_the_bar_leaves_out_what_would_only_be_refused(queue, opened):
    async with opened() as pilot:
        free = text_of(pilot.app)
        await press(pilot, "enter", "enter")
        serving = text_of(pilot.app)
        assert [key for key in ("F6 ", "F8 ", "F10 ", "Ins ") if key in free] == []
        assert [key for key in ("F5 ", "F6 ", "F10 ") if key in serving] == []


async def test_a_wide_bar_has_the_rarer_keys_too(queue, opened):
    async with opened((140, 40)) as pilot:
        assert [key for key in ("Del ", "End ", "Home ") if key not in text_of(pilot.app)] == []


async def test_signing_out_names_what_is_on_hold(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "f7", "f12")
        assert "还有挂起的号：A001" in text_of(pilot.app)


async def test_a_refusal_is_told_anew_in_the_other_language(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f3", *"a999", "enter", "ctrl+l")
        assert "Check the number and try again" in text_of(pilot.app)


async def test_a_slip_in_the_halls_other_language_is_one_key_away(store, opened):
    async with opened() as pilot:
        await press(pilot, "f2", *"a02", "insert")
    assert store.read(tickets.by_label, "A001").lang == "en"


@pytest.mark.parametrize("locked", [True, False])
async def test_the_program_is_ended_only_after_a_question(store, opened, locked):
    async with opened(clerk="101" if locked else None) as pilot:
        await press(pilot, *(["f12", "enter"] if locked else []), "f12")
        asked = "退出程序？" in text_of(pilot.app)
        assert (asked, "1号窗口仍然开放" in text_of(pilot.app), pilot.app._exit) == (True, locked, False)
        await press(pilot, "down", "enter")
        assert pilot.app._exit


async def test_sign_in_does_not_tell_which_numbers_there_are(opened):
    async with opened(clerk=None) as pilot:
        await press(pilot, *"999", "enter", *"1234", "enter")
        await settled(pilot)
        assert "工号或 PIN 不对" in text_of(pilot.app)


def test_an_added_service_that_has_begun_is_not_taken_back_before_its_beginning(queue):
    from counterdesk.hall import windows

    queue.run(windows.open_window, ME)
    queue.run(tickets.call_next, ME)
    queue.run(visits.start, ME)
    queue.run(tickets.add_service, ME, "A001", "A02")
    queue.run(visits.finish, ME)
    queue.run(visits.undo, ME)
    ticket = queue.run(visits.undo, ME)
    assert (queue.read(tickets.services_of, ticket), ticket.state) == ([], "serving")


@pytest.mark.parametrize("width", range(40, 121, 10))
def test_no_piece_of_the_status_line_is_cut(width):
    from counterdesk.tui.screens.desk_view import spaced
    from counterdesk.tui.widgets.rows import width_of

    pieces = [("Papers to see to: 12", "over"), ("Database ok", "quiet"), ("windows open 9", "")]
    row = spaced(pieces, width, 2)
    assert width_of(row) <= width
    assert {text for text, _ in row if text.strip()} <= {text for text, _ in pieces}

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

import pytest

from counterdesk.hall import closing, enquiries, floor, forecast, rows, tickets, visits, windows
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.watch import head
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.screens import lead_faces as faces
from counterdesk.tui.screens.lead import Lead

from . import sample_hall
from .conftest import press, settled
from .screen_text import every_look, text_of

DEAD = By("103", "3")
LEAD = {"goal": "lead", "window": None, "clerk": "301"}
TO_EVENING_S = 8 * 3600


async def stop_a(pilot, why):
    """By the menu: its last line, queue A, and a reason."""
    await press(pilot, "f4", "pagedown", "enter", "a", "enter", *why, "enter")


@pytest.fixture
def silent_window(store, clock):
    """Window 3 called somebody, then its program died."""
    store.run(windows.open_window, DEAD)
    store.run(tickets.issue, By(), "B01")
    store.run(tickets.call_next, DEAD)
    clock.forward(90)
    return store


async def test_a_lead_gives_a_silent_window_and_its_ticket_to_another_clerk(silent_window, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"104", "enter")
    ticket = silent_window.read(rows.at_window, "3")
    assert (ticket.label, ticket.state, ticket.clerk) == ("B001", "called", "104")


async def test_a_lead_stops_a_series_with_a_reason(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await stop_a(pilot, "12")
    with pytest.raises(Refusal) as refused:
        store.run(tickets.issue, By(), "A01")
    assert (refused.value.code, refused.value.facts["reason"]) == ("series_stopped", "12")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_lead_is_told_that_an_older_hall_is_in_the_place_of_this_one(furnished, clock, tmp_path, lang, size):
    path = Path(shutil.copytree(furnished, tmp_path / "here"), "hall.db")
    older = shutil.copy(path, tmp_path / "older.db")
    with contextlib.closing(open_store(path, clock)) as store:
        store.run(tickets.issue, By(), "A01")
        newest = store.read(head)
    shutil.copy(older, path)
    async with CounterdeskApp(path, clock=clock, **LEAD).run_test(size=size) as pilot:
        await settled(pilot)
        told = StoreFault("journal_astray", path=path, entry=newest).at_a_screen()
        assert f"{told.message()}  {told.next_key()}" in text_of(pilot.app)


async def test_a_lead_answers_a_call_for_help(store, opened):
    store.run(windows.open_window, DEAD)
    store.run(windows.ask_help, DEAD, "3")
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter")
    assert store.read(windows.seat, "3").help_us is None


async def test_leaving_the_lead_asks_how_and_signs_out(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f12")
        asked = "锁屏" in text_of(pilot.app)
        await press(pilot, "down", "enter")
        assert (asked, type(pilot.app.screen).__name__, pilot.app.clerk) == (True, "SignIn", None)


async def test_a_stopped_series_is_said_and_marked(store, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await stop_a(pilot, "12")
        shown = text_of(pilot.app)
        assert ("A 已停止取号：12" in shown, "已停止取号：A" in shown, " 停" in shown) == (True, True, True)


async def test_a_takeover_is_said(silent_window, opened):
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        await press(pilot, "f4", "enter", *"104", "enter")
        assert "3号窗口已由 104 接管" in text_of(pilot.app)


async def test_the_leads_clock_of_a_served_ticket_runs_from_its_start(store, clock, opened):
    store.run(windows.open_window, DEAD)
    store.run(tickets.issue, By(), "B01")
    store.run(tickets.call_next, DEAD)
    clock.forward(50)
    store.run(visits.start, DEAD)
    clock.forward(20)
    async with opened(goal="lead", window=None, clerk="301") as pilot:
        assert "00:20" in text_of(pilot.app)


@pytest.fixture
def busy(store, clock):
    sample_hall.busy_morning(store, clock)
    return store


@pytest.fixture
def evening(busy, clock):
    """After the last session; one number is on hold, and something was left to say."""
    busy.run(visits.hold, By("101", "1"))
    busy.run(closing.leave_note, By("301"), "A004 明早先办")
    clock.forward(TO_EVENING_S)
    return busy


@pytest.fixture
def next_morning(evening, clock):
    """Half an hour before the doors open on the day after a day nobody closed."""
    clock.forward(13.9 * 3600)
    return evening


async def test_before_the_doors_open(next_morning, opened, lang):
    async with opened(**LEAD) as pilot:
        await every_look(pilot, "lead_opening")


async def test_after_the_last_session(evening, opened, lang):
    async with opened(**LEAD) as pilot:
        await every_look(pilot, "lead_closing")


async def test_the_tickets_behind_a_number(busy, opened, lang):
    async with opened(**LEAD) as pilot:
        await press(pilot, "down", "down", "enter")
        await every_look(pilot, "behind")


@pytest.mark.parametrize(("fixture", "face"), [("next_morning", "[开门]"), ("busy", "[现在]"), ("evening", "[收工]")])
async def test_the_hour_chooses_the_face(request, opened, fixture, face):
    request.getfixturevalue(fixture)
    async with opened(**LEAD) as pilot:
        assert face in text_of(pilot.app)


async def test_tab_goes_round_the_faces_and_comes_back(busy, opened):
    async with opened(**LEAD) as pilot:
        before = text_of(pilot.app)
        await press(pilot, "tab", "shift+tab")
        assert text_of(pilot.app) == before


async def test_whoever_chose_another_face_is_left_there_when_the_hour_changes(busy, clock, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.screen.often_s = 0
        await press(pilot, "shift+tab")
        clock.forward(TO_EVENING_S)
        pilot.app.news()
        await settled(pilot)
        assert ("[开门]" in text_of(pilot.app), "18:03" in text_of(pilot.app)) == (True, True)


async def test_the_face_turns_with_the_hour_for_whoever_follows_it(busy, clock, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.screen.often_s = 0
        clock.forward(TO_EVENING_S)
        pilot.app.news()
        await settled(pilot)
        assert "[收工]" in text_of(pilot.app)


async def test_however_much_is_done_in_the_hall_it_is_read_once_a_second(busy, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.screen.often_s = 3600
        busy.run(tickets.issue, By(), "C01")
        for _ in range(5):
            pilot.app.news()
            await settled(pilot)
        before = "取号12" in text_of(pilot.app)
        pilot.app.screen.often_s = 0
        pilot.app.screen.news()
        await settled(pilot)
        assert (before, "取号13" in text_of(pilot.app)) == (True, True)


async def test_the_next_lunch_is_weighed_and_a_later_one_named_when_it_costs_less(store, clock, opened):
    store.run(windows.open_window, By("102", "2"))
    for _ in range(4):
        store.run(tickets.issue, By(), "A01")
    clock.forward(1200)
    store.run(windows.beat, By("102", "2"))
    async with opened(**LEAD) as pilot:
        assert "2号窗口 11:30 去用餐" in text_of(pilot.app)


async def test_what_would_have_helped_most_is_said_in_the_evening_and_kept_with_the_day(evening, opened):
    async with opened(**LEAD) as pilot:
        assert "最管用" in text_of(pilot.app)
        await press(pilot, "pagedown", "pagedown", "enter", "enter", *["pagedown"] * 3, "enter")
    day = evening.read(lambda look: look.day)
    assert [one.day for one in evening.read(forecast.openings, day, day)] == [day]


async def test_esc_comes_back_to_the_line_the_number_stands_in(busy, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "down", "down")
        before = text_of(pilot.app)
        await press(pilot, "enter", "enter", "escape", "escape")
        assert text_of(pilot.app) == before


async def test_insert_says_what_the_figure_counts(busy, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "down", "down", "insert")
        assert "分母" in text_of(pilot.app)


async def test_an_open_number_is_carried_over_by_choice(evening, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "pagedown", "pagedown", "down", "enter", "enter")
    assert evening.read(rows.by_label, "A001").state == "finished"
    assert evening.read(rows.by_label, "A003").state == "waiting"


async def test_every_open_number_is_carried_over_at_once_and_the_day_closed(evening, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "pagedown", "pagedown", "enter", "enter")
        await press(pilot, "pagedown", "pagedown", "pagedown", "enter")
        assert "已结账" in text_of(pilot.app)
    assert evening.read(closing.is_closed, evening.read(lambda look: look.day))


async def test_a_day_with_open_numbers_is_not_closed_from_the_screen(evening, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 5, "enter")
        assert "没有办完" in text_of(pilot.app)
    assert not evening.read(closing.is_closed, evening.read(lambda look: look.day))


async def test_a_day_nobody_closed_is_offered_in_the_morning_and_closed_by_enter(next_morning, opened):
    day = next_morning.read(closing.unclosed).day
    async with opened(**LEAD) as pilot:
        await press(pilot, "down", "enter")
    assert next_morning.read(closing.is_closed, day)
    assert next_morning.read(closing.unclosed) is None


async def test_what_the_evening_left_to_say_stands_on_the_morning_s_face(next_morning, opened):
    async with opened(**LEAD) as pilot:
        assert "A004 明早先办" in text_of(pilot.app)


async def test_a_note_is_typed_kept_and_not_in_the_journal(evening, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 4, "down", "enter", *"keys", "enter")
    day = evening.read(lambda look: look.day)
    assert [note.text for note in evening.read(closing.notes_of, day)] == ["A004 明早先办", "keys"]
    assert not any("keys" in str(entry.facts) for entry in evening.read(floor.last_acts))


@pytest.mark.parametrize(
    ("down", "name", "begins"), [(1, "day-2026-11-23.pdf", b"%PDF"), (2, "day-2026-11-23.txt", b" ")]
)
async def test_the_report_is_kept_as_a_page_or_as_text(evening, opened, down, name, begins):
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 5, "down", "enter", *["down"] * down, "enter")
        assert f"{name} 存在" in text_of(pilot.app)
    assert (evening.path.parent / name).read_bytes().startswith(begins)


async def test_a_long_note_is_read_whole(evening, opened):
    evening.run(closing.leave_note, By("301"), "钥匙在保险柜里，" * 8 + "别忘了")
    async with opened(**LEAD) as pilot:
        before = "保险柜里，别忘了" in text_of(pilot.app)
        await press(pilot, *["pagedown"] * 4, "down", "enter")
        shown = "".join(line.strip() for line in text_of(pilot.app).splitlines())
        assert (before, "保险柜里，别忘了" in shown) == (False, True)


OPENING = re.compile(r'opens=f?"(\w+)')


def test_whatever_a_line_opens_there_is_an_act_for():
    folder = Path(faces.__file__).parent
    sources = [*folder.glob("*.py"), folder.parent.parent / "widgets" / "queue_list.py"]
    named = {name for file in sources for name in OPENING.findall(file.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert [name for name in named if not callable(getattr(Lead, f"open_{name}", None))] == []


@pytest.mark.parametrize("line", ["all", "close"])
async def test_while_the_hall_works_two_enters_end_nothing(busy, opened, line):
    async with opened(**LEAD) as pilot:
        await press(pilot, "shift+tab", "shift+tab", *["pagedown"] * (2 if line == "all" else 5), "enter")
        asked = text_of(pilot.app)
        await press(pilot, "enter")
    assert ("大厅开到 17:30" in asked, "还在办事的窗口：1 2" in asked) == (True, True)
    day = busy.read(lambda look: look.day)
    assert (len(busy.read(closing.still_open, day)), busy.read(closing.is_closed, day)) == (12, False)


async def test_all_go_over_and_the_day_is_closed_in_one_answer(evening, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 5, "enter", "enter")
        assert "已结账" in text_of(pilot.app)
    day = evening.read(lambda look: look.day)
    assert (evening.read(closing.still_open, day), evening.read(closing.is_closed, day)) == ([], True)


async def test_an_unanswered_question_is_answered_where_the_evening_lists_it(evening, opened):
    one = evening.run(enquiries.ask, By("102"), "能不能网上办")
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 3, "enter", "enter", "enter", *"yes", "enter")
    assert evening.read(enquiries.by_id, one.id).state == "closed"


async def test_what_a_broken_printer_left_is_given_up_at_once(evening, opened):
    many = len(evening.read(outbox.open_jobs))
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 3, "down", "down", "enter")
        offered = f"{many} 张还没有发给打印机的都不要了" in text_of(pilot.app)
        await press(pilot, "pagedown", "pagedown", "enter")
        assert (offered, f"{many} 张不再打印" in text_of(pilot.app)) == (True, True)
    assert evening.read(outbox.open_jobs) == []


async def test_enter_opens_the_first_line_where_the_cursor_is_nowhere(busy, opened):
    async with opened(**LEAD) as pilot:
        lead = pilot.app.screen
        await press(pilot, "enter")
        opened_one = text_of(pilot.app)
        await press(pilot, "escape", "up", "down", "enter")
        assert (lead.moving.here, text_of(pilot.app)) == (True, opened_one)


async def test_a_paper_nobody_knows_of_is_settled_where_the_evening_lists_it(evening, opened):
    evening.run(lambda desk: outbox.doubt_all(desk, "cut"))
    many = len(evening.read(outbox.open_jobs))
    async with opened(**LEAD) as pilot:
        await press(pilot, *["pagedown"] * 3, "down", "down", "enter", "enter", "enter")
    assert len(evening.read(outbox.open_jobs)) == many - 1

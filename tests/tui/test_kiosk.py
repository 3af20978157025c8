from __future__ import annotations

import asyncio
import re
import threading
from datetime import timedelta

import pytest
from textual import events

from counterdesk.hall import closing, floor, rows, tickets, visits, windows
from counterdesk.hall.catalogue import current
from counterdesk.hall.tickets.told import issued_words
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import print_one
from counterdesk.store import journal, outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens import kiosk_staff
from counterdesk.tui.screens.desk_view import act_words
from counterdesk.words import language

from . import sample_hall
from .conftest import settled
from .kiosk_door import door_of, kiosk, later, press, scan
from .screen_text import text_of

LUNCH_S = timedelta(hours=2, minutes=30).total_seconds()
ME = By("101", "1")


@pytest.fixture
def door(store, clock):
    return door_of(store, clock)


def given_out(store):
    return store.read(rows.of_day)


def only(store):
    (ticket,) = given_out(store)
    return ticket


def code_of(store, label):
    return store.read(lambda look: rows.code_of(look, rows.by_label(look, label)))


async def test_an_ordinary_citizen_needs_two_presses(store, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        ticket = only(store)
        assert (ticket.label, ticket.priority, ticket.source) == ("A001", None, "kiosk")


async def test_every_matter_of_the_hall_is_two_presses_away_at_most(store, clock, door):
    cat = store.read(current)
    wanted = [
        (str(at), str(which))
        for at, series in enumerate(cat.series, 1)
        for which, _ in enumerate([s for s in cat.services.values() if s.series == series], 1)
    ]
    async with door() as pilot:
        for first, second in wanted:
            await press(pilot, first)
            if kiosk(pilot).given is None:
                await press(pilot, second)
            await later(pilot, clock, 21)
    assert len({ticket.service_id for ticket in given_out(store)}) == len(wanted) == len(cat.services)


async def test_a_line_with_one_matter_needs_one_press(store, door):
    async with door() as pilot:
        await press(pilot, "6")
        assert only(store).label == "T001"


async def test_full_width_digits_are_digits(store, door):
    async with door() as pilot:
        await press(pilot, "１", "２")
        assert only(store).label == "A001"


async def test_priority_is_asked_by_its_class_and_no_papers_are(store, door):
    async with door() as pilot:
        await press(pilot, "9")
        assert "不用出示证件" in text_of(pilot.app)
        await press(pilot, "1", "1", "2")
        assert only(store).priority == "elderly"


async def test_priority_can_still_be_asked_once_the_line_is_chosen(store, door):
    async with door() as pilot:
        await press(pilot, "2", "9", "2", "1")
        ticket = only(store)
        assert (ticket.series, ticket.priority) == ("B", "disabled")


async def test_classes_that_need_a_paper_are_not_offered(door):
    async with door() as pilot:
        await press(pilot, "9")
        shown = text_of(pilot.app)
        assert [word for word in ("绿色通道", "预约", "补件") if word in shown] == []


async def test_going_back_from_a_priority_takes_it_away(store, door):
    async with door() as pilot:
        await press(pilot, "9", "1", "0", "1", "2")
        assert only(store).priority is None


@pytest.mark.parametrize("way", [("1",), ("9",), ("9", "1"), ("1", "9"), ("1", "9", "1"), ("9", "1", "2")])
async def test_back_leads_from_every_question_to_the_first(door, way):
    async with door() as pilot:
        await press(pilot, *way, *["0"] * len(way))
        assert "您来办什么事" in text_of(pilot.app)


async def test_a_key_that_is_no_choice_does_nothing_but_say_so(store, door):
    async with door() as pilot:
        await press(pilot, "8")
        assert (given_out(store), "没有这一项" in text_of(pilot.app)) == ([], True)


async def test_the_ticket_is_in_the_language_of_whoever_took_it(store, door):
    async with door() as pilot:
        await press(pilot, "*", "1", "2")
        assert (only(store).lang, language()) == ("en", "en")


async def test_the_next_citizen_finds_the_halls_own_language(clock, door):
    async with door() as pilot:
        await press(pilot, "*", "1")
        await later(pilot, clock, 21)
        assert (language(), "您来办什么事" in text_of(pilot.app)) == ("zh", True)


async def test_a_number_stays_for_twenty_seconds(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        await later(pilot, clock, 19)
        stays = "您的号码" in text_of(pilot.app)
        await later(pilot, clock, 2)
        assert (stays, "您的号码" in text_of(pilot.app)) == (True, False)


async def test_a_number_goes_with_the_next_key_which_does_nothing_else(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        clock.forward(2)
        await press(pilot, "1")
        assert ("您来办什么事" in text_of(pilot.app), len(given_out(store))) == (True, 1)


async def test_a_hasty_second_press_does_not_take_the_number_away(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2", "2")
        assert ("您的号码" in text_of(pilot.app), len(given_out(store))) == (True, 1)


async def test_a_held_down_key_issues_one_ticket(store, clock, door):
    async with door() as pilot:
        kiosk(pilot).presses.held.quiet_s = 0.7
        await press(pilot, *["6"] * 12)
        await later(pilot, clock, 21)
        await press(pilot, *["6"] * 3)
        assert len(given_out(store)) == 1


async def test_a_held_down_key_answers_one_question(store, door):
    async with door() as pilot:
        kiosk(pilot).presses.held.quiet_s = 0.7
        await press(pilot, *["1"] * 12)
        assert (given_out(store), "要办哪一项" in text_of(pilot.app)) == ([], True)


async def test_a_lost_answer_never_issues_two(store, door, monkeypatch):
    async with door() as pilot:
        link, lost = pilot.app.link, []
        really = link.do

        async def loses_the_first_answer(*asked):
            answer = await really(*asked)
            if not lost:
                lost.append(answer)
                raise store_fault(store)
            return answer

        monkeypatch.setattr(link, "do", loses_the_first_answer)
        await press(pilot, "1", "2")
        await settled(pilot)
        assert ([ticket.label for ticket in given_out(store)], "您的号码" in text_of(pilot.app)) == (["A001"], True)


def store_fault(store):
    from counterdesk.refusals import StoreFault

    return StoreFault("busy", path=store.path)


async def test_two_kiosks_give_out_different_numbers(store, clock):
    async with door_of(store, clock)() as one, door_of(store, clock)() as other:
        await asyncio.gather(press(one, "1", "2"), press(other, "1", "2"))
        await asyncio.gather(settled(one), settled(other))
        assert [ticket.label for ticket in given_out(store)] == ["A001", "A002"]


async def test_the_journal_says_that_the_number_came_from_the_kiosk(store, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        (issued,) = store.read(lambda look: journal.of_ticket(look.conn, only(store).id))
        assert (issued.kind, issued.clerk, issued.facts["source"]) == ("issued", None, "kiosk")
        assert act_words(issued) == "A001 在取号机取号"


async def test_while_it_prints_no_paper_is_promised(door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        assert "正在打印" in text_of(pilot.app)


async def test_paper_that_came_out_is_to_be_taken(store, clock, door, tmp_path):
    async with door() as pilot:
        await press(pilot, "1", "2")
        print_one(store, [printer("front", f"file:{tmp_path / 'paper'}")], store.read(outbox.open_jobs, most=1)[0].id)
        await later(pilot, clock, 2)
        assert "请拿好小票" in text_of(pilot.app)


async def test_without_paper_after_five_seconds_the_number_is_to_be_written_down(clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        await later(pilot, clock, 6)
        assert "记下来" in text_of(pilot.app)


async def test_a_paper_in_trouble_is_told_at_once(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        job = store.read(outbox.open_jobs, most=9)[0].id
        store.run(outbox.cancel, By(), job)
        await later(pilot, clock, 1)
        await later(pilot, clock, 1)
        assert "记下来" in text_of(pilot.app)


async def test_a_printer_without_paper_is_told_before_anybody_waits_for_it(store, clock, door):
    store.run(outbox.note_health, By(), "hall", "paper_out")
    async with door() as pilot:
        await press(pilot, "1", "2")
        await later(pilot, clock, 1)
        assert "记下来" in text_of(pilot.app)


async def test_at_lunch_it_says_when_the_hall_opens_again(store, clock, door):
    clock.forward(LUNCH_S)
    async with door() as pilot:
        await press(pilot, "1", "1")
        assert ("今天 14:00 开始取号" in text_of(pilot.app), given_out(store)) == (True, [])


async def test_on_friday_evening_it_names_monday(clock, door):
    clock.forward(timedelta(days=4, hours=9).total_seconds())
    async with door() as pilot:
        assert "11月30日 周一 08:30 开始取号" in text_of(pilot.app)


async def test_a_day_that_was_ended_gives_no_more_numbers_and_names_the_next_day(store, door):
    store.run(windows.open_window, ME)
    store.run(closing.close, By("301"), carry_over=True, lang="zh")
    async with door() as pilot:
        await press(pilot, "1", "2")
        shown = text_of(pilot.app)
        assert ("今天不再取号了" in shown, "11月24日 周二 08:30 开始取号" in shown) == (True, True)
        assert given_out(store) == []


async def test_a_day_ended_while_somebody_chooses_is_shown_at_once(store, door):
    async with door() as pilot:
        await press(pilot, "1")
        store.run(closing.close, By("301"), carry_over=True, lang="zh")
        await press(pilot, "2")
        assert ("今天不再取号了" in text_of(pilot.app), given_out(store)) == (True, [])


async def test_an_open_window_gives_numbers_whatever_the_hours_say(store, clock, door):
    clock.forward(LUNCH_S)
    store.run(windows.open_window, ME)
    async with door() as pilot:
        await press(pilot, "1", "2")
        assert only(store).label == "A001"


async def test_a_wait_that_may_be_none_is_told_by_its_end_alone(store, door):
    store.run(windows.open_window, ME)
    store.run(tickets.issue, By(), "A02")
    second = store.run(tickets.issue, By(), "A02", priority="elderly")
    assert (second.ticket.ahead, second.ticket.wait_low_min) == (1, 0)
    assert re.search(r"前面1人，约\d+分钟以内", issued_words(second))
    async with door() as pilot:
        await press(pilot, "9", "1", "1", "2")
        assert re.search(r"前面还有 \d 人 +大约 \d+ 分钟以内", text_of(pilot.app))


async def test_near_closing_it_says_that_today_may_not_be_enough(store, clock, door):
    for _ in range(8):
        store.run(tickets.issue, By(), "D01")
    clock.forward(timedelta(hours=7, minutes=20).total_seconds())
    async with door() as pilot:
        warned = "今天可能办不到" in text_of(pilot.app)
        await press(pilot, "4", "1")
        assert (warned, "今天下班前可能办不到" in text_of(pilot.app)) == (True, True)


async def test_a_wait_into_the_break_is_told(store, clock, door):
    for _ in range(3):
        store.run(tickets.issue, By(), "D01")
    clock.forward(timedelta(hours=2, minutes=10).total_seconds())
    async with door() as pilot:
        await press(pilot, "4", "1")
        assert "14:00 以后" in text_of(pilot.app)


async def test_a_stopped_line_says_so_and_the_others_go_on(store, door):
    store.run(tickets.stop_series, By("301"), "A", "系统升级")
    async with door() as pilot:
        await press(pilot, "1")
        told = text_of(pilot.app)
        await press(pilot, "2", "1")
        assert ("登记注册现在不取号" in told, only(store).series) == (True, "B")


async def test_a_line_stopped_meanwhile_is_refused_in_words(store, door):
    async with door() as pilot:
        await press(pilot, "1")
        store.run(tickets.stop_series, By("301"), "A", "系统升级")
        await press(pilot, "2")
        assert (given_out(store), "您来办什么事" in text_of(pilot.app)) == ([], True)


async def test_a_scanned_slip_says_how_many_are_ahead(store, clock, door):
    for service in ("A01", "A02", "A03"):
        store.run(tickets.issue, By(), service)
        clock.forward(30)
    async with door() as pilot:
        await scan(pilot, code_of(store, "A003"))
        assert "前面还有 2 人" in text_of(pilot.app)


async def test_a_scan_issues_nothing(store, door):
    store.run(tickets.issue, By(), "A01")
    async with door() as pilot:
        await scan(pilot, code_of(store, "A001"))
        assert len(given_out(store)) == 1


async def test_a_scanner_as_slow_as_a_hand_issues_nothing(store, door):
    async with door() as pilot:
        kiosk(pilot).presses.rest_s = 0.2
        for digit in "6166666":
            pilot.app.post_message(events.Key(digit, digit))
            await asyncio.sleep(0.04)
        await settled(pilot)
        assert len(given_out(store)) <= 1


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((tickets.call_next,), "正在叫您：请到 1 号窗口"),
        ((tickets.call_next, visits.start), "正在 1 号窗口办理"),
        ((tickets.call_next, visits.start, visits.hold), "1 号窗口为您留着"),
        ((tickets.call_next, visits.start, visits.finish), "A001 办得怎么样？"),
    ],
    ids=["called", "serving", "held", "finished"],
)
async def test_a_scanned_slip_says_where_its_number_is(store, door, acts, said):
    store.run(windows.open_window, ME)
    store.run(tickets.issue, By(), "A01")
    for act in acts:
        store.run(act, ME)
    async with door() as pilot:
        await scan(pilot, code_of(store, "A001"))
        assert said in text_of(pilot.app)


async def test_a_slip_of_another_day_is_sent_to_take_a_new_number(store, clock, door):
    store.run(tickets.issue, By(), "A01")
    clock.forward(timedelta(days=1).total_seconds())
    async with door() as pilot:
        await scan(pilot, code_of_yesterday(store))
        assert "不是今天的号" in text_of(pilot.app)


async def test_a_number_of_today_that_was_carried_over_is_told_when_it_is_first(store, door):
    number = store.run(tickets.issue, By(), "A01").ticket.label
    store.run(closing.close, By("301"), carry_over=True, lang="zh")
    async with door() as pilot:
        await scan(pilot, code_of(store, number))
        assert "下一个工作日排在最前" in text_of(pilot.app)


async def test_a_number_of_yesterday_is_not_taken_up_on_a_day_that_was_ended(store, clock, door):
    store.run(tickets.issue, By(), "A01")
    clock.forward(timedelta(days=1).total_seconds())
    store.run(closing.close, By("301"), carry_over=True, lang="zh")
    async with door() as pilot:
        await scan(pilot, code_of_yesterday(store))
        assert ("下一个工作日排在最前" in text_of(pilot.app), given_out(store)) == (True, [])


async def test_after_a_slip_nobody_knows_no_other_slips_number_stands_there(store, door):
    number = store.run(tickets.issue, By(), "A01").ticket.label
    async with door() as pilot:
        await scan(pilot, code_of(store, number))
        await scan(pilot, "999999")
        assert pilot.app.screen.found is None


def code_of_yesterday(store):
    return store.read(lambda look: rows.code_of(look, rows.by_id(look, 1)))


async def test_an_invented_code_is_not_read(door):
    async with door() as pilot:
        await scan(pilot, "1999990000")
        assert "没有认出" in text_of(pilot.app)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q", "ctrl+z", "ctrl+d", "ctrl+backslash", "f12", "f4", "escape"])
async def test_no_key_of_a_citizen_leaves_the_kiosk(door, key):
    async with door() as pilot:
        await press(pilot, key)
        assert (pilot.app.is_running, "您来办什么事" in text_of(pilot.app)) == (True, True)


async def test_a_clerk_closes_the_kiosk_with_number_and_pin(store, door):
    async with door() as pilot:
        await press(pilot, "f9", *"101", "enter", *sample_hall.PIN, "enter")
        assert not pilot.app.is_running or pilot.app._exit


@pytest.fixture
def new_tries(monkeypatch):
    monkeypatch.setattr(kiosk_staff, "tries", kiosk_staff.Tries())


@pytest.mark.usefixtures("new_tries")
async def test_wrong_pins_are_counted_at_the_machine_and_lock_no_clerk(store, door):
    async with door() as pilot:
        await press(pilot, "f9", *"101", "enter")
        for _ in range(6):
            await press(pilot, *"1111", "enter")
        told = text_of(pilot.app)
        locked = [clerk.number for clerk in store.read(floor_clerks) if clerk.locked_until_us]
        assert ("试错太多次" in told, locked) == (True, [])


def floor_clerks(look):
    from counterdesk.hall import clerks

    return clerks.clerks(look)


@pytest.mark.usefixtures("new_tries")
async def test_the_staffs_page_goes_away_by_itself(clock, door):
    async with door() as pilot:
        await press(pilot, "f9")
        clock.forward(21)
        pilot.app.screen.tick()
        await settled(pilot)
        assert "您来办什么事" in text_of(pilot.app)


async def test_a_store_that_comes_back_is_found_by_itself(store, clock, door):
    async with door() as pilot:
        away = store.path.with_name("away.db")
        store.path.rename(away)
        await press(pilot, "1", "1")
        await later(pilot, clock, 21)
        gone = "请直接到窗口取号" in text_of(pilot.app)
        away.rename(store.path)
        await later(pilot, clock, 30)
        await later(pilot, clock, 3)
        assert (gone, "您来办什么事" in text_of(pilot.app)) == (True, True)


async def test_sixty_citizens_leave_with_a_number_each(store, clock, door):
    ways = [("1", "2"), ("6",), ("9", "1", "2", "3"), ("*", "5", "1"), ("3", "0", "4", "2"), ("8", "2", "9", "0", "1")]
    async with door() as pilot:
        for citizen in range(60):
            await press(pilot, *ways[citizen % len(ways)])
            assert kiosk(pilot).given is not None
            clock.forward(3)
            await press(pilot, "0")
    assert store.read(floor.figures).issued == 60


async def test_a_number_that_was_taken_away_is_not_shown_again_by_a_look_that_came_late(store, door):
    async with door() as pilot:
        screen, link = kiosk(pilot), pilot.app.link
        first, second = threading.Event(), threading.Event()

        async def waits_in_line(many: int) -> None:
            while link._thread._work_queue.qsize() < many:
                await asyncio.sleep(0)

        held = asyncio.create_task(link.work_out(first.wait))
        await asyncio.sleep(0)
        looking = asyncio.create_task(screen.read())
        await waits_in_line(1)
        screen.pressed("1")
        screen.pressed("2")
        await waits_in_line(2)
        held_again = asyncio.create_task(link.work_out(second.wait))
        await waits_in_line(3)
        first.set()
        while screen.given is None:
            await asyncio.sleep(0)
        screen.start_anew()
        second.set()
        await asyncio.gather(held, held_again, looking)
        await settled(pilot)
        assert (screen.given, len(given_out(store))) == (None, 1)

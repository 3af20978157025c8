from __future__ import annotations

import asyncio
import os

import pytest
from textual import events

from counterdesk.hall import codes, floor, help_calls, rows, tickets, visits, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import Store
from counterdesk.store.gate import Gate
from counterdesk.tui.screens.service_choices import service_choices
from counterdesk.words import t

from ..quiet import held_up
from . import sample_hall
from .conftest import press, settled
from .screen_text import text_of

ME = By("101", "1")
OTHER = By("102", "2")


def figures(store: Store):
    return store.read(floor.figures)


def here(store: Store, window: str = "1"):
    return store.read(rows.at_window, window)


async def test_an_ordinary_citizen_costs_two_presses(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "enter", "enter")
        assert (figures(queue).finished, here(queue).state) == (1, "serving")


async def test_nothing_is_called_without_a_press(queue, opened):
    async with opened() as pilot:
        await settled(pilot)
        assert here(queue) is None


async def test_a_held_down_key_calls_once(queue, opened):
    async with opened() as pilot:
        pilot.app.held.quiet_s = 60
        await press(pilot, *["enter"] * 6)
        assert (here(queue).label, here(queue).state) == ("A001", "called")


async def test_a_second_press_that_came_too_soon_to_count_is_told_with_a_bell(queue, opened):
    rang = []
    async with opened() as pilot:
        pilot.app.held.quiet_s, pilot.app.bell = 60, lambda: rang.append(True)
        for at_s in (10.0, 10.03, 10.4):
            key = events.Key("enter", None)
            key.time = at_s
            pilot.app.post_message(key)
        await settled(pilot)
    assert (rang, queue.read(rows.by_label, "A001").state) == ([True], "called")


async def test_right_ticks_everything_that_everybody_must_bring_and_again_nothing(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "right")
        assert pilot.app.screen.missing() == 0
        await press(pilot, "right")
        assert pilot.app.screen.ticked == set()


async def test_a_held_down_key_issues_one_ticket(store, opened):
    async with opened() as pilot:
        pilot.app.held.quiet_s = 60
        await press(pilot, "f2", "f2", *"a02", *["enter"] * 6)
        assert figures(store).issued == 1


async def test_another_key_between_ends_the_hold(queue, opened):
    async with opened() as pilot:
        pilot.app.held.quiet_s = 60
        await press(pilot, "enter", "down", "enter")
        assert here(queue).state == "serving"


async def test_a_press_while_an_act_runs_is_dropped_with_a_bell(queue, opened, monkeypatch):
    async with opened() as pilot:
        bells = []
        monkeypatch.setattr(pilot.app, "bell", lambda: bells.append(1))
        desk = pilot.app.screen
        gate = asyncio.Event()
        desk.act(gate.wait)
        await pilot.press("f5")
        gate.set()
        await settled(pilot)
        assert (here(queue), len(bells)) == (None, 1)


async def test_every_key_of_the_bar_works_with_an_input_method_on(opened):
    async with opened() as pilot:
        shown = {active.binding.key for active in pilot.app.screen.active_bindings.values()}
        assert not [key for key in shown if len(key) == 1]


@pytest.mark.parametrize("keys", [["f2"], ["ctrl+o"]])
async def test_issuing_at_the_desk_takes_a_code_and_enter(store, opened, keys):
    async with opened() as pilot:
        await press(pilot, *keys, *"a02", "enter")
        assert store.read(rows.by_label, "A001").state == "waiting"


async def test_a_service_is_found_by_pinyin_initials(store, opened):
    async with opened() as pilot:
        await press(pilot, "f2", *"gtgshzxdj", "enter")
        assert figures(store).issued == 1


async def test_a_new_number_says_how_long_it_waits(store, opened):
    async with opened() as pilot:
        await press(pilot, "f2", *"a02", "enter")
        assert "A001 已取号，前面没有人，约" in text_of(pilot.app)


async def test_an_undo_takes_the_call_back(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "ctrl+z")
        assert here(queue) is None


async def test_the_seconds_left_for_an_undo_run_down(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(12)
        pilot.app.screen.tick()
        await pilot.pause()
        assert "撤销 18秒" in text_of(pilot.app)


async def test_an_undo_that_is_too_late_is_no_longer_offered(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        clock.forward(31)
        pilot.app.screen.tick()
        await pilot.pause()
        assert not pilot.app.screen.usable("undo")


async def test_after_the_third_call_a_no_show_is_one_key(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        for _ in range(2):
            clock.forward(61)
            await press(pilot, "f6")
        await press(pilot, "f10")
        assert figures(queue).no_show == 1


async def test_a_no_show_too_early_is_refused_in_words_and_the_screen_stays(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "f10")
        assert (type(pilot.app.screen).__name__, here(queue).state) == ("Desk", "called")


async def test_hold_parks_and_the_same_key_takes_up_again(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "enter", "f7")
        held = [ticket.label for ticket in queue.read(rows.held_at, "1")]
        await press(pilot, "f7")
        assert (held, here(queue).state) == (["A001"], "serving")


async def test_with_several_on_hold_the_clerk_chooses(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "enter", "f7", "f5", "enter", "f7", "f7", "down", "enter")
        assert here(queue).label == "A002"


async def test_finishing_asks_for_the_outcome_and_calls_nobody(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "enter", "f8", "enter")
        assert (queue.read(rows.by_label, "A001").outcome, here(queue)) == ("done", None)


def colours_of(app):
    """Every colour a text or a ground has on the screen."""
    styles = {segment.style for strip in app.screen._compositor.render_strips() for segment in strip if segment.style}
    return {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}


async def scan(pilot, code):
    """A scanner: every key at once, then Enter."""
    await pilot.press(*code, "enter")
    await settled(pilot)


@pytest.fixture
def fast_scanner(monkeypatch):
    """A pilot waits 50 ms a key; the burst's limit is widened so that it counts as a scanner."""
    monkeypatch.setattr("counterdesk.tui.widgets.scan_field.GAP_S", 5.0)


async def test_a_scanned_code_opens_its_ticket(queue, opened, fast_scanner):
    code = queue.read(lambda look: rows.code_of(look, rows.by_label(look, "A002")))
    async with opened() as pilot:
        await scan(pilot, code)
        assert "A002  个体工商户设立登记" in text_of(pilot.app)


async def test_a_scan_in_full_width_digits_is_read(queue, opened, fast_scanner):
    code = queue.read(lambda look: rows.code_of(look, rows.by_label(look, "A002")))
    async with opened() as pilot:
        await scan(pilot, [chr(ord(digit) + 0xFEE0) for digit in code])
        assert "A002  个体工商户设立登记" in text_of(pilot.app)


async def test_a_scan_is_never_the_enter_of_the_desk(queue, opened, fast_scanner):
    async with opened() as pilot:
        await scan(pilot, codes.make("ticket", 999, "another hall's key"))
        assert here(queue) is None


async def test_someone_who_missed_the_call_is_brought_back_from_their_page(queue, clock, opened):
    async with opened() as pilot:
        await press(pilot, "f5")
        for _ in range(2):
            clock.forward(61)
            await press(pilot, "f6")
        await press(pilot, "f10", "f3", *"a001", "enter", "enter")
        assert queue.read(rows.by_label, "A001").state == "waiting"


async def test_calling_out_of_order_asks_for_a_reason(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f3", *"a003", "enter", "enter", "enter")
        act = queue.read(floor.last_acts, 1, "1")[0]
        assert (here(queue).label, act.facts["why_facts"]["reason"]) == ("A003", "年老体弱或有急情")


async def test_another_windows_act_reaches_the_screen_by_itself(queue, opened):
    async with opened() as pilot:
        queue.run(windows.open_window, OTHER)
        queue.run(tickets.call_next, OTHER)
        async with asyncio.timeout(5):
            while "A002  个体设立" not in text_of(pilot.app):
                await pilot.pause()


async def test_that_nobody_waits_is_said_no_longer_once_somebody_comes(store, opened):
    async with opened() as pilot:
        await press(pilot, "enter")
        before = t("desk.nobody_to_call") in text_of(pilot.app)
        store.run(tickets.issue, By(), "A01")
        pilot.app.screen.news()
        await settled(pilot)
        assert (before, t("desk.nobody_to_call") in text_of(pilot.app)) == (True, False)


async def test_that_the_lead_was_called_is_said_no_longer_once_the_lead_came(store, opened):
    async with opened() as pilot:
        await press(pilot, "home")
        before = t("desk.help_comes") in text_of(pilot.app)
        store.run(help_calls.answer, By("301"), "1")
        pilot.app.screen.news()
        await settled(pilot)
        assert (before, t("desk.help_comes") in text_of(pilot.app)) == (True, False)


async def test_help_says_that_it_goes_on_below_until_its_end(store, opened, lang):
    async with opened() as pilot:
        await press(pilot, "f1")
        first = text_of(pilot.app)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        last = text_of(pilot.app)
    goes_on = {"zh": "下面还有", "en": "more lines"}[lang]
    assert [goes_on in shown for shown in (first, last)] == [True, False]


async def test_a_visit_that_ends_with_no_paper_ticked_is_told_so(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert "A001 已办结，4样材料都没有勾选" in text_of(pilot.app)


async def test_the_question_for_the_outcome_says_why_it_is_asked(queue, opened, lang):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        key = pilot.app.screen.key_label("finish")
        await press(pilot, "f8")
        assert (key[-1], t("desk.which_outcome_told") in text_of(pilot.app)) == ("…", True)


async def test_services_stand_in_the_order_of_their_codes_those_of_this_window_first(store, opened):
    async with opened() as pilot:
        await settled(pilot)
        desk = pilot.app.screen
        offered = [choice.value for choice in service_choices(desk.now.cat, desk.serves)]
        mine = [code for code in offered if desk.now.cat.services[code].series in desk.serves]
        assert offered == [*sorted(mine), *sorted(set(offered) - set(mine))]
        await press(pilot, "f2")
        assert t("desk.services_order") in text_of(pilot.app)


async def test_ticks_stay_with_their_ticket(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "enter", "insert", "insert", "f7", "f5", "enter")
        others = text_of(pilot.app).count("[x]")
        await press(pilot, "f7", "f7", "enter")
        assert (others, text_of(pilot.app).count("[x]")) == (0, 2)


async def test_the_language_changes_at_run_time(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f5", "ctrl+l")
        english = text_of(pilot.app)
        await press(pilot, "ctrl+l")
        assert ("Called 1/3" in english, "已叫1/3次" in text_of(pilot.app)) == (True, True)


async def test_the_theme_changes_at_run_time(opened):
    async with opened() as pilot:
        before = colours_of(pilot.app)
        await press(pilot, "ctrl+e")
        assert (pilot.app.theme, before & colours_of(pilot.app)) == ("office-night", set())


async def test_pausing_needs_a_reason_and_enter_goes_on(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"ztck", "enter", "enter")
        paused = store.read(windows.seat, "1").state
        await press(pilot, "enter")
        assert (paused, store.read(windows.seat, "1").state) == ("paused", "open")


async def test_the_menu_serves_somebody_without_a_ticket(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"whzj", "enter", *"a02", "enter")
        assert here(store).state == "serving"


async def test_a_priority_is_issued_from_the_menu(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"yxqh", "enter", *"lnr", "enter", *"a02", "enter")
        assert store.read(rows.by_label, "A001").priority == "elderly"


async def test_the_line_is_shown_with_its_reasons(queue, opened):
    async with opened() as pilot:
        await press(pilot, "f4", *"pdsx", "enter")
        assert "A003" in text_of(pilot.app)


async def test_a_silent_window_is_heard_of(store, clock, opened):
    async with opened() as pilot:
        clock.forward(50)
        pilot.app.screen.beat()
        await settled(pilot)
        assert not store.read(windows.seat, "1").silent(store.read(lambda look: look.now_us), 40)


async def test_a_store_that_is_gone_is_said_in_words_and_the_screen_stays(queue, opened):
    async with opened() as pilot:
        queue.path.rename(queue.path.with_suffix(".moved"))
        await press(pilot, "f5")
        assert type(pilot.app.screen).__name__ == "Desk"


async def test_signing_out_closes_the_window(store, opened):
    async with opened() as pilot:
        await press(pilot, "f12", "down", "enter")
        seat = store.read(windows.seat, "1")
        assert (type(pilot.app.screen).__name__, seat.state) == ("SignIn", "closed")


async def test_a_lock_keeps_the_window_and_opens_with_the_pin(store, opened):
    async with opened() as pilot:
        await press(pilot, "f12", "enter")
        locked = type(pilot.app.screen).__name__
        await press(pilot, *sample_hall.PIN, "enter")
        assert (locked, type(pilot.app.screen).__name__, store.read(windows.seat, "1").state) == (
            "SignIn",
            "Desk",
            "open",
        )


async def test_a_clerk_signs_in_with_number_and_pin(store, opened):
    async with opened(clerk=None) as pilot:
        await press(pilot, *"101", "enter", *sample_hall.PIN, "enter")
        assert (type(pilot.app.screen).__name__, store.read(windows.seat, "1").clerk) == ("Desk", "101")


async def test_a_wrong_pin_is_told_and_opens_nothing(store, opened):
    async with opened(clerk=None) as pilot:
        await press(pilot, *"101", "enter", *"0000", "enter")
        assert ("工号或 PIN 不对" in text_of(pilot.app), store.read(windows.seat, "1")) == (True, None)


async def test_a_desk_can_be_left_and_taken_by_the_next_clerk(store, opened):
    async with opened() as pilot:
        await press(pilot, "f12", "down", "enter", *"102", "enter", *sample_hall.PIN, "enter")
        assert store.read(windows.seat, "1").clerk == "102"


async def test_finish_and_call_is_one_act_with_one_undo(queue, opened):
    async with opened() as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert (here(queue).label, queue.read(visits.last_act, "1").kind) == ("A002", "called")


async def test_whoever_keeps_the_desk_waiting_is_named(queue, opened):
    other = Gate(queue.gate.path)
    async with opened() as pilot:
        with other.turn(), held_up():
            await pilot.press("enter")
            while f"程序 {os.getpid()} 占着数据库" not in text_of(pilot.app):
                pilot.app.screen.tick()
                await asyncio.sleep(0.05)
        await settled(pilot)
        assert "A001 叫号" in text_of(pilot.app)
    other.close()

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import closing, tickets, visits, windows
from counterdesk.settings import VoiceSettings
from counterdesk.store.desk import By
from counterdesk.store.watch import EVERY_S
from counterdesk.tui.screens import board, board_words
from counterdesk.tui.screens.board import STEPS
from counterdesk.tui.screens.board_face import Room, Shown, best_face, picture
from counterdesk.tui.screens.board_now import STANDS_S, YOUNG_S, board_now
from counterdesk.tui.voice.sentence import spelt
from counterdesk.tui.voice.speaker import use_voice
from counterdesk.tui.widgets.rows import width_of
from counterdesk.words import use_language

from . import sample_hall, voice_program
from .conftest import press, settled
from .screen_text import every_look, reads_as, sized, text_of

BOARD = {"goal": "board", "window": None, "clerk": None}
MARKS = {"full": "#", "upper": "'", "lower": "."}
SMALL, LARGE = Room(76, 10), Room(156, 23)
"""The room of the newest call at 80x24 and at 160x50."""


@pytest.fixture(params=["zh", "en"])
def lang(request):
    use_language(request.param)
    return request.param


@pytest.fixture
def busy(store, clock):
    """Window 2 has called A001 and window 1 A002, the newest call."""
    sample_hall.busy_morning(store, clock, called=True)
    return store


def go_on(store):
    """Window 1 serves whoever it called, and calls the next one."""
    if store.read(tickets.at_window, "1").state == "called":
        store.run(visits.start, By("101", "1"))
    store.run(visits.finish_and_call, By("101", "1"))


@pytest.fixture(autouse=True)
def only_a_bell():
    use_voice(VoiceSettings())
    yield
    use_voice(VoiceSettings())


def four_calls(store, clock):
    for window, clerk in (("3", "103"), ("4", "104")):
        store.run(windows.open_window, By(clerk, window))
        clock.forward(20)
        store.run(tickets.call_next, By(clerk, window))


def glyph_lines(number, window, room):
    face = best_face(Shown(number, window), room)
    return face.number.lines, face.window.lines


def test_the_newest_number_is_ten_lines_high_at_80_and_twice_that_at_160():
    assert [glyph_lines("A012", "3", room) for room in (SMALL, LARGE)] == [(10, 10), (20, 20)]


@pytest.mark.parametrize(("number", "window"), [("A012", "12"), ("A1000", "3"), ("W888", "88"), ("A012", "101")])
def test_the_newest_number_has_five_lines_and_more_whatever_it_is(number, window):
    high, window_high = glyph_lines(number, window, SMALL)
    assert high >= 5
    assert window_high * 2 >= high


NUMBERS, WINDOWS = st.from_regex(r"[A-Z]{1,2}[0-9]{3,4}", fullmatch=True), st.text("0123456789AW综-", max_size=5)


@given(
    st.lists(st.builds(Shown, NUMBERS, WINDOWS), min_size=1, max_size=4), st.integers(20, 220), st.integers(10, 70)
)
def test_every_call_fits_into_every_terminal(calls, width, height):
    rows = picture(calls, [[("please", "")]], Room(width, height), MARKS)
    assert len(rows) <= height
    assert max(map(width_of, rows)) <= width


def test_a_window_with_a_name_stands_in_plain_text():
    rows = picture([Shown("A012", "综合")], [], Room(76, 22), MARKS)
    assert any("A012 → 综合" in text for row in rows for text, _ in row)


async def test_a_board_with_four_calls(busy, clock, opened, lang):
    four_calls(busy, clock)
    async with opened(**BOARD) as pilot:
        await every_look(pilot, "board_full")
        await sized(pilot, 160, 50)
        reads_as(pilot.app, f"board_full-{lang}-160")


@pytest.mark.parametrize("way", ["evening", "ended"])
async def test_while_the_hall_is_closed_nobody_is_asked_to_watch_for_a_call(store, clock, opened, way):
    if way == "evening":
        clock.forward(10 * 3600)
    else:
        store.run(closing.close, By("301"), carry_over=True, lang="zh")
    async with opened(goal="board") as pilot:
        shown = text_of(pilot.app)
        assert ("现在不办公" in shown, "请留意本屏" in shown) == (True, False)


async def test_a_board_before_the_first_call(store, opened, lang):
    async with opened(**BOARD) as pilot:
        await every_look(pilot, "board_empty")


async def test_both_languages_of_the_hall_are_there(busy, opened, lang):
    async with opened(**BOARD) as pilot:
        assert {"A002 号到 1 号窗口", "A002, please come to window 1"} <= {
            said for said in ("A002 号到 1 号窗口", "A002, please come to window 1") if said in text_of(pilot.app)
        }


def test_a_hall_of_one_language_speaks_that_one(busy):
    cat = busy.read(board_now).cat
    english = replace(cat, hall=replace(cat.hall, languages=("en",)))
    assert (board_words.languages(cat), board_words.languages(english)) == (["zh", "en"], ["en"])


async def test_only_the_foot_changes_while_nothing_happens(busy, clock, opened):
    async with opened(**BOARD) as pilot:
        shown = []
        for _ in range(8):
            pilot.app.screen.tick()
            await pilot.pause()
            shown.append(text_of(pilot.app).splitlines())
            clock.forward(board_words.TURN_S)
        assert len({tuple(lines[1:-1]) for lines in shown}) == 1
        assert len({lines[-1] for lines in shown}) == 8


async def test_a_new_call_moves_for_two_seconds_and_then_stands_still(busy, clock, opened, monkeypatch):
    assert STEPS * board.STEP_S == 2
    monkeypatch.setattr(board, "STEP_S", 1000)  # the test makes the steps
    async with opened(**BOARD) as pilot:
        shown = pilot.app.screen
        assert (shown.calls.turned, shown._moving) == (False, None)
        clock.forward(5)
        go_on(busy)
        await changed(pilot, "A007 号到 1 号窗口")
        steps = [shown.calls.turned]
        while shown._moving is not None:
            shown.step()
            steps.append(shown.calls.turned)
        assert steps == [True, False] * (STEPS // 2) + [True, False]


async def test_a_recall_moves_again_even_when_it_does_not_count(busy, clock, opened, monkeypatch):
    monkeypatch.setattr(board, "STEP_S", 1000)
    four_calls(busy, clock)
    clock.forward(-20)  # window 3 called 20 seconds before window 4
    async with opened(**BOARD) as pilot:
        assert "号到 4 号窗口" in text_of(pilot.app)
        clock.forward(30)
        assert busy.run(tickets.recall, By("103", "3")).calls == 1
        await changed(pilot, "号到 3 号窗口")
        assert pilot.app.screen.calls.turned


def numbers(store, at_us=None):
    now = store.read(board_now)
    return [ticket.label for ticket in now.standing_calls(now.now_us if at_us is None else at_us)]


@pytest.mark.parametrize("act", [visits.hold, tickets.cancel, visits.finish])
def test_a_call_that_is_over_leaves_the_board_at_once(busy, act):
    if act is visits.finish:
        busy.run(visits.start, By("101", "1"))
    busy.run(act, By("101", "1"), "A002")
    assert numbers(busy) == ["A001"]


def test_who_came_to_the_window_leaves_the_board(busy):
    busy.run(visits.start, By("101", "1"))
    assert numbers(busy) == ["A001"]


def test_a_call_can_be_read_for_a_while_even_when_the_citizen_is_served_at_once(busy, clock):
    go_on(busy)
    busy.run(visits.start, By("101", "1"))
    until_us = busy.read(board_now).now_us + STANDS_S * 1_000_000
    assert (numbers(busy, until_us - 1), numbers(busy, until_us)) == (["A007", "A001"], ["A001"])


async def test_a_call_goes_by_itself_when_its_time_is_over(busy, clock, opened):
    go_on(busy)
    busy.run(visits.start, By("101", "1"))
    async with opened(**BOARD) as pilot:
        shown = "A007 号到 1 号窗口" in text_of(pilot.app)
        clock.forward(STANDS_S)
        pilot.app.screen.tick()
        await pilot.pause()
        assert (shown, "A007" in text_of(pilot.app)) == (True, False)


@pytest.mark.parametrize("pressed", ["f1", "ctrl+g", "escape", "f2", "enter", "a"])
async def test_a_board_stays_as_it_is_whatever_is_pressed(busy, opened, pressed):
    async with opened(**BOARD) as pilot:
        before = text_of(pilot.app)
        await press(pilot, pressed)
        assert (pilot.app.is_running, text_of(pilot.app)) == (True, before)


async def test_a_board_ends_only_after_a_question_that_goes_away_by_itself(busy, clock, opened):
    async with opened(**BOARD) as pilot:
        await press(pilot, "f12")
        asked = "结束本屏" in text_of(pilot.app)
        clock.forward(board.LEAVING_S)
        pilot.app.screen.tick()
        await press(pilot, "enter")
        assert (asked, "结束本屏" in text_of(pilot.app), pilot.app._exit) == (True, False, False)
        await press(pilot, "f12", "enter")
        assert pilot.app._exit


async def test_who_is_served_without_a_ticket_is_not_called(busy, clock, opened):
    busy.run(windows.open_window, By("103", "3"))
    clock.forward(5)
    number = busy.run(visits.serve, By("103", "3"), "B01").label
    async with opened(**BOARD) as pilot:
        assert number not in text_of(pilot.app)


async def test_the_last_picture_stays_with_its_age_and_comes_back(busy, clock, opened):
    async with opened(**BOARD) as pilot:
        screen = pilot.app.screen
        before = text_of(pilot.app).splitlines()
        away = busy.path.rename(busy.path.with_name("away.db"))
        screen.news()
        await settled(pilot)
        clock.forward(185)
        screen.try_again()
        await settled(pilot)
        assert text_of(pilot.app).splitlines()[1:-1] == before[1:-1]
        assert "3 分钟前" in text_of(pilot.app) or "3 min ago" in text_of(pilot.app)
        away.rename(busy.path)
        screen.try_again()
        await settled(pilot)
        assert screen.lost_us is None
        assert "分钟前" not in text_of(pilot.app)


async def test_a_board_that_begins_before_its_hall_is_there_follows_it_later(busy, clock, opened):
    away = busy.path.rename(busy.path.with_name("away.db"))
    async with opened(**BOARD) as pilot:
        assert "counterdesk init" in text_of(pilot.app)
        away.rename(busy.path)
        pilot.app.screen.try_again()
        await settled(pilot)
        assert "A002 号到 1 号窗口" in text_of(pilot.app)
        clock.forward(5)
        go_on(busy)
        await changed(pilot, "A007 号到 1 号窗口")


async def test_the_language_key_changes_which_comes_first(busy, opened):
    async with opened(**BOARD) as pilot:
        await press(pilot, "ctrl+l")
        assert text_of(pilot.app).index("A002, please") < text_of(pilot.app).index("请 A002")


def test_a_board_that_begins_speaks_young_calls_only(busy, clock):
    go_on(busy)
    clock.forward(YOUNG_S - 1)
    assert [call.number for call in busy.read(board_now).fresh] == ["A007"]
    clock.forward(2)
    assert busy.read(board_now).fresh == []


def test_after_an_hour_without_the_store_who_is_still_awaited_is_spoken(busy, clock):
    seen = busy.read(board_now).last_id
    go_on(busy)
    clock.forward(3600)
    assert [call.number for call in busy.read(board_now, seen).fresh] == ["A007"]


def test_who_was_called_and_served_meanwhile_is_not_spoken(busy):
    seen = busy.read(board_now).last_id
    go_on(busy)
    busy.run(visits.start, By("101", "1"))
    assert busy.read(board_now, seen).fresh == []


async def test_the_board_speaks_a_call_and_its_recall(busy, clock, opened, tmp_path):
    said = tmp_path / "said"
    use_voice(VoiceSettings(command=("/bin/sh", "-c", f'echo "$0" >> {said}', "{text}")))
    async with opened(**BOARD) as pilot:
        go_on(busy)
        await changed(pilot, "A007 号到 1 号窗口")
        busy.run(tickets.recall, By("101", "1"))
        while not (said.exists() and len(said.read_text().splitlines()) == 2):
            await settled(pilot)
    assert said.read_text(encoding="utf-8") == "A 零零七 请到 1 号窗口\n" * 2


async def test_calls_and_recalls_thrown_at_the_board_are_spoken_by_one_voice(busy, clock, opened, tmp_path):
    settings, said = voice_program.write(tmp_path, voice_program.SAYS)
    use_voice(settings)
    four_calls(busy, clock)
    async with opened(**BOARD) as pilot:
        for _ in range(6):
            clock.forward(5)
            go_on(busy)
            busy.run(tickets.recall, By("103", "3"))
            await pilot.pause()
            busy.run(tickets.recall, By("104", "4"))
            busy.run(visits.start, By("101", "1"))
            await settled(pilot)
        last = busy.run(tickets.recall, By("104", "4")).label
        number = spelt(last, "zh")
        while not any(number in text for _, _, text in voice_program.lines(said)[-1:]):
            await settled(pilot)
    spans = [(int(began), int(ended)) for began, ended, _ in voice_program.lines(said)]
    assert all(ended <= began for (_, ended), (began, _) in pairwise(spans))


async def test_a_voice_that_fails_is_a_quiet_mark(busy, clock, opened):
    use_voice(VoiceSettings(command=("/no/such/voice", "{text}")))
    async with opened(**BOARD) as pilot:
        pilot.app.screen.announcer.bell_s = 0
        go_on(busy)
        await changed(pilot, "语音暂停")


async def changed(pilot, text):
    """Wait until the board shows ``text``; the watch looks ten times a second."""
    async with asyncio.timeout(30):
        while text not in text_of(pilot.app):
            await asyncio.sleep(EVERY_S)
            await settled(pilot)

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from counterdesk.clock import SECOND_US, to_us
from counterdesk.demo import DemoFault, run
from counterdesk.demo.app import DemoApp
from counterdesk.demo.banner import Banner
from counterdesk.demo.link import DemoLink
from counterdesk.demo.places import CLERK, KILLED, LEAD, MINE, SILENT_S
from counterdesk.hall import floor, rows, tickets, windows
from counterdesk.store import journal, outbox
from counterdesk.words import LANGUAGES, cells, t, use_language

from ..tui.conftest import press, settled
from ..tui.screen_text import text_of

HEIGHT = {(80, 24): 24, (140, 40): 40}


def name(pilot):
    return type(pilot.app.screen).__name__


def ask(pilot, question, *given):
    return pilot.app.link.store.read(question, *given)


def job_of(pilot, number):
    issued = ask(pilot, lambda look: journal.of_ticket(look.conn, tickets.by_label(look, number).id)[0])
    return issued.facts["print_job"]


async def after_the_silent_time(pilot):
    """The demo's clock is moved on at once; every window that lives is heard of before anything is asked."""
    link = pilot.app.link
    moved_us = to_us(link.clock.now()) + (SILENT_S + 1) * SECOND_US
    link.clock.start += timedelta(seconds=SILENT_S + 1)
    link.pulse.wake()
    while any(seat.beat_us < moved_us for seat in ask(pilot, windows.seats) if seat.window != KILLED):
        await pilot.pause()


async def test_the_desk_is_in_front_without_a_pin(opened):
    async with opened() as pilot:
        assert (name(pilot), pilot.app.clerk, pilot.app.window) == ("Desk", CLERK, MINE)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", HEIGHT)
async def test_every_key_of_the_demo_stands_whole_above_the_desk(opened, lang, size):
    use_language(lang)
    async with opened(size) as pilot:
        banner = text_of(pilot.app).splitlines()[0]
        assert [key for key in ("Ctrl+D", "Ctrl+U", "Ctrl+F", "Ctrl+W", "Ctrl+C") if key not in banner] == []
        assert "…" not in banner
        assert cells(banner) <= size[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_banner_stays_whole_while_window_3_falls_silent(opened, lang):
    use_language(lang)
    async with opened() as pilot:
        await press(pilot, "ctrl+w")
        pilot.app.screen.query_one(Banner).redraw()
        assert "…" not in text_of(pilot.app).splitlines()[0]


async def test_enter_works_at_the_desk_as_everywhere(opened):
    async with opened() as pilot:
        before = ask(pilot, rows.at_window, MINE)
        await press(pilot, "enter")
        assert ask(pilot, tickets.by_id, before.id).state == "finished"


async def test_a_citizen_takes_a_number_and_sees_it_printed(opened):
    async with opened((140, 40)) as pilot:
        before = ask(pilot, floor.figures).issued
        await press(pilot, "ctrl+u", "enter")
        assert name(pilot) == "SlipPreview"
        paper = text_of(pilot.app)
        assert "█▀▀▀▀▀█" in paper
        assert "公  司  设  立" in paper
        assert ask(pilot, floor.figures).issued >= before + 1


async def test_a_citizen_looks_at_the_board_takes_a_number_there_and_the_clerk_goes_back(opened):
    async with opened() as pilot:
        here = ask(pilot, rows.at_window, MINE)
        await press(pilot, "ctrl+u", "insert")
        assert (name(pilot), "等候承诺" in text_of(pilot.app)) == ("Board", True)
        await press(pilot, "ctrl+u", "enter", "enter")
        assert name(pilot) == "Board"
        await press(pilot, "ctrl+d")
        assert (name(pilot), ask(pilot, rows.at_window, MINE).id) == ("Desk", here.id)


async def test_the_job_of_a_citizens_slip_becomes_printed(opened):
    async with opened() as pilot:
        await press(pilot, "ctrl+u", "enter")
        number = text_of(pilot.app).split()[0]
        job = ask(pilot, outbox.job, job_of(pilot, number))
        assert (job.state, job.kind) == ("printed", "ticket")
        assert "屏幕打印机" in text_of(pilot.app)


async def test_a_slip_longer_than_the_screen_can_be_paged(opened):
    async with opened() as pilot:
        await press(pilot, "ctrl+u", "enter", "pagedown")
        assert "12345" in text_of(pilot.app)


async def test_taking_the_slip_leads_back_to_the_desk(opened):
    async with opened() as pilot:
        await press(pilot, "ctrl+u", "enter", "enter")
        assert name(pilot) == "Desk"


async def test_the_lead_sees_the_hall_and_the_clerk_finds_the_same_ticket_again(opened):
    async with opened() as pilot:
        here = ask(pilot, rows.at_window, MINE)
        await press(pilot, "ctrl+f")
        assert (name(pilot), pilot.app.clerk) == ("Lead", LEAD)
        await press(pilot, "ctrl+d")
        assert (name(pilot), pilot.app.clerk, ask(pilot, rows.at_window, MINE).id) == ("Desk", CLERK, here.id)


async def test_window_3_can_be_killed_and_taken_over_once_it_is_silent(opened):
    async with opened() as pilot:
        left = ask(pilot, rows.at_window, KILLED)
        await press(pilot, "ctrl+w")
        await after_the_silent_time(pilot)
        assert [w.code for w in ask(pilot, floor.windows_now) if w.silent] == [KILLED]
        await press(pilot, "ctrl+w", "down", "enter")
        assert (name(pilot), ask(pilot, windows.seat, KILLED).clerk) == ("Lead", LEAD)
        assert ask(pilot, rows.at_window, KILLED).id == left.id


async def test_window_3_is_not_taken_over_before_it_is_silent(opened):
    async with opened() as pilot:
        await press(pilot, "ctrl+w", "ctrl+w")
        assert (name(pilot), ask(pilot, windows.seat, KILLED).clerk) == ("Desk", "103")


async def test_after_signing_out_enter_leads_back_to_the_desk(opened):
    async with opened() as pilot:
        await press(pilot, "f8", "enter", "f12", "down", "enter")
        assert (name(pilot), ask(pilot, windows.seat, MINE).state) == ("Curtain", "closed")
        await press(pilot, "enter")
        assert (name(pilot), ask(pilot, windows.seat, MINE).state) == ("Desk", "open")


async def test_the_lock_says_which_pin_opens_it(opened):
    async with opened() as pilot:
        await press(pilot, "f12", "enter")
        assert "1042" in text_of(pilot.app)
        await press(pilot, *"1042", "enter")
        assert name(pilot) == "Desk"


@pytest.mark.parametrize("question", ["f2", "f4", "f1", "delete"])
async def test_the_demos_keys_leave_a_question_or_page_that_is_open(opened, question):
    async with opened() as pilot:
        await press(pilot, question, "ctrl+f")
        assert name(pilot) == "Lead"
        await press(pilot, question, "ctrl+d")
        assert name(pilot) == "Desk"


async def test_a_number_is_taken_and_window_3_killed_while_a_question_is_open(opened):
    async with opened() as pilot:
        before = ask(pilot, floor.figures).issued
        await press(pilot, "f2", "ctrl+u", "enter")
        assert (name(pilot), ask(pilot, floor.figures).issued >= before + 1) == ("SlipPreview", True)
        await press(pilot, "ctrl+w")
        assert (name(pilot), pilot.app.link.silent_in_s(KILLED) is not None) == ("Desk", True)


async def test_no_thread_is_left_when_the_demo_ends(opened):
    before = set(threading.enumerate())
    async with opened():
        assert {"town", "watch", "printer-screen"} <= {thread.name for thread in threading.enumerate()}
    left = {thread.name for thread in set(threading.enumerate()) - before}
    assert not left & {"town", "watch", "printer-screen"}


@pytest.fixture
def furnishing(monkeypatch):
    """The hall is being furnished until this is set."""
    done, furnish = threading.Event(), DemoLink._furnish

    def held(link):
        done.wait(10)
        furnish(link)

    monkeypatch.setattr(DemoLink, "_furnish", held)
    yield done
    done.set()


@pytest.mark.parametrize(
    ("key", "seen"), [("ctrl+f", "Lead"), ("ctrl+u", "Picker"), ("ctrl+d", "Desk"), ("enter", "Desk")]
)
async def test_what_is_pressed_while_the_hall_is_furnished_is_done_once_it_is_open(demo_file, furnishing, key, seen):
    app = DemoApp(demo_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        furnishing.set()
        await settled(pilot)
        assert name(pilot) == seen


async def test_what_was_pressed_is_said_meanwhile(demo_file, furnishing):
    app = DemoApp(demo_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        assert "接着：值班长" in text_of(pilot.app)
        furnishing.set()


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_nothing_is_cut_off_on_the_first_page(demo_file, furnishing, lang):
    use_language(lang)
    app = DemoApp(demo_file)
    async with app.run_test(size=(80, 24)):
        assert "…" not in text_of(app).replace(t("demo.furnishing"), "")
        furnishing.set()


@pytest.mark.parametrize("speed", [0, -1, 1000])
def test_a_speed_out_of_reason_is_refused_in_words(speed):
    with pytest.raises(DemoFault, match="120"):
        run(speed)

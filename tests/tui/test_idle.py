"""A desk that nobody touches asks for the PIN, and the ticket waits there for its own clerk."""

import pytest
from sqlalchemy import update

from counterdesk.hall import clerks, rows
from counterdesk.store.desk import By
from counterdesk.words import t

from .conftest import press, settled
from .screen_text import text_of

PIN = "271828"
LOCK_S = 600


@pytest.fixture
def pinned(queue):
    """The hall, where clerk 101 has a PIN."""
    hashed = clerks.hash_pin(PIN)
    for number in ("101", "102"):
        queue.run(clerks.set_pin, By(), number, hashed)
    return queue


async def idle_for(pilot, clock, seconds):
    clock.forward(seconds)
    await pilot.app.lock_if_idle()
    await settled(pilot)


def front(pilot):
    return type(pilot.app.screen).__name__


def here(store):
    ticket = store.read(rows.at_window, "1")
    return ticket and (ticket.label, ticket.state)


async def test_ten_minutes_without_a_key_lock_the_desk_and_keep_the_ticket(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "enter", "enter")
        await idle_for(pilot, clock, LOCK_S - 1)
        assert front(pilot) == "Desk"
        await idle_for(pilot, clock, 1)
        assert (front(pilot), here(pinned)) == ("SignIn", ("A001", "serving"))
        await press(pilot, *PIN, "enter")
        assert (front(pilot), here(pinned)) == ("Desk", ("A001", "serving"))


async def test_the_lock_says_what_stands_and_what_to_do(pinned, opened, clock, lang):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await idle_for(pilot, clock, LOCK_S)
        assert t("sign_in.locked") in text_of(pilot.app)


async def test_a_colleague_does_not_get_into_a_locked_desk(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "enter")
        await idle_for(pilot, clock, LOCK_S)
        await press(pilot, "up", "backspace", "2", "enter", *PIN, "enter")
        assert (front(pilot), here(pinned)) == ("SignIn", ("A001", "called"))


async def test_a_question_left_open_is_locked_over_and_found_again(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "f4")
        asked = front(pilot)
        await idle_for(pilot, clock, LOCK_S)
        assert front(pilot) == "SignIn"
        await press(pilot, *PIN, "enter")
        assert front(pilot) == asked


async def test_a_desk_in_use_is_never_locked(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        for _ in range(3):
            await idle_for(pilot, clock, LOCK_S - 1)
            await press(pilot, "down")
        assert front(pilot) == "Desk"


async def test_whoever_has_no_pin_cannot_be_locked_out(queue, opened, clock):
    queue.run(lambda desk: desk.conn.execute(update(clerks.table).values(pin_hash=None)))
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await idle_for(pilot, clock, LOCK_S)
        assert front(pilot) == "Desk"


async def test_a_clock_set_back_begins_to_count_anew(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "down")
        await idle_for(pilot, clock, -3600)
        await idle_for(pilot, clock, LOCK_S)
        assert front(pilot) == "SignIn"


async def unlocked(pilot):
    await press(pilot, *PIN, "enter")
    return front(pilot)


async def test_a_form_whose_act_ends_behind_the_lock_opens_its_next_screen_once_it_is_gone(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "enter", "enter", "f9")
        form = pilot.app.screen
        await idle_for(pilot, clock, LOCK_S)
        form.menu_accept()  # was under way when the lock came
        await settled(pilot)
        assert front(pilot) == "SignIn"
        assert await unlocked(pilot) == "Acceptance"


async def test_what_an_act_says_behind_the_lock_is_not_read_on_it(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await press(pilot, "enter", "enter", "f9")
        form = pilot.app.screen
        await idle_for(pilot, clock, LOCK_S)
        form.give()
        await settled(pilot)
        assert (front(pilot), "告知单" in text_of(pilot.app)) == ("SignIn", False)
        assert (await unlocked(pilot), "告知单" in text_of(pilot.app)) == ("Desk", True)


@pytest.mark.parametrize("what", ["action_more", "menu_line", "action_papers"])
async def test_no_question_and_no_page_comes_in_front_of_the_lock(what, pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        desk = pilot.app.screen
        await idle_for(pilot, clock, LOCK_S)
        getattr(desk, what)()
        await settled(pilot)
        assert front(pilot) == "SignIn"
        assert await unlocked(pilot) in ("Picker", "Dialog")


async def test_the_locks_own_question_and_help_come_at_once(pinned, opened, clock):
    async with opened() as pilot:
        pilot.app.lock_after_s = LOCK_S
        await idle_for(pilot, clock, LOCK_S)
        await press(pilot, "f1")
        helps = front(pilot)
        await press(pilot, "escape", "f12")
        assert (helps, front(pilot)) == ("Dialog", "Picker")

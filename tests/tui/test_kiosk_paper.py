"""A number that was written down: its paper does not come out later, for somebody else to take."""

import pytest

from counterdesk.hall import kiosk as machine
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import print_one
from counterdesk.store import outbox
from counterdesk.store.desk import By

from .kiosk_door import door_of, later, press
from .screen_text import text_of

HALL = "hall"


@pytest.fixture
def door(store, clock):
    return door_of(store, clock)


def paper(store):
    return store.read(outbox.job, 1)


async def test_a_paper_that_did_not_come_is_given_up(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        await later(pilot, clock, 6)
        assert paper(store).state == "cancelled"


async def test_where_no_printer_is_set_up_the_number_is_to_be_written_down_at_once(store, door):
    async with door() as pilot:
        pilot.app.has_printer = False
        await press(pilot, "1", "2")
        assert "请把这个号码记下来" in text_of(pilot.app)
        assert paper(store).state == "cancelled"


async def test_a_machine_without_a_printer_waits_for_another_s(store, door):
    store.run(outbox.note_health, printer="front", state="ready")
    async with door() as pilot:
        pilot.app.has_printer = False
        await press(pilot, "1", "2")
        assert ("正在打印小票" in text_of(pilot.app), paper(store).state) == (True, "queued")


async def test_a_paper_that_was_only_shown_at_a_desk_is_not_to_be_taken(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        print_one(store, [printer("screen", "screen:")], 1)
        await later(pilot, clock, 3)
        assert ("请拿好小票" in text_of(pilot.app), "请把这个号码记下来" in text_of(pilot.app)) == (False, True)


async def test_so_is_one_the_printer_took_no_byte_of(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        print_one(store, [printer(HALL, "tcp://127.0.0.1:9")], 1)
        before = paper(store).state
        await later(pilot, clock, 6)
        assert (before, paper(store).state) == ("failed", "cancelled")


async def test_one_that_came_out_stays_printed(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        print_one(store, [printer("screen", "screen:")], 1)
        await later(pilot, clock, 6)
        assert paper(store).state == "printed"


async def test_one_that_is_being_sent_is_given_up_once_the_printer_refused_it(store, clock, door):
    async with door() as pilot:
        await press(pilot, "1", "2")
        store.run(outbox.claim_next, By(), HALL, "me", also=outbox.DEFAULT)
        await later(pilot, clock, 6)
        under_way = paper(store).state
        store.run(outbox.settle, By(), 1, "me", "failed", reason="offline")
        await later(pilot, clock, 20)
        assert (under_way, paper(store).state) == ("sending", "cancelled")


@pytest.mark.parametrize("state", ["unknown", "held"])
def test_one_of_which_something_may_have_come_out_is_left_to_the_staff(store, state):
    job = store.run(machine.take, By(), "A01", None, "key", "zh").print_job
    store.run(outbox.claim_next, By(), HALL, "me", also=outbox.DEFAULT)
    store.run(outbox.settle, By(), job, "me", state, reason="paper")
    assert (store.run(machine.give_up_paper, By(), job), paper(store).state) == (True, state)

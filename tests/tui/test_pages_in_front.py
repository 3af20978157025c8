"""A page to read stands in front once, however often one is asked for, and a scan over it is read next."""

from __future__ import annotations

from counterdesk.hall import rows

from .conftest import press, settled
from .screen_text import text_of
from .test_scans import HAND_S, SCANNER_S, Keyboard

LEAD = {"goal": "lead", "window": None, "clerk": "301"}


def codes_of(store):
    return [store.read(lambda look, n=n: rows.code_of(look, rows.by_label(look, n))) for n in ("A001", "A002", "A003")]


async def test_slips_scanned_faster_than_they_are_read_leave_one_page_in_front(queue, opened):
    async with opened(**LEAD) as pilot:
        deep = len(pilot.app.screen_stack)
        scanner = Keyboard(pilot)
        for code in codes_of(queue) * 2:
            for character in f"{code}\r":
                scanner.key("enter" if character == "\r" else character, character)
                scanner.at_s += SCANNER_S
            scanner.at_s += HAND_S
        await scanner.settle()
        assert len(pilot.app.screen_stack) == deep + 1
        await scanner.send("\r", HAND_S)
        assert len(pilot.app.screen_stack) == deep


async def test_the_next_slip_is_read_over_the_page_of_the_one_before(queue, opened):
    async with opened(**LEAD) as pilot:
        scanner = Keyboard(pilot)
        first, second, _ = codes_of(queue)
        await scanner.send(f"{first}\r", SCANNER_S)
        before = text_of(pilot.app)
        await scanner.send(f"{second}\r", SCANNER_S)
        await settled(pilot)
        assert ("A001" in before.splitlines()[1], "A002" in text_of(pilot.app).splitlines()[1]) == (True, True)


async def test_a_second_page_takes_the_place_of_the_first(store, opened):
    async with opened(**LEAD) as pilot:
        deep = len(pilot.app.screen_stack)
        for title in ("first", "second"):
            pilot.app.tell(title, [])
        await settled(pilot)
        assert (len(pilot.app.screen_stack), "second" in text_of(pilot.app)) == (deep + 1, True)


async def test_a_page_that_comes_late_waits_until_the_question_is_left(queue, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "f3", *"a00")
        pilot.app.tell("late", [])
        await press(pilot, "2")
        assert ("A002" in text_of(pilot.app).upper(), "late" in text_of(pilot.app)) == (True, False)
        await press(pilot, "escape")
        assert "late" in text_of(pilot.app)


async def test_what_a_question_leads_to_goes_before_a_page_that_came_late(queue, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "f3", *"a002")
        pilot.app.tell("late", [])
        await press(pilot, "enter")
        shown = text_of(pilot.app)
        assert ("A002" in shown.splitlines()[1], "late" in shown) == (True, False)

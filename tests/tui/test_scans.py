"""A scanner is a keyboard of its own: its bursts are never a hand's keys, and a hand's keys never a scan.

Every key carries the time it was pressed at, so nothing here waits for a clock.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from counterdesk.hall import codes, floor, rows
from counterdesk.tui.widgets.scan_field import GAP_S, LEAST_KEYS, Burst

from .conftest import settled
from .screen_text import text_of

SCANNER_S = 0.002
HAND_S = 0.15
ENTER = {"\r": "enter", "\n": "ctrl+j", "\x14": "ctrl+t"}


class Keyboard:
    """Keys sent to a program as its terminal sends them, with the times they were pressed at."""

    def __init__(self, pilot):
        self.pilot, self.at_s = pilot, 1000.0

    async def send(self, text, gap_s, rest_s=1.0):
        """Send the characters of ``text`` so many seconds apart, after a rest, without waiting for any of them."""
        self.at_s += rest_s
        for character in text:
            self.key(ENTER.get(character, character), character)
            self.at_s += gap_s
        await self.settle()

    def key(self, key, character=None):
        event = events.Key(key, character)
        event.time = self.at_s
        self.pilot.app.post_message(event)

    async def settle(self):
        await settled(self.pilot)
        await settled(self.pilot)


@pytest.fixture
def code(queue):
    """What the slip of A002 carries."""
    return queue.read(lambda look: rows.code_of(look, rows.by_label(look, "A002")))


def calls(store):
    return store.read(floor.figures).at_windows


def is_page_of(pilot, number):
    return text_of(pilot.app).strip().startswith(number)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"], ids=["CR", "LF", "CR LF"])
@pytest.mark.parametrize("prefix", ["", "\x14"], ids=["plain", "prefix"])
async def test_a_scan_opens_its_ticket_and_calls_nobody(queue, opened, code, prefix, end):
    async with opened() as pilot:
        await Keyboard(pilot).send(prefix + code + end, SCANNER_S)
        assert (is_page_of(pilot, "A002"), calls(queue)) == (True, 0)
        assert len(pilot.app.screen_stack) == 3


@pytest.mark.parametrize("text", ["4", "4711", "12345"])
async def test_half_a_code_with_its_enter_calls_nobody(queue, opened, text):
    async with opened() as pilot:
        await Keyboard(pilot).send(text + "\r\n", SCANNER_S)
        assert calls(queue) == 0


async def test_a_scan_into_a_question_answers_nothing(queue, opened, code):
    async with opened() as pilot:
        hand = Keyboard(pilot)
        hand.key("f2")
        await hand.settle()
        await hand.send(code + "\r\n", SCANNER_S)
        assert (pilot.app.screen, queue.read(floor.figures).issued) == (pilot.app.picker, 3)


async def test_a_press_amid_a_scan_loses_neither(queue, opened, code):
    async with opened() as pilot:
        both = Keyboard(pilot)
        for digit in code[:5]:
            both.key(digit, digit)
            both.at_s += SCANNER_S
        both.key("f5")
        await both.send(code[5:] + "\r", SCANNER_S, rest_s=0)
        assert calls(queue) == 1
        assert is_page_of(pilot, "A002")


async def test_another_code_after_a_scan_is_read_for_itself(queue, opened, code):
    async with opened() as pilot:
        scanner = Keyboard(pilot)
        await scanner.send(codes.make("ticket", 999, "another hall's key") + "\r", SCANNER_S)
        await scanner.send(code + "\r", SCANNER_S)
        assert is_page_of(pilot, "A002")


async def test_a_second_slip_is_read_over_the_page_of_the_first(queue, opened, code):
    first = queue.read(lambda look: rows.code_of(look, rows.by_label(look, "A001")))
    async with opened() as pilot:
        scanner = Keyboard(pilot)
        await scanner.send(first + "\r", SCANNER_S)
        before = is_page_of(pilot, "A001")
        await scanner.send(code + "\r\n", SCANNER_S)
        assert (before, is_page_of(pilot, "A002")) == (True, True)


async def test_a_number_typed_by_hand_is_no_scan(queue, opened):
    async with opened() as pilot:
        hand = Keyboard(pilot)
        hand.key("f2")
        await hand.settle()
        await hand.send("a02\r", HAND_S)
        assert queue.read(rows.by_label, "A004").service_id is not None


async def test_enters_by_hand_after_a_scan_are_the_desks_again(queue, opened):
    async with opened() as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.send(codes.make("ticket", 999, "another hall's key") + "\r\n", SCANNER_S)
        await keyboard.send("\r", HAND_S)
        assert calls(queue) == 1


async def test_words_an_input_method_sends_at_once_are_typing(queue, opened):
    async with opened() as pilot:
        hand = Keyboard(pilot)
        hand.key("f2")
        await hand.settle()
        await hand.send("个体工商户设立登记", 0.0005)
        await hand.send("\r", HAND_S)
        assert queue.read(floor.figures).issued == 4


async def test_an_enter_read_in_one_go_with_words_answers_the_question_they_were_typed_into(queue, opened):
    async with opened() as pilot:
        hand = Keyboard(pilot)
        hand.key("f2")
        await hand.settle()
        await hand.send("个体工商户设立登记\r", 0.0005)
        assert queue.read(floor.figures).issued == 4


async def test_a_code_of_something_else_calls_nobody(queue, opened):
    async with opened() as pilot:
        await Keyboard(pilot).send("HTTPS://EXAMPLE.ORG/4711\r\n", SCANNER_S)
        assert calls(queue) == 0


KEYS = st.tuples(st.sampled_from([*"0123456789aA", "enter", "ctrl+j", "f5", "up"]), st.floats(GAP_S * 1.01, 2.0))


@given(st.lists(KEYS, max_size=60))
def test_no_typing_at_a_hands_pace_is_ever_a_scan(pressed):
    burst, at_s, heard = Burst(), 0.0, []
    for key, gap_s in pressed:
        at_s += gap_s
        heard.append(burst.feed(key, key if len(key) == 1 else None, at_s))
        heard += [burst.loose or None, burst.trails or None]
    assert set(heard) <= {None}


@given(st.text("0123456789", min_size=LEAST_KEYS, max_size=40), st.lists(KEYS, max_size=10))
def test_a_scan_is_read_whole_whatever_was_typed_before(digits, before):
    burst, at_s = Burst(), 0.0
    for key, gap_s in before:
        at_s += gap_s
        burst.feed(key, key if len(key) == 1 else None, at_s)
    at_s += 1
    for digit in digits:
        at_s += SCANNER_S
        assert burst.feed(digit, digit, at_s) is None
    assert burst.feed("enter", "\r", at_s + SCANNER_S) == digits

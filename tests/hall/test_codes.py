"""Codes on paper: digits with keyed check digits, forgiving to type and hard to mistype."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import codes
from counterdesk.refusals import Refusal
from counterdesk.words import plain
from tests.furnished import refused

KEY = "the hall's own key"
kinds = st.sampled_from(sorted(codes.KINDS))
numbers = st.integers(1, 10**9)


@given(kinds, numbers)
def test_a_code_is_read_back(kind, number):
    assert codes.read(codes.make(kind, number, KEY), KEY) == (kind, number)


@given(kinds, numbers)
def test_a_code_is_digits_only(kind, number):
    code = codes.make(kind, number, KEY)
    assert code.isascii()
    assert code.isdigit()


@given(kinds, numbers, st.data())
def test_full_width_digits_and_spaces_are_forgiven(kind, number, data):
    code = codes.make(kind, number, KEY)
    at = data.draw(st.integers(0, len(code)))
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code[:at])
    assert plain(wide) == code[:at]
    assert codes.read(f" {wide} {code[at:]}\u3000", KEY) == (kind, number)


@given(kinds, numbers, st.integers(0, codes.CHECK_DIGITS - 1), st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(kind, number, at, off):
    code = codes.make(kind, number, KEY)
    place = len(code) - codes.CHECK_DIGITS + at
    wrong = code[:place] + str((int(code[place]) + off) % 10) + code[place + 1 :]
    with refused("bad_code"):
        codes.read(wrong, KEY)


def test_hardly_one_mistyped_digit_in_thousands_is_taken_for_another_ticket():
    tried = taken = 0
    for number in range(100, 600):
        code = codes.make("ticket", number, KEY)
        for place in range(len(code)):
            for other in "0123456789".replace(code[place], ""):
                tried += 1
                taken += is_read(code[:place] + other + code[place + 1 :])
    assert taken / tried < 1 / 3000  # four check digits: one in ten thousand


def test_a_code_of_another_hall_is_refused():
    with refused("bad_code"):
        codes.read(codes.make("ticket", 7, "another hall's key"), KEY)


@pytest.mark.parametrize("text", ["", "1", "12345", "A012", "９", "12 34", "²²²²²²", "-100234", "9" * 5000])
def test_what_is_no_code_is_refused(text):
    with refused("bad_code"):
        codes.read(text, KEY)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    is_read(text)


def is_read(text: str) -> bool:
    try:
        codes.read(text, KEY)
    except Refusal:
        return False
    return True

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import clerks
from counterdesk.hall.catalogue import kinds
from counterdesk.hall.catalogue.kinds import Wrong
from counterdesk.refusals import Refusal

ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.decimals(), st.text(), st.lists(st.text()), st.just({})
)
ALL = (kinds.TEXT, kinds.FLAG, kinds.MONEY, kinds.RATE, kinds.TIME, kinds.HOURS, kinds.ZONE, kinds.DAYS, kinds.CODE,
       kinds.CLERK_NUMBER, kinds.PREFIX, kinds.TEXTS, kinds.whole(1, 9), kinds.choice("a", "b"))  # fmt: skip


@given(st.sampled_from(ALL), ANYTHING)
def test_a_value_is_read_or_refused_in_words(kind, value):
    try:
        kind.read(value)
    except Wrong as wrong:
        words = wrong.code
    else:
        words = "wants_nothing"
    assert words.startswith("wants_")


@given(st.integers())
def test_a_whole_number_outside_its_range_is_refused(number):
    if 1 <= number <= 999:
        assert kinds.whole(1, 999).read(number) == number
    else:
        with pytest.raises(Wrong):
            kinds.whole(1, 999).read(number)


@pytest.mark.parametrize("amount", [10**12 + 1, 10**26, Decimal("1E+99")])
def test_an_amount_no_fee_can_be_is_refused(amount):
    with pytest.raises(Wrong):
        kinds.MONEY.read(amount)


def test_true_is_no_number():
    with pytest.raises(Wrong):
        kinds.whole().read(True)


@given(st.times())
def test_every_minute_of_the_day_can_be_written(at):
    assert kinds.TIME.read(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize("text", ["24:00", "8:30", "08:60", "08:30:00", "0830", "", "８:30"])
def test_a_time_that_is_none_is_refused(text):
    with pytest.raises(Wrong):
        kinds.TIME.read(text)


@pytest.mark.parametrize("text", ["12:00-08:30", "08:30-08:30", "08:30", "08:30-", "08:30-12:00-14:00"])
def test_hours_end_after_they_begin(text):
    with pytest.raises(Wrong):
        kinds.HOURS.read([text])


def test_hours_are_pairs_of_times():
    assert kinds.HOURS.read(["08:30-12:00"]) == ((time(8, 30), time(12)),)


@pytest.mark.parametrize("prefix", ["A", "Z", "AB"])
def test_a_prefix_is_one_or_two_capitals(prefix):
    assert kinds.PREFIX.read(prefix) == prefix


@pytest.mark.parametrize("prefix", ["", "a", "ABC", "A1", "Ａ", "甲", "A\n"])
def test_any_other_prefix_is_refused(prefix):
    with pytest.raises(Wrong):
        kinds.PREFIX.read(prefix)


@pytest.mark.parametrize("number", ["1", "101", "00000007"])
def test_a_clerk_number_is_digits_that_any_keyboard_types(number):
    assert kinds.CLERK_NUMBER.read(number) == number


@pytest.mark.parametrize("number", ["", "A1", "1 2", "１０１", "123456789", "-1", 101])
def test_any_other_clerk_number_is_refused(number):
    with pytest.raises(Wrong) as caught:
        kinds.CLERK_NUMBER.read(number)
    assert caught.value.code == "wants_clerk_number"


@given(st.text(max_size=10))
def test_the_hall_file_and_the_hall_agree_what_a_clerk_number_is(number):
    def taken(read):
        try:
            read(number)
        except (Wrong, Refusal):
            return False
        return True

    assert taken(kinds.CLERK_NUMBER.read) == taken(clerks.must_be_number)


@given(st.integers(0, 10_000_000))
def test_an_amount_is_kept_to_the_cent(cents):
    assert kinds.MONEY.read(Decimal(cents) / 100) * 100 == cents


@pytest.mark.parametrize(
    "amount", [Decimal("1.005"), Decimal("-1"), -1, Decimal("NaN"), Decimal("Infinity"), "1"]
)
def test_half_a_cent_a_debt_or_no_number_is_no_amount(amount):
    with pytest.raises(Wrong):
        kinds.MONEY.read(amount)


@pytest.mark.parametrize("rate", [0, Decimal("0.5"), -3])
def test_priority_never_waits_longer(rate):
    with pytest.raises(Wrong):
        kinds.RATE.read(rate)


def test_weekdays_are_kept_in_order_and_once():
    assert kinds.DAYS.read(["sun", "mon", "mon"]) == (0, 6)


def test_a_text_of_two_lines_is_refused():
    with pytest.raises(Wrong):
        kinds.TEXT.read("one\ntwo")

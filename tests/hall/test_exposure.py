"""What gives a person away in a text is found however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.exposure import found, hidden

NAMES = ("王小芳", "欧阳明月", "Li Wei", "张三")
PLAIN = st.text("窗口说材料不全，请核实。abc \n", max_size=30)
GAPS = st.sampled_from(["", " ", "-", "  ", " - "])


@pytest.mark.parametrize(
    "text",
    [
        "13912345678", "139 1234 5678", "139-1234-5678", "１３９１２３４５６７８", "+8613912345678", "86 13912345678",
        "一三九一二三四五六七八", "013912345678", "电话13912345678。", "11010519491231002X", "110105 19491231 002x",
        "110105491231002", "１１０１０５１９４９１２３１００２Ｘ",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(text):
    assert hidden(text).strip("电话。") == "***"


@pytest.mark.parametrize(
    "text",
    ["2026-00012", "2026年11月23日10:42", "A012", "第12345号", "2026-11-23 10:42:30", "91110105MA00000000", "12345"],
)
def test_what_is_nobodys_number_stays(text):
    assert hidden(text) == text


@pytest.mark.parametrize("text", ["王小芳来过", "王 小 芳", "王·小芳", "LI WEI said", "li  wei"])
def test_a_known_name_is_found_with_gaps_and_in_capitals(text):
    assert [one.kind for one in found(text, NAMES)] == ["known"]


def test_a_latin_name_inside_a_word_is_no_name():
    assert found("announcement", ["Ann"]) == []


def test_a_single_sign_is_no_name():
    assert found("一个窗口", ["一"]) == []


@given(before=PLAIN, after=PLAIN, name=st.sampled_from(NAMES))
def test_no_known_name_is_left(before, after, name):
    assert name not in hidden(f"{before} {name} {after}", NAMES)


@given(before=PLAIN, after=PLAIN, gap=GAPS, digits=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_no_mobile_number_is_left(before, after, gap, digits):
    text = hidden(f"{before}{gap.join((digits[:3], digits[3:7], digits[7:]))}{after}")
    assert digits not in "".join(filter(str.isdigit, text))

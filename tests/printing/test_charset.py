import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing.charset import encode, fold, lacking, paper_cols

codecs = st.sampled_from(["gbk", "gb2312", "cp437", "cp850", "cp852", "cp858", "cp866"])
anything = st.text(st.characters(), max_size=40)


@given(anything, codecs)
def test_a_column_is_a_byte(text, codec):
    assert paper_cols(text, codec) == len(encode(text.replace("\n", ""), codec))


@given(anything, codecs)
def test_no_control_byte_but_newline_ever_passes(text, codec):
    assert all(byte >= 0x20 and byte != 0x7F for byte in encode(text, codec).replace(b"\n", b""))


@given(anything, codecs)
def test_every_character_is_one_byte_or_two_never_four(text, codec):
    assert all(len(encode(ch, codec)) <= 2 for ch in fold(text, codec))


@given(anything, codecs)
def test_folding_twice_changes_nothing(text, codec):
    assert fold(fold(text, codec), codec) == fold(text, codec)


@given(st.text(st.characters(codec="gbk", min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1))
def test_chinese_never_becomes_a_question_mark(text):
    assert encode(text) == text.encode("gbk")


@pytest.mark.parametrize(
    ("text", "columns"), [("有限责任公司设立登记", 20), ("“引号”…×→", 14), ("A012", 4), ("㐂", 2), ("", 0)]
)
def test_columns_on_paper(text, columns):
    assert paper_cols(text) == columns


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("☐ ☑", "□ √"),
        ("¥5", "￥5"),
        ("mañana", "manana"),
        ("\u00a0", " "),
        ("a\x1b@\x1dV\x00b", "a@Vb"),
        ("10–20", "10-20"),
    ],
)
def test_substitutes(text, printed):
    assert fold(text) == printed


def test_what_the_font_lacks_prints_as_a_mark_two_columns_wide():
    assert encode("㐂") == "〓".encode("gbk")


def test_the_smaller_font_lacks_more():
    assert (lacking("丂—·"), lacking("丂—·", "gb2312")) == ((), ("丂",))


def test_a_code_page_keeps_its_own_letters_a_column_each():
    assert (fold("mañana é", "cp858"), encode("é€", "cp858"), paper_cols("é", "cp858")) == ("mañana é", b"\x82\xd5", 1)


def test_what_a_code_page_lacks_takes_two_columns_and_is_marked_with_a_block():
    assert (paper_cols("中", "cp858"), encode("中A", "cp858")) == (2, b"\xfe\xfeA")


def test_half_a_character_becomes_a_mark_not_a_question():
    assert fold("王\ud83d") == "王〓"


def test_a_lacking_character_may_be_drawn_where_it_stands():
    assert encode("王㐂A", drawn=lambda ch: f"<{ch}>".encode()) == "王".encode("gbk") + "<㐂>A".encode()

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.slip import Big, Boxes, Check, Code, Cut, Line, Pair, Row, Rule, Sign, Slip, Table
from counterdesk.printing.wrap import CLOSING, OPENING, wrap

from .papers import table
from .test_slip import slips

columns = st.sampled_from([32, 48])
word = st.tuples(st.text("（《“", max_size=2), st.sampled_from("市场管理A9"), st.text("，。；！”）》…", max_size=3))
chinese = st.lists(word, min_size=1, max_size=40).map(lambda words: "".join(map("".join, words)))


def lines(*parts, columns=48):
    laid = lay(Slip("ticket", "zh", parts), columns)
    return [item.text for item in laid if isinstance(item, TextLine)]


@given(slips, st.integers(16, 64), st.sampled_from(["gbk", "gb2312"]))
def test_no_line_is_wider_than_the_paper(slip, columns, codec):
    for item in lay(slip, columns, codec):
        if isinstance(item, TextLine):
            assert paper_cols(item.text, codec) * item.wide <= columns


@given(st.text(max_size=200), st.integers(2, 60))
@example("\u1680" + "0", 2)
def test_wrapping_loses_nothing_but_spaces(text, columns):
    kept = "".join(wrap(text, 10_000)).replace(" ", "")
    assert "".join(wrap(text, columns)).replace(" ", "") == kept


@given(st.text("一二 A", max_size=80))
def test_a_line_is_filled_before_the_next_begins(text):
    broken = wrap(re.sub(" +", " ", text), 20)  # room for a word is room for one space before it
    for line, following in itertools.pairwise(broken):
        first = following[0] if following[0] in "一二" else following.split("一")[0].split("二")[0].split(" ")[0]
        if following is broken[-1] and re.fullmatch("[一二]{2}", following):
            first = following  # the last character does not stand alone: it took the one before it along
        assert paper_cols(line) + paper_cols(first) > 18


@given(chinese, columns)
def test_no_line_begins_with_closing_punctuation(text, columns):
    assert all(line[0] not in CLOSING for line in wrap(text, columns))


@pytest.mark.parametrize("whole", ["2026年12月7日", "9时42分", "第16条", "第00123号"])
def test_a_date_a_time_or_a_number_of_the_law_is_not_torn(whole):
    assert wrap(f"承诺办结时限：至{whole}止", 20) == ["承诺办结时限：至", f"{whole}止"]


def test_the_total_of_a_table_s_blocks_is_one_line():
    told = Table(("序号", "材料", "原件", "复印"), (("1", "章程", "1", "0"), ("", "合计", "1", "0")), (5, 40, 5, 5))
    assert lines(told, columns=32) == ["1 章程", "  原件 1  复印 0", "合计  原件 1  复印 0"]


def test_punctuation_takes_its_character_along_to_the_next_line():
    assert wrap("一二三四五六七八，九", 16) == ["一二三四五六七", "八，九"]


@given(chinese, columns)
def test_no_line_ends_with_an_opening_bracket(text, columns):
    assert all(line[-1] not in OPENING for line in wrap(text, columns))


def test_a_word_stays_whole():
    assert wrap("the registration of companies", 16) == ["the registration", "of companies"]


def test_a_word_longer_than_the_line_is_broken_hard():
    assert wrap("https://example.org/abcdefgh", 10) == ["https://ex", "ample.org/", "abcdefgh"]


def test_line_breaks_of_the_text_stay():
    assert wrap("一\n\n二", 20) == ["一", "", "二"]


def test_a_pair_stands_at_both_edges():
    assert lines(Pair("预计等候", "09:42"), columns=32) == ["预计等候" + " " * 19 + "09:42"]


def test_a_pair_too_long_for_one_line_takes_two():
    laid = lay(Slip("ticket", "zh", (Pair("一" * 10, "二" * 8),)), 32)
    assert [(item.text, item.align) for item in laid] == [("一" * 10, "left"), ("二" * 8, "right")]


def test_a_close_pair_spares_the_bytes_between():
    assert lines(Pair("预计等候", "09:42", close=True)) == ["预计等候   09:42"]


def test_a_close_pair_too_long_for_one_line_breaks_between_the_two():
    assert lines(Pair("一" * 14, "09:42", close=True), columns=32) == ["一" * 14, "09:42"]


def test_a_pair_with_one_side_empty_is_one_line():
    assert lines(Pair("一" * 16, "", close=True), Pair("", "右"), columns=32) == ["一" * 16, " " * 30 + "右"]


def test_the_number_is_six_times_as_large():
    assert lay(Slip("ticket", "zh", (Big("A012"),)), 48) == [TextLine("A012", "center", 6, 6)]


def test_a_five_character_number_is_still_six_times_as_large_on_narrow_paper():
    assert lay(Slip("ticket", "zh", (Big("A1000"),)), 32)[0].wide == 6


@given(st.text("AB0123456789", min_size=1, max_size=20), columns)
def test_a_big_text_takes_the_largest_size_that_fits_one_line(text, columns):
    (line,) = lay(Slip("ticket", "zh", (Big(text),)), columns)
    assert line.wide == 6 or len(text) * (line.wide + 1) > columns


def test_a_checklist_hangs_its_text_beside_the_box():
    assert lines(Check("租赁合同及房屋权属证明复印件", True, "原件1"), columns=24) == [
        "√ 租赁合同及房屋  原件1",
        "   权属证明复印件",
    ]


def test_boxes_say_ticked_open_or_nothing():
    assert lines(Check("甲", True), Check("乙", False), Check("丙", None)) == ["√ 甲", "□ 乙", "丙"]


def test_a_table_row_keeps_its_cells_in_columns():
    assert lines(Row(("1", "公司登记申请书", "1"), (3, 0, 4), "llr"), columns=20) == [
        "1  公司登记申      1",
        "   请书",
    ]


def test_a_table_too_narrow_for_its_cells_becomes_text():
    assert lines(Row(("一二三", "四五六"), (20, 20)), columns=32) == ["一二三  四五六"]


def test_a_table_that_fits_has_its_head_in_bold_once():
    laid = lay(Slip("notice", "zh", (table(),)), 48)
    assert [item.text.split()[0] for item in laid if item.bold] == ["序号"]


def test_a_table_on_narrow_paper_is_a_block_a_row_with_each_entry_named():
    assert lines(table(), columns=32)[:3] == ["1 公司登记（备案）申请书", "  原件 1  复印 0  来源 自备", "  已有 √"]


def test_what_a_row_does_not_say_is_not_named_in_its_block():
    assert lines(Table(("序号", "材料", "来源"), (("1", "章程", ""),), (5, 0, 40)), columns=32) == ["1 章程"]


def test_in_large_type_all_is_one_size_up_and_still_fits():
    large = lay(Slip("ticket", "zh", (Line("甲"), Line("乙", size=2), Pair("丙", "丁"), Big("A012")), large=True), 32)
    assert [item.tall for item in large] == [2, 3, 2, 6]


def test_a_signature_line_fills_the_paper():
    assert lines(Sign("签字"), columns=32) == ["签字 " + "_" * 27]


def test_a_rule_crosses_the_paper_with_few_wide_characters():
    assert lay(Slip("ticket", "zh", (Rule(),)), 48) == [TextLine("-" * 12, "center", wide=4)]


def test_digits_are_printed_as_text_and_a_qr_as_a_code():
    laid = lay(Slip("ticket", "zh", (Code("123", "digits"), Code("456", caption="扫码"), Cut())), 32)
    assert laid == [TextLine("123", "center"), Code("456"), TextLine("扫码", "center"), Cut()]


def test_a_copy_and_a_practice_paper_say_so_first():
    slip = Slip("ticket", "zh", (Line("A012"),), copy_no=2, practice=True)
    assert [item.text for item in lay(slip, 48)] == ["练习", "补打 COPY 2", "A012"]


def test_no_chinese_character_is_left_alone_on_the_last_line():
    assert wrap("一二三四五六七八九", 16) == ["一二三四五六七", "八九"]


def test_a_signature_and_its_time_share_a_line_where_the_paper_is_wide_enough():
    assert [len(lines(Sign("签字", "时间"), columns=columns)) for columns in (64, 48)] == [1, 2]


def test_boxes_after_a_label_are_never_torn():
    assert lines(Boxes("方式：", ("直接送达", "邮寄送达", "电子送达"), "邮寄送达"), columns=32) == [
        "方式：□ 直接送达  √ 邮寄送达",
        "□ 电子送达",
    ]


def test_a_name_broken_in_a_block_keeps_its_words_apart():
    part = Table(("No", "Paper", "From"), (("1", "Documents appointing the legal representative", "you"),), (5, 0, 40))
    assert lines(part, columns=32) == ["1 Documents appointing the legal", "  representative", "  From: you"]

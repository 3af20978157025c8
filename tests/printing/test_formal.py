"""The formal papers: how they read in each hall, and that nothing typed by anybody can spoil one."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.escpos import render
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import Code, Table, from_json, to_json
from counterdesk.printing.slips import money
from counterdesk.printing.slips.acceptance import Taken
from counterdesk.printing.slips.parts import Applicant, Listed
from counterdesk.printing.slips.phrases import Limit, articles
from counterdesk.printing.terminal import plain

from .formal import PAPERS, matter, of_acceptance, of_copy_notice, of_notice, of_receipt, of_refusal, of_supplement
from .formal_facts import AT, CODE, HALLS
from .test_escpos import texts_of

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
CHINESE_LAW = ("行政复议", "行政诉讼", "reconsideration", "People's Court", "seal", "专用章")
typed = st.text(max_size=60)


def text(slip, columns=48):
    return plain(lay(slip, columns), columns)


def flat(slip, columns=48):
    """The paper's text without its line breaks and spaces."""
    return "".join(text(slip, columns).split())


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("of", HALLS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_formal_paper_reads_as_its_golden(paper, of, columns):
    golden = GOLDEN / f"paper-{paper}-{of}-{columns}.txt"
    said = text(PAPERS[paper](of), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("of", HALLS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_formal_paper_is_kept_whole_in_the_outbox(paper, of):
    slip = PAPERS[paper](of)
    assert (slip.kind, from_json(to_json(slip))) == (paper, slip)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_county_s_paper_says_nothing_of_chinese_law(paper):
    said = text(PAPERS[paper]("us"), 200)
    assert [words for words in CHINESE_LAW if words in said] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", ["generic-80-cn", "generic-58-cn"])
@settings(max_examples=20, deadline=None)
@given(name=typed, reason=typed)
def test_nothing_typed_spoils_a_formal_paper(paper, profile, name, reason):
    found = shipped()[profile]
    typed_in = {"service": name, "applicant": Applicant(name, reason, name, reason), "clerk": name, "hall": reason}
    told = typed_in if paper == "notice" else {"matter": matter("zh", **typed_in)}
    laid = lay(PAPERS[paper]("zh", **told), found.columns, found.codec)
    lines = [item for item in laid if isinstance(item, TextLine)]
    assert all(paper_cols(line.text, found.codec) * line.wide <= found.columns for line in lines)
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", "".join(line.text for line in lines).encode("gbk", "replace"))
    sent = render([line for line in lines if line.wide == line.tall], found)
    assert not re.search(rb"[\x00-\x1f\x7f]", texts_of(sent))


def test_a_notice_of_sixty_lines_is_at_most_three_and_a_half_kilobytes():
    listed = [
        Listed(f"经营场所和库房地理位置图、平面图（{at}）", 1, 1, at % 2 == 0, wants="A4 纸，盖章") for at in range(9)
    ]
    slip = of_notice("zh", materials=listed)
    assert len(text(slip).splitlines()) >= 60
    assert len(job_bytes(slip, shipped()["generic-80-cn"])) <= 3500


def test_a_notice_names_what_is_missing_by_number():
    assert "还缺3项：第4、5、7项" in text(of_notice())


def test_a_notice_of_papers_that_are_all_there_says_so():
    assert "材料已齐全" in text(of_notice(materials=[Listed("公司章程", 1, 0, True)]))


def test_a_notice_has_a_code_for_the_hall_and_one_that_says_what_is_missing():
    assert [part.data for part in of_notice(missing_text="还缺：章程").parts if isinstance(part, Code)] == [
        CODE,
        "还缺：章程",
    ]


def test_where_nothing_is_missing_the_notice_has_only_the_hall_s_code():
    assert len([part for part in of_notice(missing_text="").parts if isinstance(part, Code)]) == 1


def test_an_applicant_not_known_yet_is_written_by_hand():
    assert re.search("申请人： _{20,}", text(of_notice(applicant=Applicant())))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("licence", "受理通知书"),
        ("registration", "接收申请材料凭证"),
        ("filing", "接收备案材料凭证"),
        ("joint", "受理通知书"),
        ("confirmation", "办理事项受理单"),
        ("public_service", "办理事项受理单"),
        ("complaint", "受理告知书"),
    ],
)
def test_an_acceptance_is_titled_by_the_kind_of_service(kind, title):
    assert title in text(of_acceptance(kind=kind))


pieces = st.builds(Taken, st.just("章程"), st.integers(0, 99), st.integers(0, 99), st.integers(0, 300))


@given(st.lists(pieces, min_size=1, max_size=30))
def test_row_15_the_slip_s_totals_equal_the_list(taken):
    slip = of_acceptance(materials=taken)
    (table,) = [part for part in slip.parts if isinstance(part, Table)]
    *rows, total = table.rows
    assert [sum(int(row[at]) for row in rows) for at in (2, 3, 4)] == [int(cell) for cell in total[2:]]
    copies = sum(one.originals + one.copies for one in taken)
    assert f"共{len(taken)}件{copies}份{sum(one.pages for one in taken)}页" in flat(slip)


def test_pages_nobody_counted_are_not_on_the_slip():
    assert "页" not in text(of_acceptance(materials=[Taken("章程", 1, 0)]))


def test_row_15_each_copy_says_whose_it_is():
    assert ["申请人联" in text(of_acceptance(part="applicant")), "存根联" in text(of_acceptance(part="file"))] == [
        True,
        True,
    ]


def test_row_15_a_reprint_says_so():
    assert "补打COPY2" in flat(replace(of_acceptance(), copy_no=2))


def test_a_provisional_day_says_that_it_is_and_why():
    said = flat(of_acceptance(statutory=Limit(20, AT.date().replace(year=2027), True)))
    assert ("（暂定）" in said, "放假安排尚未公布" in said) == (True, True)


def test_a_refusal_under_chinese_law_names_both_remedies_with_their_periods():
    said = flat(of_refusal())
    assert ("60日" in said, "6个月" in said) == (True, True)


def test_where_papers_are_handed_back_no_day_is_set():
    said = flat(of_supplement(until=None, silence="returned"))
    assert ("补正期限" in said, "重新提交申请" in said) == (False, True)


def test_what_has_been_answered_is_printed_and_what_has_not_is_left_for_the_pen():
    open_, told = flat(of_copy_notice()), flat(of_copy_notice(opinion="refuse", reason="疏散通道不足"))
    assert ("□不同意" in open_, "√不同意" in told, "理由：疏散通道不足" in told) == (True, True, True)


def test_a_receipt_adds_up():
    assert "￥1,210.50" in text(of_receipt())


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (8200, "捌拾贰元整"),
        (121_050, "壹仟贰佰壹拾元伍角整"),
        (100_305, "壹仟零叁元零伍分"),
        (0, "零元整"),
        (50, "伍角整"),
        (7, "柒分"),
        (10_000_000_000, "壹亿元整"),
        (1_000_500_000, "壹仟万伍仟元整"),
        (100_000_701, "壹佰万零柒元零壹分"),
        (12_345_678_912, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
    ],
)
def test_an_amount_in_words_reads_as_on_a_cheque(cents, words):
    assert money.in_words(cents) == words


@pytest.mark.parametrize(
    ("cited", "zh"),
    [
        ("行政许可法 art.26,42", "行政许可法第26条、第42条"),
        ("实施细则 art.6(七),18", "实施细则第6条第（七）项、第18条"),
        ("条例 art.24-29", "条例第24至29条"),
        ("广告法", "广告法"),
    ],
)
def test_an_article_is_cited_as_chinese_papers_cite_it(cited, zh):
    assert (articles(cited, "zh"), articles(cited, "en")) == (zh, cited)

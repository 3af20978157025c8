from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.languages import spoken
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import Code
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.terminal import plain

from .papers import LONG_CODE, notice_slip, ticket_slip

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
PAPERS = {
    "ticket": lambda lang, columns: ticket_slip(lang=lang),
    "ticket-copy": lambda lang, columns: ticket_slip(
        lang=lang, copy_no=2, practice=True, wait_low_min=0, wait_high_min=4
    ),
    "ticket-a1000": lambda lang, columns: ticket_slip(lang=lang, number="A1000", ahead=0, windows=[], priority=None),
    "ticket-large": lambda lang, columns: ticket_slip(lang=lang, large=True),
    "ticket-both": lambda lang, columns: spoken(
        lambda one: ticket_slip(lang=one), {"zh": "zh+en", "en": "en+zh"}[lang]
    ),
    "notice": lambda lang, columns: notice_slip(lang),
    "test": lambda lang, columns: test_paper.slip(printer="front", columns=columns, lang=lang),
}


def text(slip, columns=48):
    return plain(lay(slip, columns), columns)


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_reads_as_its_golden(paper, lang, columns):
    golden = GOLDEN / f"{paper}-{lang}-{columns}.txt"
    assert text(PAPERS[paper](lang, columns), columns) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["1000001234567", LONG_CODE], ids=["digits", "60 characters"])
@pytest.mark.parametrize("profile", ["generic-80-cn", "generic-58-cn"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_ticket_with_its_qr_is_at_most_400_bytes(lang, profile, code):
    assert len(job_bytes(ticket_slip(lang=lang, code=code), shipped()[profile])) <= 400


@given(st.lists(st.text("公司章程登记a, ", min_size=1, max_size=30), max_size=12))
def test_a_long_list_of_papers_never_makes_a_ticket_long(materials):
    assert len(job_bytes(ticket_slip(materials=materials), shipped()["generic-80-cn"])) <= 400


def test_no_paper_listed_is_torn_without_a_mark():
    listed = text(ticket_slip(materials=["法定代表人、质量负责人身份证明、学历或职称材料复印件原件"]))
    assert "…" in listed


def test_in_large_type_a_ticket_has_the_five_things_one_waits_by_and_nothing_smaller():
    laid = lay(ticket_slip(large=True), 48)
    lines = [item for item in laid if isinstance(item, TextLine) and item.wide == item.tall]
    assert min(line.tall for line in lines) == 2
    assert all(
        what in text(ticket_slip(large=True)) for what in ("A012", "前面等候 4 人", "可办窗口 1 2 4", "取号 09:42")
    )


def test_a_wait_of_five_minutes_at_most_says_stay_near():
    assert "很快叫到您，请别走远" in text(ticket_slip(wait_low_min=0, wait_high_min=5))


def test_a_wait_from_nothing_is_up_to_its_upper_bound():
    assert "10 分钟以内" in text(ticket_slip(wait_low_min=0, wait_high_min=10))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("lang", "said"), [("zh", "今天可能办不到"), ("en", "May not be served today")])
def test_who_may_not_be_served_today_reads_it(large, lang, said):
    assert said in text(ticket_slip(lang=lang, large=large, may_not=True))
    assert said not in text(ticket_slip(lang=lang, large=large))
    assert len(job_bytes(ticket_slip(lang=lang, large=large, may_not=True), shipped()["generic-80-cn"])) <= 400


@pytest.mark.parametrize(("lang", "said"), [("zh", "2 小时以上"), ("en", "over 2 hours"), ("es", "mas de 2 horas")])
def test_of_a_wait_of_hours_the_slip_says_over_how_many(lang, said):
    paper = text(ticket_slip(lang=lang, wait_low_min=165, wait_high_min=480))
    assert said in paper
    assert "480" not in paper


def test_a_wait_nobody_can_tell_is_not_told():
    assert "分钟" not in text(ticket_slip(wait_low_min=None, wait_high_min=None))


def test_the_first_telephone_number_only():
    printed = text(ticket_slip(phones=[("投诉监督", "12345"), ("咨询", "88880000")]))
    assert ("12345" in printed, "88880000" in printed) == (True, False)


def test_the_qr_says_the_ticket_s_code_alone():
    assert [part.data for part in ticket_slip().parts if isinstance(part, Code)] == ["1000001234567"]


def test_the_test_slip_s_ruler_fills_the_paper():
    lines = text(PAPERS["test"]("zh", 32), 32).splitlines()
    assert sum(paper_cols(line) == 32 for line in lines) >= 3

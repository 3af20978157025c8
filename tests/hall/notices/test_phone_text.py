"""What a telephone reads from a notice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import notices
from counterdesk.hall.notices.phone_text import MOST_BYTES
from tests.hall.notices.answering import answers, services

NUMBER = "2026-00123"


def whole_names(text, wanted, lang):
    """The papers a text names, checked to be whole."""
    names = {one.name(lang) for one in wanted.materials}
    lines = [line for line in text.splitlines()[1:] if re.match(r"\d+\. ", line)]
    assert all(any(line.split(". ", 1)[1].startswith(name) for name in names) for line in lines)
    return len(lines)


@given(services, answers, st.sampled_from(("zh", "en", "es")))
def test_the_text_is_never_above_300_bytes_and_never_cuts_a_character_or_a_paper(wanted, yes, lang):
    missing = notices.missing(notices.needed(wanted, yes, []))
    text = notices.missing_text(NUMBER, wanted, missing, lang)
    assert len(text.encode("utf-8")) <= MOST_BYTES
    assert text.startswith(NUMBER)
    shown = whole_names(text, wanted, lang)
    if shown < len(missing):
        assert str(len(missing) - shown) in text.splitlines()[-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_every_shipped_service_the_text_fits_and_says_how_many_more(shipped, lang):
    for cat, wanted in shipped:
        missing = notices.missing(notices.needed(wanted, [one.id for one in notices.questions(cat, wanted)], []))
        text = notices.missing_text(NUMBER, wanted, missing, lang)
        assert len(text.encode()) <= MOST_BYTES
        assert whole_names(text, wanted, lang) >= min(2, len(missing))


def test_the_longest_shipped_list_says_how_many_more_stand_on_the_paper(shipped):
    longest = next(found for _, found in shipped if found.code == "B07")
    missing = notices.missing(notices.needed(longest, ["premises_rented"], []))
    text = notices.missing_text(NUMBER, longest, missing, "zh")
    assert len(missing) == 9
    assert text.splitlines() == [
        "2026-00123 三类器械 还缺9项：",
        "1. 法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件 复印件1",
        "2. 企业组织机构与部门设置 原件1",
        "3. 医疗器械经营范围、经营方式 原件1",
        "还有6项，见纸质告知单",
    ]


def test_when_all_is_there_the_text_says_so(shipped):
    _, found = shipped[0]
    assert notices.missing_text(NUMBER, found, (), "en") == "2026-00123 New company nothing is missing"

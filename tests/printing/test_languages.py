from counterdesk.printing.languages import spoken
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.slip import Big, Code, Cut, Line, Slip, from_json, to_json

from .papers import CODE, notice_slip, ticket_slip


def both(**facts):
    return spoken(lambda lang: ticket_slip(lang=lang, **facts), "zh+en")


def test_one_language_is_the_paper_as_it_is():
    assert spoken(lambda lang: ticket_slip(lang=lang), "en") == ticket_slip(lang="en")


def test_in_two_languages_each_line_stands_under_its_other():
    texts = [part.text for part in both().parts if isinstance(part, Line)]
    assert texts[:2] == ["清河谷县政务服务大厅 · 市场监管", "Qinghegu County Service Hall"]


def test_what_is_the_same_in_both_is_printed_once():
    assert [both().parts.count(part) for part in (Big("A012"), Code(CODE), Cut())] == [1, 1, 1]


def test_nothing_of_either_language_is_lost():
    for make in (lambda lang: ticket_slip(lang=lang), notice_slip):
        assert {*make("zh").parts, *make("en").parts} == set(spoken(make, "zh+en").parts)


def test_a_line_only_one_language_has_stays_in_its_place():
    texts = {"zh": (Line("甲"), Big("1"), Line("乙")), "en": (Line("a"), Big("1"), Line("b"), Line("c"))}
    slip = spoken(lambda lang: Slip("x", lang, texts[lang]), "zh+en")
    assert [part.text for part in slip.parts] == ["甲", "a", "1", "乙", "b", "c"]


def test_the_marks_are_said_in_both():
    marks = [item.text for item in lay(both(copy_no=2, practice=True), 48)[:2] if isinstance(item, TextLine)]
    assert marks == ["练习 PRACTICE", "补打 COPY 2"]


def test_a_paper_in_two_languages_is_kept_like_any_other():
    assert from_json(to_json(both())) == both()

"""Questionnaires: versions, anonymous answers, how many were asked, and rates that say when they rest on few."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk import paths
from counterdesk.hall.surveys import asking, forms
from counterdesk.refusals import SettingFault
from counterdesk.store.desk import By
from tests.furnished import Hall, refused

LEAD = By("301")
FILE = paths.data("surveys", "hall.toml")
HAPPY = {"told": "5", "kind": "4", "trips": "once"}


@pytest.fixture
def asked(hall: Hall) -> Hall:
    """A hall with the shipped questionnaire."""
    hall.store.run(asking.make, LEAD, forms.read(FILE))
    return hall


def answer(hall: Hall, answers=HAPPY, channel="paper", by=LEAD):
    return hall.store.run(asking.answer, by, "hall", answers, channel)


def result(hall: Hall, version=None):
    return hall.store.read(asking.result, name="hall", version=version)


def test_who_opens_it_at_the_machine_was_asked_and_need_not_answer(asked):
    for _ in range(3):
        asked.store.run(asking.begin, By(), "hall")
    answer(asked, channel="kiosk", by=By())
    found = result(asked)
    assert (found.asked, found.answered) == (3, 1)
    assert ("kiosk", 3, 1) in found.channels


def test_a_choice_has_a_digit_for_each_answer(tmp_path):
    options = "".join(f'[[question.option]]\nid = "o{n}"\nzh = "第{n}"\nen = "No. {n}"\n' for n in range(10))
    file = tmp_path / "many.toml"
    file.write_text('name = "many"\ntitle_zh = "多"\ntitle_en = "Many"\n[[question]]\nid = "q"\nkind = "choice"\n'
                    f'zh = "问"\nen = "Ask"\n{options}', encoding="utf-8")  # fmt: skip
    with pytest.raises(SettingFault):
        forms.read(file)


def test_what_is_kept_reads_as_what_was_given():
    form = forms.read(FILE)
    assert forms.from_json(forms.to_json(form)) == form


def test_the_same_questionnaire_again_is_the_same_version_and_a_changed_one_the_next(asked):
    form = forms.read(FILE)
    again = asked.store.run(asking.make, LEAD, form)
    changed = asked.store.run(asking.make, LEAD, form._replace(questions=form.questions[:2]))
    assert (again.version, changed.version) == (1, 2)


def test_answers_stay_with_the_version_they_were_given_to(asked):
    answer(asked)
    form = forms.read(FILE)
    asked.store.run(asking.make, LEAD, form._replace(questions=form.questions[:2]))
    assert [result(asked, version).answered for version in (1, 2)] == [1, 0]


def test_asked_and_answered_are_counted_apart(asked):
    asked.store.run(asking.ask, LEAD, "hall", 40, "meeting")
    for _ in range(3):
        answer(asked, channel="meeting")
    found = result(asked)
    assert (found.asked, found.answered, found.response.met, found.response.n) == (40, 3, 3, 40)


def test_who_answers_was_asked(asked):
    answer(asked, channel="kiosk", by=By())
    assert result(asked).channels == (("paper", 0, 0), ("kiosk", 1, 1), ("meeting", 0, 0))


@pytest.mark.parametrize(("count", "few"), [(29, True), (30, False)])
def test_fewer_than_thirty_answers_say_so(asked, count, few):
    for _ in range(count):
        answer(asked)
    assert result(asked).few is few


@given(st.lists(st.sampled_from(forms.GRADES), max_size=60))
@settings(max_examples=30)
def test_counts_of_a_question_are_its_answers_and_the_rate_is_theirs(grades):
    question = forms.read(FILE).questions[0]
    found = asking._answered(question, grades)
    assert sum(found.counts) == len(grades)
    assert (found.satisfied.met, found.satisfied.n) == (sum(one >= "3" for one in grades), len(grades))


def test_an_answer_carries_nothing_that_leads_to_a_person(asked):
    answer(asked)
    (columns,) = {tuple(row[1] for row in asked.ask("PRAGMA table_info(survey_answer)"))}
    assert columns == ("id", "survey_id", "day", "channel", "answers")
    assert asked.ask("SELECT clerk, \"window\" FROM journal WHERE kind = 'survey_answered'") == [(None, None)]


@pytest.mark.parametrize(
    ("answers", "code"),
    [({}, "nothing_answered"), ({"weather": "5"}, "no_such_question"), ({"told": "6"}, "no_such_answer"),
     ({"trips": "5"}, "no_such_answer")],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(asked, answers, code):
    with refused(code):
        answer(asked, answers)


def test_only_who_may_enters_answers_from_paper(asked):
    with refused("role"):
        answer(asked, by=By("101"))


def test_an_unknown_questionnaire_is_told_the_known_ones(asked):
    with refused("no_such_survey"):
        asked.store.read(asking.result, name="nothing")


@pytest.mark.parametrize(
    ("was", "becomes", "key"),
    [('kind = "choice"', 'kind = "essay"', "question[5].kind"), ('id = "told"', 'id = "kind"', "question.id"),
     ('name = "hall"', "", "name"), ('en = "Once"', "", "question[5].option")],
)  # fmt: skip
def test_a_questionnaire_that_will_not_do_names_the_key(tmp_path, was, becomes, key):
    path = tmp_path / "survey.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(SettingFault) as no:
        forms.read(path)
    assert key in [fault.key for fault in no.value.faults]


def test_row_21_public_judgement_a_rate_is_shown_with_its_count_and_few_answers_say_so(asked):
    asked.store.run(asking.ask, LEAD, "hall", 50, "paper")
    for grade in ("5", "4", "2"):
        answer(asked, {"told": grade})
    found = result(asked)
    told = found.questions[0].satisfied
    assert (told.met, told.n, round(told.rate, 3), found.few) == (2, 3, 0.667, True)
    assert told.low < told.rate < told.high
    assert (found.survey.version, found.asked, found.answered) == (1, 50, 3)

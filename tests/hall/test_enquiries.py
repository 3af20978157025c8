"""First-contact responsibility: whose a question is, and until when."""

from __future__ import annotations

import pytest

from counterdesk.hall import closing, enquiries
from counterdesk.printing.slip import to_json
from counterdesk.store.desk import By
from tests.furnished import Hall, refused

FIRST, SECOND, LEAD = By("101", "1"), By("102", "2"), By("301")


class Asking:
    """Questions of a hall, acted on by name."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def __getattr__(self, act: str):
        return lambda *args, by=FIRST, **facts: self.hall.store.run(getattr(enquiries, act), by, *args, **facts)

    def of(self, clerk: str) -> list[int]:
        """The numbers on a clerk's list."""
        return [one.id for one in self.hall.store.read(enquiries.of_clerk, clerk=clerk)]


@pytest.fixture
def asking(hall: Hall) -> Asking:
    hall.opened("1", "2")
    return Asking(hall)


def test_a_question_is_the_first_clerks(asking):
    found = asking.ask("食品经营许可证怎么换", service="B01")
    assert (found.first_clerk, found.window, found.state, asking.of("101")) == ("101", "1", "open", [found.id])


def test_a_question_needs_words_and_a_clerk(asking):
    with refused("question_needed"):
        asking.ask("  ")
    with refused("no_such_clerk"):
        asking.ask("几点下班", by=By(None, "1"))


def test_a_question_can_name_the_ticket_it_came_with(asking, hall):
    number = hall.issue("A01")
    assert asking.ask("要带原件吗", ticket=number).ticket_id == hall.ticket(number).id


def test_what_was_asked_never_stands_in_the_journal(asking, hall):
    asking.answer(asking.ask("张晓明的执照办好没有").id, "已办好")
    assert hall.ask("SELECT count(*) FROM journal WHERE facts LIKE '%张晓明%' OR facts LIKE '%已办好%'") == [(0,)]


def test_answered_it_is_closed_and_on_nobodys_list(asking):
    found = asking.ask("几点下班")
    assert asking.answer(found.id, "五点半").state == "closed"
    assert (asking.of("101"), asking.hall.store.read(enquiries.open_ones)) == ([], [])


def test_answered_is_answered(asking):
    found = asking.ask("几点下班")
    with refused("answer_needed"):
        asking.answer(found.id, "")
    asking.answer(found.id, "五点半")
    for act in ("answer", "hand_over"):
        with refused("enquiry_closed"):
            getattr(asking, act)(found.id, "102")


def test_an_offer_stands_on_both_lists_until_it_is_confirmed(asking):
    found = asking.ask("锅炉登记找谁")
    asking.hand_over(found.id, "102")
    before = asking.of("101"), asking.of("102")
    asking.confirm(found.id, by=SECOND)
    assert (before, asking.of("101"), asking.of("102")) == (([found.id], [found.id]), [], [found.id])


def test_only_the_one_it_was_handed_to_confirms(asking):
    found = asking.ask("锅炉登记找谁")
    with refused("enquiry_not_offered"):
        asking.confirm(found.id, by=SECOND)
    asking.hand_over(found.id, "102")
    with refused("enquiry_not_offered"):
        asking.confirm(found.id, by=By("103", "3"))


def test_it_is_handed_to_somebody_who_is_there_and_somebody_else(asking):
    found = asking.ask("锅炉登记找谁")
    for to, code in (("999", "no_such_clerk"), ("601", "role"), ("101", "enquiry_to_self")):
        with refused(code):
            asking.hand_over(found.id, to)


def test_somebody_elses_question_is_answered_by_a_lead_only(asking):
    found = asking.ask("几点下班")
    with refused("enquiry_not_yours"):
        asking.answer(found.id, "五点半", by=SECOND)
    assert asking.answer(found.id, "五点半", by=LEAD).state == "closed"


def test_who_it_was_handed_to_takes_it_by_answering(asking):
    found = asking.ask("锅炉登记找谁")
    asking.hand_over(found.id, "102")
    assert asking.answer(found.id, "找 3 号窗口", by=SECOND).confirmed_us is not None


def test_handed_on_again_it_goes_back_to_the_first_list(asking):
    found = asking.ask("锅炉登记找谁")
    asking.hand_over(found.id, "102")
    asking.confirm(found.id, by=SECOND)
    asking.hand_over(found.id, "103", by=SECOND)
    assert (asking.of("101"), asking.of("102"), asking.of("103")) == ([found.id], [], [found.id])


def test_open_ones_can_be_asked_for_one_day(asking, hall):
    first = asking.ask("几点下班")
    hall.forward(86_400)
    second = asking.ask("几点上班")
    read = hall.store.read
    assert [one.id for one in read(enquiries.open_ones)] == [first.id, second.id]
    assert [one.id for one in read(enquiries.open_ones, on=second.day)] == [second.id]
    assert [one.id for one in read(enquiries.left_at_closing, on=first.day)] == [first.id]


def test_a_hall_with_questions_stays_whole(asking, whole):
    found = asking.ask("锅炉登记找谁", service="C01")
    asking.hand_over(found.id, "102")


def test_the_days_report_names_what_nobody_answered(asking, hall):
    found = asking.ask("几点下班")
    made = hall.store.read(closing.report)
    assert [one.id for one in made.enquiries] == [found.id]
    paper = to_json(hall.store.read(closing.paper, made=made, lang="zh"))
    assert "未答复的咨询" in paper

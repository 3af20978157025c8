"""Giving a review: by whom, of what, once."""

from __future__ import annotations

import json

import pytest

from counterdesk.hall.reviews import reasons
from counterdesk.hall.reviews.giving import Given, give
from counterdesk.store import library
from counterdesk.store.desk import By
from tests.furnished import CLERK_AT, refused
from tests.hall.reviews.conftest import OTHER, REVIEWER


def test_a_review_is_given_with_the_code_of_the_slip(said):
    found = said.gives(said.visit(), 5, reasons=("friendly", "quick"))
    assert (found.grade, found.because, found.state, found.clerk, found.window) == (
        5, ("quick", "friendly"), "counted", CLERK_AT["1"], "1",
    )  # fmt: skip


def test_the_tickets_own_code_serves_as_well(said, hall):
    from counterdesk.hall import rows

    number = said.visit()
    code = hall.store.read(lambda look: rows.code_of(look, hall.ticket(number)))
    assert hall.store.run(give, By(), Given(code, 4)).grade == 4


def test_without_a_clerk_a_number_alone_is_not_enough(said, hall):
    number = said.visit()
    with refused("review_needs_code"):
        hall.store.run(give, By(), Given(number, 1))


def test_a_colleague_enters_a_review_from_paper(said):
    found = said.gives(said.visit(), 3, by=OTHER, channel="paper")
    assert (found.entered_by, found.channel) == ("102", "paper")


@pytest.mark.parametrize("channel", ["paper", "screen"])
def test_a_clerk_cannot_rate_their_own_visit(said, channel):
    with refused("own_visit"):
        said.gives(said.visit(), 5, by=By(CLERK_AT["1"], "1"), channel=channel)


def test_the_database_itself_refuses_a_clerks_own_review(said, hall):
    said.gives(said.visit(), 5)
    with pytest.raises(library.module.IntegrityError):
        hall.spoil("UPDATE review SET entered_by = clerk")


def test_a_visit_is_reviewed_once(said):
    number = said.visit()
    said.gives(number, 5)
    with refused("reviewed_already"):
        said.gives(number, 1)
    with refused("reviewed_already"):
        said.gives(number, 1, by=OTHER)


def test_the_database_itself_refuses_a_second_review(said, hall):
    said.gives(said.visit(), 5)
    said.visit()
    said.gives("A002", 4)
    with pytest.raises(library.module.IntegrityError):
        hall.spoil("UPDATE review SET ticket_id = 1")


def test_who_was_not_served_has_nothing_to_review(said, hall):
    number = hall.issue("A01")
    with refused("not_served"):
        said.gives(number, 1)


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_there_are_five_grades(said, grade):
    with refused("no_such_grade"):
        said.gives(said.visit(), grade)


def test_a_reason_of_another_grade_is_refused(said):
    with refused("no_such_reason"):
        said.gives(said.visit(), 5, reasons=("rude",))


def test_a_good_grade_needs_no_reason_and_neither_does_a_bad_one(said):
    assert [said.gives(said.visit(), grade).because for grade in (5, 1)] == [(), ()]


def test_a_named_bad_review_is_owed_a_call(said):
    found = said.bad()
    assert (found.state, f"{found.contact_due_on}", f"{found.close_due_on}") == ("open", "2026-11-24", "2026-11-30")


@pytest.mark.parametrize(("grade", "name"), [(1, ""), (2, ""), (3, "赵小芳"), (5, "赵小芳")])
def test_nobody_is_called_who_did_not_give_a_name_or_was_not_dissatisfied(said, grade, name):
    assert said.gives(said.visit(), grade, name=name).state == "counted"


def test_the_journal_tells_no_visit_and_no_name(said, hall):
    number = said.visit()
    said.gives(number, 1, name="赵小芳", phone="13912345678", remark="赵小芳说太慢")
    ((ticket, window, facts),) = hall.ask(
        "SELECT ticket_id, \"window\", facts FROM journal WHERE kind = 'review_given'"
    )
    assert (ticket, window) == (None, None)
    assert not any(text in facts for text in (number, "赵", "139"))


def test_an_entered_review_keeps_who_entered_it_and_hides_the_window(said, hall):
    said.gives(said.visit(), 2, by=OTHER)
    assert hall.ask("SELECT clerk, \"window\" FROM journal WHERE kind = 'review_given'") == [("102", None)]


def test_a_reviewer_may_enter_reviews_too(said):
    assert said.gives(said.visit(), 4, by=REVIEWER).entered_by == "801"


def test_every_grade_has_reasons_in_every_language_and_at_most_nine_of_them():
    for grade in reasons.GRADES:
        assert 1 <= len(reasons.beside(grade)) <= 9
    assert all(one.name(lang) for one in reasons.every() for lang in ("zh", "en", "es"))
    assert len({one.id for one in reasons.every()}) == len(reasons.every())


def test_a_reason_that_left_the_list_is_told_by_its_id():
    assert reasons.name_of("long_gone", "zh") == "long_gone"


def test_reasons_are_stored_by_id(said, hall):
    said.gives(said.visit(), 1, reasons=("rude",))
    ((stored,),) = hall.ask("SELECT reasons FROM review")
    assert json.loads(stored) == ["rude"]

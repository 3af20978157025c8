"""What a notice asks and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import notices
from counterdesk.hall.notices.rules import same
from tests.furnished import refused
from tests.hall.notices.answering import answers, service, services


@given(services, answers)
def test_every_printed_paper_applies_and_every_applying_paper_is_printed_once(wanted, yes):
    printed = [same(one) for one in notices.materials(wanted, yes)]
    assert len(printed) == len(set(printed))
    assert set(printed) == {same(one) for one in wanted.materials if one.applies(yes)}


@given(services, answers)
def test_the_list_keeps_the_files_order_and_never_asks_for_fewer_than_the_file(wanted, yes):
    order = [one.id for one in wanted.materials]
    listed = notices.materials(wanted, yes)
    assert [one.id for one in listed] == sorted((one.id for one in listed), key=order.index)
    most = {same(one): one for one in listed}
    for one in wanted.materials:
        if one.applies(yes):
            assert most[same(one)].original >= one.original
            assert most[same(one)].copies >= one.copies


@given(services, answers, st.data())
def test_missing_is_what_the_citizen_brings_and_has_not_brought(wanted, yes, data):
    have = data.draw(st.lists(st.sampled_from([one.id for one in wanted.materials]))) if wanted.materials else []
    listed = notices.needed(wanted, yes, have)
    brought = {same(one) for one in wanted.materials if one.id in have}
    missing = {one.id for one in notices.missing(listed)}
    for one in notices.materials(wanted, yes):
        asked = not one.spoken and one.source is None
        assert (one.id in missing) == (asked and same(one) not in brought)


def test_what_the_hall_fetches_itself_is_shown_and_not_asked_for(shipped):
    _, closing = next(found for found in shipped if found[1].code == "A06")
    listed = {one.id: one for one in notices.needed(closing, ["tax_registered"], ["form"])}
    assert (listed["tax"].asked, [one.id for one in notices.missing(listed.values())]) == (False, ["oldlic"])


def test_on_a_day_fetching_fails_the_shared_paper_is_asked_for_in_the_notice(shipped):
    _, closing = next(found for found in shipped if found[1].code == "A06")
    listed = notices.needed(closing, ["tax_registered"], ["form"], ask=["tax"])
    assert [one.id for one in notices.missing(listed)] == ["tax", "oldlic"]


def test_what_is_only_told_is_shown_and_never_missing(shipped):
    marriage = next(service for _, service in shipped if service.code == "M01")
    listed = {one.id: one for one in notices.needed(marriage, [], [])}
    assert "ssn" in listed
    assert "ssn" not in {one.id for one in notices.missing(listed.values())}


def test_a_service_asks_only_what_something_of_it_depends_on_in_the_files_order(shipped):
    cat, found = next(found for found in shipped if found[1].code == "D01")
    assert [one.id for one in notices.questions(cat, found)] == [
        "by_agent", "premises_owned", "premises_rented", "hires_staff",
    ]  # fmt: skip


def test_fees_refusals_and_what_comes_first_are_asked_about_too(shipped):
    asked = {(cat.hall.currency, one.code): {q.id for q in notices.questions(cat, one)} for cat, one in shipped}
    assert asked["CNY", "A07"] == {"by_agent", "licence_lost"}
    assert asked["USD", "B01"] == {"already_notarized", "entity"}


@pytest.mark.parametrize("yes", [("premises_owned", "premises_rented"), ("premises_rented", "premises_owned")])
def test_two_answers_that_exclude_each_other_are_refused_in_words(shipped, yes):
    cat, found = next(found for found in shipped if found[1].code == "B07")
    with refused("answers_exclude") as told:
        notices.wrong_answers(cat, found, yes)
    assert "租赁" in told.value.message("zh")


def test_an_answer_nobody_asked_is_refused_with_what_may_be_answered(shipped):
    cat, found = next(found for found in shipped if found[1].code == "B07")
    with refused("no_such_condition") as told:
        notices.wrong_answers(cat, found, ["by_agent"])
    assert "premises_rented" in told.value.next_step("zh")


def test_a_paper_the_service_does_not_know_is_refused():
    with refused("no_such_material"):
        notices.needed(service([]), [], ["lease"])

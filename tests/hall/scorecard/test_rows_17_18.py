"""Rows 17 and 18 of the list of systems: indices that are sums anybody can do again, rates that open their lists."""

from __future__ import annotations

from datetime import date

import pytest

from counterdesk.hall import enquiries, notices
from counterdesk.hall.cases import reissue
from counterdesk.hall.commitments.whole import look_through
from counterdesk.hall.reviews import giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.hall.scorecard.four import INDICES, PARTS, four
from counterdesk.hall.scorecard.three import three
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall, refused
from tests.hall.cases.acting import CLERK, ZHANG
from tests.hall.jointly import Jointly

FIRST, LAST = MORNING.date(), date(2026, 11, 30)


@pytest.fixture
def matters(hall: Hall) -> Jointly:
    hall.opened("1", "2")
    return Jointly(hall)


def rates(hall: Hall):
    return {one.name: one for one in hall.store.read(three, first=FIRST, last=LAST)}


def ask(hall: Hall, service: str, by: By = CLERK) -> int:
    return hall.store.run(enquiries.ask, by, "要带什么", service).id


def test_row_18b_clear_at_once_opens_the_enquiries_answered_first_and_not_asked_again(matters, hall):
    at_once = ask(hall, "A01")
    handed = ask(hall, "B01")
    unclear = ask(hall, "C01")
    hall.store.run(enquiries.hand_over, CLERK, handed, "102")
    for one in (at_once, unclear):
        hall.store.run(enquiries.answer, CLERK, one, "说清了")
    hall.store.run(enquiries.answer, By("102", "2"), handed, "说清了")
    again = ask(hall, "C01")
    hall.store.run(enquiries.answer, CLERK, again, "说清了")
    found = rates(hall)["clear"]
    assert (found.kept, found.others) == ((str(at_once), str(again)), (str(handed), str(unclear)))
    assert (found.share.met, found.share.n) == (2, 4)


def test_row_18b_a_question_put_again_after_a_week_is_a_new_one(matters, hall):
    first = ask(hall, "A01")
    hall.store.run(enquiries.answer, CLERK, first, "说清了")
    matters.until("2026-12-01 10:00")
    ask(hall, "A01")
    assert rates(hall)["clear"].kept == (str(first),)


def test_row_18c_right_first_time_opens_the_results_never_corrected(matters, hall):
    right, wrong = (matters.accept("A02") for _ in range(2))
    for number in (right, wrong):
        matters.do("finish_at_once", number, ZHANG.name)
    hall.store.run(reissue.reissue, CLERK, wrong, "经营范围打错一字")
    found = rates(hall)["right_first"]
    assert (found.kept, found.others) == ((right,), (wrong,))
    assert matters.kinds(wrong)[-1] == "case_reissued"


def test_row_18c_only_what_was_handed_over_is_corrected_and_with_a_reason(matters, hall):
    number = matters.accept("B07")
    with refused("not_delivered"):
        hall.store.run(reissue.reissue, CLERK, number, "错字")
    with refused("reason_needed"):
        hall.store.run(reissue.reissue, CLERK, number, " ")


def test_row_18_every_rates_lists_are_its_count(matters, hall):
    matters.do("finish_at_once", matters.accept("A02"), ZHANG.name)
    hall.store.run(notices.issue, CLERK, "A01", ticket=hall.issue("A01"))
    for one in rates(hall).values():
        assert (len(one.kept), len(one.kept) + len(one.others)) == (one.share.met, one.share.n)


def test_row_17_four_services_each_index_is_the_mean_of_its_shares_done_by_hand(matters, hall):
    window = hall.at("1")
    for grade in (5, 5, 2):
        hall.issue("A01")
        hall.forward(400)
        number = window.serves_next(200)
        code = hall.store.read(lambda look, of=number: giving.code_of(look, hall.ticket(of)))
        hall.store.run(giving.give, By(), Given(code, grade))
    hall.issue("A01")
    hall.forward(2000)
    window.serves_next(200)
    matters.do("finish_at_once", matters.accept("A02"), ZHANG.name)
    hall.store.run(look_through)
    found = {one.name: one for one in hall.store.read(four, first=FIRST, last=LAST)}
    assert list(found) == list(INDICES)
    shares = {part.name: (part.share.met, part.share.n) for one in found.values() for part in one.parts}
    assert shares["satisfied"] == (2, 3)
    assert shares["waits_kept"] == (3, 4)
    assert shares["right_first"] == (1, 1)
    assert found["quality"].value == pytest.approx(100 * (2 / 3 + 1) / 2)
    assert found["humane"].value == pytest.approx(75.0)
    for one in found.values():
        assert [part.name for part in one.parts] == list(PARTS[one.name])


def test_row_17_an_index_with_nothing_behind_it_is_no_number(hall):
    assert {one.value for one in hall.store.read(four, first=FIRST, last=LAST)} == {None}

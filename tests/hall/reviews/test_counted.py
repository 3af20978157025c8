"""A bad review in the appraisal: found true it counts for the clerk, excluded it stays and costs nothing."""

from counterdesk.hall import appraisal
from counterdesk.hall.appraisal.sources import bad_reviews
from tests.furnished import MORNING
from tests.hall.reviews.conftest import LEAD

TODAY = MORNING.date()


def lines(said):
    sheet = said.hall.store.read(appraisal.of_clerk, "101", TODAY)
    return [(line.name, line.points, line.worth) for line in sheet.lines if line.name == "review.bad"]


def test_a_bad_review_counts_once_it_was_found_true(said):
    found = said.bad()
    before = lines(said)
    said.handled(found)
    assert (before, lines(said)) == ([], [("review.bad", -2, -2)])


def test_one_that_was_not_so_costs_nothing(said):
    found = said.bad()
    said.does("contact", found, "电话联系")
    said.does("verify", found, "no", "录音显示已告知")
    assert lines(said) == []


def test_one_that_was_excluded_stays_and_costs_nothing(said):
    said.handled(said.bad())
    said.hall.spoil(
        "UPDATE review SET state = 'excluded', appealed_by = '101', appealed_us = 1, excluded_by = ?", LEAD.clerk
    )
    assert lines(said) == [("review.bad", 0, -2)]
    events = said.hall.store.read(lambda look: list(bad_reviews(look, TODAY, TODAY)))
    assert [one.excused for one in events] == ["301"]

"""What the hall owes after a case: B06's check on the spot within three months of the filing."""

from __future__ import annotations

from datetime import date

import pytest

from counterdesk.hall.cases import followups
from tests.furnished import refused
from tests.hall.cases.acting import CLERK, ZHANG


@pytest.fixture
def filed(matters):
    """A filing finished on 2026-11-23."""
    number = matters.accept("B06")
    case = matters.of(number)
    if not case.signed_us and matters.papers():
        matters.do("sign", number)
    matters.do("decide", number, "grant")
    matters.do("deliver", number, ZHANG.name)
    return number


def test_a_granted_filing_owes_its_check_within_three_calendar_months(matters, filed):
    owed = matters.hall.store.read(followups.to_do)
    assert [(case.number, due.isoformat()) for case, due in owed] == [(filed, "2027-02-23")]


def test_a_check_that_was_made_is_owed_no_longer_and_stands_in_the_timeline(matters, filed):
    matters.hall.store.run(followups.done, CLERK, filed, "现场与备案一致")
    assert matters.hall.store.read(followups.to_do) == []
    assert matters.kinds(filed)[-1] == "case_followed_up"
    with refused("no_followup"):
        matters.hall.store.run(followups.done, CLERK, filed, "再查一次")


def test_a_check_without_a_finding_is_refused(matters, filed):
    with refused("reason_needed"):
        matters.hall.store.run(followups.done, CLERK, filed, " ")


def test_a_refused_filing_owes_nothing(matters):
    number = matters.accept("B06")
    if matters.papers():
        matters.do("sign", number)
    matters.do("decide", number, "refuse", reason="不符合条件")
    assert matters.hall.store.read(followups.to_do) == []


@pytest.mark.parametrize(("day", "months", "then"), [
    (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2027, 11, 30), 3, date(2028, 2, 29)),
    (date(2026, 12, 31), 12, date(2027, 12, 31)), (date(2026, 1, 15), 1, date(2026, 2, 15)),
])  # fmt: skip
def test_months_end_on_the_same_day_or_the_months_last(day, months, then):
    assert followups.months_later(day, months) == then

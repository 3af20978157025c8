"""The checks of the seed's table for the appraisal, one test a side of the row."""

from __future__ import annotations

import pytest

from counterdesk.hall import appraisal, complaints, inspections
from counterdesk.hall.appraisal.sources import opened
from counterdesk.hall.commitments import breaches
from counterdesk.hall.inspections import Seen
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall
from tests.hall.appraisal.test_sheet import breach, enter
from tests.hall.complaints.acting import LEAD, Register
from tests.hall.inspections.acting import Rounds

TODAY = MORNING.date()


@pytest.fixture
def month(hall: Hall) -> Hall:
    """A month of clerk 101 with something from every source."""
    register, rounds = Register(hall), Rounds(hall)
    for n in range(1, 6):
        breach(hall, n)
    number = register.answered()
    register.do("tell", number, "phone", "yes")
    register.do("link", number, "101", "当班")
    register.do("decide", number, "101", True, by=LEAD)
    register.do("close", number, "manner")
    rounds.walk("1", badge=Seen("fail"), counter_tidy=Seen("fail", deduct=5))
    for kind in ("absent_half_day", "training", "praised"):
        enter(hall, kind)
    return hall


def sheet(hall: Hall):
    return hall.store.read(appraisal.of_clerk, "101", TODAY)


def test_row_23_the_sum_of_the_lines_is_the_total(month):
    found = sheet(month)
    assert found.total == sum(line.points for line in found.lines) == 100 - 15 - 2 - 2 - 2 - 3 + 1 + 2
    assert {line.kind for line in found.lines} == {"base", "event", "group"}


def test_row_23_each_line_opens_its_event(month):
    events = [line.event for line in sheet(month).lines if line.event]
    assert len(events) == 5 + 1 + 2 + 3
    for event in events:
        assert month.store.read(appraisal.find, event.key, "101") == event
        source, about = event.key.partition(":")[0], event.about
        found = {
            "breach": lambda number: month.store.read(breaches.by_number, number),
            "complaint": lambda number: month.store.read(complaints.by_number, number),
            "inspection": lambda number: month.store.read(inspections.by_number, number),
            "entry": lambda number: month.ask("SELECT id FROM appraisal_event WHERE id = ?", int(number))[0],
        }[source](about)
        assert found
        assert (opened(event)["opens"] is None) == (source == "entry")


def test_row_23_an_appealed_line_changes_the_total_and_stays_visible(month):
    before = sheet(month)
    (line,) = (one for one in before.lines if one.name == "absent_half_day")
    month.store.run(appraisal.appeal, By("101"), line.event.key, "请过假")
    month.store.run(appraisal.decide, LEAD, line.event.key, "101", True, "有请假条")
    after = sheet(month)
    (stays,) = (one for one in after.lines if one.name == "absent_half_day")
    assert (after.total - before.total, stays.points, stays.worth) == (3, 0, -3)
    assert (stays.objections[0].because, stays.objections[0].decided_by) == ("请过假", "301")

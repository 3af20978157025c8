"""The checks of the seed's table for joint handling, enquiries and the green channel, one test a row and side of it."""

from __future__ import annotations

from datetime import date

import pytest

from counterdesk.hall import enquiries, green, joint
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall, refused
from tests.hall.jointly import Jointly

LEAD = By("301")
BASIS = "县联合审批办法 第12条"


@pytest.fixture
def matters(hall: Hall) -> Jointly:
    hall.opened("1", "2")
    return Jointly(hall)


def test_row_03_every_open_step_has_exactly_one_owning_department_and_a_due_date(matters, hall):
    for number in (matters.restaurant(), matters.accept("D01", yes=("hires_staff",))):
        matters.lead_done(number)
        found = [step for step in matters.in_order(number) if step.is_open]
        assert found
        assert all(step.dept and step.due_on for step in found)
        assert len({step.dept for step in found}) == len(found)


def test_row_09_an_enquiry_stays_on_the_first_clerks_list_until_the_receiver_confirms(hall):
    hall.opened("1", "2")
    found = hall.store.run(enquiries.ask, By("101", "1"), "锅炉登记找谁")
    hall.store.run(enquiries.hand_over, By("101", "1"), found.id, "102")
    before = hall.store.read(enquiries.of_clerk, clerk="101")
    hall.store.run(enquiries.confirm, By("102", "2"), found.id)
    assert ([one.id for one in before], hall.store.read(enquiries.of_clerk, clerk="101")) == ([found.id], [])


def test_row_09_an_enquiry_nobody_confirmed_by_day_end_is_listed(hall):
    hall.opened("1", "2")
    found = hall.store.run(enquiries.ask, By("101", "1"), "锅炉登记找谁")
    hall.store.run(enquiries.hand_over, By("101", "1"), found.id, "102")
    assert [one.id for one in hall.store.read(enquiries.left_at_closing, on=found.day)] == [found.id]


def test_row_11_accepting_a_joint_case_starts_a_clock_for_every_parallel_department_at_once(matters):
    steps = matters.steps(matters.restaurant())
    assert {name: (one.started_on, one.due_on) for name, one in steps.items()} == {
        "SCJG": (date(2026, 11, 23), date(2026, 12, 3)),
        "XF": (date(2026, 11, 23), date(2026, 12, 3)),
        "CG": (date(2026, 11, 23), date(2026, 11, 30)),
    }


def test_row_11_a_sequential_department_starts_only_when_the_one_before_is_done(matters):
    matters.with_shares("D01", mode="sequential")
    number = matters.accept("D01")
    begun = [_begun(matters, number)]
    matters.lead_done(number)
    begun.append(_begun(matters, number))
    matters.until("2026-11-24 10:00")
    matters.says(number, "GA")
    begun.append(_begun(matters, number))
    day_one, day_two = date(2026, 11, 23), date(2026, 11, 24)
    assert begun == [{}, {"GA": day_one}, {"GA": day_one, "SW": day_two}]


def _begun(matters: Jointly, number: str) -> dict[str, date]:
    return {step.dept: step.started_on for step in matters.in_order(number) if step.started_on and step.position}


def test_row_12_a_department_that_has_not_signed_within_the_set_hours_is_flagged(matters, hall):
    number = matters.restaurant()
    matters.signs_for(number, "CG")
    matters.until("2026-11-24 10:42")
    in_time = hall.store.read(joint.unsigned)
    matters.until("2026-11-24 10:43")
    assert (in_time, [step.dept for step in hall.store.read(joint.unsigned)]) == ([], ["XF"])


def test_row_12_the_hours_of_closed_days_do_not_count(matters, hall):
    matters.until("2026-11-27 16:00")  # a Friday
    matters.restaurant(("outdoor_sign",))
    matters.until("2026-11-30 15:59")
    before = hall.store.read(joint.unsigned)
    matters.until("2026-11-30 16:01")
    assert (before, [step.dept for step in hall.store.read(joint.unsigned)]) == ([], ["CG"])


def test_row_13_one_visit_on_the_spot_serves_several_departments(matters, hall):
    number = matters.restaurant()
    matters.visit(number, ("XF", "CG"), "2026-11-26")
    matters.until("2026-11-26 15:00")
    matters.held(number, XF="agree", CG=("conditions", "招牌不得高出檐口"))
    assert hall.ask("SELECT count(*), count(held_us) FROM case_visit") == [(1, 1)]
    assert [step.opinion for step in matters.in_order(number)] == [None, "agree", "conditions"]


def test_row_14_with_silence_off_a_late_department_blocks_and_alarms(matters, hall):
    number = matters.restaurant()
    matters.says(number, "CG")
    matters.until("2026-12-04 09:00")
    matters.settle()
    assert [step.dept for step in hall.store.read(joint.late) if step.mode == "parallel"] == ["XF"]
    with refused("steps_open"):
        matters.do("decide", number, "grant", late_reason="等消防意见")


def test_row_14_with_silence_on_the_record_says_deemed_and_by_which_basis(matters, hall):
    matters.with_shares("D02", silence="no_objection", silence_basis=BASIS)
    number = matters.restaurant()
    matters.until("2026-12-03 17:00")
    on_the_last_day = matters.settle()
    matters.until("2026-12-04 09:00")
    assert (on_the_last_day, matters.settle()) == (1, 1)  # the sign office was over its date by then
    step = matters.steps(number)["XF"]
    assert (step.opinion, step.reason) == ("deemed", BASIS)
    assert matters.do("decide", number, "grant", late_reason="消防逾期").outcome == "grant"


def test_row_16_each_green_case_shows_who_granted_it(matters, hall):
    number = matters.accept("B01")
    hall.store.run(green.grant, LEAD, "green", "市发改委〔2026〕12号", "市级重点项目", case=number)
    (cost,) = hall.store.read(green.listed, first=MORNING.date(), last=MORNING.date())
    assert (cost.grant.case, cost.grant.granted_by, cost.grant.document) == (number, "301", "市发改委〔2026〕12号")


def test_row_16_the_report_shows_the_added_wait_of_ordinary_tickets(hall, one):
    waiting = [hall.issue("A01") for _ in range(3)]
    number = hall.issue("A01")
    later = hall.issue("A01")
    hall.forward(60)
    hall.store.run(green.grant, LEAD, "green", "市发改委〔2026〕12号", "市级重点项目", ticket=number)
    assert [one.serves_next(600) for _ in range(5)] == [number, *waiting, later]
    (cost,) = hall.store.read(green.listed, first=MORNING.date(), last=MORNING.date())
    assert (cost.passed_over, cost.handling_s, cost.added_wait_s) == (3, 600, 1800)

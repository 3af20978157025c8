"""Joint handling: whose turn it is, by when, what was said, and what silence means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.hall import joint
from counterdesk.hall.cases import board
from counterdesk.hall.joint import Opinion
from tests.furnished import Hall, refused
from tests.hall.cases.acting import CLERK
from tests.hall.jointly import FIRE_AND_SIGN, Jointly


@pytest.fixture
def matters(hall: Hall) -> Jointly:
    hall.opened("1", "2")
    return Jointly(hall)


def test_a_service_nobody_cooperates_in_has_no_shares(matters):
    assert matters.in_order(matters.accept("B01")) == []


def test_a_share_takes_part_only_under_its_condition(matters):
    assert list(matters.steps(matters.restaurant(("outdoor_sign",)))) == ["SCJG", "CG"]


def test_without_any_condition_the_lead_is_alone(matters):
    assert matters.in_order(matters.restaurant(())) == []


def test_every_share_that_began_gets_a_copy_notice(matters):
    matters.restaurant()
    assert matters.papers().count("copy_notice") == 2


def test_copy_notices_are_numbered_one_after_the_other(matters, hall):
    matters.restaurant()
    found = hall.ask("SELECT number, print_job IS NOT NULL FROM numbered_paper WHERE kind = 'copy_notice' ORDER BY id")
    assert found == [("2026-00001", 1), ("2026-00002", 1)]


def test_a_copy_notice_names_the_share_its_papers_and_its_date(matters, hall):
    matters.restaurant()
    (fire,), (sign,) = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'copy_notice' ORDER BY id")
    assert all(text in fire for text in ("县消防救援大队", "消防安全检查", "消防设施平面图", "2026年12月3日"))
    assert "招牌效果图" in sign
    assert "招牌效果图" not in fire


def test_a_copy_notice_carries_the_name_masked(matters, hall):
    matters.restaurant()
    (slip,) = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'copy_notice' LIMIT 1")[0]
    assert ("张*明" in slip, "张晓明" in slip, "231002X" in slip) == (True, False, False)


def test_a_share_in_calendar_days_ends_on_an_open_day(matters):
    matters.until("2026-11-25 10:42")
    number = matters.accept("A06", yes=("simple_procedure",))  # ten days later is a Saturday
    assert matters.steps(number)["SW"].due_on == date(2026, 12, 7)


def test_behind_the_lead_all_of_one_kind_begin_at_once(matters):
    number = matters.accept("D01")
    before = [step.dept for step in matters.in_order(number) if step.started_on]
    matters.lead_done(number)
    assert (before, [step.dept for step in matters.in_order(number) if step.is_open]) == (["SCJG"], ["GA", "SW"])


def test_sequential_shares_begin_one_after_another(matters):
    matters.with_shares("D01", mode="sequential")
    number = matters.accept("D01")
    matters.lead_done(number)
    first = [step.dept for step in matters.in_order(number) if step.is_open]
    matters.says(number, "GA")
    assert (first, [step.dept for step in matters.in_order(number) if step.is_open]) == (["GA"], ["SW"])


def test_a_refusal_stops_the_row_of_sequential_shares(matters):
    matters.with_shares("D01", mode="sequential")
    number = matters.accept("D01")
    matters.lead_done(number)
    matters.says(number, "GA", "refuse", "印章材料不符")
    assert [step.dept for step in matters.in_order(number) if step.is_open] == []


def test_the_leads_own_part_is_done_once(matters):
    number = matters.accept("D01")
    matters.lead_done(number)
    with refused("step_done"):
        matters.lead_done(number)


def test_a_copy_notice_is_signed_for_once_by_somebody_named(matters):
    number = matters.restaurant()
    with refused("name_needed"):
        matters.signs_for(number, "XF", " ")
    assert matters.signs_for(number, "xf").signed_by == "李队长"
    with refused("signed_for"):
        matters.signs_for(number, "XF")


def test_the_journal_does_not_name_who_signed(matters, hall):
    matters.signs_for(matters.restaurant(), "XF")
    assert hall.ask("SELECT count(*) FROM journal WHERE facts LIKE '%李队长%'") == [(0,)]


@pytest.mark.parametrize("opinion", ["conditions", "refuse"])
def test_conditions_and_refusals_need_words(matters, opinion):
    number = matters.restaurant()
    with refused("reason_needed"):
        matters.says(number, "XF", opinion)
    assert matters.says(number, "XF", opinion, "疏散通道须加宽").reason == "疏散通道须加宽"


def test_only_three_opinions_can_be_said(matters):
    with refused("no_such_opinion"):
        matters.says(matters.restaurant(), "XF", "deemed")


def test_a_department_answers_once(matters):
    number = matters.restaurant()
    matters.says(number, "XF")
    with refused("step_done"):
        matters.says(number, "XF")


def test_a_department_without_a_share_has_nothing_to_say(matters):
    with refused("not_a_step"):
        matters.says(matters.restaurant(), "JL")


def test_a_department_waits_for_its_turn(matters):
    with refused("step_not_begun"):
        matters.says(matters.accept("D01"), "GA")


def test_nothing_is_decided_while_a_department_is_silent(matters):
    number = matters.restaurant()
    matters.says(number, "CG")
    with refused("steps_open") as no:
        matters.do("decide", number, "grant")
    assert no.value.facts["departments"] == "XF"


def test_a_case_is_granted_when_all_have_agreed(matters):
    number = matters.restaurant()
    for department in ("XF", "CG"):
        matters.says(number, department)
    assert matters.do("decide", number, "grant").outcome == "grant"


def test_over_a_departments_no_a_case_cannot_be_granted_but_refused(matters, hall):
    number = matters.restaurant()
    matters.says(number, "XF", "refuse", "没有第二安全出口")
    case = matters.of(number)
    with refused("step_refused"):
        hall.store.read(joint.must_be_done, case=case, outcome="grant")
    hall.store.read(joint.must_be_done, case=case, outcome="refuse")


def test_a_case_that_is_over_takes_no_opinions(matters):
    number = matters.restaurant()
    matters.do("withdraw", number)
    with refused("case_state"):
        matters.says(number, "XF")


def test_an_inbox_holds_what_a_department_has_to_answer_due_first(matters, hall):
    later, first = matters.restaurant(), matters.restaurant()
    matters.until("2026-11-24 09:00")
    third = matters.restaurant()
    matters.says(first, "XF")
    assert [step.number for step in hall.store.read(joint.inbox, department="xf")] == [later, third]


def test_an_inbox_of_nobody_is_refused(hall):
    with refused("no_such_department"):
        hall.store.read(joint.inbox, department="ZZ")


def test_shares_of_a_case_that_is_over_are_in_no_inbox(matters, hall):
    matters.do("withdraw", matters.restaurant())
    assert hall.store.read(joint.inbox, department="XF") == []


def test_a_share_is_late_the_day_after_its_date(matters, hall):
    matters.restaurant()
    matters.until("2026-11-30 17:00")
    today = [step.dept for step in hall.store.read(joint.due_today)]
    before = hall.store.read(joint.late)
    matters.until("2026-12-01 08:00")
    assert (today, before, [step.dept for step in hall.store.read(joint.late)]) == (["CG"], [], ["CG"])


def test_the_due_board_names_the_department_that_is_late(matters, hall):
    matters.restaurant()
    matters.until("2026-11-30 17:00")
    before = hall.store.read(board.listed, wanted=board.Wanted(), most=9)
    matters.until("2026-12-01 08:00")
    after = hall.store.read(board.listed, wanted=board.Wanted(), most=9)
    assert [one.late for one in (*before, *after)] == [(), ("县城市管理局",)]


def test_while_a_case_is_suspended_no_department_is_late_and_its_date_moves(matters, hall):
    hall.reload(_suspendable)
    number = matters.restaurant()
    matters.until("2026-11-25 10:00")
    matters.do("suspend", number, "rectification", 10)
    matters.until("2026-12-02 10:00")
    stopped = hall.store.read(joint.late)
    matters.do("resume", number)
    assert (stopped, matters.steps(number)["CG"].due_on) == ([], date(2026, 12, 7))


def _suspendable(cat):
    joint_one = replace(cat.services["D02"], suspensions=("rectification",))
    return replace(cat, services={**cat.services, "D02": joint_one})


def test_silence_is_no_opinion_unless_the_hall_file_says_so(matters):
    number = matters.restaurant()
    matters.until("2026-12-21 09:00")
    assert (matters.settle(), matters.steps(number)["XF"].opinion) == (0, None)


def test_silence_without_a_legal_basis_stays_open(matters):
    matters.with_shares("D02", silence="no_objection")
    number = matters.restaurant()
    matters.until("2026-12-21 09:00")
    assert (matters.settle(), matters.steps(number)["XF"].opinion) == (0, None)


def test_silence_is_never_counted_from_before_the_notice_was_sent(matters):
    matters.with_shares("D02", silence="no_objection", silence_basis="县联合审批办法 第12条")
    number = matters.receive("D02", yes=FIRE_AND_SIGN)
    matters.until("2026-12-15 09:00")
    matters.do("correct", matters.receive("B01"), "签名补齐")  # whoever comes next writes down what lapsed
    step = matters.steps(number)["CG"]
    assert (matters.of(number).silently, step.started_on, step.due_on) == (1, date(2026, 11, 23), date(2026, 11, 30))
    assert step.opinion is None
    matters.until("2026-12-23 09:00")
    assert (matters.settle(), matters.steps(number)["CG"].opinion) == (1, "deemed")


def test_what_silence_agreed_to_is_nobodys_act_in_the_timeline(matters, hall):
    matters.with_shares("D02", silence="no_objection", silence_basis="县联合审批办法 第12条")
    number = matters.restaurant()
    matters.until("2026-12-21 09:00")
    matters.do("decide", number, "grant", late_reason="消防逾期")
    assert hall.ask("SELECT DISTINCT clerk FROM journal WHERE kind = 'step_deemed'") == [(None,)]


def test_a_visit_is_on_a_working_day_to_come(matters):
    number = matters.restaurant()
    for on in ("2026-11-22", "2026-11-28"):
        with refused("visit_closed"):
            matters.visit(number, ("XF",), on)


def test_a_visit_needs_somebody(matters):
    with refused("visit_nobody"):
        matters.visit(matters.restaurant(), (), "2026-11-26")


def test_a_visits_result_comes_after_the_visit(matters):
    number = matters.restaurant()
    with refused("no_visit"):
        matters.held(number, XF="agree")
    matters.visit(number, ("XF", "CG"), "2026-11-26")
    with refused("visit_to_come"):
        matters.held(number, XF="agree")


def test_a_visits_result_is_all_or_nothing(matters, hall):
    number = matters.restaurant()
    matters.visit(number, ("XF", "CG"), "2026-11-23")
    with refused("reason_needed"):
        hall.store.run(joint.give_visit_result, CLERK, number, {"XF": Opinion("agree"), "CG": Opinion("refuse")})
    assert [step.opinion for step in matters.in_order(number)] == [None, None, None]


def test_every_event_of_a_joint_case_stands_in_its_timeline(matters):
    number = matters.restaurant()
    matters.signs_for(number, "XF")
    matters.visit(number, ("XF", "CG"), "2026-11-23")
    matters.held(number, XF="agree", CG=("conditions", "招牌不得高出檐口"))
    assert matters.kinds(number)[-5:] == [
        "step_signed_for", "visit_arranged", "visit_held", "step_answered", "step_answered",
    ]  # fmt: skip


def test_a_joint_hall_stays_whole(matters, whole):
    matters.says(matters.restaurant(), "XF")


def test_the_hours_to_sign_are_the_halls_own(matters, hall):
    hall.reload(lambda cat: replace(cat, hall=replace(cat.hall, sign_hours=2)))
    number = matters.restaurant(("outdoor_sign",))
    hall.forward(2 * 3600 + 1)
    assert [one.dept for one in hall.store.read(joint.unsigned)] == ["CG"]
    assert matters.steps(number)["CG"].signed_us is None

"""The life of a case: taken in, accepted, stopped, extended, decided, handed over - and what is refused on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.hall import catalogue, people
from counterdesk.hall.cases import ending
from counterdesk.hall.cases.acceptance import Application
from counterdesk.hall.cases.handed_in import Fault, Handed
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import from_json
from counterdesk.printing.terminal import plain
from tests.furnished import refused
from tests.hall.cases.acting import CLERK, LEAD, OTHER, ZHANG, papers_of


@pytest.fixture
def accepted(matters):
    """A licence of B01, accepted on Monday 2026-11-23 and signed by both."""
    number = matters.accept()
    matters.do("sign", number)
    return number


@pytest.fixture
def device(matters):
    """A medical-device licence (B07), accepted on Monday 2026-11-23 and signed by both."""
    number = matters.accept("B07")
    matters.do("sign", number)
    return number


def test_a_case_is_followed_from_acceptance_to_delivery(matters, accepted):
    for act, facts in (("review", {}), ("decide", {"outcome": "grant"}), ("make", {}), ("deliver", {"to": "张晓明"})):
        matters.do(act, accepted, **facts)
    assert matters.kinds(accepted) == [
        "case_received", "case_accepted", "case_signed", "case_reviewed", "case_decided", "case_made", "case_delivered",
    ]  # fmt: skip


def test_both_dates_are_reckoned_from_the_day_of_acceptance(matters, accepted):
    case = matters.of(accepted)
    assert (case.accepted_on.isoformat(), case.statutory_due_on.isoformat()) == ("2026-11-23", "2026-12-07")
    assert case.next_due_on == min(case.statutory_due_on, case.promised_due_on)


def test_the_acceptance_slip_is_printed_for_both_sides(matters, accepted):
    assert matters.papers() == ["acceptance", "acceptance"]


def test_an_unsigned_slip_is_not_final(matters):
    number = matters.accept()
    with refused("unsigned"):
        matters.do("decide", number, "grant")


def test_papers_that_are_missing_are_named(matters):
    with refused("papers_missing") as no:
        matters.accept(handed={})
    assert no.value.facts["papers"]


def test_a_case_that_lacks_papers_is_told_once_by_when(matters):
    number = matters.receive(handed={})
    case = matters.do("supplement", number, {})
    assert (case.state, case.supplement_due_on.isoformat()) == ("notified", "2026-12-14")


def test_a_second_supplement_needs_a_lead(matters):
    number = matters.receive(handed={})
    matters.do("supplement", number, {})
    with refused("told_once"):
        matters.do("supplement", number, {})
    with refused("role"):
        matters.do("supplement", number, {}, "漏了一项", "102")
    assert matters.do("supplement", number, {}, "漏了一项", "301").state == "notified"


def test_nobody_is_told_again_once_the_case_is_over(matters):
    number = matters.receive(handed={})
    matters.do("supplement", number, {})
    matters.do("refuse", number, "不属本机关职权")
    with refused("case_over"):
        matters.do("supplement", number, {}, "漏了一项", "301")


def test_a_faulty_paper_stands_in_the_way_until_it_comes_anew(matters):
    number = matters.receive()
    paper = matters.hall.ask("SELECT material FROM case_material WHERE originals > 0 ORDER BY material LIMIT 1")[0][0]
    matters.do("supplement", number, {paper: Fault("看不清", "清晰可辨")})
    with refused("papers_missing"):
        matters.do("take_on", number)
    matters.do("bring", number, {paper: Handed(1, 1)})
    assert matters.do("take_on", number).state == "accepted"


def test_silence_accepts_as_from_the_day_of_receipt(matters):
    number = matters.receive()
    matters.until("2026-12-01 09:00")
    matters.do("sign", number)
    case = matters.of(number)
    assert (case.state, case.silently, case.accepted_on.isoformat()) == ("accepted", 1, "2026-11-23")
    assert case.statutory_due_on.isoformat() == "2026-12-07"


def test_on_the_last_day_nothing_is_accepted_by_silence(matters):
    number = matters.receive()
    matters.until("2026-11-30 17:00")
    matters.accept()
    assert matters.of(number).state == "received"


def test_a_registration_is_never_accepted_by_silence(matters):
    number = matters.receive("A01")
    matters.until("2026-12-20 09:00")
    matters.accept()
    assert matters.of(number).state == "received"


def test_an_incomplete_registration_is_handed_back(matters):
    number = matters.receive("A01", handed={})
    assert matters.do("supplement", number, {}).state == "returned"


def test_a_supplement_that_never_comes_counts_as_withdrawn(matters):
    number = matters.receive(handed={})
    matters.do("supplement", number, {})
    matters.until("2026-12-15 09:00")
    matters.accept()
    assert (matters.of(number).state, matters.kinds(number)[-1]) == ("deemed_withdrawn", "case_deemed_withdrawn")


def test_a_suspension_moves_both_dates_by_the_working_days_it_took(matters, device):
    before = matters.of(device)
    matters.do("suspend", device, "rectification", 3)
    matters.until("2026-11-26 09:00")
    after = matters.do("resume", device)
    assert (before.statutory_due_on.isoformat(), after.statutory_due_on.isoformat()) == ("2026-12-21", "2026-12-24")
    assert (before.promised_due_on.isoformat(), after.promised_due_on.isoformat()) == ("2026-12-09", "2026-12-14")


def test_a_reason_the_service_does_not_list_stops_no_clock(matters, accepted):
    with refused("not_a_suspension"):
        matters.do("suspend", accepted, "weather", 3)


def test_a_late_clock_cannot_be_stopped(matters, device):
    matters.until("2026-12-25 09:00")
    with refused("too_late_to_suspend"):
        matters.do("suspend", device, "rectification", 3)


def test_only_the_statutory_clock_is_extended_and_only_once(matters, accepted):
    before = matters.of(accepted)
    after = matters.do("extend", accepted, "检验未完成", "局长", by=LEAD)
    assert after.statutory_due_on > before.statutory_due_on
    assert after.promised_due_on == before.promised_due_on
    with refused("extended_already"):
        matters.do("extend", accepted, "再延", "局长", by=LEAD)


def test_a_clerk_cannot_extend(matters, accepted):
    with refused("role"):
        matters.do("extend", accepted, "检验未完成", "局长", by=CLERK)


def test_after_its_date_a_case_is_decided_only_with_the_reason(matters, accepted):
    matters.until("2026-12-20 09:00")
    with refused("late_reason_needed"):
        matters.do("decide", accepted, "grant")
    assert matters.do("decide", accepted, "grant", "", "", "系统故障").state == "decided"


def test_a_refusal_needs_its_reason_and_prints_it(matters, accepted):
    with refused("reason_needed"):
        matters.do("decide", accepted, "refuse")
    matters.do("decide", accepted, "refuse", "", "场所不符合条件")
    assert matters.papers()[-2:] == ["refusal", "refusal"]


def test_the_delivery_clock_runs_from_the_decision(matters, accepted):
    case = matters.do("decide", accepted, "grant")
    assert case.next_due_on == case.deliver_due_on
    assert case.deliver_due_on.isoformat() == "2026-12-07"


def test_a_handover_counts_once_the_receiver_confirms(matters, accepted):
    matters.do("hand_over", accepted, "102", "休假")
    offered = matters.of(accepted).owner
    matters.do("confirm", accepted, by=OTHER)
    assert (offered, matters.of(accepted).owner) == ("101", "102")


def test_nobody_else_takes_a_case_that_was_offered_to_another(matters, accepted):
    matters.do("hand_over", accepted, "102", "休假")
    with refused("not_offered"):
        matters.do("confirm", accepted, by=CLERK)


def test_an_instant_item_gets_no_slip(matters):
    matters.accept("A02")
    assert matters.papers() == []


def test_an_instant_item_is_finished_in_one_press(matters):
    number = matters.accept("A02")
    assert matters.do("finish_at_once", number, "张晓明").state == "delivered"


def test_an_instant_item_that_is_not_finished_today_gets_its_slip_and_dates(matters):
    number = matters.accept("A02")
    case = matters.do("convert", number)
    assert (matters.papers(), case.statutory_due_on.isoformat()) == (["acceptance", "acceptance"], "2026-11-26")


def test_a_case_keeps_the_limits_it_was_accepted_under(matters, accepted):
    def shorter(cat):
        one = replace(cat.services["B01"], statutory_days=1, promised_days=1)
        return replace(cat, version="later", services={**cat.services, "B01": one})

    matters.hall.reload(shorter)
    matters.do("review", accepted)
    assert matters.of(accepted).statutory_due_on.isoformat() == "2026-12-07"


def test_the_names_on_a_case_are_masked_and_the_journal_has_none(matters, accepted):
    shown = matters.hall.store.read(lambda look: people.shown(look, "case", matters.of(accepted).id))
    told = "".join(facts for (facts,) in matters.hall.ask("SELECT facts FROM journal"))
    slips = "".join(slip for (slip,) in matters.hall.ask("SELECT slip_json FROM print_job"))
    assert (shown["applicant"].name, shown["applicant"].id_no) == ("张*明", "****002X")
    assert not any(secret in told + slips for secret in (ZHANG.name, ZHANG.id_no, ZHANG.phone))


def test_who_looked_at_a_whole_name_is_in_the_journal(matters, accepted):
    whole = matters.hall.store.run(people.reveal, CLERK, "case", matters.of(accepted).id)
    assert (whole["applicant"].name, matters.hall.acts()[-1]) == ("张晓明", "revealed")


def test_a_wrong_check_digit_is_refused(matters):
    with refused("bad_id_no"):
        matters.accept(who=ZHANG._replace(id_no="110105194912310021"))


def test_a_case_taken_back_while_it_is_suspended_leaves_no_clock_stopped(matters, device):
    matters.do("suspend", device, "rectification", 3)
    matters.do("withdraw", device)
    assert matters.hall.ask("SELECT count(*) FROM case_stop WHERE to_on IS NULL") == [(0,)]


def tolerable(matters, service):
    """A paper of a service that may follow later."""
    cat = matters.hall.store.read(catalogue.current)
    return next(one.id for one in cat.services[service].materials if one.tolerable and one.when is one.unless is None)


def test_a_paper_that_may_follow_is_waited_for_until_its_date(matters):
    later = tolerable(matters, "B01")
    given = {one: Handed(9, 9) for one in papers_of(matters, "B01") if one != later}
    case = matters.of(matters.accept(handed=given, tolerate=[later]))
    due_on = matters.hall.ask("SELECT due_on FROM case_material WHERE state = 'tolerated'")
    assert due_on == [("2026-12-14",)]
    assert case.next_due_on <= date(2026, 12, 14)


def test_a_paper_the_catalogue_does_not_let_follow_is_not_waited_for(matters):
    with refused("not_tolerable"):
        matters.accept(handed={}, tolerate=["form"])


def test_the_document_named_at_the_decision_stands_on_the_receipt(matters, accepted):
    matters.do("decide", accepted, "grant", "食品经营许可证 JY1")
    matters.do("deliver", accepted, "张晓明")
    assert "JY1" in matters.hall.ask("SELECT slip_json FROM print_job ORDER BY id DESC LIMIT 1")[0][0]


def test_a_suspension_the_hall_file_needs_no_notice_for_prints_none(matters):
    def silent(cat):
        one = replace(cat.suspensions["rectification"], written_notice=False)
        return replace(cat, suspensions={**cat.suspensions, "rectification": one})

    matters.hall.reload(silent)
    number = matters.accept("B07")
    matters.do("suspend", number, "rectification", 3)
    assert "suspension" not in matters.papers()
    assert matters.hall.ask("SELECT notice_number FROM case_stop") == [("",)]


def test_the_supplement_notice_names_the_rule_by_which_silence_withdraws(matters):
    number = matters.receive(handed={})
    matters.do("supplement", number, {})
    (slip,) = matters.hall.ask("SELECT slip_json FROM print_job WHERE kind = 'supplement' LIMIT 1")[0]
    assert "安阳市政务服务条例" in slip


def test_an_instant_item_another_department_has_a_share_in_is_a_promised_one(matters):
    number = matters.accept("A06", yes=("simple_procedure",))
    assert (matters.of(number).converted, set(matters.papers())) == (1, {"acceptance", "copy_notice"})


def test_what_cannot_be_done_on_the_spot_is_not_finished_on_the_spot(matters):
    with refused("not_on_the_spot"):
        matters.hall.store.run(ending.finish_on_the_spot, CLERK, Application("B07", ZHANG))
    assert matters.hall.ask("SELECT count(*) FROM cases") == [(0,)]


def test_whoever_signs_for_the_applicant_is_said_to_on_the_slip(matters):
    number = matters.accept("A02", who=ZHANG._replace(agent="李四"))
    matters.do("finish_at_once", number, "李四")
    (told,) = matters.hall.ask("SELECT slip_json FROM print_job WHERE kind = 'completion' LIMIT 1")[0]
    assert "代办人" in plain(lay(from_json(told), 48, "gbk"), 48, "gbk")

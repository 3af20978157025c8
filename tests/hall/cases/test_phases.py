"""Cases with several clocks one after another: a complaint, a report (投诉举报办法 art. 14, 21, 23, 31)."""

from __future__ import annotations

import pytest

from counterdesk.hall.cases import board, dates, phases, rows
from tests.furnished import refused
from tests.hall.cases.acting import LEAD


def standing(matters, number):
    """(the stretch it is in, its date) of a case."""
    case = matters.of(number)
    now = matters.hall.store.read(phases.current, case=case)
    return now and now.phase.id, case.next_due_on.isoformat()


@pytest.fixture
def complaint(matters):
    """A complaint received on Monday 2026-11-23."""
    return matters.receive("T01")


@pytest.fixture
def report(matters):
    """A report received on that day."""
    return matters.receive("T01", yes=("is_report",))


def test_whether_a_complaint_is_admitted_is_said_within_seven_working_days_of_receipt(matters, complaint):
    assert standing(matters, complaint) == ("admit", "2026-11-30")  # the hall promises five of the seven
    assert matters.of(complaint).statutory_due_on.isoformat() == "2026-12-02"


def test_mediation_has_forty_five_working_days_from_admission(matters, complaint):
    matters.until("2026-11-25 10:00")
    matters.do("take_on", complaint)
    assert standing(matters, complaint) == ("mediate", "2027-01-28")


def test_both_sides_are_told_within_seven_working_days_of_the_end_of_mediation(matters, complaint):
    matters.do("take_on", complaint)
    matters.until("2026-12-11 10:00")
    matters.do("next_phase", complaint)
    assert standing(matters, complaint) == ("inform", "2026-12-22")


def test_a_report_is_checked_in_fifteen_working_days_and_once_fifteen_more(matters, report):
    assert matters.of(report).statutory_due_on.isoformat() == "2026-12-14"
    matters.do("extend", report, "案情复杂", "李局长", by=LEAD)
    assert matters.of(report).statutory_due_on.isoformat() == "2027-01-05"


def test_who_reported_is_told_within_five_working_days_of_the_decision_to_open_a_case(matters, report):
    matters.do("extend", report, "案情复杂", "李局长", by=LEAD)
    matters.until("2026-12-18 10:00")
    matters.do("take_on", report)
    assert standing(matters, report) == ("report_inform", "2026-12-25")


def test_only_the_stretch_that_allows_it_can_be_extended(matters, complaint):
    matters.do("take_on", complaint)
    with refused("not_extendable"):
        matters.do("extend", complaint, "案情复杂", "李局长", by=LEAD)


def test_a_test_stops_mediation_but_no_other_stretch(matters, complaint):
    matters.do("take_on", complaint)
    matters.do("sign", complaint)
    matters.do("suspend", complaint, "inspection", 5)
    matters.until("2026-11-30 10:00")
    matters.do("resume", complaint)
    assert standing(matters, complaint) == ("mediate", "2027-02-02")
    matters.do("next_phase", complaint)
    assert standing(matters, complaint) == ("inform", "2026-12-09")
    with refused("not_a_suspension"):
        matters.do("suspend", complaint, "inspection", 5)


def test_after_the_last_stretch_none_follows(matters, complaint):
    matters.do("take_on", complaint)
    matters.do("next_phase", complaint)
    with refused("no_phase"):
        matters.do("next_phase", complaint)


def test_a_stretch_that_is_none_to_come_is_refused(matters, complaint):
    matters.do("take_on", complaint)
    for name in ("admit", "report_check", "nonsense"):
        with refused("no_such_phase"):
            matters.do("next_phase", complaint, name)


def test_a_complaint_is_never_accepted_by_silence(matters, complaint):
    matters.until("2026-12-21 10:00")
    matters.do("correct", matters.receive("B01"), "补签名")
    assert matters.of(complaint).state == "received"


def on_board(matters, number):
    """The group of a case, and the groups that are not empty."""
    group = matters.hall.store.read(lambda look: board.group_of(look, rows.by_number(look, number)))
    counts = matters.hall.store.read(board.counts, wanted=board.Wanted())
    return group, {name: count for name, count in counts.items() if count}


def test_the_board_says_half_and_overdue_by_the_days_of_the_stretch(matters, complaint):
    seen = [on_board(matters, complaint)]
    matters.until("2026-11-26 10:00")
    seen.append(on_board(matters, complaint))
    matters.do("take_on", complaint)
    seen.append(on_board(matters, complaint))
    for day in ("2026-12-31", "2027-02-01"):
        matters.until(f"{day} 10:00")
        seen.append(on_board(matters, complaint))
    assert seen == [(name, {name: 1}) for name in ("running", "half", "running", "half", "overdue")]


def test_a_decided_complaint_keeps_the_clock_of_the_stretch_it_ended_in(matters, complaint):
    matters.do("take_on", complaint)
    matters.do("sign", complaint)
    matters.until("2026-12-11 10:00")
    case = matters.do("decide", complaint, "grant")
    assert matters.hall.store.read(dates.clocks_of, case=case).statutory.state == "met"

"""Promises that expire are written down by the program, each once, whoever notices first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterdesk.hall import complaints
from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.sweep import Swept, sweep, sweep_once_a_day
from counterdesk.store.desk import By
from tests.furnished import CLERK_AT, Hall
from tests.hall.jointly import Jointly

DAYS = ("2026-12-08 10:00", "2026-12-09 10:00")


def test_a_wait_longer_than_the_series_promises_is_broken_from_the_minute_on(hall, broken):
    number = hall.issue("A01")
    hall.forward(15 * 60)
    in_time = broken()
    hall.forward(1)
    assert (in_time, broken()) == ([], [("waiting", number, "", None)])


def test_a_wait_that_ended_too_late_is_found_afterwards(hall, one, broken):
    number = hall.issue("A01")
    hall.forward(1000)
    one.call()
    hall.forward(5000)
    assert ("waiting", number, "", None) in broken()


def test_a_wait_that_ended_in_time_is_not_broken_however_late_it_is_looked_at(hall, one, broken):
    hall.issue("A01")
    hall.forward(800)
    one.call()
    hall.forward(5000)
    assert broken() == []


def test_a_service_that_takes_longer_than_it_promises_is_its_clerks(hall, one, broken):
    number = hall.issue("A05")
    one.call()
    hall.forward(60)
    one.start()
    promised = hall.store.read(lambda look: breaches.catalogue.current(look).services["A05"].promised_minutes)
    assert promised
    hall.forward(promised * 60 - 60)
    in_time = broken()
    hall.forward(1)
    assert (in_time, broken()) == ([], [("handling", number, "A05", CLERK_AT["1"])])


def test_time_on_hold_is_no_handling(hall, one, broken):
    hall.issue("A05")
    one.call()
    one.start()
    one.hold()
    hall.forward(20_000)
    one.resume()
    one.finish()
    assert broken() == []


def test_times_that_are_not_reliable_break_no_promise(hall, one, broken):
    number = hall.issue("A05")
    one.call()
    one.start()
    hall.forward(20_000)
    one.finish()
    hall.at("1", "301").unreliable(number, "忘记办结")
    assert broken() == []


def test_who_cancelled_was_not_kept_waiting(hall, broken):
    number = hall.issue("A01")
    hall.forward(2000)
    hall.door.cancel(number)
    assert broken() == []


@pytest.mark.parametrize("looks", [1, 2, 5])
def test_however_often_the_hall_is_looked_through_each_is_written_down_once(hall, looks):
    hall.issue("A01")
    hall.forward(2000)
    found = [hall.store.run(sweep) for _ in range(looks)]
    assert [one.total for one in found] == [1] + [0] * (looks - 1)
    assert hall.ask("SELECT count(*) FROM breach") == [(1,)]
    assert hall.acts().count("promise_broken") == 1


def test_what_the_clock_did_is_nobodys_act(hall):
    hall.issue("A01")
    hall.forward(2000)
    hall.at("1", "301").do(sweep)
    assert hall.ask("SELECT clerk, \"window\" FROM journal WHERE kind = 'promise_broken'") == [(None, None)]


def test_the_numbers_of_breaches_have_no_gap(hall):
    for _ in range(3):
        hall.issue("A01")
    hall.forward(2000)
    hall.store.run(sweep)
    hall.store.run(sweep)
    assert hall.ask("SELECT number FROM breach ORDER BY id") == [("2026-00001",), ("2026-00002",), ("2026-00003",)]


def test_the_first_window_of_a_day_looks_for_what_expired_the_day_before(hall):
    hall.issue("A01")
    hall.forward(86_400)
    hall.opened("1")
    assert [kind for (kind,) in hall.ask("SELECT kind FROM breach")] == ["waiting"]


def test_the_second_window_of_a_day_looks_for_nothing(hall, one):
    hall.issue("A01")
    hall.forward(2000)
    hall.store.run(sweep_once_a_day)
    assert hall.ask("SELECT count(*) FROM breach") == [(0,)]


def test_a_case_over_its_promised_day_is_found_the_day_after(matters: Jointly, broken):
    number = matters.accept("B07")
    due = matters.of(number).promised_due_on
    matters.until(f"{due} 18:00")
    in_time = broken()
    matters.until("2026-12-11 09:00")
    assert (in_time, broken()) == ([], [("promised", number, "", "101")])


def test_both_limits_of_a_case_are_two_promises(matters: Jointly, broken):
    number = matters.accept("B07")
    matters.until("2027-06-01 09:00")
    assert [(kind, about) for kind, about, *_ in broken()] == [("promised", number), ("statutory", number)]


def test_the_act_that_comes_too_late_writes_it_down_itself(matters: Jointly, hall: Hall):
    number = matters.accept("B07")
    matters.until("2026-12-11 09:00")
    matters.do("sign", number)
    assert hall.ask("SELECT kind FROM breach") == [("promised",)]
    assert matters.kinds(number)[-2:] == ["promise_broken", "case_signed"]


def test_a_case_that_stands_still_is_not_late(matters: Jointly, broken):
    number = matters.accept("B07")
    matters.do("suspend", number, "rectification", 10)
    matters.until("2026-12-21 09:00")
    assert broken() == []


def test_a_case_decided_in_time_and_looked_at_late_broke_nothing(matters: Jointly, broken):
    number = matters.accept("B07")
    matters.do("sign", number)
    matters.do("decide", number, "refuse", reason="不符合条件")
    matters.until("2027-03-01 09:00")
    assert broken() == []


def test_a_result_not_handed_over_in_time_is_broken(matters: Jointly, broken):
    number = matters.accept("B07")
    matters.do("sign", number)
    matters.do("decide", number, "grant")
    matters.until("2026-12-08 09:00")
    assert broken() == [("delivery", number, "", "101")]


def test_a_case_accepted_by_the_halls_silence_missed_the_day_to_answer(matters: Jointly, broken):
    number = matters.receive("B01")
    matters.until("2026-12-01 09:00")
    matters.do("review", number)
    assert broken() == [("acceptance", number, "", "101")]


def test_a_department_that_answers_late_is_written_down_with_its_answer(matters: Jointly, hall: Hall):
    number = matters.restaurant()
    matters.until("2026-12-04 09:00")
    matters.says(number, "XF")
    assert hall.ask("SELECT kind, dept, label FROM breach") == [("copy_notice", "XF", number)]


def test_a_department_that_stays_silent_is_found_by_the_look_and_only_once(matters: Jointly, hall: Hall):
    number = matters.restaurant()
    matters.until("2026-12-04 09:00")
    found = hall.store.run(sweep)
    matters.says(number, "XF")
    hall.store.run(sweep)
    assert found.shares == 3  # the sign office and the lead's own share are over, too
    assert hall.ask("SELECT count(*) FROM breach WHERE kind = 'copy_notice' AND dept = 'XF'") == [(1,)]


def test_past_visits_that_were_imported_are_not_looked_at(hall):
    hall.issue("A01")
    hall.spoil("UPDATE ticket SET source = 'import'")
    hall.forward(5000)
    assert hall.store.run(sweep) == Swept(0, 0, 0, 0, 0, 0, 0)


def test_each_ticket_is_held_against_the_promise_it_was_issued_under(hall, broken):
    before = hall.issue("A01")

    def longer(cat):
        return replace(cat, version="2", series={**cat.series, "A": replace(cat.series["A"], wait_promise_min=60)})

    hall.reload(longer)
    hall.issue("A01")
    hall.forward(1000)
    assert broken() == [("waiting", before, "", None)]


def test_a_complaint_nobody_decided_in_its_days_is_found_once(hall, broken):
    intake = complaints.Intake("办件拖了两周", channel="window", handled_as="passed_on")
    found = hall.store.run(complaints.register, By("101", "1"), intake)
    Jointly(hall).until("2026-12-02 10:00")
    in_time = broken()
    Jointly(hall).until("2026-12-03 10:00")
    assert (in_time, broken(), broken()) == ([], [("complaint", found.number, "admit", None)], broken())

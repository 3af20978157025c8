"""The clocks of complaints and reports, in working days over the real calendar."""

from dataclasses import replace

import pytest

from counterdesk.hall.catalogue.model import Complaints
from counterdesk.hall.complaints import Teller, clocks
from tests.furnished import refused


def late(register, number):
    return register.hall.store.read(lambda look: [name for name, _ in clocks.late(look, register.of(number))])


def test_a_complaint_is_decided_within_seven_working_days(register):
    assert register.dates(register.new(), "admit_due_on", "next_due_on") == ["2026-12-02", "2026-12-02"]


def test_it_is_answered_within_45_working_days_of_being_taken_up(register):
    number = register.new()
    register.until("2026-11-25 09:00")
    register.do("admit", number)
    assert register.of(number).handle_due_on.isoformat() == register.of(number).next_due_on.isoformat()
    assert register.of(number).provisional == 1  # its end lies in a year whose holidays are not published


def test_its_teller_is_told_within_seven_working_days_of_the_answer(register):
    assert register.dates(register.answered(), "tell_due_on", "next_due_on") == ["2026-12-02", "2026-12-02"]


def test_a_report_is_checked_within_fifteen_working_days_of_its_coming(register):
    number = register.new(kind="report")
    register.until("2026-11-27 09:00")
    register.do("admit", number)
    assert register.dates(number, "handle_due_on", "next_due_on") == ["2026-12-14", "2026-12-14"]


def test_the_check_of_a_report_is_extended_once_by_fifteen(register):
    number = register.new(kind="report")
    register.do("admit", number)
    register.do("extend", number, "需要外地协查")
    assert register.dates(number, "next_due_on") == ["2027-01-05"]
    with refused("complaint_no_extension"):
        register.do("extend", number, "再延一次")


def test_a_check_that_is_over_is_not_extended(register):
    number = register.new(kind="report")
    register.until("2026-12-15 09:00")
    with refused("complaint_no_extension"):
        register.do("extend", number, "需要外地协查")


def test_a_complaint_has_no_extension(register):
    with refused("complaint_no_extension"):
        register.do("extend", register.new(), "忙")


def test_an_extension_has_a_reason(register):
    with refused("reason_needed"):
        register.do("extend", register.new(kind="report"), " ")


def test_a_named_reporter_is_told_within_five_working_days(register):
    assert register.dates(register.answered(kind="report"), "tell_due_on") == ["2026-11-30"]


def test_nobody_is_told_of_an_anonymous_one(register):
    number = register.answered(teller=Teller())
    assert register.dates(number, "tell_due_on", "next_due_on") == ["None", "None"]
    with refused("nobody_to_tell"):
        register.do("tell", number, "phone", "yes")


def test_days_of_tests_are_not_counted(register):
    number = register.new(kind="report")
    register.do("admit", number)
    register.do("investigate", number, "送检", True, tests_days=3)
    assert register.dates(number, "next_due_on") == ["2026-12-17"]


def test_the_periods_are_the_hall_files(register):
    register.hall.reload(lambda cat: replace(cat, version="x", complaints=Complaints(admit_days=1)))
    assert register.dates(register.new(), "admit_due_on") == ["2026-11-24"]


def test_whoever_is_not_satisfied_is_called_a_second_time(register):
    number = register.answered()
    register.do("tell", number, "phone", "no")
    assert register.dates(number, "second_due_on", "next_due_on") == ["2026-11-30", "2026-11-30"]


def test_every_missed_clock_is_named_and_stays_named(register):
    number = register.new()
    register.until("2026-12-02 17:00")
    in_time = late(register, number)
    register.until("2026-12-03 09:00")
    register.do("admit", number, "不属于本厅职责")
    register.do("tell", number, "phone", "yes")
    assert (in_time, late(register, number)) == ([], ["admit", "tell"])


@pytest.mark.parametrize("act", ["answer", "tell", "close", "investigate"])
def test_nothing_is_done_out_of_turn(register, act):
    facts = {
        "answer": ("好",), "tell": ("phone", "yes"), "close": ("other",), "investigate": ("查了", True),
    }  # fmt: skip
    with refused("complaint_state"):
        register.do(act, register.new(), *facts[act])

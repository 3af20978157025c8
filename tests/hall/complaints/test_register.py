"""A complaint from its registration to its closing."""

import pytest

from counterdesk.hall import complaints
from counterdesk.hall.complaints import Teller
from counterdesk.store import library
from tests.furnished import refused
from tests.hall.complaints.acting import ADMIN, AUDITOR, CLERK, INSPECTOR, LEAD, REVIEWER


def test_it_is_numbered_within_the_year(register):
    assert [register.new(), register.new(kind="report")] == ["2026-00001", "2026-00002"]


def test_its_number_is_found_as_it_is_said(register):
    number = register.new()
    assert {register.of(said).number for said in (number, "1", "２０２６-1")} == {number}


@pytest.mark.parametrize(
    ("intake", "code"),
    [
        ({"facts": " "}, "facts_needed"),
        ({"kind": "moan"}, "no_such_choice"),
        ({"channel": "pigeon"}, "no_such_choice"),
        ({"handled_as": "bin"}, "no_such_choice"),
        ({"dept": "XX"}, "no_such_department"),
        ({"window": "99"}, "no_such_window"),
        ({"service": "X99"}, "no_such_service"),
        ({"teller": Teller("王小芳", id_no="110105194912310021")}, "bad_id_no"),
    ],
)
def test_what_registering_lacks_is_told(register, intake, code):
    with refused(code):
        register.new(**intake)


def test_a_receipt_is_printed_that_says_nothing_of_the_matter(register):
    register.new(matter="2026-00099", dept="SCJG")
    ((kind, slip),) = register.hall.ask("SELECT kind, slip_json FROM print_job")
    assert kind == "complaint_receipt"
    assert not [text for text in ("王", "139", "材料", "00099", "市场监督") if text in slip]


def test_it_goes_from_registration_to_closing(register):
    number = register.new()
    states = [register.of(number).state]
    for act, *given in (
        ("admit",), ("investigate", "两次告知不一致", True), ("answer", "已整改"), ("tell", "phone", "yes"),
        ("close", "not_told_once"),
    ):  # fmt: skip
        register.do(act, number, *given)
        states.append(register.of(number).state)
    assert states == ["registered", "admitted", "admitted", "answered", "told", "closed"]
    assert (register.of(number).closed_by, register.of(number).next_due_on) == ("401", None)


def test_an_answer_needs_an_investigation(register):
    number = register.new()
    register.do("admit", number)
    with refused("finding_needed"):
        register.do("answer", number, "已整改")


def test_it_is_not_closed_before_its_teller_is_told(register):
    with refused("complaint_not_told"):
        register.do("close", register.answered(), "other")


@pytest.mark.parametrize("satisfied", ["no", "unsaid"])
def test_it_is_closed_after_a_second_call_to_whoever_was_not_satisfied(register, satisfied):
    number = register.answered()
    register.do("tell", number, "phone", satisfied)
    with refused("second_call_needed"):
        register.do("close", number, "other")
    register.do("tell", number, "phone", "yes")
    assert register.do("close", number, "other").satisfied == "yes"


def test_a_third_call_is_not_made(register):
    number = register.answered()
    register.do("tell", number, "phone", "no")
    register.do("tell", number, "phone", "no")
    with refused("second_call_made"):
        register.do("tell", number, "phone", "no")


def test_one_that_is_not_taken_up_is_told_and_closed(register):
    number = register.new()
    register.do("admit", number, "不属于本厅职责")
    register.do("tell", number, "letter", "yes")
    register.do("close", number, "unfounded")
    assert register.of(number).state == "closed"


def test_without_a_cause_the_database_closes_nothing(register):
    register.new()
    with pytest.raises(library.module.IntegrityError):
        register.hall.spoil("UPDATE complaint SET state = 'closed', closed_us = 1, closed_by = '401'")


@pytest.mark.parametrize("by", [CLERK, INSPECTOR, AUDITOR])
def test_only_a_reviewer_or_a_lead_handles_it(register, by):
    number = register.new()
    with refused("role"):
        register.do("admit", number, by=by)


def test_the_list_has_what_is_due_first_first(register):
    report, complaint = register.new(kind="report"), register.new()
    anonymous = register.answered(teller=Teller())
    listed = [one.number for one in register.hall.store.read(complaints.listed)]
    assert listed == [complaint, report, anonymous]


def test_a_closed_one_is_listed_only_with_everything(register):
    number = register.closed()
    assert register.hall.store.read(complaints.listed) == []
    assert [one.number for one in register.hall.store.read(complaints.listed, everything=True)] == [number]


def test_a_link_counts_when_a_second_person_confirmed_it(register):
    number = register.new()
    before = register.do("link", number, "101", "当班的是 101")
    with refused("second_person_needed"):
        register.do("decide", number, "101", True)
    after = register.do("decide", number, "101", True, by=LEAD)
    assert (before.holds, after.holds, after.decided_by) == (None, 1, "301")


def test_one_person_cannot_confirm_a_link_even_in_the_database(register):
    register.do("link", register.new(), "101", "当班的是 101")
    with pytest.raises(library.module.IntegrityError):
        register.hall.spoil("UPDATE complaint_link SET holds = 1, decided_by = '401', decided_us = 1")


def test_a_rejected_link_stays_to_be_seen(register):
    number = register.new()
    register.do("link", number, "101", "当班的是 101")
    register.do("decide", number, "101", False, by=LEAD)
    (link,) = register.hall.store.read(lambda look: complaints.links_of(look, register.of(number)))
    assert (link.holds, link.clerk) == (0, "101")
    with refused("no_such_link"):
        register.do("decide", number, "101", True, by=ADMIN)


def test_nobody_handles_a_complaint_about_themselves(register):
    number = register.new()
    register.do("link", number, "401", "说的是受理人员", by=LEAD)
    for act in ("admit", "link"):
        with refused("own_complaint"):
            register.do(act, number, *(("102", "x") if act == "link" else ()), by=REVIEWER)
    with refused("own_complaint"):
        register.do("link", number, "301", "我自己", by=LEAD)


def test_a_clerk_is_linked_once(register):
    number = register.new()
    register.do("link", number, "101", "当班")
    with refused("linked_already"):
        register.do("link", number, "101", "当班")

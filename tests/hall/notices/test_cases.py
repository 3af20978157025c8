"""Notices about a case: the case is the matter, and its own version of the service holds."""

from dataclasses import replace

import pytest

from counterdesk.hall import notices
from counterdesk.hall.cases import acceptance, rows
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.cases.handed_in import Fault
from tests.furnished import refused
from tests.hall.notices.conftest import LEAD

WHO = Applicant("张小明")


@pytest.fixture
def case(teller, hall):
    """A device licence applied for on a ticket, not accepted yet."""
    ticket = hall.issue("B07")
    made = teller.at.do(acceptance.receive, Application("B07", WHO, ("premises_rented",), ticket=ticket))
    return made.number, ticket


def test_a_notice_about_a_case_has_its_answers_and_stands_in_its_timeline(teller, case):
    given = teller.tells("B07", case=case[0])
    assert given.yes == ("premises_rented",)
    found = teller.reads(lambda look: rows.timeline(look, rows.by_number(look, case[0])))
    assert (found[-1].kind, found[-1].facts["notice"]) == ("notice_given", given.number)


def test_a_case_keeps_the_list_of_the_version_it_is_handled_under(teller, hall, case):
    hall.reload(lambda cat: replace(cat, version="2027.01", services={
        **cat.services, "B07": replace(cat.services["B07"], materials=()),
    }))  # fmt: skip
    assert teller.tells("B07", case=case[0]).catalogue_version == "2026.11"
    assert len(teller.reads(notices.listed)[0].needed) == 9


def test_told_on_the_ticket_is_told_for_its_case_and_the_other_way_round(teller, hall, case):
    number, ticket = case
    teller.tells("B07", ticket)
    with refused("told_once"):
        teller.tells("B07", case=number)


def test_told_for_the_case_is_told_on_its_ticket(teller, case):
    number, ticket = case
    teller.tells("B07", case=number)
    with refused("told_once"):
        teller.tells("B07", ticket)


def test_a_case_is_told_about_its_own_service_only(teller, case):
    with refused("case_of_another_service"):
        teller.tells("A01", case=case[0])


def test_row_05_one_time_notification_a_second_supplement_is_in_the_multiple_notices_report(teller, case):
    faults = {"lease": Fault("缺出租人签字", "双方签字盖章")}
    teller.at.do(acceptance.supplement, case[0], faults)
    with refused("told_once"):
        teller.at.do(acceptance.supplement, case[0], faults)
    teller.at.do(acceptance.supplement, case[0], faults, "出租人死亡", LEAD)
    report = teller.reports(notices.multiple)
    assert report.notices == 2
    (line,) = report.lines
    assert (line.kind, line.number, line.service, line.reason, line.allowed_by) == (
        "supplement", case[0], "B07", "出租人死亡", LEAD,
    )  # fmt: skip

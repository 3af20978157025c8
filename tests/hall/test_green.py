"""The green channel: who may grant it, what it changes, and its price."""

from __future__ import annotations

import pytest

from counterdesk.hall import green
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall, refused
from tests.hall.cases.acting import Matters

LEAD = By("301")
DAY = MORNING.date()


def grants(hall: Hall, by: By = LEAD, **about):
    facts = {"category": "green", "document": "市发改委〔2026〕12号", "reason": "市级重点项目", **about}
    return hall.store.run(green.grant, by, **facts)


def listed(hall: Hall):
    return hall.store.read(green.listed, first=DAY, last=DAY)


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"category": "elderly"}, "no_such_category"),
        ({"category": "nothing"}, "no_such_category"),
        ({"document": " "}, "document_needed"),
        ({"reason": ""}, "reason_needed"),
        ({"ticket": None}, "green_about"),
        ({"ticket": "A099"}, "no_such_ticket"),
        ({"case": "2026-00077"}, "no_such_case"),
    ],
)
def test_what_a_grant_lacks_is_told(hall, about, code):
    facts = {"ticket": hall.issue("A01"), **about}
    with refused(code):
        grants(hall, **facts)


def test_only_a_lead_grants_it(hall):
    with refused("role"):
        grants(hall, By("101", "1"), ticket=hall.issue("A01"))


def test_a_waiting_ticket_moves_into_the_quicker_line(hall):
    number = hall.issue("A01")
    grants(hall, ticket=number)
    ticket = hall.ticket(number)
    assert (ticket.priority, ticket.rate, ticket.lane) == ("green", 3.0, "A:3")


def test_it_is_called_before_those_who_waited_a_little_longer(hall, one):
    first, second = hall.issue("A01"), hall.issue("A01")
    hall.forward(300)
    grants(hall, ticket=second)
    assert (one.call().ticket.label, first) == (second, "A001")


def test_a_case_carries_the_category(hall):
    hall.opened("1")
    matters = Matters(hall)
    number = matters.accept("B01")
    assert grants(hall, case=number).case == number
    assert (matters.of(number).green, matters.kinds(number)[-1]) == ("green", "green_granted")


def test_it_is_granted_once(hall):
    number = hall.issue("A01")
    grants(hall, ticket=number)
    with refused("green_already"):
        grants(hall, ticket=number)


def test_a_ticket_that_is_over_gets_none(hall):
    number = hall.issue("A01")
    hall.door.cancel(number)
    with refused("wrong_state"):
        grants(hall, ticket=number)


def test_the_record_is_printed_and_numbered(hall):
    number = hall.issue("A01")
    grants(hall, ticket=number)
    ((slip,),) = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'green'")
    assert all(text in slip for text in (number, "市发改委〔2026〕12号", "301"))
    assert hall.ask("SELECT number FROM numbered_paper WHERE kind = 'green'") == [("2026-00001",)]


def test_a_ticket_nobody_called_yet_cost_nothing(hall):
    grants(hall, ticket=hall.issue("A01"))
    (cost,) = listed(hall)
    assert (cost.passed_over, cost.added_wait_s) == (0, 0.0)


def test_those_of_other_lines_and_of_other_priorities_were_not_passed_over(hall, one):
    hall.issue("B01")
    hall.issue("A01", priority="elderly")
    number = hall.issue("A01")
    hall.forward(600)
    grants(hall, ticket=number)
    one.call_named(number, "绿色通道")
    one.start()
    hall.forward(240)
    one.finish()
    assert listed(hall)[0].added_wait_s == 0.0


def test_a_hall_with_a_grant_stays_whole(hall, one, whole):
    hall.issue("A01")
    grants(hall, ticket=hall.issue("A01"))
    one.serves_next()
    one.serves_next()

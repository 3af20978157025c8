"""Carried over: a slip in the evening, the first place the next morning."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from counterdesk.hall import closing, kiosk, tickets
from tests.furnished import refused
from tests.hall.cases.acting import LEAD


def closes_with(hall, *services):
    """Numbers of the day that nobody called, and the day closed; their slips' digits."""
    given = [hall.door.issue(service) for service in services]
    hall.clock.at = hall.clock.at.replace(hour=9, minute=40)  # 17:40
    hall.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    return [one.code for one in given]


def next_morning(hall):
    hall.clock.at = hall.clock.at.replace(hour=0, minute=40) + timedelta(days=1)  # 08:40


def slips(hall):
    found = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'carried' ORDER BY id")
    return [json.dumps(json.loads(slip), ensure_ascii=False) for (slip,) in found]


def order(hall, window):
    return [choice.head.label for choice in hall.store.read(tickets.line_for, window=window)]


def test_who_is_carried_over_gets_a_slip_that_says_when_to_come(hall):
    (code,) = closes_with(hall, "A01")
    (slip,) = slips(hall)
    assert all(said in slip for said in ("下次先办", "2026-11-24 08:30", code, "A001"))


def test_a_service_nobody_ended_needs_no_slip(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    one.start()
    closes_with(hall)
    assert slips(hall) == []


@pytest.mark.parametrize("rule", ["accumulating", "strict", "first-come"])
def test_with_it_one_is_first_in_line_the_next_day(hall, rule):
    hall.reload(lambda cat: replace(cat, calling=replace(cat.calling, rule=rule)))
    (code,) = closes_with(hall, "A01")
    next_morning(hall)
    early = [hall.issue("A01") for _ in range(3)]
    hall.forward(1800)
    mine = hall.door.do(tickets.take_up, code)
    assert order(hall, "1") == [mine.ticket.label, *early]
    assert mine.ticket.ahead == 0


def test_those_carried_over_stand_in_the_order_they_came(hall):
    first, second = closes_with(hall, "A01", "A01")
    next_morning(hall)
    early = hall.issue("A01")
    numbers = [hall.door.do(tickets.take_up, code).ticket.label for code in (second, first)]
    assert order(hall, "1") == [*numbers, early]


def test_a_slip_is_good_for_one_number(hall):
    (code,) = closes_with(hall, "A01")
    next_morning(hall)
    once, again = (hall.door.do(tickets.take_up, code) for _ in range(2))
    assert once.ticket == again.ticket
    assert hall.ask("SELECT count(*) FROM ticket WHERE day = '2026-11-24'")[0][0] == 1


def test_on_the_same_day_it_is_too_early(hall):
    (code,) = closes_with(hall, "A01")
    with refused("carried_today"):
        hall.door.do(tickets.take_up, code)


def test_a_ticket_that_was_served_gives_no_first_place(hall):
    (one,) = hall.opened("1")
    code = hall.door.issue("A01").code
    one.serves_next(300)
    next_morning(hall)
    with refused("wrong_state"):
        hall.door.do(tickets.take_up, code)


def test_the_old_paper_serves_too_when_nobody_closed_the_day(hall):
    code = hall.door.issue("A01").code
    next_morning(hall)
    hall.issue("B01")  # the day begins
    assert hall.store.run(kiosk.take_up, code=code).ticket.label == "A001"


def test_priority_and_language_come_along(hall):
    given = hall.door.issue("A01", priority="elderly", lang="en")
    hall.clock.at = hall.clock.at.replace(hour=9, minute=40)
    hall.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    assert "First in line" in slips(hall)[0]
    next_morning(hall)
    now = hall.door.do(tickets.take_up, given.code).ticket
    assert (now.priority, now.lang) == ("elderly", "en")

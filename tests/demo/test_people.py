from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.clock import from_us
from counterdesk.demo import furnish, people

CAT = furnish.hall_file()
ZONE = ZoneInfo(CAT.hall.timezone)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
SERVICES = st.sampled_from(sorted(CAT.services))


def at(arrival):
    return from_us(arrival.at_us).astimezone(ZONE)


@given(DAYS)
def test_the_same_day_brings_the_same_people(day):
    assert people.crowd(CAT, day) == people.crowd(CAT, day)


@given(DAYS)
def test_nobody_comes_at_a_weekend(day):
    assert bool(people.crowd(CAT, day)) == (day.weekday() < 5)


@given(DAYS)
def test_people_come_in_order_while_the_hall_is_open(day):
    crowd = people.crowd(CAT, day)
    assert [a.at_us for a in crowd] == sorted(a.at_us for a in crowd)
    assert all(any(opens <= at(a).time() < closes for opens, closes in CAT.hall.hours) for a in crowd)


@given(DAYS)
def test_nobody_comes_in_the_last_half_hour_before_closing(day):
    assert all(at(a).time() < time(17) for a in people.crowd(CAT, day))


def test_an_ordinary_day_brings_somebody_for_every_series():
    wanted = {CAT.services[a.service].series for a in people.crowd(CAT, date(2026, 11, 18))}
    assert wanted == set(CAT.series)


@given(st.integers(1, 10**6), SERVICES)
def test_the_holder_of_a_ticket_always_behaves_the_same(ticket_id, code):
    service = CAT.services[code]
    people._manner.cache_clear()
    once = people.manner(ticket_id, service)
    people._manner.cache_clear()
    assert people.manner(ticket_id, service) == once


@given(st.integers(1, 10**6), SERVICES)
def test_handling_lasts_between_a_minute_and_a_few_times_the_nominal_one(ticket_id, code):
    service = CAT.services[code]
    assert 60 <= people.manner(ticket_id, service).handling_s <= 3 * 1.1 * service.nominal_s


@given(SERVICES)
def test_handling_lies_around_the_nominal_minutes(code):
    service = CAT.services[code]
    took = sorted(people.manner(ticket_id, service).handling_s for ticket_id in range(500))
    assert 0.5 * service.nominal_s < took[250] < 1.2 * service.nominal_s


def test_one_in_twenty_five_does_not_come_when_called():
    service = CAT.services["A01"]
    absent = sum(not people.manner(ticket_id, service).comes for ticket_id in range(2000))
    assert 50 <= absent <= 110

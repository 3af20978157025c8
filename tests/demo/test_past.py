from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from counterdesk.demo import duty, furnish
from counterdesk.demo.past import PastDay

CAT = furnish.hall_file()
MONDAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def visits():
    return PastDay(CAT, MONDAY, 100).play()


def test_everybody_who_came_has_left_at_the_end_of_the_day(visits):
    assert {v.state for v in visits} <= {"finished", "no_show", "walked_out"}
    assert [v.ticket_id for v in visits] == list(range(100, 100 + len(visits)))


def test_nobody_is_called_before_coming(visits):
    assert all(v.arrival.at_us <= v.called_us <= v.over_us for v in visits if v.called_us)


def test_a_window_serves_one_person_at_a_time(visits):
    turns = defaultdict(list)
    for v in visits:
        if v.window:
            turns[v.window].append((v.called_us, v.over_us))
    assert all(one[1] <= other[0] for spans in turns.values() for one, other in pairwise(sorted(spans)))


def test_everybody_is_called_to_a_window_that_serves_them(visits):
    called = [v for v in visits if v.window]
    assert all(CAT.services[v.arrival.service].series in CAT.windows[v.window].serves for v in called)


def test_nobody_is_called_to_a_window_whose_clerk_has_long_gone(visits):
    planned = duty.turns(CAT, MONDAY)
    called = [(v.window, v.called_us) for v in visits if v.window]
    assert all(duty.now_on(planned, *at) or duty.just_over(planned, *at) for at in called)


def test_every_window_of_the_roster_serves_somebody(visits):
    assert {v.window for v in visits} - {None} == set(CAT.windows)


def test_most_are_served_within_the_promise_but_not_all():
    waits = [
        (v.called_us - v.arrival.at_us) / 60e6 <= CAT.series[CAT.services[v.arrival.service].series].wait_promise_min
        for page in furnish.pages(CAT, furnish.past_days())
        for v in page.visits
        if v.called_us
    ]
    assert 0.6 < sum(waits) / len(waits) < 0.95

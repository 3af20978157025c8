"""What is told with a number by the hall's own estimator, kept with its outcome, and how well it kept."""

import json
from datetime import timedelta

import pytest

from counterdesk.hall import estimates, kiosk
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates import told
from counterdesk.hall.estimates.live import learned, scene
from counterdesk.hall.estimates.manned import manned


def announced(hall, series="A", rate=1.0):
    return hall.store.read(lambda look: estimates.announce(look, series, rate))


def minutes(found):
    return found.said.estimate.wait_us / MINUTE_US


def at_clock(hall, hour, minute=0):
    hall.clock.at = hall.clock.at.replace(hour=hour - 8, minute=minute)


def crowd(hall, people, service="A01"):
    for _ in range(people):
        hall.issue(service)


def taught(hall, *windows, handling_s=600, times=8):
    """Windows open, with errands of A01 that lasted ``handling_s`` each."""
    places = hall.opened(*windows)
    for _ in range(times):
        hall.issue("A01")
        places[0].serves_next(handling_s)
    hall.forward(60)
    return places


def test_at_a_free_window_it_is_ones_turn_at_once(hall):
    hall.opened("1")
    assert minutes(announced(hall)) == 0
    assert announced(hall).low_min == 0


def test_handling_times_of_late_make_the_wait(hall):
    at_clock(hall, 14, 30)
    taught(hall, "1", handling_s=300)
    crowd(hall, 10)
    assert 25 < minutes(announced(hall)) < 75  # ten of five minutes; the hall file's twenty count a little still


def test_whoever_has_been_served_long_is_done_soon(hall):
    at_clock(hall, 14, 30)
    (one,) = taught(hall, "1")
    hall.issue("A01")
    one.call()
    one.start()
    hall.forward(10)
    fresh = minutes(announced(hall))
    hall.forward(500)
    assert minutes(announced(hall)) < 0.6 * fresh


def test_each_service_is_reckoned_with_its_own_time(hall):
    at_clock(hall, 9)
    hall.opened("1")
    for quick in (True, False):
        crowd(hall, 5, "A02" if quick else "A01")
    waiting = hall.store.read(lambda look: [ticket.errand for ticket in scene(look, manned(look)).waiting])
    assert waiting == ["A02"] * 5 + ["A01"] * 5


def test_a_lunch_on_the_roster_is_reckoned_with(hall):
    at_clock(hall, 11, 20)  # window 2 goes at 11:30 and is back at 14:00
    taught(hall, "2", times=0)
    crowd(hall, 3)
    assert minutes(announced(hall)) > 150


def test_the_range_is_the_estimators_rounded_outwards(hall):
    hall.opened("1")
    crowd(hall, 6)
    found = announced(hall)
    low_us, high_us = found.said.estimate.low_us, found.said.estimate.high_us
    assert found.low_min * MINUTE_US <= low_us < (found.low_min + 5) * MINUTE_US
    assert (found.high_min - 5) * MINUTE_US < high_us <= found.high_min * MINUTE_US


def test_late_in_the_afternoon_a_long_line_may_not_be_served_today(hall):
    at_clock(hall, 16, 50)
    hall.opened("1")
    crowd(hall, 12)
    given = hall.door.issue("A01")
    assert given.may_not
    slip = hall.ask("SELECT slip_json FROM print_job WHERE id = ?", given.print_job)[0][0]
    assert "今天可能办不到" in json.dumps(json.loads(slip), ensure_ascii=False)
    assert hall.store.read(estimates.may_not_be_served, ticket_id=given.ticket.id)


def test_early_it_is_not_said(hall):
    at_clock(hall, 9)
    hall.opened("1")
    assert not hall.door.issue("A01").may_not


def test_the_same_press_again_says_it_again(hall):
    at_clock(hall, 16, 50)
    hall.opened("1")
    crowd(hall, 12)
    once, again = (hall.door.issue("A01", key="k") for _ in range(2))
    assert (once.may_not, again.may_not) == (True, True)


def test_a_slip_scanned_later_is_told_what_is_left(hall):
    at_clock(hall, 14, 30)
    (one,) = taught(hall, "1")
    crowd(hall, 5)
    last = hall.door.issue("A01")
    for _ in range(4):
        one.serves_next(600)
    now = hall.store.read(kiosk.standing, code=last.code)
    assert now.ahead == 1
    assert now.high_min < last.ticket.wait_high_min


def test_every_wait_told_is_kept_with_its_outcome(hall):
    (one,) = taught(hall, "1", times=1)
    hall.issue("A01")
    second = hall.issue("A01")
    for _ in range(2):
        one.serves_next(600)
    (kept,) = hall.store.read(lambda look: list(told.lately(look)))
    assert kept.ticket_id == hall.ticket(second).id
    assert kept.actual_us == 10 * MINUTE_US
    assert kept.said.estimate.low_us <= kept.said.estimate.wait_us <= kept.said.estimate.high_us


def test_with_no_window_at_all_nothing_is_kept(hall):
    at_clock(hall, 19)
    hall.issue("A01")
    assert hall.ask("SELECT count(*) FROM told")[0][0] == 0


@pytest.fixture
def slow_morning(hall):
    """Thirty who waited twice as long as told: nobody knew that each errand takes half an hour."""
    (one,) = hall.opened("1")
    at_clock(hall, 8, 30)
    crowd(hall, 30, "A02")
    for _ in range(30):
        one.serves_next(1800)
    hall.forward(120)
    return hall


def test_waits_longer_than_told_teach_the_next(slow_morning):
    assert slow_morning.store.read(learned).correction.factor > 1.2


def test_calibration_says_how_often_the_range_held(slow_morning):
    day = slow_morning.ticket("A001").day
    found = slow_morning.store.read(estimates.calibration, first=day, last=day)
    assert found.n == 29
    assert found.bias_s < 0
    assert 0 <= found.inside <= found.inside_printed <= 1
    assert found.below_low <= found.below_told <= found.below_high
    assert sum(one.n for one in found.classes) == 29
    assert all(one.low_s <= one.actual_s <= one.high_s for one in found.classes if one.n > 5)


def test_a_day_without_told_waits_has_no_calibration(hall):
    day = hall.clock.at.date() + timedelta(days=1)
    assert hall.store.read(estimates.calibration, first=day, last=day).n == 0


def test_behind_a_line_that_hardly_moved_the_estimate_is_not_made_anew(hall, monkeypatch):
    hall.opened("1")
    crowd(hall, 12)
    announced(hall)
    monkeypatch.setattr("counterdesk.hall.estimates.quoting.tell", None)
    before = minutes(announced(hall))
    hall.issue("A01")
    assert minutes(announced(hall)) == pytest.approx(before * 14 / 13)


def test_who_stands_in_the_middle_of_a_line_waits_for_those_before_alone(hall):
    at_clock(hall, 14, 30)
    taught(hall, "1")
    given = [hall.door.issue("A01") for _ in range(9)]
    third, last = (hall.store.read(kiosk.standing, code=given[at].code) for at in (2, 8))
    assert (third.ahead, last.ahead) == (2, 8)
    assert third.high_min < last.high_min / 2

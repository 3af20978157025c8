"""Undo: within thirty seconds everything is as if the act had not happened, and only then."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.hall import floor, visits
from tests.furnished import Hall, refused
from tests.hall import checker

from .acting import WINDOWS, acts, copy_of, does, issues, pauses_s

STANDS = {  # everything an undo restores; what only grows, the journal and the papers, is left out
    "ticket": "SELECT * FROM ticket ORDER BY id",
    "period": "SELECT * FROM period ORDER BY id",
    "errand": "SELECT * FROM errand ORDER BY ticket_id, position",
    "counter": "SELECT * FROM counter ORDER BY day, series",
}


def stands(hall: Hall):
    return {table: hall.ask(sql) for table, sql in STANDS.items()}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    crowd=st.lists(issues, min_size=2, max_size=6),
    day=st.lists(st.tuples(st.sampled_from(WINDOWS), acts, pauses_s), max_size=14),
)
def test_an_undone_act_leaves_ticket_and_periods_as_they_were(furnished_file, crowd, day):
    with copy_of(furnished_file) as hall:
        places = dict(zip(WINDOWS, hall.opened(*WINDOWS), strict=True))
        for service, priority in crowd:
            hall.issue(service, priority=priority)
        for window, act, pause_s in day:
            hall.forward(pause_s)
            before = stands(hall)
            answer = does(places[window], act)
            if isinstance(answer, str) or answer is None:
                assert stands(hall) == before  # a refusal changes nothing
            elif act[0] not in ("add_service", "unreliable"):
                hall.forward(30)
                after = stands(hall)
                for _ in range(2 if act[0] == "finish_and_call" and answer.called else 1):
                    places[window].undo()
                assert stands(hall) == before
                hall.forward(-30)
                does(places[window], act)
                assert stands(hall) == after
        assert checker.faults(hall.path) == []


@pytest.fixture
def one(hall: Hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    return one


def test_after_thirty_seconds_an_act_stands(hall, one):
    hall.forward(31)
    with refused("undo_too_late"):
        one.undo()


def test_an_undo_twice_goes_back_two_acts(hall, one):
    one.start()
    assert one.undo().state == "called"
    assert one.undo().state == "waiting"


def test_with_nothing_done_there_is_nothing_to_undo(hall):
    (one,) = hall.opened("1")
    with refused("nothing_to_undo"):
        one.undo()


def test_finish_and_call_is_taken_back_in_two_steps(hall, one):
    one.start()
    hall.issue("A01")
    one.finish_and_call()
    assert (one.undo().label, hall.state("A001")) == ("A002", "finished")
    assert (one.undo().state, hall.state("A002")) == ("serving", "waiting")


def test_a_ticket_issued_at_the_window_by_mistake_is_cancelled(hall):
    (one,) = hall.opened("1")
    one.issue("A01")
    assert one.undo().state == "cancelled"
    assert hall.issue("A01") == "A002"
    with refused("nothing_to_undo"):
        one.undo()


def test_serving_without_a_ticket_is_taken_back_step_by_step(hall):
    (one,) = hall.opened("1")
    one.serve("A05")
    assert [one.undo().state for _ in range(3)] == ["called", "waiting", "cancelled"]
    assert checker.faults(hall.path) == []


@pytest.mark.parametrize("service", ["A02", "B01"])  # the same window does it, or another
def test_the_next_service_on_a_ticket_begins_again_after_an_undo(hall, one, service):
    one.start()
    hall.door.add_service("A001", service)
    hall.forward(60)
    after = one.finish()
    assert one.undo().state == "serving"
    assert hall.kinds("A001") == ["wait", "walk", "handling"]
    assert one.finish() == after


def test_an_undone_act_stays_in_the_journal_with_the_entry_that_undid_it(hall, one):
    one.undo()
    assert hall.acts("A001") == ["issued", "called", "undone"]


def test_the_number_given_must_be_the_last_acts(hall, one):
    hall.issue("A01")
    with refused("not_the_last_act"):
        one.undo("A002")


def test_what_another_window_went_on_with_is_not_undone(hall, one):
    (two,) = hall.opened("2")
    one.hold()
    two.resume("A001")
    with refused("changed_meanwhile"):
        one.undo()


def test_a_no_show_who_is_back_already_is_not_undone(hall, one):
    for _ in range(2):
        hall.forward(60)
        one.recall()
    one.no_show()
    hall.door.bring_back("A001")
    with refused("changed_meanwhile"):
        one.undo()


def test_another_clerk_does_not_undo_at_ones_window(hall, one):
    with refused("not_your_window"):
        hall.at("1", "102").undo()


def test_a_copy_printed_meanwhile_does_not_stand_in_the_way(hall, one):
    one.do(lambda desk: desk.record("print_copy", ticket_id=1, job=1))
    assert one.undo().state == "waiting"


def test_a_call_undone_does_not_count_as_passing_over(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    hall.forward(16 * 60)
    hall.issue("A01", priority="elderly")
    hall.forward(16 * 60)
    assert one.call().ticket.label == "A002"
    assert hall.ask("SELECT passed_over FROM counter") == [(1,)]
    one.undo()
    assert hall.ask("SELECT passed_over FROM counter") == [(0,)]


def steps_of_an_undo(hall: Hall, place) -> int:
    """How much SQLite has to do for the window's next undo, in hundreds of its steps."""
    steps = []

    def counted(desk):
        raw = desk.conn.connection.driver_connection
        raw.set_progress_handler(lambda: steps.append(1), 100)
        try:
            return visits.undo(desk)
        finally:
            raw.set_progress_handler(None, 100)

    place.do(counted)
    return len(steps)


def call_and_undo(place, times: int) -> None:
    for _ in range(times):
        place.undo()
        place.call()


@pytest.mark.in_a_file
def test_an_undo_costs_the_same_however_often_the_ticket_was_called_before(hall, one):
    call_and_undo(one, 20)
    early = steps_of_an_undo(hall, one)
    one.call()
    call_and_undo(one, 150)
    assert steps_of_an_undo(hall, one) <= early + 6


def test_the_seconds_left_are_shown(hall, one):
    assert hall.store.read(floor.undo_left_s, window="1") == 30
    hall.forward(12)
    assert hall.store.read(floor.undo_left_s, window="1") == 18
    hall.forward(30)
    assert hall.store.read(floor.undo_left_s, window="1") == 0


def test_the_clock_set_back_does_not_give_an_hour_for_an_undo_on_the_screen(hall, one):
    hall.forward(-3600)
    assert hall.store.read(floor.undo_left_s, window="1") == 30


def test_the_hall_file_says_how_long_an_undo_is_possible(hall, one):
    hall.reload(lambda cat: replace(cat, calling=replace(cat.calling, undo_s=5)))
    hall.forward(6)
    with refused("undo_too_late"):
        one.undo()

"""At the window: called, started, held, sent on, finished, gone - each act with its period and its entry."""

import pytest

from tests.furnished import Hall, refused
from tests.hall import checker


@pytest.fixture
def one(hall: Hall):
    (one,) = hall.opened("1")
    return one


@pytest.fixture
def served(hall: Hall, one):
    """A001, being served at window 1 after two minutes' wait and twenty seconds' walk."""
    number = hall.issue("A01")
    hall.forward(120)
    one.call()
    hall.forward(20)
    one.start()
    return number


@pytest.fixture(autouse=True)
def whole(hall: Hall):
    """After every test the hall is whole."""
    yield
    assert checker.faults(hall.path, clock_went_back=True) == []


def spans(hall, number):
    return [(p.kind, p.from_s, p.to_s) for p in hall.life(number)]


def test_periods_tile_a_visit(hall, one, served):
    hall.forward(300)
    one.finish()
    assert spans(hall, served) == [("wait", 0, 120), ("walk", 120, 140), ("handling", 140, 440)]
    assert hall.acts(served) == ["issued", "called", "started", "finished"]


def test_a_call_says_why(hall, one):
    hall.issue("A01")
    called = one.call()
    assert (called.ticket.label, called.why.code) == ("A001", "only_line")


def test_nobody_waits_nobody_is_called(one):
    assert one.call() is None


def test_a_window_with_a_ticket_calls_no_other(hall, one, served):
    with refused("window_busy"):
        one.call()
    hall.issue("A01")
    with refused("window_busy"):
        one.call()


def test_a_window_calls_only_what_it_serves(hall, one):
    hall.issue("B01")
    assert one.call() is None


def test_one_ticket_is_called_to_one_window(hall, one):
    (two,) = hall.opened("2")
    hall.issue("A01")
    assert one.call().ticket.label == "A001"
    assert two.call() is None


def test_a_given_ticket_is_called_with_a_reason_and_whom_it_overtook(hall, one):
    for _ in range(3):
        hall.issue("A01")
    with refused("reason_needed"):
        one.call_named("A003", " ")
    called = one.call_named("A003", "行动不便")
    assert (called.why.code, called.why.facts["overtaken"]) == ("named", 2)


def test_a_window_does_not_call_by_number_what_it_does_not_serve(hall, one):
    hall.issue("B01")
    with refused("not_served_here"):
        one.call_named("B001", "行动不便")


def test_who_does_not_come_is_called_again_a_minute_apart(hall, one):
    hall.issue("A01")
    one.call()
    hall.forward(59)
    assert one.recall().calls == 1  # too soon to count
    hall.forward(1)
    assert one.recall().calls == 2


def test_a_no_show_needs_three_calls_that_count(hall, one):
    number = hall.issue("A01")
    one.call()
    hall.forward(60)
    one.recall()
    with refused("too_few_calls"):
        one.no_show()
    hall.forward(60)
    one.recall()
    hall.forward(30)
    assert one.no_show().state == "no_show"
    assert spans(hall, number) == [("missed", 0, 0), ("absent", 0, 150)]


def missing(hall, one):
    number = one.call().ticket.label
    for _ in range(2):
        hall.forward(60)
        one.recall()
    one.no_show()
    return number


def test_a_wait_that_was_answered_before_is_not_missed(hall, one, served):
    one.transfer(served, "A02")
    hall.forward(60)
    missing(hall, one)
    assert hall.kinds(served) == ["wait", "walk", "handling", "missed", "absent"]


def test_every_wait_before_a_missed_call_is_missed(hall, one):
    number = hall.issue("A01")
    hall.forward(60)
    hall.door.transfer(number, "A02")
    hall.forward(60)
    missing(hall, one)
    assert hall.kinds(number) == ["missed", "missed", "absent"]


def test_who_comes_back_stands_three_places_down_and_keeps_the_number(hall, one):
    for _ in range(6):
        hall.issue("A01")
        hall.forward(30)
    number = missing(hall, one)
    hall.forward(30)
    hall.door.bring_back(number)
    assert [one.serves_next() for _ in range(6)] == ["A002", "A003", "A004", "A001", "A005", "A006"]
    assert hall.kinds(number)[:4] == ["missed", "absent", "away", "wait"]


def test_who_is_away_comes_back_only_once(hall, one):
    hall.issue("A01")
    number = missing(hall, one)
    hall.door.bring_back(number)
    with refused("wrong_state"):
        hall.door.bring_back(number)


def test_who_was_sent_to_one_window_and_missed_the_call_is_still_meant_for_it(hall, one):
    number = hall.issue("B01")
    hall.door.transfer(number, "A01", window="1")
    missing(hall, one)
    hall.door.bring_back(number)
    assert (hall.ticket(number).lane, hall.ticket(number).to_window) == ("A:1@1", "1")


def test_held_time_is_no_handling_and_frees_the_window(hall, one, served):
    hall.forward(60)
    one.hold(reason="填表")
    hall.issue("A01")
    hall.forward(100)
    assert one.serves_next(50) == "A002"
    one.resume()
    hall.forward(30)
    one.finish()
    assert spans(hall, served)[2:] == [("handling", 140, 200), ("hold", 200, 350), ("handling", 350, 380)]


def test_without_a_number_the_one_held_longest_goes_on(hall, one):
    hall.issue("A01")
    hall.issue("A01")
    for _ in range(2):
        one.call()
        one.start()
        one.hold()
        hall.forward(10)
    one.resume()
    one.hold()
    assert one.resume().label == "A002"


def test_nobody_held_nobody_goes_on(one):
    with refused("nobody_held"):
        one.resume()


def test_another_window_may_go_on_with_a_held_ticket(hall, one, served):
    (two,) = hall.opened("2")
    one.hold()
    assert two.resume(served).window == "2"


def test_a_transfer_keeps_number_and_arrival(hall, one, served):
    arrived = hall.ticket(served).arrived_at_us
    hall.forward(60)
    ticket = one.transfer(served, "B01")
    assert (ticket.label, ticket.arrived_at_us, ticket.place_us, ticket.lane) == ("A001", arrived, arrived, "B:1")
    (three,) = hall.opened("3")
    hall.issue("B01")
    assert three.call().ticket.label == "A001"


def test_a_ticket_sent_to_one_window_is_called_there_only(hall, one, served):
    three, four = hall.opened("3", "4")
    one.transfer(served, "B01", window="4")
    assert three.call() is None
    assert four.call().why.code == "sent_here"


def test_a_ticket_is_not_sent_to_a_window_that_does_not_serve_it(one, served):
    with refused("not_served_here"):
        one.transfer(served, "B01", window="2")


def test_another_windows_ticket_is_not_sent_on(hall, served):
    (two,) = hall.opened("2")
    with refused("not_at_this_window"):
        two.transfer(served, "B01")


@pytest.mark.parametrize("act", ["start", "finish", "hold", "recall", "no_show", "walk_out"])
def test_another_windows_ticket_is_not_touched(hall, one, act):
    (two,) = hall.opened("2")
    hall.issue("A01")
    one.call()
    if act in ("finish", "hold"):
        one.start()
    with refused("not_at_this_window"):
        getattr(two, act)("A001")


@pytest.mark.parametrize("act", ["start", "finish", "hold", "recall", "no_show", "walk_out"])
def test_with_nobody_at_the_window_there_is_nothing_to_do(one, act):
    with refused("nobody_here"):
        getattr(one, act)()


def test_an_outcome_nobody_knows_is_refused(one, served):
    with refused("no_such_outcome"):
        one.finish(outcome="great")


def test_finish_and_call_is_one_act_of_two_entries(hall, one, served):
    hall.issue("A01")
    done = one.finish_and_call("accepted")
    assert (done.ticket.state, done.ticket.outcome, done.called.ticket.label) == ("finished", "accepted", "A002")


def test_finish_and_call_with_nobody_there_just_finishes(one, served):
    assert one.finish_and_call().called is None


def test_each_service_on_a_ticket_has_its_own_handling(hall, one, served):
    hall.door.add_service(served, "A02")
    hall.forward(100)
    assert one.finish().state == "serving"
    hall.forward(50)
    assert one.finish().state == "finished"
    found = hall.ask(
        "SELECT code, (to_us - from_us) / 1000000 FROM period JOIN service ON service.id = service_id ORDER BY period.id"
    )
    assert found == [("A01", 100), ("A02", 50)]


def test_a_service_another_window_does_goes_back_in_line_with_its_arrival(hall, one, served):
    hall.door.add_service(served, "B01")
    done = one.finish_and_call()
    assert (done.ticket.state, done.ticket.lane, done.called) == ("waiting", "B:1", None)
    (three,) = hall.opened("3")
    assert three.call().ticket.label == served


def test_while_the_next_service_goes_on_here_nobody_else_is_called(hall, one, served):
    hall.issue("A01")
    hall.door.add_service(served, "A02")
    assert one.finish_and_call().called is None
    assert hall.state(served) == "serving"


def test_a_walk_out_is_no_no_show(hall, one, served):
    hall.forward(30)
    assert one.walk_out().state == "walked_out"
    assert hall.kinds(served) == ["wait", "walk", "handling"]


def test_who_leaves_the_line_walked_out_too(hall):
    number = hall.issue("A01")
    hall.forward(60)
    assert hall.door.walk_out(number).state == "walked_out"
    hall.forward(60)
    hall.door.bring_back(number)
    assert spans(hall, number) == [("wait", 0, 60), ("away", 60, 120), ("wait", 120, None)]


def test_somebody_without_a_ticket_is_served_on_a_number_without_paper(hall, one):
    ticket = one.serve("A05")
    assert (ticket.label, ticket.state, ticket.window) == ("E001", "serving", "1")
    assert spans(hall, "E001") == [("wait", 0, 0), ("walk", 0, 0), ("handling", 0, None)]
    assert hall.ask("SELECT count(*) FROM print_job") == [(0,)]


def test_at_a_busy_window_nobody_is_served_without_a_ticket(hall, one, served):
    with refused("window_busy"):
        one.serve("A05")
    assert hall.ask("SELECT count(*) FROM ticket") == [(1,)]


def test_a_finished_ticket_is_finished(hall, one, served):
    one.finish()
    with refused("wrong_state"):
        hall.door.transfer(served, "A02")


def test_the_clock_set_back_an_hour_leaves_no_negative_time(hall, one, served):
    hall.forward(-3600)
    one.hold()
    hall.forward(10)
    one.resume()
    one.walk_out()
    hall.door.bring_back(served)
    one.call()
    assert all(to_s is None or to_s >= from_s for _, from_s, to_s in spans(hall, served))


def test_after_the_clock_was_set_back_the_line_keeps_its_order(hall, one):
    for _ in range(2):
        hall.issue("A01")
        hall.forward(60)
    hall.forward(-3600)
    hall.issue("A01")
    hall.issue("A05")
    assert [one.serves_next(60) for _ in range(4)] == ["A001", "A002", "A003", "E001"]


def test_after_the_clock_was_set_back_a_no_show_is_still_possible(hall, one):
    hall.issue("A01")
    one.call()
    hall.forward(-3600)
    one.recall()
    hall.forward(60)
    one.recall()
    assert one.no_show().state == "no_show"

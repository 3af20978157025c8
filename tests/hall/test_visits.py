"""At the window: called, started, held, sent on, finished, gone - each act with its period and its entry."""

import pytest

from tests.furnished import refused

pytestmark = pytest.mark.usefixtures("whole")


def test_periods_tile_a_visit(hall, one, served):
    hall.forward(300)
    one.finish()
    assert hall.spans(served) == [("wait", 0, 120), ("walk", 120, 140), ("handling", 140, 440)]
    assert hall.acts(served) == ["issued", "called", "started", "finished"]


def test_held_time_is_no_handling_and_frees_the_window(hall, one, served):
    hall.forward(60)
    one.hold(reason="填表")
    hall.issue("A01")
    hall.forward(100)
    assert one.serves_next(50) == "A002"
    one.resume()
    hall.forward(30)
    one.finish()
    assert hall.spans(served)[2:] == [("handling", 140, 200), ("hold", 200, 350), ("handling", 350, 380)]


def test_without_a_number_the_one_held_longest_goes_on(hall, one):
    hall.issue("A01")
    hall.issue("A01")
    for _ in range(2):
        one.call()
        one.start()
        one.hold()
        hall.forward(10)
    assert one.resume().label == "A001"
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
        "SELECT code, (to_us - from_us) / 1000000 FROM period JOIN service ON service.id = service_id"
        " ORDER BY period.id"
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
    assert hall.spans(number) == [("wait", 0, 60), ("away", 60, 120), ("wait", 120, None)]


def test_somebody_without_a_ticket_is_served_on_a_number_without_paper(hall, one):
    ticket = one.serve("A05")
    assert (ticket.label, ticket.state, ticket.window) == ("E001", "serving", "1")
    assert hall.spans("E001") == [("wait", 0, 0), ("walk", 0, 0), ("handling", 0, None)]
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
    assert all(to_s is None or to_s >= from_s for _, from_s, to_s in hall.spans(served))

"""Row 4 of the list of systems: one window for everything its skills allow."""

from __future__ import annotations

from tests.furnished import refused

THREE = ("A01", "D02", "T02")
"""Three services of three series, all of which window 1 serves."""
OF_EACH = (
    "SELECT service.code, period.window, (period.to_us - period.from_us) / 1000000"
    " FROM period JOIN service ON service.id = period.service_id WHERE period.kind = 'handling' ORDER BY period.id"
)


def test_row_04_one_window_three_services_on_one_ticket_need_no_second_ticket_and_each_logs_its_own_time(hall):
    (one,) = hall.opened("1")
    number = hall.issue(THREE[0])
    one.call()
    one.start()
    for service in THREE[1:]:
        one.add_service(number, service)
    for handling_s in (300, 420, 60):
        hall.forward(handling_s)
        one.finish_and_call()
    assert hall.ask(OF_EACH) == [("A01", "1", 300), ("D02", "1", 420), ("T02", "1", 60)]
    assert (hall.state(number), hall.ask("SELECT count(*) FROM ticket")) == ("finished", [(1,)])


def test_row_04_a_window_calls_nobody_whose_service_is_beyond_its_skills(hall):
    one, three = hall.opened("1", "3")
    number = hall.issue("B07")
    assert one.call() is None
    with refused("not_served_here"):
        one.call_named(number, "着急")
    assert three.call().ticket.label == number

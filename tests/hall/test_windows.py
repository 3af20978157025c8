"""Windows: one clerk a window, one window a clerk; pauses with a reason, a heartbeat, help, takeover by a lead."""

import pytest

from counterdesk.hall import windows
from tests.furnished import refused
from tests.hall import checker


def sittings(hall):
    return hall.ask("SELECT clerk, state, (to_us - from_us) / 1000000 FROM sitting ORDER BY id")


def test_a_window_is_opened_by_sitting_down(hall):
    seat = hall.at("1").open()
    assert (seat.clerk, seat.state) == ("101", "open")


def test_opening_again_changes_nothing(hall):
    first = hall.at("1").open()
    hall.forward(5)
    assert hall.at("1").open() == first
    assert hall.acts().count("window_opened") == 1


def test_two_clerks_do_not_sit_at_one_window(hall):
    hall.at("1").open()
    with refused("window_taken"):
        hall.at("1", "102").open()


def test_one_clerk_does_not_sit_at_two_windows(hall):
    hall.at("1").open()
    with refused("clerk_elsewhere"):
        hall.at("2", "101").open()


def test_a_window_nobody_planned_is_refused(hall):
    with refused("no_such_window"):
        hall.at("99", "101").open()


@pytest.mark.parametrize("clerk", ["201", "401", "501", "601"])
def test_only_those_who_serve_open_a_window(hall, clerk):
    with refused("role"):
        hall.at("1", clerk).open()


def test_a_clerk_nobody_knows_opens_nothing(hall):
    with refused("no_such_clerk"):
        hall.at("1", "999").open()


def test_a_closed_window_calls_nobody(hall):
    with refused("window_closed"):
        hall.at("1").call()


def test_another_clerk_does_not_act_at_ones_window(hall):
    hall.at("1").open()
    with refused("not_your_window"):
        hall.at("1", "102").call()


def test_a_pause_needs_a_reason(hall):
    (one,) = hall.opened("1")
    with refused("reason_needed"):
        one.pause("  ")


def test_a_paused_window_calls_nobody_until_it_is_back(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    assert one.pause("喝水").reason == "喝水"
    with refused("window_paused"):
        one.call()
    one.back()
    assert one.call().ticket.label == "A001"


def test_sittings_tell_open_from_paused_time(hall):
    (one,) = hall.opened("1")
    hall.forward(600)
    one.pause("喝水")
    hall.forward(300)
    one.back()
    hall.forward(60)
    one.close()
    assert sittings(hall) == [("101", "open", 600), ("101", "paused", 300), ("101", "open", 60)]
    assert checker.faults(hall.path) == []


def test_a_window_with_an_open_ticket_does_not_close(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    with refused("ticket_open"):
        one.close()


def test_after_closing_another_clerk_may_sit_there(hall):
    hall.opened("1")[0].close()
    assert hall.at("1", "102").open().clerk == "102"


def test_a_heartbeat_is_not_journalled(hall):
    (one,) = hall.opened("1")
    before = hall.acts()
    assert one.beat()
    assert hall.acts() == before


def test_an_act_says_as_much_as_a_heartbeat(hall):
    (one,) = hall.opened("1")
    hall.forward(59)
    one.call()
    hall.forward(59)
    with refused("window_alive"):
        hall.at("1", "102").take_over("1", lead="301")


def silent_with_a_ticket(hall):
    (one,) = hall.opened("1")
    number = hall.issue("A01")
    one.call()
    one.start()
    hall.forward(61)
    return one, number


def test_a_lead_gives_a_silent_window_away_with_its_open_ticket(hall):
    _, number = silent_with_a_ticket(hall)
    seat = hall.at("1", "102").take_over("1", lead="301")
    assert seat.clerk == "102"
    assert (hall.ticket(number).clerk, hall.state(number)) == ("102", "serving")
    hall.at("1", "102").finish()
    assert hall.kinds(number) == ["wait", "walk", "handling", "handling"]
    assert checker.faults(hall.path) == []


def test_whose_window_was_taken_over_acts_there_no_more(hall):
    one, _ = silent_with_a_ticket(hall)
    hall.at("1", "102").take_over("1", lead="301")
    assert not one.beat()
    with refused("not_your_window"):
        one.finish()


def test_a_clerk_may_be_given_their_own_silent_window_back(hall):
    one, number = silent_with_a_ticket(hall)
    one.take_over("1", lead="301")
    assert one.finish().label == number


def test_only_a_lead_decides_on_a_takeover(hall):
    silent_with_a_ticket(hall)
    with refused("role"):
        hall.at("1", "102").take_over("1", lead="103")


def test_only_one_who_serves_takes_over(hall):
    silent_with_a_ticket(hall)
    with refused("role"):
        hall.at("1", "601").take_over("1", lead="301")


def test_a_window_that_lives_is_not_taken_over(hall):
    hall.opened("1")
    hall.forward(60)
    with refused("window_alive"):
        hall.at("1", "102").take_over("1", lead="301")


def test_a_clerk_who_sits_elsewhere_takes_nothing_over(hall):
    silent_with_a_ticket(hall)
    two = hall.at("2")
    two.open()
    with refused("clerk_elsewhere"):
        hall.at("1", "102").take_over("1", lead="301")


def test_an_empty_window_is_not_taken_over(hall):
    with refused("window_closed"):
        hall.at("1").take_over("1", lead="301")


def test_help_is_asked_and_how_long_it_took_is_kept(hall):
    (one,) = hall.opened("1")
    assert one.help("1").help_us is not None
    hall.forward(90)
    assert hall.at("1", "301").help("1").help_us is None
    assert hall.acts()[-2:] == ["help_asked", "help_came"]
    assert '"waited_s":90' in hall.ask("SELECT facts FROM journal WHERE kind = 'help_came'")[0][0]


def test_help_is_asked_from_an_open_window_only(hall):
    with refused("window_closed"):
        hall.door.help("1")


def test_a_window_the_new_hall_file_does_not_know_calls_nobody(hall):
    from dataclasses import replace

    (six,) = hall.opened("6")
    hall.issue("A05")
    hall.reload(lambda cat: replace(cat, windows={c: w for c, w in cat.windows.items() if c != "6"}))
    with refused("no_such_window"):
        six.call()


def test_the_clock_set_back_leaves_no_negative_sitting(hall):
    (one,) = hall.opened("1")
    hall.forward(-3600)
    one.pause("喝水")
    hall.forward(7200)
    one.close()
    assert all(span >= 0 for _, _, span in sittings(hall))
    assert checker.faults(hall.path, clock_went_back=True) == []


def test_every_window_ever_opened_is_listed(hall):
    hall.opened("2", "1")
    assert [seat.window for seat in hall.store.read(windows.seats)] == ["1", "2"]

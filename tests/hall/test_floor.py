"""What the screens ask: the queues, the windows, who is next and why, the last acts and calls."""

from dataclasses import replace

from counterdesk.hall import floor
from counterdesk.tui.screens.board_now import board_now
from tests.furnished import refused


def queue(hall, series):
    return next(q for q in hall.store.read(floor.queues) if q.series == series)


def window(hall, code):
    return next(w for w in hall.store.read(floor.windows_now) if w.code == code)


def test_every_series_has_its_queue_even_with_nobody_in_it(hall):
    assert [q.series for q in hall.store.read(floor.queues)] == ["A", "B", "C", "D", "E", "T"]
    assert queue(hall, "A").waiting == queue(hall, "A").longest_s == 0


def test_a_queue_counts_all_classes_and_its_longest_wait(hall):
    hall.issue("A01")
    hall.forward(100)
    hall.issue("A02", priority="elderly")
    hall.forward(50)
    assert (queue(hall, "A").waiting, queue(hall, "A").longest_s) == (2, 150)


def test_a_wait_longer_than_promised_shows(hall):
    hall.issue("A01")
    hall.forward(15 * 60)
    assert not queue(hall, "A").over_promise
    hall.forward(1)
    assert queue(hall, "A").over_promise


def test_a_stopped_series_says_why(hall):
    hall.at("1", "301").stop_series("A", "系统维护")
    assert queue(hall, "A").stopped == "系统维护"


def test_every_planned_window_is_shown_as_it_is(hall):
    (one,) = hall.opened("1")
    hall.opened("2")[0].pause("喝水")
    hall.issue("A01")
    one.call()
    assert [(w.code, w.state) for w in hall.store.read(floor.windows_now)][:3] == [
        ("1", "open"), ("2", "paused"), ("3", "closed"),
    ]  # fmt: skip
    assert window(hall, "1").ticket.label == "A001"
    assert window(hall, "2").reason == "喝水"


def test_a_window_not_heard_of_for_a_minute_is_silent(hall):
    (one,) = hall.opened("1")
    hall.forward(60)
    assert not window(hall, "1").silent
    hall.forward(1)
    assert window(hall, "1").silent
    one.beat()
    assert not window(hall, "1").silent


def test_a_window_that_asked_for_help_shows_since_when(hall):
    (one,) = hall.opened("1")
    one.help("1")
    assert window(hall, "1").help_us is not None


def test_the_desk_shows_its_ticket_with_its_clocks(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    hall.forward(120)
    one.call()
    hall.forward(20)
    one.start()
    hall.forward(90)
    here = hall.store.read(floor.at_window, window="1")
    assert (here.ticket.label, here.service.code, here.waited_s, here.handled_s) == ("A001", "A01", 120, 90)
    assert here.norm_s == floor.norm_s(here.service)


def test_the_desk_shows_the_present_services_time_without_holds(hall):
    (one,) = hall.opened("1")
    number = hall.issue("A01")
    hall.door.add_service(number, "A02")
    one.call()
    one.start()
    hall.forward(90)
    one.hold()
    hall.forward(600)
    one.resume()
    hall.forward(30)
    assert hall.store.read(floor.at_window, window="1").handled_s == 120
    one.finish()
    hall.forward(15)
    here = hall.store.read(floor.at_window, window="1")
    assert (here.service.code, here.handled_s) == ("A02", 15)


def test_an_empty_window_shows_no_ticket(hall):
    assert hall.store.read(floor.at_window, window="1") is None


def test_the_services_to_come_are_those_not_begun(hall):
    (one,) = hall.opened("1")
    number = hall.issue("A01")
    for service in ("A02", "A03"):
        hall.door.add_service(number, service)
    one.call()
    one.start()
    assert hall.store.read(floor.at_window, window="1").services_to_come == ("A02", "A03")
    one.finish()
    assert hall.store.read(floor.at_window, window="1").services_to_come == ("A03",)


def test_who_is_next_is_who_is_called(hall):
    (one,) = hall.opened("1")
    for service in ("A01", "A05", "D01", "A01"):
        hall.issue(service)
        hall.forward(70)
    hall.issue("A01", priority="elderly")
    hall.forward(200)
    shown = hall.store.read(floor.next_up, window="1")
    called = one.call()
    assert (shown.ticket.label, shown.why) == (called.ticket.label, called.why.code)
    assert shown.then[0] == hall.store.read(floor.next_up, window="1").ticket.label


def test_nobody_waits_nobody_is_next(hall):
    hall.issue("B01")
    assert hall.store.read(floor.next_up, window="1") is None


def test_a_window_nobody_planned_has_nobody_next(hall):
    with refused("no_such_window"):
        hall.store.read(floor.next_up, window="99")


def test_a_series_the_new_hall_file_lacks_does_not_stop_the_line(hall):
    (one,) = hall.opened("1")
    hall.issue("A05")
    hall.issue("A01")
    hall.reload(
        lambda cat: replace(
            cat,
            series={p: s for p, s in cat.series.items() if p != "E"},
            services={c: s for c, s in cat.services.items() if s.series != "E"},
            windows={c: replace(w, serves=tuple(p for p in w.serves if p != "E")) for c, w in cat.windows.items()},
        )
    )
    hall.issue("A01")
    assert one.serves_next() == "A001"
    hall.door.walk_out("A002")
    hall.door.bring_back("A002")
    hall.door.transfer("E001", "A01")
    assert one.call().ticket.label == "E001"


def test_the_last_acts_come_newest_first(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.call()
    one.start()
    assert [entry.kind for entry in hall.store.read(floor.last_acts, most=3)] == ["started", "called", "issued"]
    assert [entry.kind for entry in hall.store.read(floor.last_acts, window="1")] == ["started", "called"]


def test_the_board_shows_the_newest_calls_first(hall):
    one, two = hall.opened("1", "2")
    for _ in range(2):
        hall.issue("A01")
    one.call()
    hall.forward(30)
    two.call()
    assert [(call.label, call.window) for call in hall.store.read(board_now).calls] == [("A002", "2"), ("A001", "1")]


def test_todays_figures_count_each_ticket_once(hall):
    one, two = hall.opened("1", "2")
    for _ in range(6):
        hall.issue("A01")
    one.serves_next()
    one.call()
    one.start()
    one.hold()
    two.call()
    hall.door.cancel("A004")
    hall.door.walk_out("A005")
    found = hall.store.read(floor.figures)
    assert found == floor.Figures(
        issued=6, waiting=1, at_windows=1, held=1, finished=1, no_show=0, walked_out=1, cancelled=1
    )

"""Past days as they are taken up for a replay: of a visits file, and of the hall's own books."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from counterdesk.hall import closing, replay
from counterdesk.hall.away import reserve
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.replay import Arrival, Change, Past, Window
from counterdesk.hall.visits_import import read_visits
from tests.furnished import refused

HEAD = "ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome\n"
FILE = (
    "1,A01,,2026-11-02T09:00:00,2026-11-02T09:00:00,2026-11-02T09:20:00,,served\n"
    "2,A02,,2026-11-02T09:05:00,2026-11-02T09:05:00,2026-11-02T09:15:00,,served\n"
    "3,A01,1,2026-11-02T09:06:00,,2026-11-02T09:07:00,,abandoned\n"
)


def past_of(tmp_path, rows=FILE):
    path = tmp_path / "visits.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return replay.of_visits(read_visits(path, ZoneInfo("UTC")).rows)


def test_services_of_one_letter_stand_in_one_line(tmp_path):
    assert {one.series for one in past_of(tmp_path).arrivals} == {"A"}


def test_a_file_without_servers_has_as_many_windows_as_were_busy_at_once(tmp_path):
    assert len(past_of(tmp_path).windows) == 2


def test_who_left_is_gone_at_the_recorded_moment(tmp_path):
    found = replay.replay(past_of(tmp_path))
    assert (found.served, found.unserved, found.guessed) == (2, 1, 0)


def test_who_left_is_served_at_the_services_mean_when_another_window_reaches_them_in_time(tmp_path):
    found = replay.replay(past_of(tmp_path).with_windows(3))
    assert (found.served, found.unserved, found.guessed) == (3, 0, 1)


def test_with_one_window_less_the_second_waits_for_the_first(tmp_path):
    starts = {start.ticket_id: start.start_us for start in replay.replay(past_of(tmp_path).with_windows(1)).starts}
    assert starts["2"] == datetime(2026, 11, 2, 9, 20, tzinfo=UTC).timestamp() * 1e6


def test_progress_is_told_to_the_end(tmp_path):
    heard = []
    replay.replay(past_of(tmp_path), lambda done, every: heard.append((done, every)))
    assert heard == [(0, 3), (3, 3)]


def test_a_day_of_the_hall_is_replayed_as_it_was(hall):
    (one,) = hall.opened("1")
    first, second = hall.issue("A01"), hall.issue("A01")
    one.serves_next(300)
    one.serves_next(300)
    found = replay.replay(hall.store.read(lambda look: replay.of_day(look, look.day)))
    waits = [(start.ticket_id, start.start_us) for start in found.starts]
    assert [label for label, _ in waits] == [first, second]
    assert waits[1][1] - waits[0][1] == 300_000_000


def test_nobody_is_called_before_the_window_was_opened(hall):
    hall.issue("A01")
    hall.forward(600)
    (one,) = hall.opened("1")
    one.serves_next(60)
    found = replay.replay(hall.store.read(lambda look: replay.of_day(look, look.day)))
    assert found.wait_mean_s == 600


def evening(hall):
    """One served, one who left, one carried over when window 1 closed at 17:05; the day compared with a change."""
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.serves_next(300)
    gone = hall.issue("A01")
    hall.door.walk_out(gone)
    hall.forward(6 * 3600)
    one.close()
    hall.issue("A01")
    hall.door.do(closing.close, True, "zh")
    return lambda **change: hall.store.read(lambda look: replay.compared(look, Change(look.day, **change)))


def test_whoever_is_carried_over_was_not_reached_and_did_not_leave(hall):
    found = evening(hall)()
    assert (found.recorded.served, found.recorded.left, found.recorded.not_reached) == (1, 1, 1)
    assert (found.was.served, found.was.left, found.was.not_reached) == (1, 1, 1)


def test_a_hall_that_closes_later_serves_whoever_was_carried_over(hall):
    then = evening(hall)(closes=time(18)).then
    assert (then.served, then.left, then.not_reached, then.guessed) == (2, 1, 0, 1)


def test_a_number_that_is_void_is_nobodys(hall):
    hall.opened("1")
    hall.issue("A01")
    hall.door.do(reserve.reserve, "1", "A", 2)
    hall.door.do(lambda desk: reserve.void_left(desk, before=desk.day + timedelta(1)))
    found = hall.store.read(lambda look: replay.compared(look, Change(look.day)))
    assert (found.recorded.served, found.recorded.left, found.recorded.not_reached) == (0, 0, 1)


def test_what_is_not_changed_is_run_once(hall):
    hall.opened("1")
    hall.issue("A01")
    heard = []
    hall.store.read(lambda look: replay.compared(look, Change(look.day), lambda *at: heard.append(at)))
    assert heard == [(0, 1), (1, 1)]


def test_a_day_nobody_came_is_refused(hall):
    with refused("nothing_that_day"):
        hall.store.read(lambda look: replay.of_day(look, look.day))


def with_hours(past, **hours):
    return replay.replay(past.with_hours(ZoneInfo("UTC"), **{name: time(*at) for name, at in hours.items()}))


def test_a_hall_that_opens_later_lets_the_early_wait(tmp_path):
    found = with_hours(past_of(tmp_path), opens=(9, 10))
    assert {start.ticket_id: start.start_us for start in found.starts}["1"] == at_us(9, 10)
    assert found.served == 2


def test_whoever_is_not_called_by_closing_goes_unserved(tmp_path):
    assert with_hours(past_of(tmp_path), closes=(9, 3)).served == 1


def test_a_hall_that_closes_before_anybody_came_serves_nobody(tmp_path):
    assert with_hours(past_of(tmp_path), closes=(8, 0)).served == 0


def test_a_lunch_stays_when_the_hall_closes_later():
    lunch = Window("1", None, ((at_us(8, 0), at_us(12, 0)), (at_us(14, 0), at_us(17, 0))))
    late = Arrival(0, "A", 1.0, at_us(13, 0), MINUTE_US)
    later = Arrival(1, "A", 1.0, at_us(17, 30), MINUTE_US)
    past = Past([late, later], ["1", "2"], [lunch], Calling())
    assert [start.start_us for start in with_hours(past).starts] == [at_us(14, 0)]
    assert [start.start_us for start in with_hours(past, closes=(18, 0)).starts] == [at_us(14, 0), at_us(17, 30)]


def at_us(hour, minute):
    return int(datetime(2026, 11, 2, hour, minute, tzinfo=UTC).timestamp() * 1e6)

"""Away from the store: numbers kept beforehand, given out and served alone, merged once, or voided by name."""

from __future__ import annotations

import pytest

from counterdesk.hall import closing, tickets, visits
from counterdesk.hall import kiosk as door
from counterdesk.hall.away import merging, place, reserve
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens import desk_view, kiosk_view
from counterdesk.tui.screens.desk_now import desk_now
from counterdesk.tui.screens.kiosk_steps import START
from counterdesk.tui.standby import Standby
from tests.furnished import Hall, refused
from tests.hall import checker
from tests.hall.away.places import Place, keeps


@pytest.fixture
def kiosk(hall: Hall, tmp_path) -> Place:
    """A kiosk with four numbers of two series."""
    keeps(hall)
    return Place(hall, tmp_path / "own" / "kiosk.db")


@pytest.fixture
def desk(hall: Hall, tmp_path) -> Place:
    """Window 1, open, with four numbers of two series."""
    keeps(hall)
    hall.opened("1")
    return Place(hall, tmp_path / "own" / "desk.db", "1")


@pytest.fixture(autouse=True)
def whole(hall: Hall):
    """After every test the independent checker finds nothing wrong with the hall."""
    yield
    assert checker.faults(hall.path) == []


def test_what_is_kept_is_nobody_elses_and_in_the_books(hall, kiosk):
    assert hall.issue("A01") == "A005"
    assert [hall.state(f"A00{n}") for n in (1, 4, 5)] == ["void", "void", "waiting"]
    assert hall.store.read(reserve.lacking, kiosk.holder, "AB") == {}


def test_a_hall_that_keeps_nothing_draws_nothing(hall, tmp_path):
    Place(hall, tmp_path / "own" / "kiosk.db")
    assert hall.issue("A01") == "A001"


def test_numbers_given_out_away_wait_in_the_hall_from_when_they_were_given(hall, kiosk):
    kiosk.leave()
    first = kiosk.gives()
    hall.forward(600)
    later = hall.issue("A01")
    assert kiosk.back() == (1, 0)
    assert (first, later) == ("A001", "A005")
    assert hall.state("A001") == "waiting"
    assert hall.opened("1")[0].call().ticket.label == "A001"
    assert hall.spans("A001")[0] == ("wait", 0, 600)


def test_the_paper_says_that_the_database_was_away_and_nothing_of_the_line(hall, kiosk):
    kiosk.leave()
    kiosk.gives()
    (slip,) = [job.slip_json for job in kiosk.store.read(outbox.open_jobs)]
    assert '"away":true' in slip
    assert "前面几位现在不清楚" in slip


def test_no_number_beyond_those_kept(hall, kiosk):
    kiosk.leave()
    assert [kiosk.gives() for _ in range(4)] == ["A001", "A002", "A003", "A004"]
    with refused("no_numbers_left"):
        kiosk.gives()


def test_merging_twice_doubles_nothing(hall, kiosk):
    kiosk.leave()
    kiosk.gives()
    stretch = kiosk.closed()
    assert hall.store.run(merging.merge, By(), stretch) == (1, 0)
    entries = len(hall.acts())
    assert hall.store.run(merging.merge, By(), stretch) == (1, 0)
    assert len(hall.acts()) == entries


def test_the_same_press_gives_the_same_number_away_and_after_the_merge(hall, kiosk):
    kiosk.leave()
    assert kiosk.gives(key="press") == kiosk.gives(key="press") == "A001"
    kiosk.back()
    assert hall.issue("A01", key="press") == "A001"


def test_a_press_that_had_reached_the_hall_leaves_one_number_only(hall, kiosk):
    first = hall.issue("A01", key="press")
    kiosk.leave()
    assert kiosk.gives(key="press") == "A001"
    kiosk.back()
    assert (hall.state("A001"), hall.state(first)) == ("waiting", "cancelled")


def test_a_desk_serves_whom_it_was_serving_and_whom_it_gave_a_number(hall, desk):
    waits = hall.issue("A01")
    hall.at("1").call()
    hall.at("1").start()
    desk.keep()
    hall.issue("A01")
    desk.leave()
    hall.forward(120)
    desk.finish()
    assert desk.call() is None  # those who wait in the hall may be called elsewhere at any moment
    own = desk.gives()
    assert desk.serves() == own
    assert desk.back() == (5, 0)
    assert [hall.state(number) for number in (waits, own)] == ["finished", "finished"]
    assert hall.spans(own) == [("wait", 0, 0), ("walk", 0, 0), ("handling", 0, 60)]
    assert hall.spans(waits)[-1] == ("handling", 0, 120)


def test_what_was_held_is_taken_up_away(hall, desk):
    number = hall.issue("A01")
    hall.at("1").call()
    hall.at("1").start()
    hall.at("1").hold()
    desk.keep()
    desk.leave()
    desk.resume()
    desk.finish()
    assert desk.back() == (2, 0)
    assert hall.state(number) == "finished"


def test_whom_the_desk_is_serving_when_the_hall_is_back_is_served_there_still(hall, desk):
    desk.leave()
    own = desk.gives()
    desk.call()
    desk.start()
    desk.back()
    assert hall.state(own) == "serving"
    assert hall.at("1").finish().label == own


def test_an_undo_away_is_an_undo_in_the_hall(hall, desk):
    desk.leave()
    own = desk.gives()
    desk.call()
    desk.undo()
    assert desk.back() == (3, 0)
    assert hall.state(own) == "waiting"
    assert hall.acts(own)[-2:] == ["called", "undone"]


def test_finish_and_call_calls_whom_it_called_away(hall, desk):
    desk.leave()
    first, second = desk.gives(), desk.gives("A02")
    desk.call()
    desk.start()
    desk.finish_and_call()
    desk.back()
    assert (hall.state(first), hall.state(second)) == ("finished", "called")


def test_where_a_lead_gave_the_window_away_the_hall_stands(hall, desk):
    served = hall.issue("A01")
    hall.at("1").call()
    hall.at("1").start()
    desk.keep()
    desk.leave()
    hall.forward(3000)
    hall.at("1", "106").take_over("1", "301")
    hall.at("1", "106").finish()
    desk.finish()
    own = desk.gives()
    desk.serves()
    assert desk.back() == (1, 4)
    assert hall.state(served) == "finished"
    assert hall.state(own) == "finished"  # it was served, and nobody waits for it in vain
    assert hall.kinds(own) == ["wait"]
    assert hall.acts().count("away_set_aside") == 4


def test_what_needs_the_whole_hall_waits_until_it_is_back(hall, desk):
    desk.leave()
    with refused("not_while_away"):
        desk.do(closing.leave_note, "x")


def test_what_was_left_is_voided_by_name_when_the_day_is_over(hall, kiosk):
    kiosk.leave()
    kiosk.gives()
    kiosk.back()
    hall.forward(86_400)
    hall.issue("A01")
    assert hall.store.read(reserve.kept) == []
    ((facts,),) = hall.ask("SELECT facts FROM journal WHERE kind = 'reserve_voided'")
    assert "A002 A003 A004 B001 B002 B003 B004" in facts


def test_one_voided_meanwhile_becomes_a_ticket_when_its_place_is_back(hall, kiosk):
    kiosk.leave()
    kiosk.gives()
    hall.store.run(reserve.void_left, By(), kiosk.holder)
    assert kiosk.back() == (1, 0)
    assert hall.state("A001") == "waiting"


def test_a_stretch_over_midnight_ends_with_its_day(hall, desk):
    desk.leave()
    one, two = desk.gives(), desk.gives()
    assert desk.serves() == one
    hall.forward(86_400)
    hall.issue("A01")
    desk.back()
    day = "2026-11-23"
    assert hall.ask("SELECT label, state FROM ticket WHERE day = ? AND state <> 'void' ORDER BY id", day) == [
        (one, "finished"), (two, "carried_over"),
    ]  # fmt: skip


def test_a_stopped_series_is_stopped_away(hall, desk):
    hall.store.run(tickets.stop_series, By("301"), "A", "停电")
    desk.keep()
    desk.leave()
    with refused("series_stopped"):
        desk.gives()


def test_going_on_after_a_merge_that_came_to_nothing(hall, kiosk):
    kiosk.leave()
    kiosk.closed()
    assert kiosk.store.read(place.state) == "merging"
    kiosk.store.run(place.go_on, By())
    kiosk.gives()
    assert kiosk.back() == (1, 0)


def test_a_number_served_without_paper_away(hall, desk):
    desk.leave()
    ticket = desk.do(visits.serve, "A01")
    desk.finish()
    assert desk.back() == (2, 0)
    assert hall.state(ticket.label) == "finished"


def test_closing_the_day_names_what_was_left_and_nothing_more_is_drawn(hall, kiosk, tmp_path, monkeypatch):
    made = hall.store.run(closing.close, By("301"), carry_over=True, lang="zh").report
    assert (made.figures.issued, made.voids[0], made.adds_up) == (0, "A001", True)
    assert hall.acts().count("reserve_voided") == 1
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    late = Standby("hall", "1", hall.clock)
    late.keep(hall.store)
    late.close()
    assert hall.store.read(reserve.kept) == []


def test_a_kiosk_alone_tells_nothing_of_a_line_it_does_not_know(kiosk):
    kiosk.leave()
    now = kiosk.store.read(door.kiosk_now)
    assert now.is_alone
    assert (now.lines["A"].used_up, now.lines["C"].used_up) == (False, True)
    tiles = kiosk_view.question(now, START).tiles
    assert [tile.note for tile in tiles[:3]] == ["等候人数暂不清楚", "等候人数暂不清楚", "暂时没有号"]


def test_a_desk_alone_says_since_when_and_what_is_left(desk):
    desk.leave()
    desk.gives()
    now = desk.store.read(desk_now, "1")
    (said,) = [text for text, _ in desk_view.health_row(now, 140) if "自行办理" in text]
    assert said == "数据库断开：10:42 起自行办理，余号 7 个"


def test_what_the_desk_did_itself_before_it_was_alone_makes_nobody_elses_of_its_window(hall, desk):
    served = hall.issue("A01")  # the program ended before it could take along that it called and served
    hall.at("1").serves_next(1)
    hall.forward(1)
    desk.leave()
    own = desk.gives()
    desk.serves()
    assert desk.back() == (4, 0)
    assert [hall.state(number) for number in (served, own)] == ["finished", "finished"]

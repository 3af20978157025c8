"""The evening by choice: one ticket after another, a note for the next shift, and a day closed the morning after."""

import pytest

from counterdesk.hall import closing, day
from counterdesk.store import copies, journal
from counterdesk.store.desk import By
from tests.furnished import Hall, refused

LEAD, CLERK = By(clerk="901"), By(clerk="101")
A_DAY_S = 24 * 3600


@pytest.fixture
def left(hall: Hall) -> Hall:
    """A001 is served, A002 on hold, A003 waits."""
    one, two = hall.opened("1", "2")
    for _ in range(3):
        hall.issue("A01")
    for place in (one, two):
        place.call()
        place.start()
    two.hold()
    return hall


@pytest.mark.parametrize(
    ("number", "how", "state"),
    [
        ("A001", "carried_over", "finished"), ("A002", "carried_over", "carried_over"),
        ("A002", "walked_out", "walked_out"), ("A003", "cancelled", "cancelled"),
        ("A003", "carried_over", "carried_over"),
    ],
)  # fmt: skip
def test_what_becomes_of_an_open_ticket_is_said_by_choice(left, whole, number, how, state):
    left.store.run(closing.settle, LEAD, number, how)
    assert left.state(number) == state
    assert left.store.read(closing.report).adds_up


def test_a_ticket_that_is_done_is_not_settled_again(left):
    left.store.run(closing.settle, LEAD, "A003", "cancelled")
    with refused("wrong_state"):
        left.store.run(closing.settle, LEAD, "A003", "carried_over")


def test_a_ticket_ends_in_no_other_way(left):
    with refused("no_such_end"):
        left.store.run(closing.settle, LEAD, "A003", "finished")


def test_a_clerk_settles_nothing(left):
    with refused("role"):
        left.store.run(closing.settle, CLERK, "A003", "cancelled")
    with refused("role"):
        left.store.run(closing.carry_all_over, CLERK)
    with refused("role"):
        left.store.run(closing.close, CLERK, carry_over=True, lang="zh")


def test_all_go_over_in_one_act(left, whole):
    assert left.store.run(closing.carry_all_over, LEAD) == (2, 1)
    assert left.store.read(lambda look: closing.still_open(look, look.day)) == []


def test_a_number_that_is_missing_is_named(left):
    left.spoil("DELETE FROM period WHERE ticket_id = 2")
    left.spoil("DELETE FROM ticket WHERE id = 2")
    assert left.store.read(closing.report).gaps == ("A002",)


def test_a_day_nobody_closed_is_named_until_somebody_does(left):
    today = left.store.read(lambda look: look.day)
    left.forward(A_DAY_S)
    assert left.store.read(closing.unclosed) == closing.Unclosed(today, 3)
    closed = left.store.run(closing.close, LEAD, carry_over=False, lang="zh", on=today)
    assert (closed.report.day, closed.report.figures.issued, closed.report.figures.open) == (today, 3, 0)
    assert left.store.read(closing.unclosed) is None


def test_closing_yesterday_leaves_today_open(left):
    today = left.store.read(lambda look: look.day)
    left.forward(A_DAY_S)
    left.store.run(closing.close, LEAD, carry_over=False, lang="zh", on=today)
    assert not left.store.read(closing.is_closed, today + day.ONE_DAY)


def test_a_day_to_come_is_not_closed(left):
    with refused("day_to_come"):
        tomorrow = left.store.read(lambda look: look.day) + day.ONE_DAY
        left.store.run(closing.close, LEAD, carry_over=True, lang="zh", on=tomorrow)


def test_closing_again_keeps_one_row(left):
    for _ in range(2):
        left.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    assert left.ask("SELECT count(*) FROM day_closing") == [(1,)]


def test_a_note_stands_for_the_next_morning_and_on_the_report_but_not_in_the_journal(left):
    left.store.run(closing.leave_note, LEAD, "  key in  the safe ")
    assert [note.text for note in left.store.read(closing.report).notes] == ["key in the safe"]
    assert left.store.read(closing.notes_for) == []
    left.forward(A_DAY_S)
    assert [note.text for note in left.store.read(closing.notes_for)] == ["key in the safe"]
    entries = left.store.read(lambda look: journal.tail(look.conn, look.last_id - 1, 1))
    assert (entries[0].kind, "safe" in str(entries[0].facts)) == ("note_left", False)


def test_an_empty_note_is_refused(left):
    with refused("note_needed"):
        left.store.run(closing.leave_note, LEAD, " \t ")


def test_the_age_of_the_last_copy_is_kept_in_the_hall(hall):
    assert hall.store.read(copies.newest_us) is None
    hall.store.run(copies.note, By(), 12)
    assert hall.store.read(copies.newest_us) == hall.store.read(lambda look: look.now_us)


def test_what_goes_on_is_told_before_the_day_is_ended(left):
    now = left.store.read(closing.standing)
    assert (now.open, now.at_windows, now.windows) == (("A001", "A002", "A003"), ("A001",), ("1", "2"))
    assert (now.goes_on, f"{now.closes:%H:%M}") == (True, "17:30")


def test_in_the_evening_with_silent_windows_nothing_goes_on(left):
    left.forward(10 * 3600)
    now = left.store.read(closing.standing)
    assert (now.windows, now.closes, now.goes_on) == ((), None, False)


def test_numbers_given_out_after_the_day_was_closed_are_counted(left):
    left.forward(60)
    left.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    before = left.store.read(closing.since_closed)
    left.forward(60)
    left.issue("B01")
    assert (before, left.store.read(closing.since_closed)) == (0, 1)

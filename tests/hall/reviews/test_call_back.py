"""What a bad review is owed, its clocks, and its appeal."""

from __future__ import annotations

import pytest

from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.hall.reviews import call_back, rows
from counterdesk.store import library
from counterdesk.store.desk import By
from tests.furnished import CLERK_AT, refused
from tests.hall.reviews.conftest import LEAD, OTHER, REVIEWER

OWN = By(CLERK_AT["1"], "1")


def test_contacted_verified_closed_and_asked_again(said):
    found = said.handled(said.bad())
    assert (found.state, found.how, f"{found.second_due_on}") == ("closed", "remedied", "2026-11-30")
    done = said.does("second_call", found, True)
    assert (done.content, done.next_due_on) == (1, None)


@pytest.mark.parametrize(
    ("act", "args"),
    [("verify", ("yes", "x")), ("close", ("remedied", "x")), ("second_call", (True,))],
)
def test_nothing_is_done_before_its_turn(said, act, args):
    found = said.bad()
    with refused("review_state"):
        said.does(act, found, *args)


def test_the_second_call_is_made_once(said):
    found = said.handled(said.bad())
    said.does("second_call", found, False)
    with refused("review_state"):
        said.does("second_call", found, True)


def test_a_note_must_say_something(said):
    with refused("review_note_needed"):
        said.does("contact", said.bad(), " ")


def test_findings_and_ways_to_close_are_of_a_list(said):
    found = said.bad()
    said.does("contact", found, "说等了很久")
    with refused("no_such_finding"):
        said.does("verify", found, "maybe", "x")
    said.does("verify", found, "no", "监控显示等候三分钟")
    with refused("no_such_how"):
        said.does("close", found, "forgotten", "x")


def test_an_ordinary_clerk_handles_no_review(said):
    with refused("role"):
        said.does("contact", said.bad(), "x", by=OTHER)


def test_nobody_handles_a_review_of_their_own_visit(said, hall):
    found = said.bad()
    hall.spoil("UPDATE review SET clerk = '801'")
    with refused("own_review"):
        said.does("contact", found, "x")
    with refused("own_review"):
        hall.store.run(call_back.reveal, REVIEWER, found.number)


def test_who_gave_it_is_masked_and_whole_only_with_an_entry(said, hall):
    found = said.bad()
    shown = hall.store.read(call_back.reviewer_shown, found=found)
    whole = hall.store.run(call_back.reveal, REVIEWER, found.number)
    assert ((shown.name, shown.phone), (whole.name, whole.phone)) == (("赵*芳", "****5678"), ("赵小芳", "13912345678"))
    assert "revealed" in hall.acts()


def broken(hall):
    hall.store.run(sweep)
    return [(one.kind, one.part) for one in hall.store.read(breaches.listed)]


def test_a_call_not_made_in_a_day_is_a_promise_broken_once(said, hall, at_day):
    said.bad()
    at_day("2026-11-24")
    in_time = broken(hall)
    at_day("2026-11-25")
    assert (in_time, broken(hall), broken(hall)) == ([], [("call_back", "contact")], [("call_back", "contact")])


def test_a_call_made_too_late_is_broken_by_that_act(said, hall, at_day):
    found = said.bad()
    at_day("2026-11-25")
    said.does("contact", found, "电话联系")
    assert hall.ask("SELECT kind, part FROM breach") == [("call_back", "contact")]


def test_each_clock_of_a_review_is_a_promise_of_its_own(said, hall, at_day):
    found = said.bad()
    at_day("2026-12-02")
    said.handled(found)
    at_day("2026-12-30")
    assert sorted(broken(hall)) == [("call_back", "close"), ("call_back", "contact"), ("call_back", "second")]


def test_an_appeal_is_answered_by_a_second_person(said):
    found = said.bad()
    said.does("appeal", found, "号票不是我办的", by=OWN)
    done = said.does("exclude", found, "监控核对，评错了窗口", by=REVIEWER)
    assert (done.state, done.excluded_by, done.next_due_on) == ("excluded", "801", None)


def test_who_appealed_cannot_answer(said):
    found = said.bad()
    said.does("appeal", found, "误评", by=LEAD)
    with refused("second_person"):
        said.does("exclude", found, "同意", by=LEAD)


def test_the_database_itself_wants_a_second_person(said, hall):
    found = said.bad()
    said.does("appeal", found, "误评", by=LEAD)
    for person in ("301", CLERK_AT["1"]):
        with pytest.raises(library.module.IntegrityError):
            hall.spoil("UPDATE review SET state = 'excluded', excluded_by = ?", person)


def test_an_appeal_that_is_not_followed_leaves_the_review_as_it_was(said):
    found = said.bad()
    said.does("appeal", found, "误评", by=OWN)
    kept = said.does("exclude", found, "录像证实", False)
    assert (kept.state, kept.appealed, kept.excluded_by) == ("open", False, None)
    with refused("appealed_already"):
        said.does("appeal", found, "再申诉", by=OWN)


def test_nothing_is_excluded_that_nobody_appealed(said):
    with refused("no_appeal"):
        said.does("exclude", said.bad(), "x")


def test_another_clerk_cannot_appeal(said):
    with refused("role"):
        said.does("appeal", said.bad(), "x", by=OTHER)


def test_a_review_is_not_closed_over_an_open_appeal(said):
    found = said.bad()
    said.does("contact", found, "x")
    said.does("verify", found, "no", "x")
    said.does("appeal", found, "误评", by=OWN)
    with refused("appeal_open"):
        said.does("close", found, "explained", "x")


def test_an_excluded_review_owes_nothing_more(said, hall, at_day):
    found = said.bad()
    said.does("appeal", found, "误评", by=OWN)
    said.does("exclude", found, "属实")
    at_day("2026-12-30")
    assert broken(hall) == []


def test_what_is_due_first_stands_first(said, hall, at_day):
    late, done = said.bad(), said.gives(said.visit(), 5)
    at_day("2026-11-24")
    hall.opened("1")
    new = said.bad()
    found = hall.store.read(rows.listed)
    assert [one.number for one in found] == [late.number, new.number, done.number]
    assert [one.number for one in hall.store.read(rows.listed, only_open=True)] == [late.number, new.number]

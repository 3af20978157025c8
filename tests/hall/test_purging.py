"""What has been kept long enough is removed, and nothing else; the journal says so and still holds."""

from datetime import timedelta

import pytest

from counterdesk.hall import enquiries, people, purging, tickets
from counterdesk.hall.complaints import registering
from counterdesk.hall.complaints.registering import Intake, Teller
from counterdesk.hall.summary import BY, summary
from counterdesk.store import journal
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall import checker

ADMIN = By("901")
DAY_S = 86_400


@pytest.fixture
def asked(hall):
    """A question that was answered on the first day, with what the citizen said."""
    clerk = hall.at("1")
    one = clerk.do(enquiries.ask, "王小明的执照办好了吗")
    clerk.do(enquiries.answer, one.id, "王小明的执照下周三可取")
    return hall


def first_day(hall):
    return hall.store.read(lambda look: look.day)


def due(hall, before, **facts):
    return {one.kind: one.rows for one in hall.store.read(purging.due, before=before, **facts)}


def purge(hall, kind, before):
    verb = purging.remove_tickets if kind == "ticket" else purging.remove_identities
    args = (before,) if kind == "ticket" else (kind, before)
    done = 0
    while piece := hall.store.run(verb, ADMIN, *args):
        done += piece
    hall.store.run(purging.certify, ADMIN, before, {kind: done}, "zh")
    return done


@pytest.mark.parametrize(("kind", "days"), [kept for kept in purging.KEEP_DAYS.items() if kept[1]])
def test_a_class_is_due_only_when_its_time_has_passed(hall, kind, days):
    today = first_day(hall)
    assert due(hall, today - timedelta(days=days))[kind] is not None
    assert due(hall, today - timedelta(days=days - 1))[kind] is None


def test_cases_are_due_only_once_the_unit_has_said_how_long_it_keeps_them(hall):
    before = first_day(hall) - timedelta(days=400)
    assert due(hall, before)["case"] is None
    assert due(hall, before, case_days=365)["case"] == 0


def test_what_a_citizen_asked_is_forgotten_after_thirty_days_and_the_count_stays(asked):
    today = first_day(asked)
    asked.forward(31 * DAY_S)
    before = today + timedelta(days=1)
    assert due(asked, before)["enquiry"] == 1
    assert purge(asked, "enquiry", before) == 1
    assert asked.ask("SELECT question, answer, state FROM enquiry") == [("", "", "closed")]
    assert due(asked, before)["enquiry"] == 0


def test_a_question_nobody_has_answered_is_never_forgotten(hall):
    hall.at("1").do(enquiries.ask, "什么时候开门")
    today = first_day(hall)
    hall.forward(100 * DAY_S)
    assert purge(hall, "enquiry", today + timedelta(days=1)) == 0
    assert hall.ask("SELECT question FROM enquiry") == [("什么时候开门",)]


def test_whoever_complained_is_forgotten_once_it_has_been_closed_three_years(hall):
    told = hall.store.run(registering.register, By("301"), Intake("态度不好"), Teller("王小明"))
    closed = hall.store.clock.now()
    hall.spoil(f"UPDATE complaint SET closed_us = {int(closed.timestamp() * 1e6)}, next_due_on = NULL")
    hall.forward(1096 * DAY_S)
    assert purge(hall, "complaint", closed.date() + timedelta(days=2)) == 1
    assert hall.ask("SELECT count(*) FROM complainant") == [(0,)]
    assert hall.ask("SELECT number, facts FROM complaint") == [(told.number, "")]


def test_tickets_go_with_their_times_and_papers_after_two_years(hall):
    done, still_needed = hall.issue("A01"), hall.issue("A01")
    hall.opened("1")[0].serves_next()
    today = first_day(hall)
    hall.at("1").do(enquiries.ask, "还要什么材料", ticket=still_needed)
    hall.forward(731 * DAY_S)
    hall.issue("B01")
    removed = purge(hall, "ticket", today + timedelta(days=1))
    assert removed == 1
    left = hall.ask("SELECT label FROM ticket WHERE day = ?", today.isoformat())
    assert left == [(still_needed,)]
    assert not hall.ask("SELECT 1 FROM print_job WHERE slip_json LIKE ?", f"%{done}%")
    assert checker.faults(hall.path) == []


def figures(hall, day, by=None):
    return hall.store.read(summary, first=day, last=day, by=by)


@pytest.fixture
def a_busy_day(hall):
    """Two served, one who left, one still needed for an enquiry; two years have passed since."""
    for _ in range(4):
        hall.issue("A01")
    place = hall.opened("1")[0]
    place.serves_next()
    place.serves_next()
    hall.at("1").do(enquiries.ask, "还要什么材料", ticket="A004")
    today = first_day(hall)
    hall.forward(731 * DAY_S)
    hall.issue("B01")
    return today


@pytest.mark.parametrize("by", [None, *BY])
@pytest.mark.parametrize("is_kept", [True, False])
def test_the_figures_of_a_day_stay_when_its_tickets_go(hall, a_busy_day, by, is_kept):
    if not is_kept:
        hall.spoil("DELETE FROM day_tally")
    before = figures(hall, a_busy_day, by)
    assert purge(hall, "ticket", a_busy_day + timedelta(days=1)) == 3
    assert figures(hall, a_busy_day, by) == before


def test_the_figures_stay_however_many_pieces_a_day_goes_in(hall, a_busy_day, monkeypatch):
    monkeypatch.setattr("counterdesk.hall.purging.acts.PIECE", 1)
    before = figures(hall, a_busy_day, "hour")
    assert purge(hall, "ticket", a_busy_day + timedelta(days=1)) == 3
    assert figures(hall, a_busy_day, "hour") == before


def test_the_journal_holds_after_a_purge_and_says_what_went(asked):
    today = first_day(asked)
    asked.forward(31 * DAY_S)
    purge(asked, "enquiry", today + timedelta(days=1))
    assert asked.store.read(lambda look: journal.verify(look.conn)).broken is None
    assert asked.acts()[-1] == "purged"


def test_the_certificate_says_how_much_of_what_went_and_by_whom(asked):
    today = first_day(asked)
    asked.forward(31 * DAY_S)
    purge(asked, "enquiry", today + timedelta(days=1))
    paper = asked.ask("SELECT slip_json FROM print_job WHERE kind = 'purge_certificate'")[0][0]
    assert all(said in paper for said in ("问询内容", "901", "删除证明"))


@pytest.mark.parametrize("clerk", ["101", "301"])
def test_only_the_administrator_removes_anything(hall, clerk):
    with refused("role"):
        hall.store.run(purging.remove_tickets, By(clerk), first_day(hall))


def test_names_of_another_matter_with_the_same_number_stay(asked):
    asked.store.run(lambda desk: people.put(desk, "notice", 1, "applicant", "李四", None, None))
    today = first_day(asked)
    asked.forward(31 * DAY_S)
    purge(asked, "enquiry", today + timedelta(days=1))
    assert asked.ask("SELECT name FROM person") == [("李四",)]


def test_a_day_of_tickets_is_not_touched_by_a_purge_of_the_day_before(hall):
    hall.issue("A01")
    hall.opened("1")[0].serves_next()
    today = first_day(hall)
    hall.forward(800 * DAY_S)
    assert purge(hall, "ticket", today) == 0
    assert len(hall.store.read(tickets.of_day, day=today)) == 1

"""A slip printed once more: the same number, the mark of a copy, and who asked for it stays known."""

import pytest

from counterdesk.hall import floor
from counterdesk.printing.slip import from_json
from counterdesk.store import outbox
from tests.furnished import refused


def job(hall, number):
    return hall.store.read(outbox.job, job_id=number)


def test_a_copy_has_the_same_number_and_the_mark_of_a_copy(hall, one):
    number = hall.issue("A01")
    done = one.reprint(number)
    assert (done.ticket.label, done.copy_no, job(hall, done.print_job).copy_no) == (number, 2, 2)
    assert from_json(job(hall, done.print_job).slip_json).copy_no == 2


def test_every_further_copy_counts_on(hall, one):
    number = hall.issue("A01")
    assert [one.reprint(number).copy_no for _ in range(3)] == [2, 3, 4]


def test_nothing_else_about_the_ticket_changes(hall, one):
    number = hall.issue("A01")
    before = hall.ticket(number)
    one.reprint(number)
    assert hall.ticket(number) == before


def test_the_journal_names_the_copy_and_the_clerk(hall, one):
    number = hall.issue("A01")
    one.reprint(number)
    entry = hall.store.read(floor.last_acts, most=1)[0]
    assert (entry.kind, entry.clerk, entry.facts["number"], entry.facts["copy"]) == ("reprinted", "101", number, 2)


def test_a_scanned_code_serves_as_well(hall, one):
    issued = hall.door.issue("A01")
    assert one.reprint(issued.code).ticket == issued.ticket


def test_a_ticket_nobody_issued_is_refused(one):
    with refused("no_such_ticket"):
        one.reprint("A099")


def test_who_was_served_without_a_ticket_has_no_slip_to_copy(one):
    number = one.serve("A01").label
    with refused("no_paper"):
        one.reprint(number)


@pytest.mark.parametrize("clerk", ["401", "501", "601"])
def test_who_does_not_work_with_tickets_prints_none(hall, clerk):
    number = hall.issue("A01")
    with refused("role"):
        hall.at("1", clerk).reprint(number)


def test_the_guide_prints_one_at_the_door(hall):
    assert hall.at("1", "201").reprint(hall.issue("A01")).copy_no == 2


def test_a_copy_does_not_stand_in_the_way_of_an_undo(hall, one):
    number = hall.issue("A01")
    one.call()
    one.reprint(number)
    assert one.undo().state == "waiting"

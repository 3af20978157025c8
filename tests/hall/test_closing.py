"""Closing the day: every ticket issued is accounted for, and whoever is left over is named."""

import pytest

from counterdesk.hall import closing, rows
from counterdesk.hall.away import reserve
from counterdesk.hall.summary import summary
from counterdesk.printing.slip import Line
from counterdesk.store import journal, outbox
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall.cases.acting import Matters

LEAD = By(clerk="901")


@pytest.fixture
def busy(hall):
    """One is being served, one is called, one waits."""
    one, two = hall.opened("1", "2")
    numbers = [hall.issue("A01") for _ in range(3)]
    one.call()
    one.start()
    two.call()
    return hall, numbers


def close(hall, carry_over=True):
    return hall.store.run(closing.close, LEAD, carry_over=carry_over, lang="zh").report


def test_while_tickets_are_open_the_day_is_not_closed(busy):
    hall, numbers = busy
    before = hall.store.read(lambda look: look.last_id)
    with refused("day_open"):
        close(hall, carry_over=False)
    assert hall.store.read(closing.report).figures.open == len(numbers)
    assert hall.store.read(lambda look: look.last_id) == before


def test_who_waits_is_carried_over_and_who_is_served_is_finished_without_times(busy):
    hall, numbers = busy
    found = close(hall)
    assert found.figures.issued == 3
    assert {name: count for name, count in found.ends if count} == {"served": 1, "carried_over": 2}
    assert hall.store.read(rows.by_label, numbers[0]).reliable == 0
    assert [ticket.label for ticket in found.leftovers] == numbers[1:]


def test_the_figures_are_those_of_the_summary(busy):
    hall, _ = busy
    found = close(hall)
    assert found.figures == hall.store.read(lambda look: summary(look, found.day, found.day).total)
    assert found.adds_up


def test_closing_is_in_the_journal_and_its_hash_on_the_paper(busy):
    hall, _ = busy
    found = close(hall)
    entry = hall.store.read(lambda look: journal.tail(look.conn, found.entries - 1, 1))[0]
    assert (entry.kind, entry.clerk, entry.facts["carried_over"]) == ("day_closed", "901", 2)
    assert hall.store.read(lambda look: journal.verify(look.conn, found.head)).broken is None


def test_the_hours_of_a_window_are_those_it_was_open(busy):
    hall, _ = busy
    hall.forward(600)
    assert [code for code, open_s in hall.store.read(closing.report).windows if open_s >= 600] == ["1", "2"]


def test_a_paper_nobody_knows_printed_is_on_the_report(hall):
    hall.issue("A01")
    job = hall.store.read(outbox.open_jobs)[0]
    assert [found.id for found in hall.store.read(closing.report).unsettled] == [job.id]


def words_of(hall, lang="zh"):
    made = hall.store.read(closing.report)
    slip = hall.store.read(closing.paper, made, lang)
    return [part.text for part in slip.parts if isinstance(part, Line)]


def test_the_paper_names_who_was_carried_over_apart_from_what_is_open(busy):
    hall, numbers = busy
    assert f"未办完的号：{'、'.join(numbers)}" in words_of(hall)
    close(hall)
    said = words_of(hall)
    assert f"转到次日的号：{'、'.join(numbers[1:])}" in said
    assert not any(line.startswith("未办完") for line in said)


def test_the_paper_names_an_unsettled_paper_by_its_kind_and_number(hall):
    numbers = [hall.issue("A01"), hall.issue("A01")]
    assert f"  取号小票：{'、'.join(numbers)}" in words_of(hall)


def test_numbers_kept_in_reserve_are_no_void_ones(hall):
    kept = hall.store.run(reserve.reserve, LEAD, "1", "A", 2)
    close(hall)
    found = hall.store.read(closing.report)
    assert (found.unused, found.figures.void, found.adds_up) == (tuple(kept), 0, True)
    said = words_of(hall)
    assert f"备用没用的号（不算取号）：{'、'.join(kept)}" in said
    assert not any(line.startswith("作废") for line in said)


def test_the_paper_names_the_cases_due_tomorrow(hall):
    hall.opened("1")
    assert f" {Matters(hall).accept('A01')}" in words_of(hall)


def test_a_day_nobody_closed_counts_no_number_that_was_only_kept_in_reserve(hall):
    hall.issue("A01")
    hall.store.run(reserve.reserve, LEAD, "1", "A", 2)
    hall.forward(24 * 3600)
    assert hall.store.read(closing.unclosed).issued == 1

"""Behind every number stand its tickets: as many as the number says, and the right ones."""

import pytest

from counterdesk.hall.summary import BY, summary
from counterdesk.hall.summary.behind import STATES, Wanted, behind
from tests.furnished import Hall

COUNTED = ("issued", "served", "no_show", "walked_out", "cancelled", "carried_over", "void", "open")


@pytest.fixture
def morning(hall: Hall) -> Hall:
    """Three served (one of them late), one left, one waits, one is held; two series."""
    one, two = hall.opened("1", "2")
    for service in ("A01", "A02", "B01", "A01", "A05"):
        hall.issue(service)
    hall.forward(300)
    one.serves_next(600)
    one.serves_next(600)
    two.serves_next(60)
    hall.issue("A01")
    one.call()
    one.start()
    one.hold()
    return hall


def read(hall, figure, **more):
    return hall.store.read(lambda look: behind(look, Wanted(figure, look.day, look.day, **more)))


@pytest.mark.parametrize("figure", COUNTED)
def test_there_are_as_many_tickets_as_the_figure_says(morning, figure):
    total = morning.store.read(lambda look: summary(look, look.day, look.day).total)
    assert read(morning, figure).many == getattr(total, figure)


@pytest.mark.parametrize("by", BY)
def test_a_row_of_the_summary_has_its_own_tickets(morning, by):
    rows = morning.store.read(lambda look: summary(look, look.day, look.day, by).rows)
    found = {row.key: read(morning, "issued", by=by, key=row.key).many for row in rows}
    assert found == {row.key: row.figures.issued for row in rows}


def test_the_two_sides_of_the_service_level_are_its_numerator_and_its_denominator(morning):
    total = morning.store.read(lambda look: summary(look, look.day, look.day).total)
    within, beyond = read(morning, "within").many, read(morning, "beyond").many
    assert (within, within + beyond) == (total.within_promise, total.service_level_n)


def test_those_past_the_promise_come_with_the_longest_wait_first(morning):
    morning.forward(3600)
    waits = [one.waited_s for one in read(morning, "late").tickets]
    assert waits == sorted(waits, reverse=True)
    assert all(one.late for one in read(morning, "late").tickets)


def test_a_class_of_waits_has_the_tickets_that_waited_so_long(morning):
    total = read(morning, "served").many
    short, long = read(morning, "served", over_min=0, under_min=10), read(morning, "served", over_min=10)
    assert short.many + long.many == total
    assert all((one.waited_s or 0) <= 600 for one in short.tickets)


def test_a_ticket_is_listed_with_its_spans(hall):
    (one,) = hall.opened("1")
    hall.issue("A01")
    hall.forward(120)
    one.serves_next(300)
    (found,) = read(hall, "served").tickets
    assert (found.label, found.service, found.waited_s, found.handled_s, found.window) == ("A001", "A01", 120, 300, "1")


def test_every_figure_that_can_be_listed_can_be_asked_for(morning):
    assert all(read(morning, figure).many >= 0 for figure in STATES)

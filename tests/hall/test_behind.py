"""Behind every number stand its tickets: as many as the number says, and the right ones."""

import pytest

from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import BY, FIGURES, summary
from counterdesk.hall.summary.behind import HOUR_OF_WEEK, STATES, Wanted, behind, figure_behind
from counterdesk.hall.summary.strips import heat, weeks_before
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


@pytest.fixture
def full(morning: Hall) -> Hall:
    """With a no-show past the promise, one cancelled, one served without a number, one whose times are not reliable."""
    [three] = morning.opened("3")
    morning.issue("C01")
    morning.forward(1800)
    three.call()
    for _ in range(2):
        morning.forward(70)
        three.recall()
    three.no_show()
    morning.door.cancel(morning.issue("A01"))
    three.serve("B01")
    morning.forward(90)
    three.finish()
    morning.issue("C02")
    morning.at("3", "301").unreliable(three.serves_next(30), "forgot to finish")
    return morning


RESTS_ON = {"wait_net": "wait_n", "wait": "wait_n", "handling": "handling_n", "walk": "walk_n", "hold": "hold_n"}
RATES = {"no_show_rate": "no_show", "walk_out_rate": "walked_out", "service_level": "service_level_n"}


def rests_on(name: str) -> str:
    """The count a figure is, or rests on."""
    if name.endswith("_s"):
        return next(count for begins, count in RESTS_ON.items() if name.startswith(begins))
    return RATES.get(name, name)


@pytest.mark.parametrize("name", FIGURES)
def test_behind_every_figure_of_the_summary_are_the_tickets_it_counts_or_rests_on(full, name):
    total = full.store.read(lambda look: summary(look, look.day, look.day).total)
    assert read(full, figure_behind(name)).many == getattr(total, rests_on(name))


def test_the_tickets_of_an_hour_of_one_weekday_are_those_the_heat_counts(morning):
    first, last = morning.store.read(lambda look: weeks_before(look.day, 4))
    ((weekday, hour), many), *_ = morning.store.read(heat, first, last).items()
    key = f"{WEEKDAYS[weekday]}-{hour:02d}"
    wanted = Wanted("issued", first, last, HOUR_OF_WEEK, key)
    assert morning.store.read(behind, wanted).many == many

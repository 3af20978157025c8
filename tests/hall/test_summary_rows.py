"""The rows of a summary: by what the tickets are told apart, and the shape in which it is handed on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterdesk.hall.summary import BY, FIGURES, definition, heading, summary
from tests.furnished import Hall, refused

TODAY = date(2026, 11, 23)


def of(hall: Hall, by: str | None = None, first: date = TODAY, last: date = TODAY):
    return hall.store.read(summary, first=first, last=last, by=by)


def lines(hall: Hall, by: str) -> dict:
    return {line.key: line.figures for line in of(hall, by).rows}


def serves_after(hall: Hall, wait_s: float, handling_s: float = 300, window: str = "1") -> str:
    """Somebody who waits ``wait_s``, walks no time, and is served for ``handling_s``."""
    hall.issue()
    hall.forward(wait_s)
    hall.at(window).beat()
    return hall.at(window).serves_next(handling_s)


def test_a_service_goes_by_what_was_done_and_a_series_by_the_number(hall):
    [one, _] = hall.opened("1", "3")
    number = hall.issue("A01")
    one.call()
    one.transfer(number, "B01")
    assert (list(lines(hall, "service")), list(lines(hall, "series"))) == (["B01"], ["A"])


def test_a_service_is_one_row_under_all_versions_of_the_catalogue(hall):
    hall.issue("A01")
    hall.reload(lambda cat: replace(cat, version="next"))
    hall.issue("A01")
    assert lines(hall, "service")["A01"].issued == 2


def test_windows_and_clerks_are_those_where_the_ticket_ended(hall):
    hall.opened("1", "2")
    serves_after(hall, 10, window="1")
    serves_after(hall, 20, window="2")
    hall.door.walk_out(hall.issue())
    assert [(key, figures.issued) for key, figures in lines(hall, "window").items()] == [("1", 1), ("2", 1), (None, 1)]
    assert list(lines(hall, "clerk")) == ["101", "102", None]


def test_the_hour_is_that_of_the_arrival_by_the_halls_clock(hall):
    hall.opened("1")
    serves_after(hall, 3600)
    assert list(lines(hall, "hour")) == ["10"]


def test_the_weekday_is_that_of_the_arrival(hall):
    hall.issue()
    hall.forward(3 * 86_400)
    hall.issue()
    week = of(hall, "weekday", last=TODAY + timedelta(6))
    assert [(line.key, line.figures.issued) for line in week.rows] == [("mon", 1), ("thu", 1)]


def test_an_early_morning_belongs_to_the_day_before(hall):
    hall.forward(17 * 3600)
    hall.issue()
    assert [(line.key, line.figures.issued) for line in of(hall, "day").rows] == [("2026-11-23", 1)]


def test_another_day_is_not_counted(hall):
    hall.issue()
    assert of(hall, first=TODAY + timedelta(1), last=TODAY + timedelta(1)).total.issued == 0


def test_nobody_can_ask_by_something_else(hall):
    with refused("no_such_grouping"):
        of(hall, "mood")


@pytest.mark.parametrize("by", BY)
def test_the_rows_add_up_to_the_total(hall, by):
    hall.opened("1", "2")
    serves_after(hall, 10, window="1")
    serves_after(hall, 2000, window="2")
    hall.issue("B01")
    found = of(hall, by)
    counts = [name for name in FIGURES if not name.endswith(("_s", "_rate")) and name != "service_level"]
    for name in counts:
        assert sum(getattr(line.figures, name) for line in found.rows) == getattr(found.total, name), name


def test_the_json_has_the_shape_of_the_contract(hall):
    hall.issue("A01")
    said = of(hall, "service").as_json()
    assert list(said) == ["from", "to", "by", "total", "rows", "definitions"]
    assert (said["from"], said["to"], said["by"]) == ("2026-11-23", "2026-11-23", "service")
    assert said["rows"][0]["key"] == "A01"
    assert list(said["total"]) == list(FIGURES) == list(said["definitions"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_has_a_heading_and_a_definition(lang):
    assert all(heading(name, lang) and definition(name, lang) for name in FIGURES)
    assert all(heading(f"by_{name}", lang) and definition(f"by_{name}", lang) for name in BY)

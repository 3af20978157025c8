"""Called by name: it counts for the cap on priority calls as a call by rule does."""

import pytest

from tests.furnished import At, Hall


def passed(hall: Hall) -> dict[str, int]:
    return dict(hall.ask("SELECT series, passed_over FROM counter WHERE passed_over > 0"))


@pytest.fixture
def late(hall: Hall, one: At) -> At:
    """A001 is ordinary and over its promise; A002 and A003 have priority; window 1 is free."""
    hall.issue("A01")
    for _ in range(2):
        hall.issue("A01", priority="elderly")
    hall.forward(16 * 60)
    return one


def by_name(place: At, number: str) -> None:
    place.call_named(number, "行动不便")
    place.start()
    place.finish()


def test_a_priority_ticket_called_by_name_passes_over_the_overdue_one(hall, late):
    by_name(late, "A002")
    assert passed(hall) == {"A": 1}


def test_after_as_many_by_name_as_the_cap_allows_the_ordinary_one_is_next(late):
    by_name(late, "A002")
    by_name(late, "A003")
    late.hall.issue("A01", priority="elderly")
    late.hall.forward(16 * 60)
    assert late.call().why.code == "capped"


def test_an_ordinary_ticket_called_by_name_ends_the_run(hall, late):
    by_name(late, "A002")
    by_name(late, "A001")
    assert passed(hall) == {}


def test_nobody_overdue_nobody_passed_over(hall, one):
    hall.issue("A01")
    hall.issue("A01", priority="elderly")
    by_name(one, "A002")
    assert passed(hall) == {}


def test_an_undone_call_by_name_passed_nobody_over(hall, late):
    late.call_named("A002", "行动不便")
    assert passed(hall) == {"A": 1}
    late.undo()
    assert passed(hall) == {}


def test_what_other_windows_serve_is_not_passed_over(hall, one):
    hall.issue("B01")
    hall.issue("A01", priority="elderly")
    hall.forward(21 * 60)
    by_name(one, "A001")
    assert passed(hall) == {}

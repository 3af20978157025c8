"""A month of the demo's hall, a ninth of its visits: each missed clock once, rates as in the journal, no name told.

``python -m tests.bench month`` runs all 2,000 visits and holds the same things against them.
"""

from __future__ import annotations

import pytest

from tests.hall import month_checks
from tests.hall.month import Month


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    """The demo's hall after its month, with the book of what must be found."""
    with month_checks.month_of(tmp_path_factory.mktemp("month"), 220, 60) as past:
        yield past


@pytest.mark.parametrize("check", month_checks.CHECKS, ids=lambda check: check.__name__)
def test_of_a_month(past, check):
    check(*past)


def test_a_month_has_what_was_planned(past):
    hall, book = past
    assert isinstance(Month(hall), Month)
    assert (book.visits, len(book.grades), sum(grade < 3 for grade in book.grades)) == (220, 60, 12)
    assert hall.ask("SELECT count(*) FROM cases") == [(60,)]
    assert hall.ask("SELECT count(*), sum(kind = 'report') FROM complaint") == [(9, 2)]
    assert hall.ask("SELECT count(*) FROM inspection") == [(8,)]
    assert hall.ask("SELECT count(*) FROM review WHERE named = 1 AND grade < 3") == [(7,)]

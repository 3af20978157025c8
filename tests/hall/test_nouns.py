"""The checker of everything that is not a ticket: it passes a busy hall, and names what was done to one."""

from __future__ import annotations

import pytest

from tests.furnished import Hall
from tests.hall import nouns
from tests.race.busy import busy

COPIED = "day, asked_us, first_clerk, window, ticket_id, service_id, question, answer, state"


@pytest.fixture
def hall(hall_file) -> Hall:
    """A hall in the middle of its second day."""
    return Hall.at_path(hall_file, busy(hall_file))


def test_a_busy_hall_is_whole(hall):
    assert nouns.faults(hall.path) == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE paper_counter SET last = 9 WHERE kind = 'case'", "cases of 2026: 6, but the counter says 9"),
        ("UPDATE cases SET seq = 9 WHERE seq = 6", "cases of 2026 are numbered [1, 2, 3, 4, 5, 9]"),
        ("DELETE FROM enquiry WHERE id = 2", "a question: the journal says 2, it is not there"),
        (
            f"INSERT INTO enquiry ({COPIED}) SELECT {COPIED} FROM enquiry WHERE id = 2",
            "a question: 3 is there, the journal does not say so",
        ),
        ("UPDATE review SET number = '2026-00007'", "the review: the journal says 2026-00001, it is not there"),
        ("DELETE FROM breach", "the breach: the journal says 2026-00001, it is not there"),
        ("UPDATE numbered_paper SET kind = 'notice' WHERE id = 1", "paper notice (2026, 1) is in no notice"),
        ("UPDATE enquiry SET state = 'closed', closed_us = 1", "an answer: 2 is there, the journal does not say so"),
    ],
)
def test_what_was_done_to_it_is_named(hall, sql, fault):
    hall.spoil(sql)
    assert fault in nouns.faults(hall.path)

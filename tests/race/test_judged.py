"""Many processes at once: a visit is reviewed once, and one expiry is one broken promise."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from counterdesk.clock import FixedClock
from counterdesk.hall import rows
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.hall.reviews import giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.processes import begin
from tests.race.crew import DEADLINE_S

CREW, EACH = 4, 15


def work(path: Path, at: datetime, visits: list[str], start: Any, answers: Any) -> None:
    """Once the start is given, review every visit and look through the hall after each."""
    store = open_store(path, FixedClock(at))
    start.wait(DEADLINE_S)
    given = noticed = 0
    for visit in visits:
        with suppress(Refusal):
            store.run(giving.give, By(), Given(visit, 5))
            given += 1
        noticed += store.run(sweep).total
    store.close()
    answers.put((given, noticed))


@pytest.fixture
def late_visits(hall) -> list[str]:
    """Visits that waited too long, by the code of their slips; nobody has looked yet."""
    (one,) = hall.opened("1")
    for _ in range(EACH):
        hall.issue("A01")
    hall.forward(2000)
    numbers = [one.serves_next(1) for _ in range(EACH)]
    return [hall.store.read(lambda look, of=number: rows.code_of(look, rows.by_label(look, of))) for number in numbers]


def test_one_visit_is_reviewed_once_and_one_expiry_is_broken_once(hall, late_visits):
    start, answers = begin.Event(), begin.SimpleQueue()
    facts = (hall.path, hall.clock.at, late_visits, start, answers)
    crew = [begin.Process(target=work, args=facts, daemon=True) for _ in range(CREW)]
    for one in crew:
        one.start()
    start.set()
    came = [answers.get() for _ in crew]
    for one in crew:
        one.join(DEADLINE_S)
    given, noticed = (sum(part) for part in zip(*came, strict=True))
    assert (given, hall.ask("SELECT count(*), count(DISTINCT ticket_id) FROM review")) == (EACH, [(EACH, EACH)])
    assert (noticed, hall.ask("SELECT count(*), count(DISTINCT subject_id) FROM breach")) == (EACH, [(EACH, EACH)])
    assert hall.acts().count("promise_broken") == EACH

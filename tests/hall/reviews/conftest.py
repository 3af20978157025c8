"""Visits that were served, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterdesk.hall import clerks
from counterdesk.hall.reviews import call_back, giving, rows
from counterdesk.hall.reviews.giving import Given
from counterdesk.hall.reviews.rows import Review
from counterdesk.store.desk import By
from tests.furnished import At, Hall

NOBODY, REVIEWER, LEAD, OTHER = By(), By("801"), By("301"), By("102", "2")


class Said:
    """What citizens say in a hall: ``said.bad()`` a named bad review of a new visit at window 1."""

    def __init__(self, hall: Hall, one: At) -> None:
        self.hall, self.one = hall, one

    def visit(self, service: str = "A01", handling_s: float = 300) -> str:
        """A visit served at window 1 by clerk 101; its number."""
        self.hall.issue(service)
        return self.one.serves_next(handling_s)

    def code(self, number: str) -> str:
        """The digits of the visit's review slip."""
        return self.hall.store.read(lambda look: giving.code_of(look, self.hall.ticket(number)))

    def gives(self, visit: str, grade: int = 5, by: By = NOBODY, **facts) -> Review:
        """A review of a visit: at the machine with its code, unless somebody enters it."""
        asked = Given(visit if by.clerk else self.code(visit), grade, **facts)
        return self.hall.store.run(giving.give, by, asked)

    def bad(self, grade: int = 1, **facts) -> Review:
        """A named bad review of a new visit."""
        return self.gives(self.visit(), grade, name="赵小芳", phone="13912345678", **facts)

    def does(self, act: str, found: Review, *args, by: By = REVIEWER) -> Review:
        """An act of the call-back by its name."""
        return self.hall.store.run(getattr(call_back, act), by, found.number, *args)

    def of(self, found: Review) -> Review:
        """The review as it stands."""
        return self.hall.store.read(rows.by_number, number=found.number)

    def handled(self, found: Review, how: str = "remedied") -> Review:
        """Contacted, verified and closed."""
        self.does("contact", found, "电话联系，说明等候两小时")
        self.does("verify", found, "yes", "当日窗口只开一个")
        return self.does("close", found, how, "增开窗口并致歉")


@pytest.fixture
def said(hall: Hall, one: At) -> Said:
    """A hall with a reviewer and a second window open."""
    hall.store.run(clerks.add, By(), "801", "reviewer")
    hall.opened("2")
    return Said(hall, one)


@pytest.fixture
def at_day(hall: Hall) -> Callable[[str], None]:
    """``at_day("2026-11-25")``: ten o'clock on that day."""
    from tests.hall.cases.acting import Matters

    return lambda day: Matters(hall).until(f"{day} 10:00")

"""A window that tells citizens what they need."""

from typing import Any

import pytest

from counterdesk import paths
from counterdesk.hall import catalogue, notices
from counterdesk.hall.notices import Notice, Return
from tests.furnished import At, Hall

LEAD = "301"


class Teller:
    """The clerk at window 4, telling and being come back to."""

    def __init__(self, hall: Hall, at: At) -> None:
        self.hall, self.at = hall, at

    def tells(self, service: str = "B07", ticket: str | None = None, **facts: Any) -> Notice:
        """Give a notice without paper."""
        return self.at.do(notices.issue, service, ticket, **{"paper": False, **facts})

    def sees_again(self, notice: Notice, ticket: str | None = None, *asked: str) -> Return:
        """Scan the notice a citizen brought, and ask for papers."""
        return self.at.do(notices.came_back, notice.code, ticket, asked)

    def reads(self, question: Any, **facts: Any) -> Any:
        """Ask the hall."""
        return self.hall.store.read(question, **facts)

    def reports(self, question: Any) -> Any:
        """A report over the year."""
        day = self.hall.store.read(lambda look: look.day)
        return self.hall.store.read(question, first=day.replace(month=1, day=1), last=day)


@pytest.fixture
def teller(hall: Hall) -> Teller:
    """The clerk at window 4."""
    (at,) = hall.opened("4")
    return Teller(hall, at)


@pytest.fixture(scope="session")
def shipped() -> Any:
    """Both shipped catalogues, every service with its own."""
    files = [paths.data("halls", f"{name}.toml") for name in ("market-regulation", "county-clerk")]
    cats = [catalogue.read_hall_file(file) for file in files]
    return [(cat, service) for cat in cats for service in cat.services.values()]

"""Rounds as tests walk them: by the inspector, with the owner's fix and a lead's second look."""

from __future__ import annotations

from typing import Any

from counterdesk.hall import inspections
from counterdesk.hall.inspections import Inspection, Mark, Seen
from counterdesk.store.desk import By
from tests.furnished import Hall
from tests.hall.cases.acting import Matters

CLERK, LEAD, REVIEWER, INSPECTOR, AUDITOR = map(By, ("101", "301", "401", "501", "601"))
COUNTED = Seen("ok", 10, 10)


class Rounds:
    """The inspections of a hall; ``rounds.walk(places)`` is a round where all is well but for what is given."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.until = Matters(hall).until
        hall.opened("1", "2")

    def start(self, *places: str, kind: str = "round", by: By = INSPECTOR) -> str:
        """A round begun; its number."""
        return self.hall.store.run(inspections.start, by, kind, places).number

    def mark(self, number: str, place: str, item: str, *seen: Any, by: By = INSPECTOR, **facts: Any) -> Mark:
        """What was found of an item."""
        return self.hall.store.run(inspections.mark, by, number, place, item, Seen(*seen, **facts))

    def walk(self, *places: str, kind: str = "round", **found: Seen) -> str:
        """A whole round: every item is kept but for those ``found`` otherwise; its number, finished."""
        number = self.start(*places, kind=kind)
        for place, item in self.left(number):
            seen = found.get(item.id, COUNTED if item.counted else Seen("ok"))
            self.hall.store.run(inspections.mark, INSPECTOR, number, place, item.id, seen)
        self.finish(number)
        return number

    def left(self, number: str) -> Any:
        """What was not looked at."""
        return self.hall.store.read(lambda look: inspections.left(look, inspections.by_number(look, number)))

    def finish(self, number: str, **facts: Any) -> Inspection:
        """The end of a round."""
        return self.hall.store.run(inspections.finish, INSPECTOR, number, **facts)

    def fix(self, number: str, place: str, item: str, by: By = CLERK, what: str = "已整改") -> Mark:
        """How it was put right."""
        return self.hall.store.run(inspections.fix, by, number, place, item, what)

    def recheck(self, number: str, place: str, item: str, holds: bool = True, by: By = INSPECTOR) -> Mark:
        """Another person's look."""
        return self.hall.store.run(inspections.recheck, by, number, place, item, holds)

    def of(self, number: str) -> Inspection:
        """The round as it stands."""
        return self.hall.store.read(inspections.by_number, number)

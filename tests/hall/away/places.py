"""A place that can lose the hall: its reserve, its own file, what it does there, and the merge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from counterdesk.hall import rows
from counterdesk.hall.away import acts, merging, place, reserve
from counterdesk.hall.away.merging import Merged, Stretch
from counterdesk.hall.catalogue.model import Away
from counterdesk.hall.rows import Ticket
from counterdesk.store import own
from counterdesk.store.desk import By
from tests.furnished import CLERK_AT, VERBS, ZONE, Hall

NUMBERS = 4


def keeps(hall: Hall, numbers: int = NUMBERS) -> None:
    """Let the hall file say that every place keeps so many numbers of a series."""
    hall.reload(lambda cat: replace(cat, away=Away(numbers)))


class Place:
    """Window ``window``, or the kiosk where that is None, with its own file at ``path``."""

    def __init__(self, hall: Hall, path: Path, window: str | None = None, holder: str = "") -> None:
        self.hall, self.window = hall, window
        self.by = By(CLERK_AT[window], window) if window else By()
        self.holder = holder or (f"desk {window}" if window else f"kiosk {path.stem}")
        self.store = own.make(path, ZONE, "04:00", hall.clock)
        self.keep()

    def keep(self) -> None:
        """Draw what is lacking and take along what is needed to go on alone."""
        wanted = self.hall.store.read(reserve.lacking, self.holder, "AB")
        for series, count in wanted.items():
            self.hall.store.run(reserve.reserve, By(), self.holder, series, count)
        self.known = self.hall.store.read(place.gather, self.holder, self.window)
        self.store.run(place.lay, By(), self.known, self.holder)

    def leave(self) -> None:
        """The server is out of reach."""
        self.store.run(place.leave)

    def do(self, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Do a verb away from the hall."""
        return self.store.run(acts.do, self.by, verb, args, facts)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        verb = VERBS[name]
        return lambda *args, **facts: self.do(verb, *args, **facts)

    def gives(self, service: str = "A01", **facts: Any) -> str:
        """Give out a number away from the hall; the number."""
        return str(self.issue(service, **facts).ticket.label)

    def serves(self) -> str:
        """Call, start and finish whoever is next here; the number."""
        number = str(self.call().ticket.label)
        self.start()
        self.hall.forward(60)
        self.finish()
        return number

    def ticket(self, number: str) -> Ticket:
        """A ticket as it stands here."""
        return self.store.read(rows.by_label, number=number)

    def closed(self) -> Stretch:
        """Stop here and hand over what was done."""
        return self.store.run(place.close, By())

    def back(self) -> Merged:
        """The server is there again: everything comes into the hall."""
        merged = self.hall.store.run(merging.merge, By(), self.closed())
        self.store.run(place.end, By())
        return merged


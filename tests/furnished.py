"""A hall as the tests see it: a real file with the shipped market-regulation catalogue, clerks, people at windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterdesk import paths
from counterdesk.clock import FixedClock
from counterdesk.hall import catalogue, clerks, rows, tickets, visits, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.rows import Ticket
from counterdesk.refusals import Refusal, Said, StoreFault
from counterdesk.store import journal, library
from counterdesk.store.address import Server
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, create_store, open_store
from counterdesk.store.postgres.engine import PostgresStore
from tests.postgres import Plain

ZONE = "Asia/Shanghai"
MORNING = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
"""10:42 on a Monday in the hall's zone."""
CLERK_AT = {str(window): f"10{window}" for window in range(1, 7)}


def furnish(store: Store) -> None:
    """Load the shipped hall and take its clerks on."""
    hall = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    store.run(catalogue.load, By(), hall)
    for seed in hall.clerks:
        store.run(clerks.add, By(), seed.number, seed.role)


def new_hall(path: Path | Server) -> None:
    """Make a furnished hall at ``path`` and let go of it: a copy of the file is a hall of one's own."""
    store = create_store(path, ZONE, "04:00", FixedClock(MORNING))
    furnish(store)
    store.close()


@contextmanager
def refused(code: str, fault: type[Said] = Refusal) -> Iterator[pytest.ExceptionInfo[Said]]:
    """Expect the answer no of this code, in words of either language."""
    with pytest.raises(fault) as caught:
        yield caught
    assert caught.value.code == code, caught.value
    assert all(caught.value.message(lang) and caught.value.next_step(lang) for lang in ("zh", "en"))


class Period(NamedTuple):
    """A stretch of a ticket's life in seconds since it was issued."""

    kind: str
    from_s: float
    to_s: float | None
    window: str | None


class At:
    """A clerk at a window; every verb of the desk by its name."""

    def __init__(self, hall: Hall, window: str | None, clerk: str | None) -> None:
        self.hall, self.window, self.clerk = hall, window, clerk

    def do(self, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Run ``verb`` as this clerk at this window."""
        return self.hall.store.run(verb, By(self.clerk, self.window), *args, **facts)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        verb = VERBS[name]
        return lambda *args, **facts: self.do(verb, *args, **facts)

    def serves_next(self, handling_s: float = 300) -> str:
        """Call whoever is next, start, and end the service after ``handling_s``; the number."""
        number = self.call().ticket.label
        self.start()
        self.hall.forward(handling_s)
        self.finish()
        return number


VERBS: dict[str, Callable[..., Any]] = {
    "open": windows.open_window, "pause": windows.pause, "back": windows.resume, "close": windows.close,
    "take_over": windows.takeover, "beat": windows.beat, "help": windows.ask_help,
    "issue": tickets.issue, "call": tickets.call_next, "call_named": tickets.call_named, "recall": tickets.recall,
    "no_show": tickets.no_show, "bring_back": tickets.bring_back, "cancel": tickets.cancel,
    "add_service": tickets.add_service, "unreliable": tickets.unreliable, "stop_series": tickets.stop_series,
    "reopen_series": tickets.reopen_series, "reprint": tickets.reprint,
    "start": visits.start, "hold": visits.hold, "resume": visits.resume, "finish": visits.finish,
    "finish_and_call": visits.finish_and_call, "walk_out": visits.walk_out, "transfer": visits.transfer,
    "serve": visits.serve, "undo": visits.undo,
}  # fmt: skip


class Hall:
    """A store, its clock, and what the tests ask of it."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store, self.clock = store, clock
        self.path = store.server if isinstance(store, PostgresStore) else store.path
        self.door = At(self, None, None)

    @classmethod
    def at_path(cls, path: Path | Server, clock: FixedClock | None = None) -> Hall:
        """Open the hall at ``path`` with a clock that stands still."""
        clock = clock or FixedClock(MORNING)
        return cls(open_store(path, clock), clock)

    def at(self, window: str, clerk: str | None = None) -> At:
        """The clerk who sits at ``window``, or another one there."""
        return At(self, window, clerk or CLERK_AT[window])

    def opened(self, *codes: str) -> list[At]:
        """Open windows, each with its own clerk."""
        seated = [self.at(code) for code in codes]
        for place in seated:
            place.open()
        return seated

    def issue(self, service: str = "A01", **facts: Any) -> str:
        """Give out a ticket at the door; its number."""
        return self.door.issue(service, **facts).ticket.label

    def reload(self, change: Callable[[Catalogue], Catalogue]) -> None:
        """Load the hall file once more, changed."""
        self.store.run(lambda desk: catalogue.load(desk, change(catalogue.current(desk))))

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.forward(seconds)

    def ticket(self, number: str) -> Ticket:
        """A ticket as it now is."""
        return self.store.read(rows.by_label, number=number)

    def state(self, number: str) -> str:
        """A ticket's state."""
        return self.ticket(number).state

    def life(self, number: str) -> list[Period]:
        """A ticket's periods in order."""
        ticket = self.ticket(number)
        found = self.ask(
            "SELECT kind, from_us, to_us, window FROM period WHERE ticket_id = ? ORDER BY id", ticket.id
        )
        first = ticket.arrived_at_us
        return [
            Period(kind, (begun - first) / 1e6, None if ended is None else (ended - first) / 1e6, window)
            for kind, begun, ended, window in found
        ]

    def spans(self, number: str) -> list[tuple[str, float, float | None]]:
        """A ticket's periods as (kind, from, to) in order."""
        return [period[:3] for period in self.life(number)]

    def kinds(self, number: str) -> list[str]:
        """The kinds of a ticket's periods in order."""
        return [period.kind for period in self.life(number)]

    def acts(self, number: str | None = None) -> list[str]:
        """The kinds of the journal's entries, perhaps about one ticket only."""
        if number is None:
            return [kind for (kind,) in self.ask("SELECT kind FROM journal ORDER BY id")]
        ticket = self.ticket(number)
        return [entry.kind for entry in self.store.read(lambda look: journal.of_ticket(look.conn, ticket.id))]

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What plain SQL finds in the database."""
        with Plain(self.path).open() as plain:
            return plain.rows(sql, *values)

    def spoil(self, sql: str, *values: Any) -> None:
        """Change the database behind the program's back; what it forbids is SQLite's IntegrityError on either."""
        try:
            with Plain(self.path).open() as plain:
                plain.execute(sql, values)
                plain.commit()
        except StoreFault as fault:
            if fault.code != "forbidden":
                raise
            raise library.module.IntegrityError(str(fault)) from fault

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

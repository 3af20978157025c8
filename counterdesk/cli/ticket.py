"""``ticket``: a number's life from the machine to the window, one command an act."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, Concatenate, NamedTuple

from counterdesk.cli import papers, shapes, who
from counterdesk.cli.given import stored
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import tickets, visits
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import Called
from counterdesk.store.desk import Desk, Look
from counterdesk.words import t

Verb = Callable[Concatenate[Desk, ...], Ticket]


class Now(NamedTuple):
    """A ticket after an act: its JSON, and the line for people."""

    shape: dict[str, Any]
    line: str


def issue(asked: Namespace, here: Here) -> Answer:
    """Give out a number, and see to its slip: a slip that did not come out is a fault, but the ticket stands."""
    printers = here.printers
    given = here.store.run(
        tickets.issue, who.at_counter(asked, here), asked.service, priority=asked.priority, key=asked.key,
        lang=asked.ticket_lang, source="command",
    )  # fmt: skip
    printed = papers.printed(here.store, printers, given.print_job)
    now = here.store.read(_now, ticket_id=given.ticket.id)
    told = t("desk.issued", number=now.shape["number"], ahead=given.ticket.ahead or 0,
             low=given.ticket.wait_low_min or 0, high=given.ticket.wait_high_min or 0)  # fmt: skip
    few = [t("cli.numbers_left", count=given.numbers_left)] if given.numbers_left is not None else []
    return Answer(now.shape, [*printed.lines, told, *few], printed.fault)


def call(asked: Namespace, here: Here) -> Answer:
    """Call whoever is next, or the named ticket with the reason for it; null when nobody waits."""
    by = who.at_counter(asked, here)
    if asked.number:
        called: Called | None = here.store.run(tickets.call_named, by, asked.number, asked.reason)
    else:
        called = here.store.run(tickets.call_next, by)
    if called is None:
        return Answer(None, [t("desk.nobody_to_call")])
    now = here.store.read(_now, ticket_id=called.ticket.id)
    why = shapes.why(called.why)
    return Answer(now.shape | why, [now.line, why["why"]])


def recall(asked: Namespace, here: Here) -> Answer:
    """Call the ticket at the window once more."""
    return _act(asked, here, tickets.recall)


def start(asked: Namespace, here: Here) -> Answer:
    """The citizen is at the window."""
    return _act(asked, here, visits.start)


def hold(asked: Namespace, here: Here) -> Answer:
    """Put the ticket on hold."""
    return _act(asked, here, visits.hold, reason=asked.reason)


def resume(asked: Namespace, here: Here) -> Answer:
    """Go on with a held ticket."""
    return _act(asked, here, visits.resume)


def finish(asked: Namespace, here: Here) -> Answer:
    """End the service with its outcome."""
    return _act(asked, here, visits.finish, outcome=stored(asked.outcome))


def no_show(asked: Namespace, here: Here) -> Answer:
    """Nobody came after enough calls."""
    return _act(asked, here, tickets.no_show)


def walk_out(asked: Namespace, here: Here) -> Answer:
    """The citizen left unserved."""
    return _act(asked, here, visits.walk_out)


def undo(asked: Namespace, here: Here) -> Answer:
    """Take back the window's last act."""
    return _act(asked, here, visits.undo)


def transfer(asked: Namespace, here: Here) -> Answer:
    """Send the ticket on to another service, perhaps to one window."""
    return _act(asked, here, visits.transfer, service=asked.service, window=asked.window_to)


def bring_back(asked: Namespace, here: Here) -> Answer:
    """A citizen who missed the calls is back."""
    return _act(asked, here, tickets.bring_back)


def cancel(asked: Namespace, here: Here) -> Answer:
    """Take a ticket out."""
    return _act(asked, here, tickets.cancel, reason=asked.reason)


def add_service(asked: Namespace, here: Here) -> Answer:
    """Put another service on the same ticket."""
    return _act(asked, here, tickets.add_service, service=asked.service)


def unreliable(asked: Namespace, here: Here) -> Answer:
    """Leave a ticket's times out of the figures."""
    return _act(asked, here, tickets.unreliable, reason=asked.reason)


def serve(asked: Namespace, here: Here) -> Answer:
    """Serve somebody who has no ticket."""
    served = here.store.run(visits.serve, who.at_counter(asked, here), asked.service)
    return _after(here, served)


def _act(asked: Namespace, here: Here, verb: Verb, **facts: Any) -> Answer:
    return _after(here, here.store.run(verb, who.at_counter(asked, here), number=asked.number, **facts))


def _after(here: Here, ticket: Ticket) -> Answer:
    now = here.store.read(_now, ticket_id=ticket.id)
    return Answer(now.shape, [now.line])


def _now(look: Look, ticket_id: int) -> Now:
    shape = shapes.by_id(look, ticket_id)
    return Now(shape, shapes.line(look, shape))

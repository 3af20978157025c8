"""``ticket``: a number's life from the machine to the window, one command an act."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, NamedTuple

from counterdesk.cli import papers, shapes, who
from counterdesk.cli.acts import command
from counterdesk.cli.given import stored
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import tickets, visits
from counterdesk.hall.green import issuing
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import Called
from counterdesk.hall.tickets.told import issued_words
from counterdesk.store.desk import Look
from counterdesk.words import t


class Now(NamedTuple):
    """A ticket after an act: its JSON, and the line for people."""

    shape: dict[str, Any]
    line: str


def issue(asked: Namespace, here: Here) -> Answer:
    """Give out a number, and see to its slip: a slip that did not come out is a fault, but the ticket stands."""
    printers = here.printers
    given = _given(asked, here)
    printed = papers.printed(here.store, printers, given.print_job)
    now = here.store.read(_now, ticket_id=given.ticket.id)
    few = [t("cli.numbers_left", count=given.numbers_left)] if given.numbers_left is not None else []
    return Answer(now.shape, [*printed.lines, issued_words(given), *few], printed.fault)


def _given(asked: Namespace, here: Here) -> tickets.Issued:
    by = who.at_counter(asked, here)
    how = {"key": asked.key, "lang": asked.ticket_lang, "source": "command"}
    if not asked.lead:
        return here.store.run(tickets.issue, by, asked.service, priority=asked.priority, **how)
    who.prove(here, asked.lead)
    grant = (asked.priority or "", asked.seen, asked.reason or "", asked.lead)
    return here.store.run(issuing.issue, by, asked.service, *grant, **how)


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


def finish(asked: Namespace, here: Here) -> Answer:
    """End the service with its outcome."""
    by, outcome = who.at_counter(asked, here), stored(asked.outcome)
    return _told(asked, here, here.store.run(visits.finish, by, asked.number, outcome))


def _told(_asked: Namespace, here: Here, ticket: Ticket) -> Answer:
    now = here.store.read(_now, ticket_id=ticket.id)
    return Answer(now.shape, [now.line])


recall = command(tickets.recall, _told, "number")
start = command(visits.start, _told, "number")
hold = command(visits.hold, _told, "number", "reason")
resume = command(visits.resume, _told, "number")
no_show = command(tickets.no_show, _told, "number")
walk_out = command(visits.walk_out, _told, "number")
undo = command(visits.undo, _told, "number")
transfer = command(visits.transfer, _told, "number", "service", window="window_to")
bring_back = command(tickets.bring_back, _told, "number")


def take_up(asked: Namespace, here: Here) -> Answer:
    """The number of whoever shows a slip of an earlier day on which they were not served, and its paper."""
    printers = here.printers
    given = here.store.run(tickets.take_up, who.at_counter(asked, here), asked.number, source="command")
    printed = papers.printed(here.store, printers, given.print_job)
    now = here.store.read(_now, ticket_id=given.ticket.id)
    return Answer(now.shape, [*printed.lines, now.line], printed.fault)


cancel = command(tickets.cancel, _told, "number", "reason")
add_service = command(tickets.add_service, _told, "number", "service")
unreliable = command(tickets.unreliable, _told, "number", "reason")
serve = command(visits.serve, _told, "service")


def _now(look: Look, ticket_id: int) -> Now:
    shape = shapes.by_id(look, ticket_id)
    return Now(shape, shapes.line(look, shape))

"""Printing a ticket's slip once more: the same number, marked as a copy, and the journal says who asked."""

from __future__ import annotations

from typing import NamedTuple

from counterdesk.hall import clerks, rows
from counterdesk.hall.rows import Ticket
from counterdesk.refusals import Refusal
from counterdesk.store import journal, outbox
from counterdesk.store.desk import Desk, Look


class Reprinted(NamedTuple):
    """The ticket, the print job of its copy, and the number that copy is marked with (2 for the first copy)."""

    ticket: Ticket
    print_job: int
    copy_no: int


def reprint(desk: Desk, number: str, printer: str | None = None) -> Reprinted:
    """Print the slip of a ticket (its number of today, or its scanned code) again, at ``printer`` or where it was.

    Raises Refusal ``role``, as ``rows.by_label`` does for a number, or ``no_paper`` when it never had a slip.
    """
    clerks.require(desk, desk.clerk, "reprint")
    ticket = rows.by_label(desk, number)
    job = outbox.copy(desk, first_job(desk, ticket), printer)
    copy_no = outbox.job(desk, job).copy_no
    desk.record("reprinted", ticket.id, number=ticket.label, print_job=job, copy=copy_no)
    return Reprinted(ticket, job, copy_no)


def first_job(look: Look, ticket: Ticket) -> int:
    """The print job of the slip given out with the ticket; raises Refusal ``no_paper`` when there is none."""
    number = print_job(look, ticket)
    if number is None:
        raise Refusal("no_paper", number=ticket.label)
    return number


def print_job(look: Look, ticket: Ticket) -> int | None:
    """The same, or None: the ticket was issued without paper or imported."""
    issued = journal.first_of_ticket(look.conn, ticket.id)
    found = issued.facts.get("print_job") if issued else None
    return None if found is None else int(found)

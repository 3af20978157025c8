"""The rarer acts on one ticket: which there are, and which can be done from a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from counterdesk.hall import tickets, visits
from counterdesk.hall.rows import Ticket

Verb = Callable[..., Any]


class TicketAct(NamedTuple):
    """A rarer act on one ticket: in which states it can be done and what must be asked first."""

    name: str
    verb: Verb
    states: tuple[str, ...]
    asks: str = ""


TICKET_ACTS = (
    TicketAct("bring_back", tickets.bring_back, ("no_show", "walked_out")),
    TicketAct("call_named", tickets.call_named, ("waiting",), "reason"),
    TicketAct("resume", visits.resume, ("held",)),
    TicketAct("transfer", visits.transfer, ("waiting", "called", "serving", "held"), "sent_on"),
    TicketAct("add_service", tickets.add_service, ("waiting", "called", "serving", "held"), "service"),
    TicketAct("walk_out", visits.walk_out, ("waiting", "called", "serving", "held")),
    TicketAct("cancel", tickets.cancel, ("waiting", "called", "held")),
    TicketAct("take_up", tickets.take_up, ("carried_over",)),
    TicketAct("unreliable", tickets.unreliable, ("serving", "held", "finished")),
)
BY_NAME = {act.name: act for act in TICKET_ACTS}


def possible(ticket: Ticket, window: str) -> list[TicketAct]:
    """What can be done with a ticket from this window: a ticket at another window is left to that one."""
    elsewhere = ticket.state in ("called", "serving") and ticket.window != window
    return [] if elsewhere else [act for act in TICKET_ACTS if ticket.state in act.states]

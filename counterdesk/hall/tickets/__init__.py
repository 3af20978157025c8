"""Tickets: numbering and the life of a number from the machine to the window."""

from counterdesk.hall.rows import Ticket, at_window, by_code, by_id, by_label, code_of, held_at, of_day
from counterdesk.hall.tickets.calls import (
    Called,
    bring_back,
    call_named,
    call_next,
    counts_in_s,
    no_show,
    no_show_in_s,
    recall,
)
from counterdesk.hall.tickets.carrying import is_taken_up, take_up
from counterdesk.hall.tickets.changes import (
    add_service,
    cancel,
    reopen_series,
    services_of,
    stop_series,
    unreliable,
)
from counterdesk.hall.tickets.issuing import Issued, issue
from counterdesk.hall.tickets.lines import following, line_for, next_for, windows_for
from counterdesk.hall.tickets.reprint import Reprinted, first_job, print_job, reprint

__all__ = [
    "Called",
    "Issued",
    "Reprinted",
    "Ticket",
    "add_service",
    "at_window",
    "bring_back",
    "by_code",
    "by_id",
    "by_label",
    "call_named",
    "call_next",
    "cancel",
    "code_of",
    "counts_in_s",
    "first_job",
    "following",
    "held_at",
    "is_taken_up",
    "issue",
    "line_for",
    "next_for",
    "no_show",
    "no_show_in_s",
    "of_day",
    "print_job",
    "recall",
    "reopen_series",
    "reprint",
    "services_of",
    "stop_series",
    "take_up",
    "unreliable",
    "windows_for",
]  # fmt: skip

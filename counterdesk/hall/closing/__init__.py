"""Closing a business day: what becomes of every ticket, what is handed over, the report, and days nobody closed."""

from counterdesk.hall.closing.acts import HOWS, Carried, Closed, carry_all_over, close, leave_note, settle
from counterdesk.hall.closing.kept import Note, Unclosed, last_worked, notes_for, notes_of, unclosed
from counterdesk.hall.closing.reports import Report, paper, report, still_open
from counterdesk.hall.closing.standing import Standing, since_closed, standing
from counterdesk.hall.day import is_closed

__all__ = [
    "HOWS", "Carried", "Closed", "Note", "Report", "Standing", "Unclosed", "carry_all_over", "close", "is_closed",
    "last_worked", "leave_note", "notes_for", "notes_of", "paper", "report", "settle", "since_closed", "standing",
    "still_open", "unclosed",
]  # fmt: skip

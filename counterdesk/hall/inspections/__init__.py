"""Inspections (自查自纠): rounds over the four norms, what failed and who puts it right, acceptance with a verdict."""

from counterdesk.hall.inspections.counting import Rate, rates
from counterdesk.hall.inspections.mending import fix, recheck
from counterdesk.hall.inspections.rounds import Seen, finish, mark, start
from counterdesk.hall.inspections.rows import (
    Inspection,
    Mark,
    between,
    by_number,
    left,
    marks_of,
    open_ones,
    unfinished,
)

__all__ = [
    "Inspection", "Mark", "Rate", "Seen", "between", "by_number", "finish", "fix", "left", "mark", "marks_of",
    "open_ones", "rates", "recheck", "start", "unfinished",
]  # fmt: skip

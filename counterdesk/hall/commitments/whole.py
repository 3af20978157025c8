"""The whole look through the hall: promises to everybody, and to those who complained or found a fault.

Apart from ``sweep`` because complaints know of tickets, and a window that opens must not need complaints to open.
"""

from __future__ import annotations

from datetime import timedelta

from counterdesk.hall.commitments import answers
from counterdesk.hall.commitments.breaches import note
from counterdesk.hall.commitments.sweep import Swept, sweep
from counterdesk.store.desk import Desk

LOOKED_BACK = timedelta(days=31)
"""So long after a complaint was closed it is still looked at."""


def look_through(desk: Desk) -> Swept:
    """Write down every promise that expired and is not known yet; said twice, it finds nothing the second time."""
    found = sweep(desk)
    complaints = list(answers.of_complaints(desk, desk.day - LOOKED_BACK))
    faults = list(answers.of_inspections(desk))
    return found._replace(
        complaints=sum(note(desk, one) is not None for one in complaints),
        faults=sum(note(desk, one) is not None for one in faults),
    )

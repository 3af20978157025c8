"""What is said of a number just given out, the same at a desk and on the command line."""

from __future__ import annotations

from counterdesk.hall.tickets.issuing import Issued
from counterdesk.printing.slips.ticket import wait_words
from counterdesk.words import t


def issued_words(given: Issued) -> str:
    """How many are ahead and how long it may take; no minutes while no window serves it."""
    ticket, ahead = given.ticket, given.ticket.ahead or 0
    if ticket.ahead is None:
        return t("desk.issued_away", number=ticket.label)
    low_min, high_min = ticket.wait_low_min or 0, ticket.wait_high_min or 0
    words = wait_words(low_min) if ahead else "next"
    key = f"desk.issued_{words}" if given.is_served else "desk.issued_not_served"
    return t(key, None, number=ticket.label, ahead=ahead, low=low_min, high=high_min, hours=low_min // 60)

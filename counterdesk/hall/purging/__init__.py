"""Removing what has been kept long enough (PIPL art. 19, 47: the shortest time that serves the purpose)."""

from counterdesk.hall.purging.acts import Removed, certify, remove_identities, remove_tickets, uncertified
from counterdesk.hall.purging.kinds import KEEP_DAYS, KINDS, Due, due

__all__ = [
    "KEEP_DAYS", "KINDS", "Due", "Removed", "certify", "due", "remove_identities", "remove_tickets", "uncertified",
]  # fmt: skip

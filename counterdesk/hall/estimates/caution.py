"""A first day told with caution: away from the naive rule only as far as was gained on it so far (pure).

Of a hall nobody has seen before, a few dozen waits cannot say whose telling is better, and where hardly anybody waits
they never will. So the errors of both are kept as in a ledger, and what is told may differ from the naive rule by what
the ledger can lose: then the day as a whole comes out little worse, whatever the hall is like.
"""

from __future__ import annotations

from typing import NamedTuple

SLACK = 0.02
"""The share of the naive rule's errors that may be lost to find out."""
AT_RISK = 0.25
"""How much of the differences told and not yet settled is reckoned as lost: all of it never is."""


class Told(NamedTuple):
    """What a ticket was told and what the naive rule said, in microseconds, and the difference staked on it."""

    wait_us: float
    naive_us: float
    staked_us: float


class Caution:
    """The ledger of a first day: errors of the naive rule, errors of what was told, and what is not settled yet."""

    def __init__(self) -> None:
        self._naive_us = self._own_us = 0.0
        self._open: dict[int, Told] = {}

    def tell(self, ticket_id: int, wait_us: float, naive_us: float) -> float:
        """What to tell instead of ``wait_us``: as near to it as the ledger allows."""
        staked_us = min(abs(wait_us - naive_us), self._room_us())
        told_us = naive_us + (staked_us if wait_us > naive_us else -staked_us)
        self._open[ticket_id] = Told(told_us, naive_us, staked_us)
        return told_us

    def note(self, ticket_id: int, wait_us: float, naive_us: float) -> None:
        """Something was told that no ledger was asked about; its outcome counts."""
        self._open[ticket_id] = Told(wait_us, naive_us, 0.0)

    def settle(self, ticket_id: int, actual_us: float) -> None:
        """A ticket was called after so long."""
        told = self._open.pop(ticket_id, None)
        if told is not None:
            self._naive_us += abs(told.naive_us - actual_us)
            self._own_us += abs(told.wait_us - actual_us)

    def drop(self, ticket_id: int) -> None:
        """A ticket left uncalled; nobody knows what it would have waited."""
        self._open.pop(ticket_id, None)

    def clear(self) -> None:
        """Whoever still waits went home."""
        self._open.clear()

    def _room_us(self) -> float:
        at_risk_us = AT_RISK * sum(told.staked_us for told in self._open.values())
        return max(0.0, (1 + SLACK) * self._naive_us - self._own_us - at_risk_us)

"""A first day told with caution: never further from the naive rule than was gained on it so far (pure).

Of a hall nobody has seen before, a few dozen waits cannot say whose telling is better, and where hardly anybody waits
they never will. So the errors of both are kept as in a ledger, and what is told may differ from the naive rule by what
the ledger can lose. A difference loses at most itself, and it is reckoned as lost until the wait has shown otherwise:
so a day as a whole is at most ``SLACK`` more wrong than the naive rule, whatever the hall is like.
"""

from __future__ import annotations

from typing import NamedTuple

SLACK = 0.04
"""The share of the naive rule's errors that may be lost to find out."""


class Told(NamedTuple):
    """What a ticket was told, when, and what the naive rule said; microseconds."""

    at_us: int
    wait_us: float
    naive_us: float

    def at_risk_us(self, now_us: int) -> float:
        """The most that may yet be lost on the naive rule: nothing once the wait is nearer to what was told."""
        if self.wait_us <= self.naive_us:
            return self.naive_us - self.wait_us
        return max(0.0, self.wait_us + self.naive_us - 2 * max(self.naive_us, now_us - self.at_us))


class Caution:
    """The ledger of a first day: errors of the naive rule, errors of what was told, and what is not settled yet."""

    def __init__(self) -> None:
        self._naive_us = self._own_us = 0.0
        self._open: dict[int, Told] = {}

    def tell(self, ticket_id: int, now_us: int, wait_us: float, naive_us: float) -> float:
        """What to tell instead of ``wait_us`` to who comes ``now_us``: as near to it as the ledger allows."""
        room_us = self._room_us(now_us)
        told_us = min(max(wait_us, naive_us - room_us), naive_us + room_us)
        self._open[ticket_id] = Told(now_us, told_us, naive_us)
        return told_us

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

    def _room_us(self, now_us: int) -> float:
        at_risk_us = sum(told.at_risk_us(now_us) for told in self._open.values())
        return max(0.0, (1 + SLACK) * self._naive_us - self._own_us - at_risk_us)

"""Whose call is spoken next: in the order of the calls, without those that nobody needs to hear any more."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple


class Call(NamedTuple):
    """A call or a recall as the journal tells it: entry, instant (microseconds UTC), who, where to, language."""

    entry_id: int
    at_us: int
    ticket_id: int
    number: str
    window: str
    lang: str


Standing = Set[tuple[int, str]]
"""Who is called and awaited now: (ticket, window)."""


class Waiting:
    """The calls that are still to be spoken."""

    def __init__(self) -> None:
        self._calls: list[Call] = []

    def __len__(self) -> int:
        return len(self._calls)

    def hear(self, calls: Iterable[Call], standing: Standing) -> None:
        """Take in new calls, oldest first, and drop what is stale.

        Stale is a call whose ticket was called again since, or is not awaited at that window any more.
        """
        for call in calls:
            self._calls = [each for each in self._calls if each.ticket_id != call.ticket_id]
            self._calls.append(call)
        self._calls = [call for call in self._calls if (call.ticket_id, call.window) in standing]

    def take(self) -> Call | None:
        """The call to speak now, or None; it does not wait any longer."""
        return self._calls.pop(0) if self._calls else None

"""Which calling rule a hall goes by, learned from whom it calls, where nobody says (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from counterdesk.hall.calling import Head, pick
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.replay.visits import NO_CAP
from counterdesk.hall.running import Arrival, head

CANDIDATES = (
    Calling(rule="first-come", priority_cap=NO_CAP),
    Calling(rule="strict", priority_cap=NO_CAP),
    Calling(rule="accumulating"),
)
KEPT = 0.98


class Orders:
    """The rule that told the recent calls best; the one given, where one is."""

    def __init__(self, known: Calling | None = None) -> None:
        self.known = known
        self._told = [0.0] * len(CANDIDATES)

    @property
    def calling(self) -> Calling:
        """The rule to reckon with."""
        return self.known or CANDIDATES[max(range(len(CANDIDATES)), key=self._told.__getitem__)]

    def saw(self, called: Arrival, waiting: Iterable[Arrival], at_us: int) -> None:
        """``called`` was taken of all ``waiting`` that the window serves, itself among them."""
        if self.known:
            return
        heads = fronts(waiting)
        if len(heads) < 2:
            return
        for at, candidate in enumerate(CANDIDATES):
            found = pick(heads, at_us, candidate.rule, candidate.priority_cap)
            hit = found is not None and found.head.ticket_id == called.id
            self._told[at] = self._told[at] * KEPT + hit


def fronts(waiting: Iterable[Arrival]) -> list[Head]:
    """The first of each line."""
    first: dict[tuple[str, float], Arrival] = {}
    for one in waiting:
        key = one.series, one.rate
        if key not in first or one.at_us < first[key].at_us:
            first[key] = one
    return [head(one) for one in first.values()]

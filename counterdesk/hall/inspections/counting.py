"""What rounds found over time, as rates that carry their sample size.

An item's rate is how often it was done over how often it was due, for items that are counted; a norm's rate is the
items kept over the items looked at (kept or failed; what did not apply is in neither).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from counterdesk.hall.inspections import rows
from counterdesk.hall.inspections.rows import Mark
from counterdesk.store.desk import Look


class Rate(NamedTuple):
    """``of`` a norm or an item of it: ``n`` times due or looked at, ``kept`` of them; None without any."""

    norm: str
    item: str | None
    kept: int
    n: int

    @property
    def rate(self) -> float | None:
        """0 to 1, or None when nothing was looked at."""
        return self.kept / self.n if self.n else None


def rates(look: Look, first: date, last: date, place: str | None = None) -> list[Rate]:
    """The rates of the rounds of these days, both ends included; perhaps of one window alone."""
    marked = [one for one in rows.marks_between(look, first, last) if place in (None, one.place)]
    return [*norms(marked), *items(marked)]


def norms(marked: Iterable[Mark]) -> list[Rate]:
    """Of every norm: items kept of those looked at."""
    found: dict[str, list[bool]] = {}
    for one in marked:
        if one.state != "na":
            found.setdefault(one.norm, []).append(one.state == "ok")
    return [Rate(norm, None, sum(kept), len(kept)) for norm, kept in found.items()]


def items(marked: Iterable[Mark]) -> list[Rate]:
    """Of every counted item: times done of times due."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in marked:
        if one.observed:
            sums = found.setdefault((one.norm, one.item), [0, 0])
            sums[0] += one.used or 0
            sums[1] += one.observed
    return [Rate(norm, item, used, observed) for (norm, item), (used, observed) in found.items()]

"""The four indices of 四化服务: standardised, open, humane, of high quality.

An index is 100 times the mean of the shares below it that rest on anything; each share stands beside it with its
counts, so that the sum can be done by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from counterdesk.hall import complaints, inspections
from counterdesk.hall.commitments import breaches
from counterdesk.hall.complaints import clocks
from counterdesk.hall.reviews.rates import rates
from counterdesk.hall.reviews.wilson import Share, share
from counterdesk.hall.scorecard.three import three
from counterdesk.hall.summary import matters, summary
from counterdesk.store.desk import Look

INDICES = ("standardised", "open", "humane", "quality")
OF_CASES = ("promised", "statutory")


class Part(NamedTuple):
    """One share of an index (words ``scorecard.<name>``)."""

    name: str
    share: Share


class Index(NamedTuple):
    """One of INDICES: ``value`` from 0 to 100, None while nothing is behind it, and its parts."""

    name: str
    value: float | None
    parts: tuple[Part, ...]


def four(look: Look, first: date, last: date) -> list[Index]:
    """The four indices of the days ``first`` to ``last``, both included."""
    found = dict(_shares(look, first, last))
    return [_index(name, [Part(part, found[part]) for part in PARTS[name]]) for name in INDICES]


PARTS = {
    "standardised": ("told_once", "cases_on_time", "norm_service"),
    "open": ("stated", "complaints_in_time", "answered"),
    "humane": ("waits_kept", "norm_language", "norm_appearance", "norm_environment"),
    "quality": ("satisfied", "right_first", "clear", "called_back"),
}
"""Which shares make an index, each with the same weight."""


def _index(name: str, parts: list[Part]) -> Index:
    counted = [one.share.met / one.share.n for one in parts if one.share.n]
    return Index(name, 100 * sum(counted) / len(counted) if counted else None, tuple(parts))


def _shares(look: Look, first: date, last: date) -> Iterator[tuple[str, Share]]:
    yield from ((one.name, one.share) for one in three(look, first, last))
    total = summary(look, first, last).total
    yield "waits_kept", share(total.within_promise, total.service_level_n)
    done = matters.matters(look, first, last).total
    yield "cases_on_time", share(done.on_time, done.decided + done.overdue)
    reviewed, _ = rates(look, first, last)
    yield "satisfied", reviewed.satisfied
    yield "answered", reviewed.answered
    yield "called_back", reviewed.called_back
    late = [one for one in breaches.listed(look, first, last) if one.subject == "case" and one.kind in OF_CASES]
    yield "stated", share(sum(one.public_reason is not None for one in late), len(late))
    yield "complaints_in_time", _complaints(look, first, last)
    norms = {one.norm: one for one in inspections.rates(look, first, last) if one.item is None}
    for norm in ("language", "appearance", "service", "environment"):
        kept = norms.get(norm)
        yield f"norm_{norm}", share(kept.kept, kept.n) if kept else share(0, 0)


def _complaints(look: Look, first: date, last: date) -> Share:
    found = [one for one in complaints.listed(look, everything=True) if first <= one.day <= last]
    return share(sum(not clocks.late(look, one) for one in found), len(found))

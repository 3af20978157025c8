"""The roster as instants: when each window is planned to be open on a date, and when the hall closes (pure).

A plan says what to expect; a window that is open now is open whatever it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from counterdesk.clock import to_us
from counterdesk.hall import opening
from counterdesk.hall.catalogue import Catalogue

Span = tuple[int, int]
"""From one instant to another, microseconds UTC; the second no longer belongs to it."""


def sessions_us(cat: Catalogue, zone: ZoneInfo, on: date) -> tuple[Span, ...]:
    """The hall's own hours on a date, in order; none on a day off."""
    noon = datetime.combine(on, time(12), zone)
    return tuple((to_us(session.from_), to_us(session.to)) for session in opening.sessions_of(cat, noon))


def closes_us(cat: Catalogue, zone: ZoneInfo, on: date) -> int | None:
    """When the hall closes on a date; None on a day off."""
    sessions = sessions_us(cat, zone, on)
    return sessions[-1][1] if sessions else None


def planned_us(cat: Catalogue, zone: ZoneInfo, on: date) -> dict[str, tuple[Span, ...]]:
    """When each window of the hall file is planned to be open on a date, in order.

    Shifts at one window that touch are one span. A hall without a roster plans every window for all its hours; a
    working day that the roster does not know by its weekday is planned as its other days are.
    """
    sessions = sessions_us(cat, zone, on)
    if not cat.roster or not sessions:
        return dict.fromkeys(cat.windows, sessions)
    known = {day for shift in cat.roster for day in shift.weekdays}
    weekday = on.weekday() if on.weekday() in known else min(known, default=0)
    found: dict[str, list[Span]] = defaultdict(list)
    for shift in cat.roster:
        if weekday in shift.weekdays:
            found[shift.window].append((_at(zone, on, shift.from_), _at(zone, on, shift.to)))
    return {code: joined(found[code]) for code in cat.windows}


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap as one; empty ones are none."""
    found: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] < span[1]):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def without(spans: Sequence[Span], gap: Span) -> tuple[Span, ...]:
    """``spans`` less the ``gap``."""
    cut = [(first, min(last, gap[0])) for first, last in spans] + [(max(first, gap[1]), last) for first, last in spans]
    return joined(cut)


def _at(zone: ZoneInfo, on: date, clock: time) -> int:
    return to_us(datetime.combine(on, clock, zone))

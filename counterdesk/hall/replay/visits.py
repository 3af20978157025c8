"""What a visits file says of the past: who came, how long each was handled, and which windows there were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from statistics import fmean
from typing import NamedTuple

from counterdesk.clock import from_us, to_us
from counterdesk.hall.catalogue.model import RULES, Calling
from counterdesk.hall.running import Arrival, Window
from counterdesk.hall.visits_import.additions import RATE
from counterdesk.hall.visits_import.reading import Visit

NO_CAP = 2**31
GUESS_US = 600_000_000
MOST_WINDOWS = 1_000
"""More no hall has; a number typed by mistake must not take the computer's memory."""
SHUT = ((0, 0),)
"""The hours of a window that never opens: none at all would mean always."""
_PREFIX = re.compile(r"([A-Z]{1,2})[0-9]+")


class Past(NamedTuple):
    """A past to run again: arrivals in order, what each is called outside, the windows, and the rule they call by.

    ``unhandled`` are the ids of those who were not served and have no recorded handling time: they carry the mean of
    their service, should the replay reach them.
    """

    arrivals: Sequence[Arrival]
    names: Sequence[str]
    windows: Sequence[Window]
    calling: Calling
    unhandled: frozenset[int] = frozenset()

    def with_rule(self, rule: str | None) -> Past:
        """Under another rule, with the hall's own cap on priority calls."""
        return self._replace(calling=replace(self.calling, rule=rule)) if rule else self

    def with_windows(self, count: int | None) -> Past:
        """With so many windows: the first of them, or more that serve every line at the hours of the first.

        Raises ValueError beyond ``MOST_WINDOWS``.
        """
        if count is None:
            return self
        if count > MOST_WINDOWS:
            raise ValueError(count)
        spans = self.windows[0].open_us if self.windows else ()
        more = [Window(f"+{n}", None, spans) for n in range(1, count - len(self.windows) + 1)]
        return self._replace(windows=[*self.windows[:count], *more])

    def with_hours(self, zone: tzinfo, opens: time | None = None, closes: time | None = None) -> Past:
        """Opening or closing at another hour of ``zone``'s wall clock on each day: breaks in between stay as they were.

        Who comes and when stays as it was too: whoever came before the hall opens waits for it, and whoever is not
        called by closing goes unserved.
        """
        if opens is None and closes is None:
            return self
        days = sorted({from_us(arrival.at_us).astimezone(zone).date() for arrival in self.arrivals})
        return self._replace(windows=[
            window._replace(open_us=tuple(_hours(window.open_us, zone, days, opens, closes)) or SHUT)
            for window in self.windows
        ])  # fmt: skip


def _hours(
    spans: Sequence[tuple[int, int]], zone: tzinfo, days: Iterable[date], opens: time | None, closes: time | None
) -> Iterator[tuple[int, int]]:
    for day in days:
        first_us, last_us = (to_us(datetime.combine(day + timedelta(days=n), time(), zone)) for n in (0, 1))
        today = [span for span in spans if first_us <= span[0] < last_us] if spans else [(first_us, last_us)]
        if not today:
            continue
        first = to_us(datetime.combine(day, opens, zone)) if opens else today[0][0]
        last = to_us(datetime.combine(day, closes, zone)) if closes else today[-1][1]
        moved = [(first, today[0][1]), *today[1:]]
        moved[-1] = moved[-1][0], last
        yield from ((max(start, first), min(end, last)) for start, end in moved if max(start, first) < min(end, last))


def of_visits(visits: Iterable[Visit], rule: str | None = None) -> Past:
    """The past of a visits file; a file names no promise and no cap, so every series promises 15 minutes.

    Without ``rule`` the calling is a hall file's default. Windows are those the file names, or as many as were busy
    at once, and each may serve every line.
    """
    found = sorted(visits, key=lambda visit: (visit.arrive_us, visit.line))
    means = _means(found)
    arrivals = [_arrival(at, visit, means) for at, visit in enumerate(found)]
    calling = Calling(rule=rule, priority_cap=NO_CAP) if rule else Calling(rule=RULES[0])
    unhandled = frozenset(at for at, visit in enumerate(found) if visit.start_us is None)
    return Past(arrivals, [visit.id for visit in found], _windows(found), calling, unhandled)


def series_of(service: str) -> str:
    """The line of a service code: A01 stands in line A, any other code in one of its own."""
    named = _PREFIX.fullmatch(service.upper())
    return named[1] if named else service


def rate_of(priority: str) -> float:
    """The rate of a file's priority column: a class of people who wait less has the shipped halls' rate."""
    return 1.0 if priority in ("", "0") else RATE


def _arrival(at: int, visit: Visit, means: dict[str, int]) -> Arrival:
    left = visit.start_us is None
    handling_us = means.get(visit.service, GUESS_US) if visit.start_us is None else visit.end_us - visit.start_us
    series, rate = series_of(visit.service), rate_of(visit.priority)
    return Arrival(at, series, rate, visit.arrive_us, handling_us, leaves_us=visit.end_us if left else None)


def _means(visits: Iterable[Visit]) -> dict[str, int]:
    spans: dict[str, list[int]] = {}
    for visit in visits:
        if visit.start_us is not None:
            spans.setdefault(visit.service, []).append(visit.end_us - visit.start_us)
    return {service: round(fmean(each)) for service, each in spans.items()}


def _windows(visits: Sequence[Visit]) -> list[Window]:
    named = sorted({visit.server for visit in visits if visit.server}, key=lambda code: (len(code), code))
    return [Window(code) for code in named or map(str, range(1, busiest(visits) + 1))]


def busiest(visits: Iterable[Visit]) -> int:
    """The most that were handled at one time; at least one."""
    steps = [(us, step) for v in visits if v.start_us is not None for us, step in ((v.start_us, 1), (v.end_us, -1))]
    busy = most = 0
    for _, step in sorted(steps):
        busy += step
        most = max(most, busy)
    return max(most, 1)

"""A version of the catalogue with the services, windows and priority classes that imported visits name.

What a file of visits cannot say is filled in plainly, for somebody to correct in the hall file: no papers, no fee,
no legal basis, and the handling time the visits themselves show.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from statistics import fmean

from counterdesk.clock import SECOND_US
from counterdesk.hall.catalogue.fees import Fee
from counterdesk.hall.catalogue.model import Catalogue, Department, Priority, Series, Service, WindowPlan
from counterdesk.hall.visits_import.fitting import Fitting
from counterdesk.words import t

DEPARTMENT = "import"
RATE = 3.0  # what the shipped halls give to people who should wait less; a file of visits says no rate
MINUTES = range(1, 601)
MARK = "+visits-"
_PREFIX = re.compile(r"([A-Z]{1,2})[0-9]*")


def with_additions(cat: Catalogue, visits: Collection[Fitting], at: datetime) -> Catalogue:
    """The catalogue with everything ``visits`` name, or the same one when it has it all; ``at`` is hall time."""
    services = _services(cat, visits)
    series = {**cat.series, **_series(cat, services)}
    served = {**cat.services, **services}
    windows = _windows(cat, visits, {code: service.series for code, service in served.items()})
    priorities = {**cat.priorities, **_priorities(cat, visits)}
    if (served, windows, priorities) == (cat.services, cat.windows, cat.priorities):
        return cat
    return replace(
        cat, version=f"{cat.version.split(MARK)[0]}{MARK}{at:%Y%m%d-%H%M%S}", series=series, services=served,
        windows=windows, priorities=priorities, departments=_departments(cat, services),
    )  # fmt: skip


def prefix_for(code: str, taken: Collection[str]) -> str:
    """The ticket letters of a new service.

    A code such as B or B07 joins series B, or makes it. Any other gets the first letters that are not ``taken``,
    the one it begins with before all others; should one and two letters ever be used up, the last is shared.
    """
    if named := _PREFIX.fullmatch(code):
        return str(named[1])
    letters = string.ascii_uppercase
    tried: tuple[str, ...] = (*(letter for letter in code[:1].upper() if letter in letters), *letters, *_pairs(letters))
    return next((prefix for prefix in tried if prefix not in taken), tried[-1])


def _pairs(letters: str) -> Iterator[str]:
    return (first + second for first in letters for second in letters)


def _services(cat: Catalogue, visits: Iterable[Fitting]) -> dict[str, Service]:
    spans: dict[str, list[int]] = defaultdict(list)
    for fitting in visits:
        if fitting.service not in cat.services:
            start_us = fitting.visit.start_us
            spans[fitting.service] += [] if start_us is None else [fitting.visit.end_us - start_us]
    return {code: _service(code, prefix, spans[code]) for code, prefix in _prefixes(spans, set(cat.series))}


def _prefixes(codes: Iterable[str], taken: set[str]) -> Iterator[tuple[str, str]]:
    # codes that carry their own letters go first, so that no other service is given those
    for code in sorted(codes, key=lambda code: (not _PREFIX.fullmatch(code), code)):
        prefix = prefix_for(code, taken)
        taken.add(prefix)
        yield code, prefix


def _service(code: str, prefix: str, spans_us: list[int]) -> Service:
    minutes = round(fmean(spans_us) / (60 * SECOND_US)) if spans_us else 10
    return Service(
        code=code, zh=code, en=code, series=prefix, kind="public_service", handling="instant", lead=DEPARTMENT,
        nominal_minutes=min(max(minutes, MINUTES[0]), MINUTES[-1]), fee=Fee(Decimal("0.00")), basis=(), result="",
    )  # fmt: skip


def _series(cat: Catalogue, services: dict[str, Service]) -> dict[str, Series]:
    missing = sorted({service.series for service in services.values()} - set(cat.series))
    return {prefix: Series(prefix, *_named("series", prefix), at_end="go on") for prefix in missing}


def _windows(cat: Catalogue, visits: Iterable[Fitting], series_of: dict[str, str]) -> dict[str, WindowPlan]:
    """The hall's windows with what they were seen to serve: new windows anything, old ones only new series."""
    seen: dict[str, set[str]] = {code: set() for code in cat.windows}
    for fitting in visits:
        prefix = series_of[fitting.service]
        if fitting.window and (fitting.window not in cat.windows or prefix not in cat.series):
            seen.setdefault(fitting.window, set()).add(prefix)
    unserved = set(series_of.values()) - set(cat.series) - set().union(*seen.values())
    found = {}
    for code, prefixes in seen.items():
        plan = cat.windows.get(code) or WindowPlan(code, *_named("window", code))
        # a series nobody was seen to serve would have tickets that nobody calls
        found[code] = replace(plan, serves=(*plan.serves, *sorted((prefixes | unserved) - set(plan.serves))))
    return found


def _priorities(cat: Catalogue, visits: Iterable[Fitting]) -> dict[str, Priority]:
    named = sorted({fitting.priority for fitting in visits if fitting.priority} - set(cat.priorities))
    return {number: Priority(number, *_named("priority", number), rate=RATE) for number in named}


def _departments(cat: Catalogue, services: dict[str, Service]) -> dict[str, Department]:
    if not services or DEPARTMENT in cat.departments:
        return dict(cat.departments)
    return {**cat.departments, DEPARTMENT: Department(DEPARTMENT, *_named("department", DEPARTMENT))}


def _named(what: str, code: str) -> tuple[str, str]:
    return t(f"import.new_{what}", "zh", code=code), t(f"import.new_{what}", "en", code=code)

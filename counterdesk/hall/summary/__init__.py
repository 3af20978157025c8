"""The summary: what the hall did over some business days, as a whole and by one thing, with every definition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from counterdesk.hall import catalogue
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import kept, spans
from counterdesk.hall.summary.asking import Found
from counterdesk.hall.summary.asking import found as found_in
from counterdesk.hall.summary.figures import Figures, Tally
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look
from counterdesk.words import t

__all__ = ["BY", "FIGURES", "Figures", "Line", "Summary", "definition", "heading", "summary"]

BY = ("service", "series", "window", "clerk", "hour", "weekday", "day", "week", "month", "year")
FIGURES = Figures._fields
_DIGITS = re.compile(r"(\d+)")


def _of_day(key: Callable[[date], str]) -> Callable[[Look, Found], str | None]:
    return lambda look, found: key(found.key)


_KEYS: dict[str, Callable[[Look, Found], str | None]] = {
    "service": lambda look, found: catalogue.service_of(look, found.service_id).service.code,
    "series": lambda look, found: found.series,
    "hour": lambda look, found: f"{found.key:02d}",
    "weekday": lambda look, found: WEEKDAYS[found.key],
    **{name: _of_day(key) for name, key in spans.OF_DAY.items()},
}


class Line(NamedTuple):
    """One row of a summary; ``key`` None holds the tickets that have none, such as those no window served."""

    key: str | None
    figures: Figures


class Summary(NamedTuple):
    """The figures of the business days ``first`` to ``last``, both included: in total, and a row for each key."""

    first: date
    last: date
    by: str | None
    total: Figures
    rows: tuple[Line, ...]

    def as_json(self, lang: str | None = None) -> dict[str, Any]:
        """Plain values in the shape of the command's contract; definitions in ``lang`` or the language in use."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "by": self.by,
            "total": self.total._asdict(),
            "rows": [{"key": row.key, **row.figures._asdict()} for row in self.rows],
            "definitions": {name: definition(name, lang) for name in FIGURES},
        }


def summary(look: Look, first: date, last: date, by: str | None = None) -> Summary:
    """The figures of the business days ``first`` to ``last``, both included, by one of ``BY`` or only in total.

    Hour and weekday are those of the arrival by the hall's wall clock; window and clerk those where the ticket
    ended. Without tickets there are no rows. Raises Refusal ``no_such_grouping`` for anything else to group by.
    """
    if by is not None and by not in BY:
        raise Refusal("no_such_grouping", by=by[:20], known=", ".join(BY))
    key_of = _KEYS.get(by or "", _own_key)
    total, tallies = Tally(), defaultdict[str | None, Tally](Tally)
    for row in kept.rows(look, by, first, last):
        found = found_in(look, row)
        total.add(found.tickets)
        if by is not None:
            tallies[key_of(look, found)].add(found.tickets)
    rows = [Line(key, tallies[key].figures()) for key in sorted(tallies, key=_order(by))]
    return Summary(first, last, by, total.figures(), tuple(rows))


def heading(name: str, lang: str | None = None) -> str:
    """The short name of a figure, for the head of a column."""
    return t(f"summary.{name}", lang)


def definition(name: str, lang: str | None = None) -> str:
    """What a figure counts and what it rests on, to be printed beside it."""
    return t(f"summary.{name}_means", lang)


def _own_key(look: Look, found: Found) -> str | None:
    return None if found.key is None else str(found.key)


def _order(by: str | None) -> Callable[[str | None], Any]:
    """Windows 2 before 10, Monday before Friday; whoever has no key comes last."""

    def place(key: str | None) -> Any:
        if key is None or by == "weekday":
            return key is None, WEEKDAYS.index(key) if key else 0
        return False, [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(key)]

    return place

"""A month's sheet of a clerk or a window: lines whose points add up to the total, each with the event it came from.

The base is a line, and so is what a limit gives back or takes: a group's deductions stop at its limit, the total
stops at the most the rules allow and at nothing. What does not count any more stays with its reason and no points.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import catalogue
from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal import sources
from counterdesk.hall.appraisal.rules import NOTHING, Group, Rules
from counterdesk.hall.appraisal.sources import Event
from counterdesk.hall.appraisal.tables import AppraisalObjectionRow
from counterdesk.hall.catalogue import Catalogue
from counterdesk.store.desk import Look


class Objection(NamedTuple):
    """An appeal or an exclusion: ``holds`` None while nobody decided, then 1 (it does not count) or 0."""

    id: int
    event: str
    clerk: str
    raised_by: str
    because: str
    raised_us: int
    holds: int | None
    decision: str | None
    decided_by: str | None
    decided_us: int | None


class Line(NamedTuple):
    """A line: ``kind`` is ``base``, ``event``, ``group`` or ``limit``; ``worth`` what it would be if it counted."""

    kind: str
    name: str
    points: Decimal
    worth: Decimal
    event: Event | None = None
    group: str = ""
    objections: tuple[Objection, ...] = ()


class Sheet(NamedTuple):
    """The lines of a month and their sum, by the rules of ``version``."""

    first: date
    last: date
    version: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the lines."""
        return sum((one.points for one in self.lines), NOTHING)


objections = AppraisalObjectionRow.__table__  # type: ignore[attr-defined]
COLUMNS = [objections.c[name] for name in Objection._fields]
OF = (
    select(*COLUMNS)
    .where(objections.c.event == bindparam("about"), objections.c.clerk == bindparam("whom"))
    .order_by(objections.c.id)
)
OPEN = select(*COLUMNS).where(objections.c.holds.is_(None)).order_by(objections.c.id)


def of_clerk(look: Look, clerk: str, month: date) -> Sheet:
    """A clerk's sheet of the month ``month`` lies in."""
    span = month_of(month)
    found = [one for one in sources.events(look, *span) if one.clerk == clerk]
    return _sheet(look, found, span)


def of_window(look: Look, window: str, month: date) -> Sheet:
    """A window's sheet: events that happened there, and of those planned there the ones that happened nowhere."""
    span, cat = month_of(month), catalogue.current(look)
    found = [one for one in sources.events(look, *span) if window == (one.window or planned(cat, one.clerk))]
    return _sheet(look, found, span)


def people(look: Look, month: date) -> list[str]:
    """The clerks something counts for in a month."""
    return sorted({one.clerk for one in sources.events(look, *month_of(month))})


def objections_to(look: Look, event: str, clerk: str) -> tuple[Objection, ...]:
    """Every objection to an event, oldest first."""
    return tuple(Objection._make(row) for row in look.conn.execute(OF, {"about": event, "whom": clerk}))


def undecided(look: Look) -> list[Objection]:
    """Appeals nobody decided yet, oldest first."""
    return [Objection._make(row) for row in look.conn.execute(OPEN)]


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month ``day`` lies in."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def planned(cat: Catalogue, clerk: str) -> str | None:
    """The window a clerk is planned at, the roster's first; None when nowhere."""
    return next((shift.window for shift in cat.roster if shift.clerk == clerk), None)


def reckoned(rules: Rules, found: Iterable[tuple[Event, Sequence[Objection]]]) -> tuple[Line, ...]:
    """The lines for these events (pure): base, each event by its rule, then what the limits give back or take."""
    known = rules.by_event
    lines = [Line("base", "base", rules.base, rules.base)]
    lines += [_event(rules, one, tuple(objected)) for one, objected in found if one.kind in known]
    lines += [line for group in rules.group if (line := _limited(group, lines))]
    total = sum((one.points for one in lines), NOTHING)
    within = min(max(total, NOTHING), rules.most)
    return (*lines, *([Line("limit", "limit", within - total, within - total)] if within != total else []))


def _sheet(look: Look, found: Sequence[Event], span: tuple[date, date]) -> Sheet:
    rules = rule_file.current()
    lines = reckoned(rules, [(one, objections_to(look, one.key, one.clerk)) for one in found])
    return Sheet(*span, rules.version, lines)


def _event(rules: Rules, event: Event, objected: tuple[Objection, ...]) -> Line:
    rule = rules.by_event[event.kind]
    worth = rule.points * (event.times if rule.each == "point" else 1)
    counts = not event.excused and not any(one.holds for one in objected)
    return Line("event", event.kind, worth if counts else NOTHING, worth, event, rule.group, objected)


def _limited(group: Group, lines: Sequence[Line]) -> Line | None:
    taken = -sum((one.points for one in lines if one.group == group.id and one.points < 0), NOTHING)
    if group.limit is None or taken <= group.limit:
        return None
    return Line("group", group.id, taken - group.limit, taken - group.limit)

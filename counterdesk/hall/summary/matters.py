"""What became of the hall's cases over some days: in time, early, at once, in one visit, told once, deemed accepted.

Days are working days of the hall's calendar. Each figure counts the cases its definition names, and says how many
those are; words ``[matters]`` defines each for the reader (DOMAIN 4.1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, func, or_, select

from counterdesk import workdays
from counterdesk.clock import to_us
from counterdesk.hall import catalogue
from counterdesk.hall.cases.tables import CaseEventRow, CaseRow, NumberedPaperRow
from counterdesk.hall.catalogue import Service
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import spans
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Look
from counterdesk.words import t
from counterdesk.workdays import Calendar, working_days_between

cases = CaseRow.__table__  # type: ignore[attr-defined]
events = CaseEventRow.__table__  # type: ignore[attr-defined]
papers = NumberedPaperRow.__table__  # type: ignore[attr-defined]
log = journal.journal
ONE_DAY = timedelta(days=1)
CAME_IN = ("case_received", "case_papers_came", "case_corrected", "case_delivered")
_between: tuple[BindParameter[int], ...] = (bindparam("from_us"), bindparam("to_us"))
_decided_later = or_(cases.c.decided_us.is_(None), cases.c.decided_us >= bindparam("to_us"))
_open_then = or_(cases.c.closed_us.is_(None), cases.c.closed_us >= bindparam("to_us"))
IN_SPAN = select(cases).where(or_(
    cases.c.received_on.between(bindparam("first"), bindparam("last")),
    cases.c.decided_us.between(*_between),
    cases.c.closed_us.between(*_between),
    _decided_later & _open_then & (cases.c.promised_due_on < bindparam("until")),
))  # fmt: skip
VISITS = (
    select(events.c.case_id, log.c.day, log.c.kind, log.c.facts)
    .join_from(events, log, log.c.id == events.c.journal_id)
    .join(cases, cases.c.id == events.c.case_id)
    .where(cases.c.closed_us.between(*_between), log.c.kind.in_(CAME_IN))
)
SUPPLEMENTS = (
    select(papers.c.case_id, func.count().label("n"), func.min(papers.c.made_us).label("first_us"))
    .join_from(papers, cases, cases.c.id == papers.c.case_id)
    .where(papers.c.kind == "supplement", papers.c.made_us < bindparam("to_us"))
    .group_by(papers.c.case_id)
)


class CaseFigures(NamedTuple):
    """Cases of a span; ``_rate`` are 0..1 over the cases named beside them, None of none.

    ``overdue`` were open at its end though promised earlier; ``delivered`` ended with their result handed over;
    ``told`` had a supplement notice; ``days_saved_mean`` are working days before the promised date.
    """

    received: int
    decided: int
    overdue: int
    on_time: int
    on_time_rate: float | None
    early: int
    early_rate: float | None
    days_saved_mean: float | None
    compression: float | None
    at_once: int
    at_once_rate: float | None
    delivered: int
    one_visit: int
    one_visit_rate: float | None
    told: int
    told_once: int
    told_once_rate: float | None
    deemed: int


FIGURES = CaseFigures._fields


class CaseLine(NamedTuple):
    """The figures of the cases alike in what was asked by; ``key`` None holds those that have none."""

    key: str | None
    figures: CaseFigures


class Matters(NamedTuple):
    """The cases of the days ``first`` to ``last``: in total, and a row for each key."""

    first: date
    last: date
    by: str | None
    total: CaseFigures
    rows: tuple[CaseLine, ...]


class _Span(NamedTuple):
    look: Look
    first: date
    last: date
    from_us: int
    to_us: int
    visits: Mapping[int, set[date]]
    supplements: Mapping[int, Any]


def _decided_in(key: Callable[[date], str]) -> Callable[[_Span, Any], str]:
    return lambda span, case: key(_day_of(span, case))


BY: Mapping[str, Callable[[_Span, Any], str | None]] = {
    "service": lambda span, case: _service(span.look, case).code,
    "series": lambda span, case: _service(span.look, case).series,
    "window": lambda span, case: case.first_window,
    "clerk": lambda span, case: case.owner,
    "hour": lambda span, case: f"{_decided_or_received(span, case).hour:02d}",
    "weekday": lambda span, case: WEEKDAYS[_decided_or_received(span, case).weekday()],
    **{name: _decided_in(key) for name, key in spans.OF_DAY.items()},
}
"""What cases can be told apart by; hours, days and longer are those of the decision, else of receipt."""


def matters(look: Look, first: date, last: date, by: str | None = None) -> Matters:
    """The cases of the days ``first`` to ``last``, both included, by one of ``BY`` or only in total.

    Raises Refusal ``no_such_grouping`` for anything else to group by.
    """
    if by is not None and by not in BY:
        raise Refusal("no_such_grouping", by=by[:20], known=", ".join(BY))
    span = _span(look, first, last)
    found = _in_span(span)
    groups: dict[str | None, list[Any]] = defaultdict(list)
    if by is not None:
        for case in found:
            groups[BY[by](span, case)].append(case)
    rows = tuple(CaseLine(key, _figures(span, groups[key])) for key in sorted(groups, key=_order))
    return Matters(first, last, by, _figures(span, found), rows)


def behind(look: Look, first: date, last: date, figure: str) -> list[tuple[str, str]]:
    """Number and service of each case a figure of the days ``first`` to ``last`` counts; of a rate its numerator.

    What is no count of its own, as the days saved, rests on the decided ones.
    """
    span = _span(look, first, last)
    each = _alike(span, _in_span(span))
    meant = each.get(figure.removesuffix("_rate"), each["decided"])
    return [(case.number, _service(look, case).code) for case in meant]


def heading(name: str, lang: str | None = None) -> str:
    """The short name of a figure of cases."""
    return t(f"matters.{name}", lang)


def definition(name: str, lang: str | None = None) -> str:
    """What a figure of cases counts and what it rests on."""
    return t(f"matters.{name}_means", lang)


def _in_span(span: _Span) -> list[Any]:
    until = min(span.last, span.look.day - ONE_DAY) + ONE_DAY
    values = {"first": span.first, "last": span.last, "until": until, "from_us": span.from_us, "to_us": span.to_us}
    return list(span.look.conn.execute(IN_SPAN, values).all())


def _span(look: Look, first: date, last: date) -> _Span:
    from_us, to_us = (_midnight_us(look, day) for day in (first, last + ONE_DAY))
    visits: dict[int, set[date]] = defaultdict(set)
    for row in _visits(look, from_us, to_us):
        visits[row.case_id].add(row.day)
    found = look.conn.execute(SUPPLEMENTS, {"to_us": to_us})
    return _Span(look, first, last, from_us, to_us, visits, {row.case_id: row for row in found})


def _visits(look: Look, from_us: int, to_us: int) -> Iterable[Any]:
    """The acts for which an applicant came, of cases closed in between; a result sent or fetched by another is none."""
    for row in look.conn.execute(VISITS, {"from_us": from_us, "to_us": to_us - 1}):
        if row.kind != "case_delivered" or '"method":"direct"' in row.facts:
            yield row


def _alike(span: _Span, found: Iterable[Any]) -> dict[str, list[Any]]:
    """The cases each figure counts, by the figure's name; under ``saved`` the working days of those with a due date."""
    every = list(found)
    received = [case for case in every if span.first <= case.received_on <= span.last]
    decided = [case for case in every if case.decided_us is not None and span.from_us <= case.decided_us < span.to_us]
    saved = [(case, days) for case in decided if (days := _days_saved(span, case)) is not None]
    delivered = [case for case in every if case.state == "delivered" and span.from_us <= case.closed_us < span.to_us]
    told = [case for case in received if case.id in span.supplements]
    return {
        "received": received, "decided": decided, "overdue": [case for case in every if _is_overdue(span, case)],
        "on_time": [case for case, days in saved if days >= 0], "early": [case for case, days in saved if days >= 1],
        "at_once": [case for case in decided if _at_once(span, case)], "delivered": delivered,
        "one_visit": [case for case in delivered if _one_visit(span, case)], "told": told,
        "told_once": [case for case in told if _told_once(span, case)],
        "deemed": [case for case in received if case.silently], "saved": [days for _, days in saved],
    }  # fmt: skip


def _figures(span: _Span, found: Iterable[Any]) -> CaseFigures:
    each = _alike(span, found)
    count = {name: len(of) for name, of in each.items()}
    return CaseFigures(
        count["received"], count["decided"], count["overdue"], count["on_time"],
        _share(count["on_time"], count["saved"] + count["overdue"]), count["early"],
        _share(count["early"], count["saved"]), _share(sum(each["saved"]), count["saved"]),
        _compression(span.look, each["decided"]), count["at_once"], _share(count["at_once"], count["decided"]),
        count["delivered"], count["one_visit"], _share(count["one_visit"], count["delivered"]),
        count["told"], count["told_once"], _share(count["told_once"], count["told"]), count["deemed"],
    )  # fmt: skip


def _is_overdue(span: _Span, case: Any) -> bool:
    due, until = case.promised_due_on, min(span.last, span.look.day - ONE_DAY)
    undecided = case.decided_us is None or case.decided_us >= span.to_us
    open_then = case.closed_us is None or case.closed_us >= span.to_us
    return bool(due and due <= until and undecided and open_then)


def _days_saved(span: _Span, case: Any) -> int | None:
    """Working days from the decision to the promised date, negative when it came later; an instant item's own day."""
    due = case.promised_due_on or (case.received_on if _service(span.look, case).handling == "instant" else None)
    if due is None:
        return None
    return working_days_between(_calendar(span.look, case), span.look.local(case.decided_us).date(), due)


def _at_once(span: _Span, case: Any) -> bool:
    day = span.look.local(case.decided_us).date()
    return _service(span.look, case).handling == "instant" and not case.converted and day == case.received_on


def _one_visit(span: _Span, case: Any) -> bool:
    came_on = {case.received_on} | span.visits.get(case.id, set())
    return len(came_on) == 1 and case.id not in span.supplements


def _told_once(span: _Span, case: Any) -> bool:
    """One supplement notice, within the days the hall has to say what is missing."""
    papers_given = span.supplements[case.id]
    told_on = span.look.local(papers_given.first_us).date()
    then = catalogue.by_id(span.look, catalogue.service_of(span.look, case.service_id).catalogue_id)
    took = working_days_between(_calendar(span.look, case), case.received_on, told_on)
    return bool(papers_given.n == 1 and took <= then.hall.accept_days)


def _compression(look: Look, decided: Iterable[Any]) -> float | None:
    both = [(s.promised_days, s.statutory_days) for case in decided if (s := _service(look, case)).statutory_days]
    told = [(promised, statutory) for promised, statutory in both if promised is not None]
    lawful = sum(statutory or 0 for _, statutory in told)
    return 1 - sum(promised for promised, _ in told) / lawful if lawful else None


def _service(look: Look, case: Any) -> Service:
    return catalogue.service_of(look, case.service_id).service


def _calendar(look: Look, case: Any) -> Calendar:
    then = catalogue.by_id(look, catalogue.service_of(look, case.service_id).catalogue_id)
    return look.memo(("calendar", then.hall.calendar), lambda: workdays.named(then.hall.calendar))


def _day_of(span: _Span, case: Any) -> date:
    day: date = case.received_on if case.decided_us is None else span.look.local(case.decided_us).date()
    return day


def _decided_or_received(span: _Span, case: Any) -> datetime:
    return span.look.local(case.received_us if case.decided_us is None else case.decided_us)


def _order(key: str | None) -> tuple[bool, int, str]:
    return key is None, WEEKDAYS.index(key) if key in WEEKDAYS else 0, key or ""


def _midnight_us(look: Look, day: date) -> int:
    return to_us(datetime.combine(day, time(), look.zone))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

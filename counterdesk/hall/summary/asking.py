"""The one question behind every summary: a ticket's periods summed up, tickets alike counted together.

Grouping the tickets by (day, series, number) follows the unique index, so a year is read without sorting it. Waits
and handlings come back as one text a group: quantiles need every one of them, and a text is the cheapest way to
hand over a hundred thousand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Null, Select, Text, bindparam, case, cast, func, literal, null, select

from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall import catalogue
from counterdesk.hall.moves import period
from counterdesk.hall.rows import RESERVE
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.summary.figures import Alike, Together
from counterdesk.hall.summary.lunch import within_lunch_us
from counterdesk.hall.summary.versions import newest_version
from counterdesk.store.desk import Look

HOUR_US = 3600 * SECOND_US
OF_CLOCK = ("hour", "weekday", "arrival")
THURSDAY = 3  # the weekday of 1970-01-01
BEFORE_A_CALL = ("wait", "missed", "away")
ONE_DAY = timedelta(days=1)
ONE_SECOND = timedelta(seconds=1)


class Found(NamedTuple):
    """Tickets alike, with what they are grouped by: a value of the asked column (None where there is none)."""

    key: Any
    service_id: int
    series: str
    tickets: Alike


def _span(wanted: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((wanted, func.coalesce(period.c.to_us, bindparam("now")) - period.c.from_us)))


def _asked(look: Look, told_by: str, shift: ColumnElement[Any]) -> Select[Any]:
    until = func.coalesce(period.c.to_us, bindparam("now"))
    return _question(_key(told_by, shift), within_lunch_us(look, period.c.from_us + shift, until + shift))


def _question(key: ColumnElement[Any], lunch: ColumnElement[Any]) -> Select[Any]:
    """Tickets alike by ``key``; ``lunch`` are the microseconds of a period that are the hall's."""
    missed = (period.c.kind == "missed") & (ticket.c.state == "no_show")
    each = (
        select(
            key.label("key"), ticket.c.service_id, ticket.c.series, ticket.c.state, ticket.c.reliable,
            case((ticket.c.source == "direct", 1), else_=0).label("direct"),
            func.max(case(dict.fromkeys(BEFORE_A_CALL, 0), value=period.c.kind, else_=1)).label("called"),
            _span((period.c.kind == "wait") | missed).label("waited"),
            *(_span(period.c.kind == kind).label(kind) for kind in ("handling", "walk", "hold")),
            _lunch(lunch).label("lunch"),
        )
        .select_from(ticket.outerjoin(period, period.c.ticket_id == ticket.c.id))
        .where(ticket.c.day.between(bindparam("first"), bindparam("last")), ticket.c.source != RESERVE)
        .group_by(ticket.c.day, ticket.c.series, ticket.c.number, ticket.c.id)
        .subquery()
    )  # fmt: skip
    alike = (each.c.key, each.c.service_id, each.c.series, each.c.state, each.c.reliable, each.c.direct)
    over = each.c.lunch > 0
    plain = case((over, null()), else_=each.c.waited)
    listed = (_listed(cast(span, Text)) for span in (plain, each.c.handling))
    together = (of(span) for span in (each.c.walk, each.c.hold) for of in (func.sum, func.count))
    pair = cast(each.c.waited, Text) + "," + cast(each.c.lunch, Text)
    pairs = _listed(case((over, pair)))
    return select(*alike, func.count(), func.sum(each.c.called), *listed, *together, pairs).group_by(*alike)


def _lunch(us: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(us, BigInteger) if isinstance(us, Null) else func.sum(case((period.c.kind == "wait", us)))


def _listed(span: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.aggregate_strings(span, ",")


_NOTHING = cast(None, Text)
OF_COLUMN: dict[str, ColumnElement[Any]] = {name: ticket.c[name] for name in ("window", "clerk", "day")}
OF_COLUMN |= dict.fromkeys(("week", "month", "year"), OF_COLUMN["day"])


def rows(look: Look, by: str | None, first: date, last: date) -> Iterator[Sequence[Any]]:
    """What the tickets of the business days ``first`` to ``last`` come to, in groups fine enough for ``by``.

    ``arrival`` is the hour since 1970 by the hall's wall clock, from which ``arrival_key`` tells hour and weekday.
    """
    values = {"first": first, "last": last, "now": look.now_us}
    told_by, zone = by or "", tuple(offsets(look.zone, first, last))
    held = look.memo(("questions", newest_version(look)), dict)
    asked = (told_by, zone[0][1], zone[1:])
    if asked not in held:  # writing the question takes longer than a day's answer
        held[asked] = _asked(look, told_by, _shift(zone))
    yield from look.conn.execute(held[asked], values)


def found(look: Look, row: Sequence[Any]) -> Found:
    """One of these rows as tickets alike, with the promise they were issued under."""
    key, service_id, series, *rest = row
    return Found(key, service_id, series, _alike(rest, _promise_us(look, service_id, series)))


def arrival_key(by: str, hour: Any) -> Any:
    """The hour 0-23, or the weekday (0 is Monday), of an hour since 1970; works on numbers and columns alike."""
    return hour % 24 if by == "hour" else (hour // 24 + THURSDAY) % 7


def _alike(row: Sequence[Any], promise_us: int | None) -> Alike:
    state, reliable, direct, count, called, waits, handlings, walk_us, walks, hold_us, holds, over_lunch = row
    pairs = _numbers(over_lunch)
    return Alike(
        state, bool(reliable), bool(direct), promise_us, count, called, sorted(_numbers(waits)),
        sorted(_numbers(handlings)), Together(walk_us or 0, walks), Together(hold_us or 0, holds),
        [*zip(pairs[::2], pairs[1::2], strict=True)],
    )  # fmt: skip


def _numbers(listed: str | None) -> list[int]:
    found: list[int] = json.loads(f"[{listed or ''}]")
    return found


def _promise_us(look: Look, service_id: int, series: str) -> int | None:
    """What the series promised in the version of the catalogue the ticket belongs to."""
    then = catalogue.by_id(look, catalogue.service_of(look, service_id).catalogue_id)
    known = then.series.get(series)
    return None if known is None else known.wait_promise_min * 60 * SECOND_US


def _key(by: str, shift: ColumnElement[Any]) -> ColumnElement[Any]:
    """What tickets are told apart by: a column, or hour and weekday of arrival by the hall's wall clock."""
    if by not in OF_CLOCK:
        return OF_COLUMN.get(by, _NOTHING)
    hour = (ticket.c.arrived_at_us + shift) // HOUR_US
    key: ColumnElement[Any] = hour if by == "arrival" else arrival_key(by, hour)
    return key


def arrival_hour(zone: ZoneInfo, first: date, last: date) -> ColumnElement[Any]:
    """The hour since 1970 by the wall clock in which a ticket of these business days was issued."""
    hour: ColumnElement[Any] = (ticket.c.arrived_at_us + _shift(offsets(zone, first, last))) // HOUR_US
    return hour


def _shift(zone: Sequence[tuple[int, int]]) -> ColumnElement[Any]:
    """Microseconds from UTC to the wall clock when a ticket was issued, by the offsets of some days."""
    since, *later = zone
    shifts = [(ticket.c.arrived_at_us >= start_us, shift_us) for start_us, shift_us in reversed(later)]
    return case(*shifts, else_=since[1]) if shifts else literal(since[1])


def offsets(zone: ZoneInfo, first: date, last: date) -> list[tuple[int, int]]:
    """From which instant on which offset from UTC holds in ``zone``, in microseconds, over some business days."""
    at = datetime.combine(first - ONE_DAY, time(), UTC)
    end = datetime.combine(last + 2 * ONE_DAY, time(), UTC)
    found = [(to_us(at), _offset_us(zone, at))]
    while at < end:
        if _offset_us(zone, at + ONE_DAY) != found[-1][1]:
            change = _change(zone, at)
            found.append((to_us(change), _offset_us(zone, change)))
        at += ONE_DAY
    return found


def _change(zone: ZoneInfo, before: datetime) -> datetime:
    """The first second within a day of ``before`` that has another offset than it."""
    low, high = 0, ONE_DAY // ONE_SECOND
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset_us(zone, before + middle * ONE_SECOND) == _offset_us(zone, before)
        low, high = (middle, high) if same else (low, middle)
    return before + high * ONE_SECOND


def _offset_us(zone: ZoneInfo, at: datetime) -> int:
    shift = at.astimezone(zone).utcoffset() or timedelta()
    return shift // timedelta(microseconds=1)

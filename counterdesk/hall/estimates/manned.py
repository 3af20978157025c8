"""The windows as they are manned now and as the rest of the day is planned: whom each serves, when, and who sits there.

A window that is open works on through its planned hours and past the last of them until nobody waits; a paused one
comes back when its plan says or when such pauses end; a closed one is awaited at its next planned hour, unless its
hour came and nobody did.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import Any, NamedTuple

from sqlalchemy import case, func, literal_column, select

from counterdesk.hall import catalogue, roster, rows, windows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.moves import period
from counterdesk.hall.roster import Span
from counterdesk.hall.running import NEVER_US
from counterdesk.hall.windows import Seat, sitting
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

LATE_US = 30 * MINUTE_US
"""So long after its hour a window that nobody opened is not awaited any more."""
PAUSE_US = {"meal": 60.0 * MINUTE_US}
USUAL_PAUSE_US = 20.0 * MINUTE_US
PAUSE_WORTH = 2
SOON_US = 5 * MINUTE_US
LAST_SITTINGS = 400
KEPT_US = 10 * MINUTE_US
_t = rows.table.c
AT_WORK = Prepared(
    select(_t.window, _t.service_id, _t.series, func.max(
        case((period.c.kind == literal_column("'handling'"), period.c.from_us))
    ).label("since_us"))
    .join_from(rows.table, period, (period.c.ticket_id == _t.id) & period.c.to_us.is_(None))
    .where(rows.AT_A_WINDOW)
    .group_by(_t.id)
)  # fmt: skip
_newest = select(func.max(sitting.c.id)).scalar_subquery()
PAUSES = select(sitting.c.reason, sitting.c.from_us, sitting.c.to_us).where(
    sitting.c.id > _newest - LAST_SITTINGS, sitting.c.state == "paused", sitting.c.to_us.is_not(None)
)


class Manned(NamedTuple):
    """A window, the series it serves, the spans in which it works from now on, and what it is busy with.

    ``errand`` is the service's code of whoever is there, being handled since ``since_us``; ``state`` is the seat's,
    ``clerk`` who sits there.
    """

    code: str
    serves: frozenset[str]
    open_us: tuple[Span, ...]
    state: str
    clerk: str | None
    reason: str | None = None
    errand: str | None = None
    since_us: int = 0

    @property
    def awaited(self) -> bool:
        """Whether it works now or will today."""
        return bool(self.open_us)

    def works_at(self, at_us: float) -> bool:
        """Whether it is planned to work at an instant."""
        return any(first <= at_us < last for first, last in self.open_us)


def manned(look: Look) -> list[Manned]:
    """Every window of the hall file, in its order."""
    cat = catalogue.current(look)
    on = look.local(look.now_us).date()
    plan = look.memo(("planned", look.catalogue_id, on), lambda: roster.planned_us(cat, look.zone, on))
    seats = {seat.window: seat for seat in windows.seats(look)}
    there = {row.window: row for row in AT_WORK(look.conn)}
    return [
        _one(look, window.code, frozenset(window.serves), plan.get(window.code, ()), seats.get(window.code),
             there.get(window.code))
        for window in cat.windows.values()
    ]  # fmt: skip


def pauses_us(look: Look) -> dict[str, float]:
    """How long pauses for each reason last, microseconds, by the last that ended; looked up once in ten minutes."""
    at = look.now_us // KEPT_US
    kept: dict[int, dict[str, float]] = look.memo(("pauses",), dict)
    if at not in kept:
        seen: dict[str, list[int]] = defaultdict(list)
        for row in look.conn.execute(PAUSES):
            seen[row.reason or ""].append(row.to_us - row.from_us)
        kept.clear()
        kept[at] = {reason: _mean_us(reason, seen[reason]) for reason in (*seen, *PAUSE_US)}
    return kept[at]


def _mean_us(reason: str, seen: list[int]) -> float:
    usual = PAUSE_US.get(reason, USUAL_PAUSE_US)
    return fmean([usual] * PAUSE_WORTH + [float(us) for us in seen])


def _one(
    look: Look, code: str, serves: frozenset[str], plan: tuple[Span, ...], seat: Seat | None, there: Any
) -> Manned:
    now_us, state = look.now_us, seat.state if seat else "closed"
    if seat is None or seat.state == "closed":
        spans = _to_come(look, plan, seat)
    else:
        back_us = now_us if seat.state == "open" else _back_us(look, plan, seat)
        spans = _works_on(back_us, plan)
    errand = catalogue.service_of(look, there.service_id).service.code if there else None
    since_us = (there.since_us or now_us) if there else 0
    return Manned(code, serves, spans, state, seat and seat.clerk, seat and seat.reason, errand, since_us)


def _works_on(from_us: int, plan: tuple[Span, ...]) -> tuple[Span, ...]:
    # through the shift it is in, or until its next one when it sits there out of hours
    later = [span for span in plan if span[0] > from_us]
    until_us = next((last for first, last in plan if first <= from_us < last), None)
    if until_us is None:
        until_us = later[0][1] if later else NEVER_US
    return _past_the_last(roster.joined([(from_us, until_us), *later]))


def _past_the_last(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return (*spans[:-1], (spans[-1][0], NEVER_US)) if spans else ()


def _to_come(look: Look, plan: tuple[Span, ...], seat: Seat | None) -> tuple[Span, ...]:
    later = tuple(span for span in plan if span[1] > look.now_us)
    if not later:
        return ()
    begins_us = plan[0][0]
    was_here = seat is not None and seat.since_us >= begins_us - LATE_US
    if not was_here and look.now_us > begins_us + LATE_US:
        return ()  # its hour came, nobody did
    if was_here and later[0][0] <= look.now_us:
        later = later[1:]  # closed in the middle of its shift: it comes back with the next
    first = max(later[0][0], look.now_us + SOON_US) if later else 0
    return _past_the_last(((first, later[0][1]), *later[1:])) if later else ()


def _back_us(look: Look, plan: tuple[Span, ...], seat: Seat) -> int:
    planned = next((first for first, _ in plan if first > look.now_us), None)
    in_shift = any(first <= look.now_us < last for first, last in plan)
    if planned is not None and not in_shift:
        return planned
    usual_us = pauses_us(look).get(seat.reason or "", USUAL_PAUSE_US)
    return int(max(look.now_us + SOON_US, seat.since_us + usual_us))

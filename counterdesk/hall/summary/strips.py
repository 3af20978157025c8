"""What each window did all day, and when people come: the stretches and the counts behind two plots."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.hall.moves import period
from counterdesk.hall.rows import RESERVE
from counterdesk.hall.rows import table as ticket
from counterdesk.hall.summary import asking
from counterdesk.hall.tables import SittingRow
from counterdesk.store.desk import Look

sitting = SittingRow.__table__  # type: ignore[attr-defined]
SAT = (
    select(sitting.c.window, sitting.c.state, sitting.c.from_us, func.coalesce(sitting.c.to_us, bindparam("now")))
    .where(sitting.c.day == bindparam("of"))
    .order_by(sitting.c.from_us)
)
BUSY = (
    select(period.c.window, period.c.from_us, func.coalesce(period.c.to_us, bindparam("now")))
    .select_from(ticket.join(period, period.c.ticket_id == ticket.c.id))
    .where(ticket.c.day == bindparam("of"), period.c.kind.in_(("walk", "handling")))
    .order_by(period.c.from_us)
)


class Stretch(NamedTuple):
    """A window was ``open``, ``paused`` or ``busy`` from one instant to another, microseconds UTC."""

    state: str
    from_us: int
    to_us: int


class Strip(NamedTuple):
    """A window's day: what it was open or paused for first, then what it was busy with."""

    window: str
    stretches: tuple[Stretch, ...]

    def at(self, from_us: int, to_us: int) -> str:
        """What the window was for most of a stretch of time; empty: closed. Busy weighs with its own share of open."""
        spent: dict[str, int] = defaultdict(int)
        for state, first, last in self.stretches:
            spent[state] += max(0, min(last, to_us) - max(first, from_us))
        spent["open"] = max(0, spent["open"] - spent["busy"])
        spent[""] = (to_us - from_us) - sum(spent.values())
        return max(("busy", "paused", "open", ""), key=lambda state: spent[state])


def strips(look: Look, on: date) -> tuple[Strip, ...]:
    """Every window that was open or served somebody on a business day, whoever sits there up to now."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for window, state, from_us, to_us in look.conn.execute(SAT, {"of": on, "now": look.now_us}):
        found[window].append(Stretch(state, from_us, to_us))
    for window, from_us, to_us in look.conn.execute(BUSY, {"of": on, "now": look.now_us}):
        if window is not None:
            found[window].append(Stretch("busy", from_us, to_us))
    return tuple(Strip(window, tuple(found[window])) for window in sorted(found, key=lambda code: (len(code), code)))


def heat(look: Look, first: date, last: date) -> dict[tuple[int, int], float]:
    """Tickets an hour by weekday (0 is Monday) and hour of arrival: the mean over the days of that weekday with any."""
    hour = asking.arrival_hour(look.zone, first, last).label("hour")
    meant = ticket.c.day.between(first, last), ticket.c.source != RESERVE
    each = select(ticket.c.day, hour).where(*meant).subquery()
    spread = select(each.c.day, each.c.hour, func.count()).group_by(each.c.day, each.c.hour)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    days: dict[int, set[date]] = defaultdict(set)
    for day, at, n in look.conn.execute(spread):
        counts[day.weekday(), asking.arrival_key("hour", int(at))] += n
        days[day.weekday()].add(day)
    return {(weekday, at): n / len(days[weekday]) for (weekday, at), n in counts.items()}


def weeks_before(day: date, weeks: int) -> tuple[date, date]:
    """The span of so many whole weeks that ends with ``day``."""
    return day - timedelta(7 * weeks - 1), day

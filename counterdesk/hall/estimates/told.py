"""Every wait told with a number, kept, and what it came to: what the estimator learns from and is judged by.

The outcome is not written anywhere: it is the ticket's first stretch of waiting, which its periods hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlmodel import Field, SQLModel

from counterdesk.clock import SECOND_US
from counterdesk.hall import rows
from counterdesk.hall.estimates.telling import Estimate, Said
from counterdesk.hall.moves import period
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared, insertion
from counterdesk.store.types import Big

LAST = 600
"""Of so many tickets the outcomes teach; older ones have taught their part."""
FEW_CHANCES = 60
"""Percent: whoever is called before closing less often than that is told so (DOMAIN 5.5)."""


class ToldRow(SQLModel, table=True):
    """What was told with a ticket, in seconds before rounding: the wait, its 80 % range, and how they were reached.

    ``today_pct`` is the chance of being called before closing; None where nobody knows when that is.
    """

    __tablename__ = "told"

    ticket_id: int = Field(sa_type=Big, foreign_key="ticket.id", ondelete="CASCADE", primary_key=True)
    wait_s: int
    low_s: int
    high_s: int
    rolled_s: int
    corrected_s: int
    pace_s: int | None = None
    mean_s: int
    unit_s: int
    today_pct: int | None = None


class Outcome(NamedTuple):
    """A told wait and the one it was: the ticket, what was said, when it was called, microseconds waited until then."""

    ticket_id: int
    day: date
    series: str
    said: Said
    called_us: int
    actual_us: int


told = ToldRow.__table__  # type: ignore[attr-defined]
ADD = Prepared(insertion(told))
CHANCE = Prepared(select(told.c.today_pct).where(told.c.ticket_id == bindparam("ticket")))
_t = rows.table.c
_OUTCOMES = (
    select(told, _t.day, _t.series, _t.ahead, period.c.to_us, (period.c.to_us - period.c.from_us).label("actual_us"))
    .join_from(told, rows.table, _t.id == told.c.ticket_id)
    .join(period, (period.c.ticket_id == _t.id) & (period.c.from_us == _t.arrived_at_us))
    .where(
        period.c.kind.in_(("wait", "missed")), period.c.to_us.is_not(None), _t.calls > 0, _t.ahead > 0,
        _t.reliable == 1, _t.state.not_in(("cancelled", "void")),
    )
    .order_by(period.c.to_us, _t.id)
)  # fmt: skip
LATELY = _OUTCOMES.where(told.c.ticket_id > select(func.max(told.c.ticket_id)).scalar_subquery() - LAST)
OF_DAYS = _OUTCOMES.where(_t.day.between(bindparam("first"), bindparam("last")))


def keep(desk: Desk, ticket_id: int, said: Said, today: float | None) -> None:
    """Keep what was told with a ticket; ``today`` is the chance (0 to 1) of being called before closing."""
    values = {
        "ticket_id": ticket_id, "wait_s": _s(said.estimate.wait_us), "low_s": _s(said.estimate.low_us),
        "high_s": _s(said.estimate.high_us), "rolled_s": _s(said.told_us["rolled"]),
        "corrected_s": _s(said.told_us["corrected"]),
        "pace_s": _s(said.told_us["pace"]) if "pace" in said.told_us else None,
        "mean_s": _s(said.mean_us), "unit_s": _s(said.unit_us),
        "today_pct": None if today is None else floor(100 * today),
    }  # fmt: skip
    ADD.count(desk.conn, **values)


def is_unlikely(today: float | None) -> bool:
    """Whether a chance (0 to 1) of being called before closing is so small that it must be said."""
    return today is not None and 100 * today < FEW_CHANCES


def may_not_be_served(look: Look, ticket_id: int) -> bool:
    """Whether a ticket was told that it may not be served today."""
    row = CHANCE.one(look.conn, ticket=ticket_id)
    return row is not None and row.today_pct is not None and is_unlikely(row.today_pct / 100)


def lately(look: Look) -> Iterator[Outcome]:
    """The newest told waits of those called, in the order of their calls; only of tickets somebody stood before."""
    yield from map(_outcome, look.conn.execute(LATELY))


def of_days(look: Look, first: date, last: date) -> Iterator[Outcome]:
    """The told waits of the business days ``first`` to ``last``, as ``lately``."""
    yield from map(_outcome, look.conn.execute(OF_DAYS, {"first": first, "last": last}))


def _outcome(row: Any) -> Outcome:
    pace = {} if row.pace_s is None else {"pace": float(row.pace_s * SECOND_US)}
    ways = {"rolled": float(row.rolled_s * SECOND_US), "corrected": float(row.corrected_s * SECOND_US)} | pace
    wait_us, low_us, high_us = (float(s * SECOND_US) for s in (row.wait_s, row.low_s, row.high_s))
    estimate = Estimate(wait_us, low_us, high_us, row.ahead)
    said = Said(ways, float(row.mean_s * SECOND_US), float(row.unit_s * SECOND_US), estimate)
    return Outcome(row.ticket_id, row.day, row.series, said, row.to_us, row.actual_us)


def _s(us: float) -> int:
    return round(us / SECOND_US)

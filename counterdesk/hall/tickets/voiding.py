"""Numbers that may have been handed out and are not in the books: each is voided by its name, so that none comes twice.

After a hall was brought back from a copy, tickets given out since the copy was made are on paper in somebody's hand
and nowhere else. Their numbers are taken and voided; the next citizen gets one that nobody holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from sqlalchemy import bindparam, func, select, update

from counterdesk.clock import HOUR_US
from counterdesk.hall import catalogue, moves, rows
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.issuing import counter, issue
from counterdesk.store.desk import Desk, Look

SOURCE = "restore"
MARGIN = 10
"""So many more than the busiest hour ever seen would have given out."""
WITHOUT_PAST = 20
"""An hour's numbers in a series nobody ever took one of."""
_t = rows.table
LAST = select(counter.c.series, counter.c.last, counter.c.stopped).where(counter.c.day == bindparam("day"))
_hourly = (
    select(_t.c.series, func.count().label("issued"))
    .where(_t.c.source != "import", _t.c.state != "void")
    .group_by(_t.c.series, _t.c.day, _t.c.arrived_at_us / HOUR_US)
    .subquery()
)
BUSIEST_HOUR = select(_hourly.c.series, func.max(_hourly.c.issued)).group_by(_hourly.c.series)
STOP = update(counter).where(counter.c.day == bindparam("of"), counter.c.series == bindparam("prefix"))


def handed_out(look: Look) -> dict[str, int]:
    """The last number of each series on the business day at hand."""
    return {row.series: row.last for row in look.conn.execute(LAST, {"day": look.day})}


def may_have_been(look: Look, since_us: int) -> dict[str, int]:
    """The highest number of each series that may be in somebody's hand, when the books end at ``since_us``.

    For every hour begun since then the most ever given out in one clock hour, and ``MARGIN`` on top.
    """
    busiest = {series: int(most) for series, most in look.conn.execute(BUSIEST_HOUR)}
    hours = max(1, ceil((look.now_us - since_us) / HOUR_US))
    known = handed_out(look)
    return {
        prefix: known.get(prefix, series.start - 1) + hours * busiest.get(prefix, WITHOUT_PAST) + MARGIN
        for prefix, series in catalogue.current(look).series.items()
    }


def void_up_to(desk: Desk, numbers: Mapping[str, int]) -> list[Ticket]:
    """Void every number of a series from the next one up to the one named; series that are further on stay as they are.

    A series stopped by a lead stays stopped, and one that ends is voided up to its end.
    """
    cat, standing = catalogue.current(desk), {row.series: row for row in desk.conn.execute(LAST, {"day": desk.day})}
    voided: list[Ticket] = []
    for prefix, series in cat.series.items():
        at = standing.get(prefix)
        last = at.last if at else series.start - 1
        upto = min(numbers.get(prefix, 0), series.end) if series.at_end == "refuse" else numbers.get(prefix, 0)
        service = next((one.code for one in cat.services.values() if one.series == prefix), None)
        if service is None or upto <= last:
            continue
        _set_stopped(desk, prefix, None)
        voided += [_void(desk, service) for _ in range(upto - last)]
        _set_stopped(desk, prefix, at.stopped if at else None)
    return voided


def _set_stopped(desk: Desk, prefix: str, reason: str | None) -> None:
    desk.conn.execute(STOP.values(stopped=reason), {"of": desk.day, "prefix": prefix})


def _void(desk: Desk, service: str) -> Ticket:
    ticket = issue(desk, service, source=SOURCE, paper=False).ticket
    return moves.move(desk, ticket, "voided", state="void")

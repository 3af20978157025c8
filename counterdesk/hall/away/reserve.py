"""Numbers kept beforehand: drawn while the server is there, given out when it is not, voided by name when nobody came.

A number is in the books from the moment it is kept: its ticket is there, void, so a series has no gap at any time and
nobody else can get it. Whoever keeps it may make it a ticket; whatever is left when its day is over is named and
stays void.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, literal_column, select, update

from counterdesk.hall import catalogue, moves, rows
from counterdesk.hall.away.tables import KEPT, MERGED, USED, VOIDED, reserved, session
from counterdesk.hall.tables import CounterRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared, insertion

counter = CounterRow.__table__  # type: ignore[attr-defined]
_r, _t = reserved.c, rows.table.c
IS_KEPT = _r.state == literal_column("'kept'")
ADD = insert(reserved)
ADD_TICKET = Prepared(insertion(rows.table, id=True))
BEGIN = insert(counter)
COUNTED = select(counter).where(counter.c.day == bindparam("on"), counter.c.series == bindparam("prefix"))
ADVANCE = (
    update(counter)
    .where(counter.c.day == bindparam("on"), counter.c.series == bindparam("prefix"))
    .values(last=bindparam("upto"))
)
COUNT = select(_r.holder, _r.day, _r.series, func.count().label("left")).where(IS_KEPT).group_by(
    _r.holder, _r.day, _r.series
)  # fmt: skip
NOW = select(session).where(session.c.state != MERGED)
LOWEST = (
    select(_r.ticket_id, _r.number)
    .where(IS_KEPT, _r.day == bindparam("day"), _r.series == bindparam("series"))
    .order_by(_r.number)
    .limit(1)
)
THIS = select(_r.ticket_id, _r.number).where(_r.ticket_id == bindparam("wanted"), _r.state != USED)
MARK = update(reserved).where(_r.ticket_id == bindparam("of")).values(state=bindparam("to"))
FILLED = (
    "service_id", "priority", "rate", "lane", "state", "arrived_at_us", "place_us", "lang", "ahead", "wait_low_min",
    "wait_high_min", "source", "idem_key",
)  # fmt: skip
FILL = (
    update(rows.table)
    .where(_t.id == bindparam("of"), _t.state == "void")
    .values({name: bindparam(f"new_{name}") for name in FILLED})
)
WAITS_FROM = (
    update(moves.period)
    .where(moves.period.c.ticket_id == bindparam("of"))
    .values(from_us=bindparam("since"), to_us=None)
)
LEFT = (
    select(_r.ticket_id, _r.holder, rows.table.c.label)
    .join_from(reserved, rows.table, rows.table.c.id == _r.ticket_id)
    .where(IS_KEPT)
    .order_by(_r.ticket_id)
)


class Kept(NamedTuple):
    """How many numbers of a series somebody keeps for a day."""

    holder: str
    day: date
    series: str
    left: int


class Alone(NamedTuple):
    """A place on its own: since when (microseconds), and how many numbers of each series it has left."""

    since_us: int
    kept: dict[str, int]

    @property
    def left(self) -> int:
        """How many numbers it has left in all."""
        return sum(self.kept.values())


class Drawn(NamedTuple):
    """A number to give out, and its ticket's row when that is there already."""

    number: int
    ticket_id: int | None = None


def kept(look: Look) -> list[Kept]:
    """Every number kept in the hall, counted by who keeps it, day and series."""
    found = [Kept._make(row) for row in look.conn.execute(COUNT)]
    return sorted(found)


def alone(look: Look) -> Alone | None:
    """Since when the place is on its own and what it has left; None in the hall itself and where nothing is kept."""
    if look.catalogue_id is None or not catalogue.current(look).away.numbers:
        return None
    found = look.conn.execute(NOW).mappings().one_or_none()
    if found is None:
        return None
    return Alone(found["from_us"], {one.series: one.left for one in kept(look) if one.day == look.day})


def lacking(look: Look, holder: str, series: Iterable[str]) -> dict[str, int]:
    """How many numbers of each series ``holder`` should draw to have as many as the hall file says."""
    wanted = catalogue.current(look).away.numbers
    if not wanted:
        return {}
    has = {one.series: one.left for one in kept(look) if (one.holder, one.day) == (holder, look.day)}
    return {prefix: wanted - has.get(prefix, 0) for prefix in series if has.get(prefix, 0) < wanted}


def reserve(desk: Desk, holder: str, series: str, count: int) -> list[str]:
    """Draw the next ``count`` numbers of a series for ``holder``, fewer where it ends; none of one that was stopped."""
    cat = catalogue.current(desk)
    plan = cat.series[series]
    service = next((one for one in cat.services.values() if one.series == series), None)
    at = desk.conn.execute(COUNTED, {"on": desk.day, "prefix": series}).one_or_none()
    if service is None or (at and at.stopped is not None):
        return []
    last = at.last if at else plan.start - 1
    upto = min(last + count, plan.end) if plan.at_end == "refuse" else last + count
    if upto <= last:
        return []
    if at is None:
        desk.conn.execute(BEGIN, {"day": desk.day, "series": series, "last": upto, "passed_over": 0})
    else:
        desk.conn.execute(ADVANCE, {"on": desk.day, "prefix": series, "upto": upto})
    return [_keep(desk, holder, service, number) for number in range(last + 1, upto + 1)]


def take(desk: Desk, series: str) -> Drawn:
    """The number to give out while away: the lowest one kept here, or the very one that was given out then.

    Raises Refusal ``no_numbers_left`` when none is kept any more, ``series_stopped`` when a lead had stopped it before.
    """
    if desk.taking is not None:
        found = desk.conn.execute(THIS, {"wanted": desk.taking}).one_or_none()
    else:
        at = desk.conn.execute(COUNTED, {"on": desk.day, "prefix": series}).one_or_none()
        if at and at.stopped is not None:
            raise Refusal("series_stopped", series=series, reason=at.stopped)
        found = desk.conn.execute(LOWEST, {"day": desk.day, "series": series}).one_or_none()
    if found is None:
        raise Refusal("no_numbers_left", series=series)
    desk.conn.execute(MARK, {"of": found.ticket_id, "to": USED})
    return Drawn(found.number, found.ticket_id)


def fill(desk: Desk, ticket_id: int, values: dict[str, Any]) -> None:
    """Make the void ticket of a kept number a waiting one; raises Refusal ``changed_meanwhile`` when it is not void."""
    given = {f"new_{name}": values[name] for name in FILLED}
    if desk.conn.execute(FILL, {**given, "of": ticket_id}).rowcount != 1:
        raise Refusal("changed_meanwhile", number=values["label"])
    desk.conn.execute(WAITS_FROM, {"of": ticket_id, "since": values["arrived_at_us"]})


def void_left(desk: Desk, holder: str | None = None, before: date | None = None) -> list[str]:
    """Name the kept numbers that nobody was given and let them stay void; their labels.

    Those of ``holder`` only, or of days before ``before`` only. One that was given out all the same, at a place nobody
    has heard of since, becomes a ticket when that place is back.
    """
    asked = LEFT if holder is None else LEFT.where(_r.holder == holder)
    found = desk.conn.execute(asked if before is None else asked.where(_r.day < before)).all()
    for each in found:
        desk.conn.execute(MARK, {"of": each.ticket_id, "to": VOIDED})
    labels = [each.label for each in found]
    if labels:
        desk.record("reserve_voided", numbers=" ".join(labels), holders=sorted({each.holder for each in found}))
    return labels


def _keep(desk: Desk, holder: str, service: catalogue.Service, number: int) -> str:
    label = rows.label_of(service.series, number)
    values = {
        "day": desk.day, "series": service.series, "number": number, "label": label,
        "service_id": catalogue.service_ids(desk)[service.code], "priority": None, "rate": 1.0,
        "lane": rows.lane_name(service.series, 1.0), "state": "void", "arrived_at_us": desk.now_us,
        "place_us": desk.now_us, "window": None, "clerk": None, "to_window": None, "calls": 0, "last_call_us": None,
        "outcome": None, "reliable": 1, "lang": catalogue.current(desk).hall.languages[0], "ahead": None,
        "wait_low_min": None, "wait_high_min": None, "source": rows.RESERVE, "idem_key": None,
    }  # fmt: skip
    ticket_id = int(ADD_TICKET.one(desk.conn, **values).id)
    waits = {"ticket_id": ticket_id, "kind": "wait", "from_us": desk.now_us, "to_us": desk.now_us}
    moves.OPEN.one(desk.conn, **waits, window=None, clerk=None, service_id=None)
    made = {"ticket_id": ticket_id, "holder": holder, "day": desk.day, "series": service.series, "number": number}
    desk.conn.execute(ADD, {**made, "made_us": desk.now_us, "state": KEPT})
    desk.record("reserved", ticket_id, number=label, holder=holder)
    return label

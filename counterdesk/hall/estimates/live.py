"""The hall as it stands in its own books, as the estimator sees it: the scene now, and what the past taught.

What was learned changes slowly and is looked up once a minute a process; the scene is read whenever it is asked for.
A ticket sent to one window stands in a line of its own, which that window alone serves.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select

from counterdesk.hall import catalogue, rows
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.estimates.handling import RECENT, Handling, Patience
from counterdesk.hall.estimates.manned import Manned
from counterdesk.hall.estimates.rolling import Place
from counterdesk.hall.estimates.telling import COME_KEPT, HOUR_US, Came, Learned, Scene
from counterdesk.hall.estimates.told import lately
from counterdesk.hall.moves import period
from counterdesk.hall.running import NEVER_US, Arrival
from counterdesk.store.desk import Look
from counterdesk.store.prepared import Prepared

SAMPLE = 2000
LEARNED_US = MINUTE_US
PACE_OF, PACE_AT_LEAST = 14, 5
_t = rows.table.c
_newest = select(func.max(period.c.id)).scalar_subquery()
HANDLED = (
    select(_t.service_id, func.sum(period.c.to_us - period.c.from_us).label("us"))
    .join_from(period, rows.table, _t.id == period.c.ticket_id)
    .where(
        period.c.id > _newest - SAMPLE, period.c.kind == "handling", period.c.to_us.is_not(None), _t.reliable == 1,
        _t.state.not_in(["serving", "held"]), period.c.service_id == _t.service_id,
    )
    .group_by(_t.id)
    .order_by(_t.source != "import", func.max(period.c.id))
)  # fmt: skip
WAITED = (
    select(period.c.to_us - period.c.from_us, _t.state.in_(("walked_out", "no_show", "cancelled")))
    .join_from(period, rows.table, _t.id == period.c.ticket_id)
    .where(
        period.c.id > _newest - SAMPLE, period.c.kind.in_(("wait", "missed")), period.c.to_us.is_not(None),
        _t.state != "carried_over",
    )
    .order_by(period.c.id)
)  # fmt: skip
WAITING = Prepared(
    select(_t.id, _t.lane, _t.service_id, _t.place_us)
    .where(_t.day == bindparam("day"), rows.WAITING)
    .order_by(_t.place_us, _t.id)
)
_recent = _t.id > select(func.max(_t.id)).scalar_subquery() - literal_column(str(COME_KEPT))
CAME = Prepared(select(_t.arrived_at_us, _t.series, _t.rate).where(_t.day == bindparam("day"), _recent).order_by(_t.id))

CALLED = Prepared(
    select(period.c.from_us, _t.arrived_at_us)
    .join_from(period, rows.table, _t.id == period.c.ticket_id)
    .where(period.c.id > _newest - literal_column("100"), period.c.kind == literal_column("'walk'"))
    .order_by(period.c.id)
)


class Planned:
    """When windows work, known from who sits there and the roster: a share of one or of nothing."""

    known = True

    def __init__(self, windows: Iterable[Manned]) -> None:
        self.windows = {window.code: window for window in windows}

    def share(self, window: str, at_us: float) -> float:
        """1 while the window works, else 0."""
        return float(self.windows[window].works_at(at_us))

    def works_from(self, window: str, at_us: float, rank: float) -> float:
        """The first instant from then on at which it works; itself when there is none."""
        if rank <= 0:
            return at_us
        later = (max(at_us, first) for first, last in self.windows[window].open_us if at_us < last)
        return min(later, default=at_us)

    def steady(self, windows: list[str], at_us: float) -> bool:
        """Whether they all work now and to the end."""
        return all(self.windows[code].open_us[:1] == ((int(at_us), NEVER_US),) for code in windows)


def scene(look: Look, windows: Sequence[Manned]) -> Scene:
    """The hall at this instant, with ``windows`` as they are manned."""
    cat, handled = catalogue.current(look), learned(look).handling
    open_now = {window.code for window in windows if window.state == "open"}
    waiting = [arrival for row in WAITING(look.conn, day=look.day) if (arrival := _arrival(look, cat, row, open_now))]
    came = tuple(Came(*row) for row in CAME(look.conn, day=look.day))
    sent = {ticket.series for ticket in waiting if "@" in ticket.series}
    places = [_place(look, handled, window, sent) for window in windows if window.awaited]
    return Scene(look.now_us, waiting, places, cat.calling, Planned(windows), came, _pace_us(look))


def learned(look: Look) -> Learned:
    """What the past taught, as of this minute."""
    minute = look.now_us // LEARNED_US
    kept: dict[int, Learned] = look.memo(("learned", look.catalogue_id), dict)
    if minute not in kept:
        kept.clear()
        kept[minute] = _learn(look)
    return kept[minute]


def _learn(look: Look) -> Learned:
    cat = catalogue.current(look)
    nominal = {code: float(service.nominal_minutes * MINUTE_US) for code, service in cat.services.items()}
    handling, patience = Handling(nominal), Patience()
    spans: dict[str, list[int]] = {}
    for service_id, us in look.conn.execute(HANDLED):
        spans.setdefault(catalogue.service_of(look, service_id).service.code, []).append(us)
    for code, each in spans.items():
        for us in each[-RECENT:]:
            handling.add(code, us)
    for waited_us, left in look.conn.execute(WAITED):
        patience.add(waited_us, bool(left))
    found = Learned(handling, patience)
    for outcome in lately(look):
        found.settle(outcome.said, outcome.actual_us)
    return found


def _arrival(look: Look, cat: Catalogue, row: Any, open_now: set[str]) -> Arrival | None:
    lane = rows.lane_of(row.lane).now(open_now)
    series = cat.series.get(lane.series)
    if series is None:
        return None
    line = f"{lane.series}@{lane.to_window}" if lane.to_window else lane.series
    code = catalogue.service_of(look, row.service_id).service.code
    return Arrival(row.id, line, lane.rate, row.place_us, 0, series.wait_promise_min, service=code)


def _place(look: Look, handled: Handling, window: Manned, sent: set[str]) -> Place:
    serves = window.serves | {line for line in sent if line.endswith(f"@{window.code}")}
    if window.errand:
        return Place(window.code, serves, handled.left(window.errand, look.now_us - window.since_us))
    if window.works_at(look.now_us):
        return Place(window.code, serves, (0.0,))
    return Place(window.code, serves, (), float(window.open_us[0][0] - look.now_us))


def _pace_us(look: Look) -> float | None:
    # the time from call to call while somebody was in line, of the last hour
    calls = [row for row in CALLED(look.conn) if look.now_us - row.from_us < HOUR_US]
    gaps = [
        call.from_us - before.from_us
        for before, call in itertools.pairwise(calls)
        if call.arrived_at_us <= before.from_us <= call.from_us
    ][-PACE_OF:]
    return fmean(gaps) if len(gaps) >= PACE_AT_LEAST else None

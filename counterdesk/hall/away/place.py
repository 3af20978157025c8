"""What one place has to know to go on by itself: the catalogue, who works here, its numbers, and whom it is serving.

No ticket that waits in the hall is among it: another window may call that one at any moment. A place on its own
serves whom it was serving, whom it holds, and whom it gave a number to.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, Table, bindparam, delete, insert, or_, select, update
from sqlmodel import SQLModel

from counterdesk.hall import clerks, moves, rows
from counterdesk.hall.away import acts, reserve
from counterdesk.hall.away.merging import End, Stretch
from counterdesk.hall.away.reserve import NOW
from counterdesk.hall.away.tables import MERGED, MERGING, OPEN, READY, reserved, session
from counterdesk.hall.catalogue.versions import materials, services, versions
from counterdesk.hall.tables import CounterRow, SeatRow, SittingRow
from counterdesk.hall.tickets.changes import errand
from counterdesk.store import papers
from counterdesk.store.desk import Desk, HallNow, Look

_hall = HallNow.__table__  # type: ignore[attr-defined]
_seat = SeatRow.__table__  # type: ignore[attr-defined]
_sitting = SittingRow.__table__  # type: ignore[attr-defined]
_counter = CounterRow.__table__  # type: ignore[attr-defined]
_t = rows.table.c
AT_THE_PLACE = ("called", "serving", "held")
HERE = or_(
    _t.id.in_(select(reserved.c.ticket_id).where(reserved.c.holder == bindparam("holder"), reserve.IS_KEPT)),
    (_t.window == bindparam("place")) & _t.state.in_(AT_THE_PLACE),
)
_here = select(_t.id).where(HERE)
BEGIN = insert(session)
STATE = update(session).where(session.c.state != MERGED).values(state=bindparam("to"))
PAPERS = select(papers.jobs.c.ticket_id, papers.jobs.c.state).where(papers.jobs.c.copy_of.is_(None)).order_by(
    papers.jobs.c.id
)  # fmt: skip
TAKEN_BACK = "merging"
TAKE_BACK = update(papers.jobs).where(papers.jobs.c.state.in_(("queued", "failed")))


Asked = tuple[Table, Select[Any]]
MOVING: tuple[Asked, ...] = (
    (_seat, select(_seat)),
    (_sitting, select(_sitting).where(_sitting.c.to_us.is_(None))),
    (_counter, select(_counter).where(_counter.c.day == bindparam("on"))),
    (rows.table, select(rows.table).where(HERE)),
    (moves.period, select(moves.period).where(moves.period.c.ticket_id.in_(_here))),
    (errand, select(errand).where(errand.c.ticket_id.in_(_here))),
    (reserved, select(reserved).where(reserved.c.holder == bindparam("holder"), reserve.IS_KEPT)),
)
"""What every act may change: the windows, the numbers, whoever is here; built once."""


class Known(NamedTuple):
    """The rows a place takes along, by table in the order they are laid down, and the hall's newest entry then."""

    head: int
    hall: dict[str, Any]
    tables: Sequence[tuple[str, Sequence[dict[str, Any]]]]


def gather(look: Look, holder: str, window: str | None, whole: bool = True) -> Known:
    """Everything ``holder`` takes along, at ``window`` where it is a desk; only what moves all day unless ``whole``."""
    about = {"holder": holder, "place": window, "on": look.day, "catalogue": look.catalogue_id}
    asked = [*(_lasting(look, about) if whole else []), *MOVING]
    found = [(table.name, _rows(look, query, about)) for table, query in asked]
    (hall,) = _rows(look, select(_hall), {})
    return Known(look.last_id, hall, found)


def _lasting(look: Look, about: dict[str, Any]) -> list[Asked]:
    """What is the same from morning to evening: the catalogue, and who works here."""
    of_services = select(services).where(
        or_(services.c.catalogue_id == bindparam("catalogue"), services.c.id.in_(select(_t.service_id).where(HERE)))
    )
    used = {row["catalogue_id"] for row in _rows(look, of_services, about)} | {look.catalogue_id}
    return [
        (versions, select(versions).where(versions.c.id.in_(used))),
        (services, select(services).where(services.c.catalogue_id.in_(used))),
        (materials, select(materials).where(materials.c.catalogue_id.in_(used))),
        (clerks.table, select(clerks.table)),
        (_table("first_pin"), select(_table("first_pin"))),
    ]


def lay(desk: Desk, known: Known, holder: str) -> None:
    """Put what was gathered in the place of what was there; nothing was done on it yet."""
    for name, _ in reversed(known.tables):
        desk.conn.execute(delete(_table(name)))
    for name, found in known.tables:
        if found:
            desk.conn.execute(insert(_table(name)), list(found))
    desk.conn.execute(delete(session))
    row = {"id": uuid.uuid4().hex, "holder": holder, "from_us": desk.now_us, "head": known.head, "merged_us": None}
    desk.conn.execute(BEGIN, {**row, "state": READY, "acts": 0, "set_aside": 0})
    desk.conn.execute(update(_hall).values({name: value for name, value in known.hall.items() if name != "id"}))


def forget_visits(desk: Desk) -> None:
    """Take out whoever was at the window: the hall alone knows how they stand."""
    there = select(_t.id).where(_t.state.in_(AT_THE_PLACE))
    for table in (moves.period, errand):
        desk.conn.execute(delete(table).where(table.c.ticket_id.in_(there)))
    desk.conn.execute(delete(rows.table).where(_t.state.in_(AT_THE_PLACE)))


def leave(desk: Desk) -> None:
    """The hall is out of reach: from here on the place is on its own."""
    desk.conn.execute(STATE.values(from_us=desk.now_us), {"to": OPEN})
    desk.record("away_begun", holder=desk.conn.execute(NOW).mappings().one()["holder"])


def state(look: Look) -> str:
    """``ready`` while all is well, ``open`` while it is on its own, ``merging`` while nobody knows; else empty."""
    found = look.conn.execute(NOW).mappings().one_or_none()
    return str(found["state"]) if found else ""


def close(desk: Desk) -> Stretch:
    """Stop here and hand over what was done; papers that did not come out yet are the hall's from now on."""
    desk.conn.execute(STATE, {"to": MERGING})
    found = desk.conn.execute(NOW).mappings().one()
    done = acts.done(desk)
    made: dict[int, str] = {row.ticket_id: row.state for row in desk.conn.execute(PAPERS)}
    desk.conn.execute(TAKE_BACK.values(state="held", reason=TAKEN_BACK, moved_us=desk.now_us))
    given = [was.ticket_id for was in done if was.ticket_id is not None]
    ends = {}
    for ticket_id in given:
        ticket = rows.by_id(desk, ticket_id)
        ends[ticket_id] = End(ticket.state, ticket.outcome, made.get(ticket_id, ""))
    return Stretch(found["id"], found["holder"], found["from_us"], found["head"], done, ends)


def go_on(desk: Desk) -> None:
    """The merge surely came to nothing: the place is on its own still."""
    desk.conn.execute(STATE, {"to": OPEN})
    desk.conn.execute(update(papers.jobs).where(papers.jobs.c.reason == TAKEN_BACK).values(state="queued", reason=""))


def end(desk: Desk) -> None:
    """The hall has it all: nothing here is to be used again."""
    desk.conn.execute(STATE, {"to": MERGED})


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _rows(look: Look, query: Select[Any], about: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in look.conn.execute(query, about).mappings()]

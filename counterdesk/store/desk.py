"""The desk handed to every verb: the transaction's connection, who works where, what time and which day it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, Connection, bindparam, func, select, update
from sqlmodel import Field, SQLModel

from counterdesk.clock import business_day, from_us, to_us
from counterdesk.printing.slip import Slip, to_json
from counterdesk.store import journal, papers
from counterdesk.store.prepared import Prepared
from counterdesk.store.types import Big, text_field

T = TypeVar("T")


class HallNow(SQLModel, table=True):
    """The one row that says which business day it is, which catalogue holds, and where the hall is."""

    __tablename__ = "hall_now"
    __table_args__ = (CheckConstraint("id = 1", name="ck_hall_now_one_row"),)

    id: int = Field(default=1, primary_key=True)
    day: date
    catalogue_id: int | None = Field(default=None, sa_type=Big)
    zone: str = text_field()
    day_starts: str = text_field()
    code_key: str = text_field()


class By(NamedTuple):
    """Who acts: a clerk's number and a window's code, either may be missing."""

    clerk: str | None = None
    window: str | None = None


_now = HallNow.__table__  # type: ignore[attr-defined]
_log = journal.journal
_last = select(func.max(_log.c.id)).scalar_subquery()
OPENING = Prepared(select(
    _now.c.day, _now.c.catalogue_id, _now.c.zone, _now.c.day_starts, _now.c.code_key,
    _log.c.id.label("last_id"), _log.c.hash.label("head"),
).select_from(_now.outerjoin(_log, _log.c.id == _last)))  # fmt: skip
NEW_DAY = update(_now).values(day=bindparam("day"))
NEW_CATALOGUE = update(_now).values(
    catalogue_id=bindparam("catalogue"), zone=bindparam("hall_zone"), day_starts=bindparam("starts")
)


class Look:
    """A read of the hall: one snapshot, one instant, one business day."""

    def __init__(self, conn: Connection, now: datetime, memory: dict[Hashable, Any]) -> None:
        self.conn = conn
        self.now = now
        self.now_us = to_us(now)
        self._memory = memory
        row = OPENING.one(conn)
        self.zone = self.memo(("zone", row.zone), lambda: ZoneInfo(row.zone))
        today = business_day(now, self.zone, time.fromisoformat(row.day_starts))
        self.stored_day: date = row.day
        self.day = max(row.day, today)  # a business day never goes back, whatever a clock says
        self.catalogue_id: int | None = row.catalogue_id
        self.code_key: str = row.code_key
        self.last_id: int = row.last_id or 0
        self.head: str = row.head or journal.START

    def memo(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gave for ``key``, kept by this process: for things that never change once stored."""
        if key not in self._memory:
            self._memory[key] = make()
        return cast(T, self._memory[key])

    def local(self, us: int) -> datetime:
        """The hall's wall-clock time of an instant."""
        return from_us(us).astimezone(self.zone)


class Desk(Look):
    """A write of the hall: everything done through it is one transaction with its journal and its print jobs.

    ``is_away``: it is done, or was done, where the hall's server is out of reach, on numbers kept beforehand;
    ``taking`` is then the ticket's row to give out, None for the lowest number kept.
    """

    is_away: bool = False
    taking: int | None = None

    def __init__(self, conn: Connection, now: datetime, memory: dict[Hashable, Any], by: By) -> None:
        super().__init__(conn, now, memory)
        self.clerk = by.clerk
        self.window = by.window
        self.jobs: list[int] = []

    def record(self, kind: str, ticket_id: int | None = None, **facts: Any) -> int:
        """Write an act into the journal; returns its number. Facts are plain values and nothing personal."""
        row = {
            "id": self.last_id + 1, "at_us": self.now_us, "day": self.day, "kind": kind, "ticket_id": ticket_id,
            "window": self.window, "clerk": self.clerk, "facts": journal.write_facts(facts), "private": None,
            "private_salt": None, "private_digest": None,
        }  # fmt: skip
        self.head = journal.append(self.conn, row, self.head)
        self.last_id += 1
        return self.last_id

    def print(
        self,
        slip: Slip,
        ticket_id: int | None = None,
        printer: str | None = None,
        copy_no: int = 1,
        copy_of: int | None = None,
        here: bool = True,
    ) -> int:
        """Put a paper into the outbox, inside this transaction; returns the job's number.

        ``here``: it comes out of ``printer`` even while another stands in for that one.
        """
        job = papers.put(
            self.conn, to_json(self.on_paper(slip)), kind=slip.kind, ticket_id=ticket_id, printer=printer,
            copy_no=copy_no, copy_of=copy_of, made_by=self.clerk or "", now_us=self.now_us, here=here,
        )  # fmt: skip
        self.jobs.append(job)
        return job

    def on_paper(self, slip: Slip) -> Slip:
        """The slip as it is to be printed: marked when it is made away; a desk that marks its papers overrides it."""
        return replace(slip, away=True) if self.is_away else slip

    def begin_day(self) -> None:
        """Let the new business day hold from now on, for every process whatever its own clock says."""
        self.conn.execute(NEW_DAY, {"day": self.day})
        self.stored_day = self.day

    def use_catalogue(self, catalogue_id: int, zone: str, day_starts: str) -> None:
        """Let another catalogue version hold from now on; ``day_starts`` is HH:MM of hall time."""
        values = {"catalogue": catalogue_id, "hall_zone": zone, "starts": day_starts}
        self.conn.execute(NEW_CATALOGUE, values)
        self.catalogue_id = catalogue_id

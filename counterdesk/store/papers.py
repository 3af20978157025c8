"""Papers to print, as rows: the print jobs with their states, and who may use which printer."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, Connection, Index, Text, bindparam, func, insert, select, text
from sqlmodel import Field, SQLModel

from counterdesk.clock import SECOND_US
from counterdesk.store.prepared import Prepared
from counterdesk.store.types import Big, key_field, one_of, text_field, us_field

STATES = ("queued", "sending", "sent", "printed", "held", "unknown", "failed", "cancelled")
LEVELS = ("", "accepted", "status", "fence", "process_id")
OVER = ("printed", "cancelled")
MOVES: dict[str, tuple[str, ...]] = {
    "sending": ("queued", "failed"),
    "sent": ("sending",),
    "held": ("sending", "sent"),
    "printed": ("sending", "sent", "held", "unknown"),
    "unknown": ("queued", "sending", "sent", "held", "failed"),  # unsent ones after a restore: they may have been sent
    "failed": ("sending", "queued"),
    "cancelled": ("queued", "sending", "held", "unknown", "failed"),
}
"""The state to be reached -> the states it may be reached from."""
HELD_BY = ("sending", "sent", "held")
"""States in which the holder of the lease is the one who says what became of the job."""
NOT_UNDER_WAY = ("queued", "failed", "held", "unknown")
OLD = "old"
"""The reason of a job left over from an earlier business day: only a person's word prints it."""
HEALTH = ("ready", "paper_low", "paper_out", "cover_open", "fault", "offline", "unreachable", "unknown")
CAN_PRINT = ("ready", "paper_low", "unknown")
WELL = ("ready", "paper_low")
"""States in which a printer itself said that it can print."""
HEALTH_LASTS_US = 120 * SECOND_US
"""What was seen longer ago says nothing about now."""
DEFAULT = "default"
"""The printer's name on a job that asked for none: the first printer of the settings takes it."""
LEASE_US = 30 * SECOND_US
"""Longer than any single step of a delivery, so that only a dead or stopped process lets it expire."""


class PrintJob(SQLModel, table=True):
    """One paper for one printer. ``settled_us`` is empty until it is printed or cancelled."""

    __tablename__ = "print_job"
    __table_args__ = (
        one_of("state", STATES, "ck_print_job_state"),
        one_of("level", LEVELS, "ck_print_job_level"),
        CheckConstraint(
            "(state IN ('printed', 'cancelled')) = (settled_us IS NOT NULL)", name="ck_print_job_settled"
        ),
        Index("ix_print_job_open", "printer", "id", sqlite_where=text("settled_us IS NULL"),
              postgresql_where=text("settled_us IS NULL")),
        Index("ix_print_job_copies", "copy_of", sqlite_where=text("copy_of IS NOT NULL"),
              postgresql_where=text("copy_of IS NOT NULL")),
    )  # fmt: skip

    id: int | None = key_field()
    printer: str = text_field()
    kind: str = text_field()
    ticket_id: int | None = Field(default=None, sa_type=Big)
    copy_no: int
    copy_of: int | None = Field(default=None, sa_type=Big)
    slip_json: str = text_field()
    slip_sha256: str = text_field()
    state: str = text_field()
    level: str = text_field()
    reason: str = text_field()
    tries: int
    holder: str | None = text_field(default=None)
    made_by: str = text_field()
    queued_us: int = us_field()
    claimed_us: int | None = us_field(default=None)
    moved_us: int = us_field()
    settled_us: int | None = us_field(default=None)


class PrinterLease(SQLModel, table=True):
    """Who may use a printer, and until when unless renewed."""

    __tablename__ = "printer_lease"

    printer: str = Field(primary_key=True, sa_type=Text)
    holder: str = text_field()
    expires_us: int = us_field()


class PrinterHealth(SQLModel, table=True):
    """How a printer was when last seen, and whether it may still wait for the rest of a job that got lost."""

    __tablename__ = "printer_health"
    __table_args__ = (one_of("state", HEALTH, "ck_printer_health_state"),)

    printer: str = Field(primary_key=True, sa_type=Text)
    state: str = text_field()
    seen_us: int = us_field()
    in_doubt: bool


class PrinterSwitch(SQLModel, table=True):
    """Where new papers for ``printer`` go while ``stands_for``, a printer of the settings, cannot print them.

    ``printer`` is that printer's own name, and ``default`` too where it takes the papers that ask for none.
    """

    __tablename__ = "printer_switch"
    __table_args__ = (CheckConstraint("printer <> goes_to", name="ck_printer_switch_elsewhere"),)

    printer: str = Field(primary_key=True, sa_type=Text)
    goes_to: str = text_field()
    stands_for: str = text_field()


class Health(NamedTuple):
    """A printer's state (one of ``HEALTH``; ``unknown`` also when nobody looked lately) and when it was seen."""

    printer: str
    state: str
    seen_us: int

    @property
    def can_print(self) -> bool:
        """Whether paper may be promised: nothing known speaks against it."""
        return self.state in CAN_PRINT


class Job(NamedTuple):
    """A print job as its readers get it; instants are microseconds since 1970 in UTC."""

    id: int
    printer: str
    kind: str
    ticket_id: int | None
    copy_no: int
    state: str
    level: str
    reason: str
    tries: int
    holder: str | None
    made_by: str
    queued_us: int
    moved_us: int
    slip_json: str
    copy_of: int | None


jobs = PrintJob.__table__  # type: ignore[attr-defined]
leases = PrinterLease.__table__  # type: ignore[attr-defined]
states = PrinterHealth.__table__  # type: ignore[attr-defined]
switches = PrinterSwitch.__table__  # type: ignore[attr-defined]
FIELDS = tuple(jobs.c[name] for name in Job._fields)
IS_OPEN = jobs.c.settled_us.is_(None)
_SWITCHED = select(switches.c.goes_to).where(switches.c.printer == bindparam("switched")).scalar_subquery()
_GIVEN: dict[str, Any] = {column.name: bindparam(column.name) for column in jobs.columns if column.name != "id"}
# where its printer was switched, in the same statement: a question more would be one a number
QUEUE = Prepared(
    insert(jobs)
    .values({**_GIVEN, "printer": func.coalesce(_SWITCHED, bindparam("printer"))})
    .returning(jobs.c.id)
)


def put(
    conn: Connection,
    slip_json: str,
    *,
    kind: str,
    ticket_id: int | None,
    printer: str | None,
    made_by: str,
    now_us: int,
    copy_no: int = 1,
    copy_of: int | None = None,
    here: bool = True,
) -> int:
    """Put a paper into the outbox, in the caller's transaction; returns the job's number.

    A paper that asks for no ``printer``, or for one it need not come out of (not ``here``), follows a switch.
    """
    row = {
        "switched": None if printer and here else printer or DEFAULT, "printer": printer or DEFAULT, "kind": kind,
        "ticket_id": ticket_id, "copy_no": copy_no,
        "copy_of": copy_of, "slip_json": slip_json, "slip_sha256": sha256(slip_json.encode()).hexdigest(),
        "state": "queued", "level": "", "reason": "", "tries": 0, "made_by": made_by, "queued_us": now_us,
        "moved_us": now_us, "holder": None, "claimed_us": None, "settled_us": None,
    }  # fmt: skip
    return int(QUEUE.one(conn, **row).id)

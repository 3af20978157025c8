"""What is done with print jobs: queued, claimed, settled, resolved by a person, cancelled, moved, copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select, union_all, update

from counterdesk.clock import to_us
from counterdesk.printing.slip import from_json
from counterdesk.store.desk import Desk, HallNow, Look
from counterdesk.store.outbox.leases import drop_leases, release, take_lease
from counterdesk.store.outbox.moves import advance, in_state, job
from counterdesk.store.papers import FIELDS, HELD_BY, IS_OPEN, MOVES, NOT_UNDER_WAY, OLD, Job, jobs
from counterdesk.store.prepared import Prepared

MANY = 1_000_000
OPEN = select(*FIELDS).where(IS_OPEN).order_by(jobs.c.id).limit(bindparam("most"))
NEWEST = (
    select(*FIELDS).where(jobs.c.made_by == bindparam("made_by")).order_by(jobs.c.id.desc()).limit(bindparam("most"))
)
LAST_COPY = select(func.max(jobs.c.copy_no)).where(
    or_(jobs.c.id == bindparam("root"), jobs.c.copy_of == bindparam("root"))
)
ROOT = select(func.coalesce(jobs.c.copy_of, jobs.c.id)).where(jobs.c.id == bindparam("job"))
_WAITS = (IS_OPEN, or_(*(jobs.c.state == state for state in MOVES["sending"])))
BY_ITSELF = (*_WAITS, jobs.c.reason != OLD)
DAY_STARTS = select(HallNow.__table__.c.day_starts)  # type: ignore[attr-defined]
ITS_NAMES = jobs.c.printer.in_([bindparam("printer"), bindparam("also")])
THIS = select(jobs.c.id).where(*_WAITS, ITS_NAMES, jobs.c.id == bindparam("job"))


def _first(name: str) -> Select[Any]:
    mine = select(jobs.c.id, jobs.c.queued_us).where(*BY_ITSELF, jobs.c.printer == bindparam(name))
    first = mine.order_by(jobs.c.id).limit(1).subquery()
    return select(first.c.id, first.c.queued_us)


# Each name by itself, so that the index gives the first without a look at all the others.
_HEADS = union_all(_first("printer"), _first("also")).subquery()
NEXT = Prepared(select(_HEADS.c.id, _HEADS.c.queued_us).order_by(_HEADS.c.id).limit(1))
CLAIM = (
    update(jobs)
    .where(jobs.c.id == bindparam("job"))
    .values(state="sending", printer=bindparam("at"), holder=bindparam("by"), tries=jobs.c.tries + 1,
            claimed_us=bindparam("now_us"), moved_us=bindparam("now_us"))
    .returning(*FIELDS)
)  # fmt: skip
SENT_ELSEWHERE = update(jobs).where(jobs.c.id == bindparam("job")).values(printer=bindparam("at"))


def open_jobs(look: Look, most: int = 200) -> list[Job]:
    """Jobs neither printed nor cancelled, oldest first, at most ``most``."""
    return [Job(*row) for row in look.conn.execute(OPEN, {"most": most})]


def newest(look: Look, made_by: str, most: int) -> list[Job]:
    """The newest jobs that clerk asked for, whatever became of them."""
    return [Job(*row) for row in look.conn.execute(NEWEST, {"made_by": made_by, "most": most})]


def has_waiting(look: Look, printer: str, also: str = "", for_us: int = 0) -> bool:
    """Whether a job waits for ``printer`` (or under the name ``also``), the first one for at least so long."""
    first = NEXT.one(look.conn, printer=printer, also=also or printer)
    # a clock set back makes it wait long, too: better printed by anybody than by nobody
    return first is not None and abs(look.now_us - first.queued_us) >= for_us


def claim_next(desk: Desk, printer: str, holder: str, also: str = "", job_id: int | None = None) -> Job | None:
    """Take the lease and the oldest waiting job (or that one) of ``printer`` or of ``also``, to send it now.

    None when another holds the lease or nothing waits. From the commit on, the job is ``sending``. What is left
    over from an earlier business day is taken only when ``job_id`` names it.
    """
    if not take_lease(desk, printer, holder):
        return None
    facts = {"printer": printer, "also": also or printer, "job": job_id}
    number = _next(desk, printer, also) if job_id is None else desk.conn.execute(THIS, facts).scalar()
    if number is None:
        release(desk, printer, holder)  # with nothing to send, the lease would only keep the next one waiting
        return None
    claim = {"job": number, "at": printer, "by": holder, "now_us": desk.now_us}
    return Job(*desk.conn.execute(CLAIM, claim).one())


def instead(desk: Desk, job_id: int) -> int:
    """Print a paper that no printer took as a marked copy, and give the job itself up; returns the copy's number."""
    again = copy(desk, job_id)
    cancel(desk, job_id)
    return again


def set_aside(desk: Desk, printer: str, also: str = "") -> None:
    """Leave a printer's papers of earlier business days to a person, without printing any."""
    _next(desk, printer, also)


def _next(desk: Desk, printer: str, also: str) -> int | None:
    """The oldest job of this business day that waits.

    A printer's papers of earlier days are left to a person on the way there: whoever was to have them has gone home.
    They become ``failed`` with the reason ``old``: no byte of them was sent, and none is by itself.
    """
    starts = time.fromisoformat(desk.conn.execute(DAY_STARTS).scalar_one())
    day_us = to_us(datetime.combine(desk.day, starts, desk.zone))
    while (found := NEXT.one(desk.conn, printer=printer, also=also or printer)) and found.queued_us < day_us:
        advance(desk, job(desk, found.id), "failed", reason=OLD)
    return int(found.id) if found else None


def settle(desk: Desk, job_id: int, holder: str, state: str, level: str = "", reason: str = "") -> bool:
    """Record what became of a job ``holder`` is sending; False when it is no longer the holder's to say.

    That is so when the lease expired and another made it ``unknown``, or when a person resolved it meanwhile.
    """
    found = job(desk, job_id)
    if found.holder != holder or found.state not in HELD_BY or found.state not in MOVES[state]:
        return False
    advance(desk, found, state, level, reason)
    return True


def resolve(desk: Desk, job_id: int, came_out: bool) -> int | None:
    """A person's word on an ``unknown`` or ``held`` job: it came out, or print it again as a marked copy.

    Returns the copy's number, None when it came out. Raises Refusal ``job_state`` in any other state.
    """
    found = in_state(desk, job_id, ("unknown", "held"))
    if came_out:
        advance(desk, found, "printed", found.level, "person")
        return None
    again = copy(desk, job_id)
    advance(desk, found, "cancelled", reason="again")
    return again


def doubt_all(desk: Desk, reason: str) -> int:
    """Make every unsettled job ``unknown``: it may have come out where these books do not reach. Returns how many.

    Nobody holds a printer any more, for whoever did is not heard of here.
    """
    left = [Job(*row) for row in desk.conn.execute(OPEN, {"most": MANY})]
    for found in left:
        if found.state != "unknown":
            advance(desk, found, "unknown", found.level, reason)
    drop_leases(desk)
    return len(left)


def cancel(desk: Desk, job_id: int) -> None:
    """Give a job up before it is printed; raises Refusal ``job_state`` when it is too late for that."""
    advance(desk, in_state(desk, job_id, NOT_UNDER_WAY), "cancelled", reason="person")


def cancel_all(desk: Desk, job_ids: Iterable[int]) -> int:
    """Give up those of these jobs of which no byte was sent; returns how many."""
    found = [each for each in (job(desk, job_id) for job_id in job_ids) if each.state in MOVES["sending"]]
    for each in found:
        cancel(desk, each.id)
    return len(found)


def move(desk: Desk, job_id: int, printer: str) -> None:
    """Let another printer print a job of which no byte was sent; raises Refusal ``job_state`` otherwise."""
    found = in_state(desk, job_id, MOVES["sending"])
    desk.conn.execute(SENT_ELSEWHERE, {"job": job_id, "at": printer})
    desk.record("print_job", ticket_id=found.ticket_id, job=job_id, state=found.state, printer=printer)


def copy(desk: Desk, job_id: int, printer: str | None = None) -> int:
    """Print a job's paper once more, marked with the next copy number; returns the new job's number."""
    found = job(desk, job_id)
    root = int(desk.conn.execute(ROOT, {"job": job_id}).scalar_one())
    copy_no = int(desk.conn.execute(LAST_COPY, {"root": root}).scalar_one()) + 1
    slip = replace(from_json(found.slip_json), copy_no=copy_no)
    at = printer or found.printer
    again = desk.print(slip, found.ticket_id, at, copy_no=copy_no, copy_of=root, here=printer is not None)
    desk.record("print_copy", ticket_id=found.ticket_id, job=again, copy_of=root, copy=copy_no)
    return again

"""What is done with print jobs: queued, claimed, settled, resolved by a person, cancelled, moved, copied."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import bindparam, func, or_, select, update

from counterdesk.printing.slip import from_json
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox.leases import take_lease
from counterdesk.store.outbox.moves import advance, in_state, job
from counterdesk.store.papers import FIELDS, HELD_BY, IS_OPEN, MOVES, NOT_UNDER_WAY, Job, jobs

OPEN = select(*FIELDS).where(IS_OPEN).order_by(jobs.c.id).limit(bindparam("most"))
LAST_COPY = select(func.max(jobs.c.copy_no)).where(
    or_(jobs.c.id == bindparam("root"), jobs.c.copy_of == bindparam("root"))
)
ROOT = select(func.coalesce(jobs.c.copy_of, jobs.c.id)).where(jobs.c.id == bindparam("job"))
_WAITING = (
    IS_OPEN,
    jobs.c.state.in_(MOVES["sending"]),
    jobs.c.printer.in_([bindparam("printer"), bindparam("also")]),
)
NEXT = select(jobs.c.id).where(*_WAITING).order_by(jobs.c.id).limit(1)
THIS = select(jobs.c.id).where(*_WAITING, jobs.c.id == bindparam("job"))
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


def has_waiting(look: Look, printer: str, also: str = "") -> bool:
    """Whether a job waits for ``printer`` (or under the name ``also``)."""
    return look.conn.execute(NEXT, {"printer": printer, "also": also or printer}).first() is not None


def claim_next(desk: Desk, printer: str, holder: str, also: str = "", job_id: int | None = None) -> Job | None:
    """Take the lease and the oldest waiting job (or that one) of ``printer`` or of ``also``, to send it now.

    None when another holds the lease or nothing waits. From the commit on, the job is ``sending``.
    """
    if not take_lease(desk, printer, holder):
        return None
    facts = {"printer": printer, "also": also or printer, "job": job_id}
    number = desk.conn.execute(NEXT if job_id is None else THIS, facts).scalar()
    if number is None:
        return None
    claim = {"job": number, "at": printer, "by": holder, "now_us": desk.now_us}
    return Job(*desk.conn.execute(CLAIM, claim).one())


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


def cancel(desk: Desk, job_id: int) -> None:
    """Give a job up before it is printed; raises Refusal ``job_state`` when it is too late for that."""
    advance(desk, in_state(desk, job_id, NOT_UNDER_WAY), "cancelled", reason="person")


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
    again = desk.print(slip, found.ticket_id, printer or found.printer, copy_no=copy_no, copy_of=root)
    desk.record("print_copy", ticket_id=found.ticket_id, job=again, copy_of=root, copy=copy_no)
    return again

"""One job from state to state: the guarded UPDATE and its journal entry."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox.health import note_doubt
from counterdesk.store.papers import FIELDS, OVER, Job, jobs

ONE = select(*FIELDS).where(jobs.c.id == bindparam("job"))
MOVE = (
    update(jobs)
    .where(jobs.c.id == bindparam("job"), jobs.c.state == bindparam("was"))
    .values(state=bindparam("to"), level=bindparam("known"), reason=bindparam("why"),
            moved_us=bindparam("now_us"), settled_us=bindparam("over_us"))
)  # fmt: skip


def job(look: Look, job_id: int) -> Job:
    """The job with this number; raises Refusal ``no_such_job``."""
    row = look.conn.execute(ONE, {"job": job_id}).first()
    if row is None:
        raise Refusal("no_such_job", job=job_id)
    return Job(*row)


def in_state(look: Look, job_id: int, states: tuple[str, ...]) -> Job:
    """The job, when it is in one of ``states``; raises Refusal ``job_state`` otherwise."""
    found = job(look, job_id)
    if found.state not in states:
        raise Refusal("job_state", job=job_id, state=found.state)
    return found


def advance(desk: Desk, found: Job, state: str, level: str = "", reason: str = "") -> None:
    """Put a job into ``state`` and tell the journal; the caller has checked that it may go there."""
    facts = {
        "job": found.id, "was": found.state, "to": state, "known": level, "why": reason,
        "now_us": desk.now_us, "over_us": desk.now_us if state in OVER else None,
    }  # fmt: skip
    desk.conn.execute(MOVE, facts)
    if state == "unknown" or (state == "printed" and level):
        note_doubt(desk, found.printer, state == "unknown")
    # A printer that stays unreachable is tried for hours: the journal hears of each reason once.
    if state != "sent" and not (state == "failed" and reason == found.reason):
        desk.record(
            "print_job",
            ticket_id=found.ticket_id,
            job=found.id,
            state=state,
            level=level,
            reason=reason,
            copy=found.copy_no,
            printer=found.printer,
        )

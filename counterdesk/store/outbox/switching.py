"""One printer's papers printed by another: what waits now, and what comes until it can print again."""

from __future__ import annotations

from sqlalchemy import select

from counterdesk.store.desk import Desk
from counterdesk.store.outbox.jobs import BY_ITSELF, ITS_NAMES, move
from counterdesk.store.outbox.switched import stand_in
from counterdesk.store.papers import jobs

ALL_WAITING = select(jobs.c.id).where(*BY_ITSELF, ITS_NAMES).order_by(jobs.c.id)


def switch(desk: Desk, printer: str, to: str, also: str = "") -> int:
    """Let another printer print what waits for this one (or for ``also``) and what comes; returns how many waited.

    That holds until this one says that it can print again, or somebody switches to it: ``to`` itself is the way back.
    """
    stand_in(desk, printer, to, also or printer)
    if printer == to:
        return 0
    waiting = desk.conn.execute(ALL_WAITING, {"printer": printer, "also": also or printer}).scalars().all()
    for job_id in waiting:
        move(desk, job_id, to)
    return len(waiting)

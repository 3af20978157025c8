"""Leases: one process at a time uses a printer, and a dead one does not keep it.

Whoever follows a holder that let its lease expire makes that printer's ``sending`` and ``sent`` jobs
``unknown``: nobody can say any more what came out.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select, update

from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox.health import note_health
from counterdesk.store.outbox.moves import advance
from counterdesk.store.papers import FIELDS, IS_OPEN, LEASE_US, Job, jobs, leases

STILL_HOLDING = ("paper_out", "cover_open", "fault")
UNDER_WAY = select(*FIELDS).where(
    IS_OPEN, jobs.c.printer == bindparam("printer"), jobs.c.state.in_(("sending", "sent"))
)
LEASE = select(leases.c.holder, leases.c.expires_us).where(leases.c.printer == bindparam("printer"))
NEW_LEASE = insert(leases)
KEEP_LEASE = (
    update(leases)
    .where(leases.c.printer == bindparam("at"))
    .values(holder=bindparam("by"), expires_us=bindparam("until"))
)
LEFT_HELD = select(*FIELDS).where(
    IS_OPEN, jobs.c.printer == bindparam("printer"), jobs.c.state == "held", jobs.c.holder != bindparam("holder")
)
DROP_LEASE = delete(leases).where(leases.c.printer == bindparam("at"), leases.c.holder == bindparam("by"))


def lease_holder(look: Look, printer: str) -> str | None:
    """Who holds the printer's lease now, or None."""
    row = look.conn.execute(LEASE, {"printer": printer}).first()
    return row.holder if row and _is_live(row.expires_us, look.now_us) else None


def take_lease(desk: Desk, printer: str, holder: str) -> bool:
    """Take or renew the printer's lease; False while another holds it.

    Whoever follows a holder that let it expire makes that printer's ``sending`` and ``sent`` jobs
    ``unknown``: nobody can say any more what came out.
    """
    row = desk.conn.execute(LEASE, {"printer": printer}).first()
    if row and row.holder != holder and _is_live(row.expires_us, desk.now_us):
        return False
    until = desk.now_us + LEASE_US
    if row is None:
        desk.conn.execute(NEW_LEASE, {"printer": printer, "holder": holder, "expires_us": until})
    else:
        desk.conn.execute(KEEP_LEASE, {"at": printer, "by": holder, "until": until})
    if row is None or row.holder != holder:
        for left in desk.conn.execute(UNDER_WAY, {"printer": printer}).all():
            advance(desk, Job(*left), "unknown", reason="abandoned")
    return True


def drop_leases(desk: Desk) -> None:
    """Let nobody hold a printer."""
    desk.conn.execute(delete(leases))


def renew(desk: Desk, printer: str, holder: str) -> bool:
    """Keep a lease one still holds; False when another took it, and then nothing more may be sent."""
    row = desk.conn.execute(LEASE, {"printer": printer}).first()
    return row is not None and row.holder == holder and take_lease(desk, printer, holder)


def release(desk: Desk, printer: str, holder: str) -> None:
    """Give the lease back; does nothing when another holds it."""
    desk.conn.execute(DROP_LEASE, {"at": printer, "by": holder})


def found(desk: Desk, printer: str, holder: str, health: str) -> None:
    """Keep what the lease's holder found a printer to be (one of ``HEALTH``), and judge what others left ``held``.

    Whoever listened for such a paper is gone, and with it the printer's answer. While the printer says that it cannot
    print, the paper is still to come; after that nobody can say whether it came, so a person is asked.
    """
    note_health(desk, printer, health)
    if health in STILL_HOLDING:
        return
    for left in desk.conn.execute(LEFT_HELD, {"printer": printer, "holder": holder}).all():
        advance(desk, Job(*left), "unknown", reason="abandoned")


def _is_live(expires_us: int, now_us: int) -> bool:
    # A lease from a clock that was ahead must not lock a printer for hours.
    return now_us < expires_us <= now_us + 2 * LEASE_US

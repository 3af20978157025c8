"""Removing, a piece a transaction so that no window waits, and the certificate of what was removed.

The journal holds no personal value, so it is whole afterwards and still verifies; it says of each piece that it was
removed, and how much, so that the next certificate tells of one that was interrupted as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Table, bindparam, delete, exists, func, select, update

from counterdesk.hall import catalogue, clerks, rows
from counterdesk.hall.commitments.tables import BreachRow
from counterdesk.hall.moves import period
from counterdesk.hall.people import people
from counterdesk.hall.purging.kinds import PAST, asked, before_us, complaint, review, teller
from counterdesk.hall.summary import kept
from counterdesk.hall.tables import ErrandRow
from counterdesk.printing.slips import purge_certificate
from counterdesk.store import journal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.papers import jobs

PIECE = 500
"""Rows a transaction: a hundredth of a second."""
ERASED = ""
breach: Table = BreachRow.__table__  # type: ignore[attr-defined]
_errand: Table = ErrandRow.__table__  # type: ignore[attr-defined]
_ids: BindParameter[Any] = bindparam("gone", expanding=True)
NAMES = delete(people).where(people.c.subject == bindparam("about"), people.c.subject_id.in_(_ids))
TEXTS = {
    "enquiry": update(asked).where(asked.c.id.in_(_ids)).values(question=ERASED, answer=ERASED),
    "review": update(review).where(review.c.id.in_(_ids)).values(remark=None, contact_note=None),
    "complaint": update(complaint).where(complaint.c.id.in_(_ids)).values(facts=ERASED, evidence=None),
}
TELLERS = delete(teller).where(teller.c.complaint_id.in_(_ids))
_apology = exists().where(breach.c.print_job == jobs.c.id)
DAYS = select(rows.table.c.day).where(rows.table.c.id.in_(_ids)).distinct()
OF_TICKETS = [
    *(delete(table).where(table.c.ticket_id.in_(_ids)) for table in (period, _errand)),
    delete(jobs).where(jobs.c.ticket_id.in_(_ids), ~_apology),
    delete(rows.table).where(rows.table.c.id.in_(_ids)),
]
_log = journal.journal
_certified = select(func.coalesce(func.max(_log.c.id), 0)).where(_log.c.kind == "purged").scalar_subquery()
SINCE = select(*journal.READ).where(_log.c.kind == "purging", _log.c.id > _certified)


class Removed(NamedTuple):
    """What a purge removed, by class, and the print job of its certificate."""

    counts: Mapping[str, int]
    print_job: int


def remove_identities(desk: Desk, kind: str, before: date) -> int:
    """Forget who some hundred enquiries, reviews, complaints or cases were about; how many, 0 when none is left."""
    clerks.require(desk, desk.clerk, "purge")
    gone = _some(desk, kind, before)
    if gone:
        desk.conn.execute(NAMES, {"about": kind, "gone": gone})
        if kind in TEXTS:
            desk.conn.execute(TEXTS[kind], {"gone": gone})
        if kind == "complaint":
            desk.conn.execute(TELLERS, {"gone": gone})
        _note(desk, kind, before, len(gone))
    return len(gone)


def remove_tickets(desk: Desk, before: date) -> int:
    """Remove some hundred tickets with their periods and papers; how many, 0 when none is left.

    What their days came to stays for the statistics. A ticket that a case, a notice, a fee, a review, an enquiry or a
    green channel is about stays as long as that does.
    """
    clerks.require(desk, desk.clerk, "purge")
    gone = _some(desk, "ticket", before)
    if gone:
        with kept.sparing(desk, desk.conn.execute(DAYS, {"gone": gone}).scalars().all()):
            for remove in OF_TICKETS:
                desk.conn.execute(remove, {"gone": gone})
        _note(desk, "ticket", before, len(gone))
    return len(gone)


def uncertified(look: Look) -> dict[str, int]:
    """How much was removed, by class, that no certificate tells of yet; it reads the whole journal."""
    found: dict[str, int] = {}
    for entry in journal.entries(look.conn.execute(SINCE)):
        found[entry.facts["what"]] = found.get(entry.facts["what"], 0) + entry.facts["rows"]
    return found


def certify(desk: Desk, before: date, counts: Mapping[str, int], lang: str) -> Removed:
    """Write into the journal what was removed, and print the certificate."""
    clerks.require(desk, desk.clerk, "purge")
    desk.record("purged", before=before.isoformat(), **counts)
    slip = purge_certificate.slip(
        hall=catalogue.current(desk).hall.name(lang), before=before.isoformat(), counts=list(counts.items()),
        at=f"{desk.local(desk.now_us):%Y-%m-%d %H:%M}", clerk=desk.clerk or "", entry=desk.last_id, head=desk.head,
        lang=lang,
    )  # fmt: skip
    return Removed(counts, desk.print(slip))


def _note(desk: Desk, kind: str, before: date, rows: int) -> None:
    desk.record("purging", what=kind, before=before.isoformat(), rows=rows)


def _some(desk: Desk, kind: str, before: date) -> list[int]:
    wanted = PAST[kind].limit(PIECE)
    return [row.id for row in desk.conn.execute(wanted, {"before_us": before_us(desk, before)})]

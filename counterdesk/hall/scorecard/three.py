"""The three rates of 三个一, each with the list its numerator and its remainder open to.

(a) 当场登记一次告知: matters told once and whole. (b) 解答问题一口清: enquiries answered by whoever was asked
first, and nobody asked about the same service again within REPEAT_DAYS. (c) 发放材料一手准: results handed over that
never had to be corrected.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import catalogue, notices
from counterdesk.hall.cases import rows as cases
from counterdesk.hall.cases.reissue import KIND
from counterdesk.hall.enquiries import COLUMNS, Enquiry
from counterdesk.hall.enquiries import enquiries as table
from counterdesk.hall.reviews.wilson import Share, share
from counterdesk.store import journal
from counterdesk.store.desk import Look

REPEAT_DAYS = 7
"""Calendar days within which a second enquiry about the same service says that the first answer was not clear."""
CLOSED = select(*COLUMNS).where(table.c.day.between(bindparam("first"), bindparam("until"))).order_by(table.c.id)
_log, _told = journal.journal, cases.events
DELIVERED = (
    select(cases.table.c.id, cases.table.c.number)
    .join_from(_told, _log, _log.c.id == _told.c.journal_id)
    .join(cases.table, cases.table.c.id == _told.c.case_id)
    .where(_log.c.kind == "case_delivered", _log.c.day.between(bindparam("first"), bindparam("last")),
           cases.table.c.outcome == "grant")
    .order_by(cases.table.c.id)
)  # fmt: skip
REISSUED = (
    select(_told.c.case_id).join_from(_told, _log, _log.c.id == _told.c.journal_id).where(_log.c.kind == KIND)
)


class Three(NamedTuple):
    """A rate of 三个一: ``name``, the share, and the numbers behind it: those that count, and the others."""

    name: str
    share: Share
    kept: tuple[str, ...]
    others: tuple[str, ...]


def three(look: Look, first: date, last: date) -> tuple[Three, Three, Three]:
    """The three rates of the days ``first`` to ``last``, both included."""
    told = notices.told_once(look, first, last)
    once, not_once = (tuple(one.number for one in part) for part in (told.once, told.not_once))
    return _three("told_once", once, not_once), _clear(look, first, last), _right(look, first, last)


def _clear(look: Look, first: date, last: date) -> Three:
    until = last + timedelta(days=REPEAT_DAYS)
    found = [Enquiry._make(row) for row in look.conn.execute(CLOSED, {"first": first, "until": until})]
    asked = [one for one in found if one.day <= last and one.state == "closed"]
    kept = [one for one in asked if _at_once(one) and not _asked_again(look, one, found)]
    others = [one for one in asked if one not in kept]
    return _three("clear", tuple(str(one.id) for one in kept), tuple(str(one.id) for one in others))


def _at_once(one: Enquiry) -> bool:
    return one.handed_to is None


def _asked_again(look: Look, one: Enquiry, found: list[Enquiry]) -> bool:
    if one.service_id is None:
        return False
    code = catalogue.service_of(look, one.service_id).service.code
    later = (each for each in found if each.id > one.id and (each.day - one.day).days <= REPEAT_DAYS)
    return any(
        each.service_id is not None and catalogue.service_of(look, each.service_id).service.code == code
        for each in later
    )


def _right(look: Look, first: date, last: date) -> Three:
    given = look.conn.execute(DELIVERED, {"first": first, "last": last}).all()
    again = set(look.conn.execute(REISSUED).scalars())
    kept, others = (tuple(row.number for row in given if (row.id in again) is wrong) for wrong in (False, True))
    return _three("right_first", kept, others)


def _three(name: str, kept: tuple[str, ...], others: tuple[str, ...]) -> Three:
    return Three(name, share(len(kept), len(kept) + len(others)), kept, others)

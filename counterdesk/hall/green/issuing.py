"""A number given out with the green channel granted, in one act: no such ticket is ever without its record."""

from __future__ import annotations

from counterdesk.hall import rows, tickets
from counterdesk.hall.green import granting
from counterdesk.hall.tickets import Issued
from counterdesk.store.desk import Desk


def issue(
    desk: Desk,
    service: str,
    category: str,
    document: str,
    reason: str,
    granted_by: str | None = None,
    key: str | None = None,
    lang: str | None = None,
    source: str = "desk",
) -> Issued:
    """Give out a number that a lead (``granted_by``, None: the desk's own clerk) put first, with both papers.

    The same ``key`` gives the same ticket again, and no second grant. Raises Refusal as ``tickets.issue`` and
    ``granting.grant`` do.
    """
    found, seen, why = granting.allowed(desk, category, document, reason, granted_by)
    given = tickets.issue(desk, service, found.id, key, lang, source, granted=True)
    if granting.category_of(desk, given.ticket.id) is None:
        granting.keep(desk, found, seen, why, granted_by, rows.by_id(desk, given.ticket.id), None)
    return given

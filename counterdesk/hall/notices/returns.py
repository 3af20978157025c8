"""Coming back with a notice: the visit is linked by its code, and what is asked for now is held against its list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall import catalogue, clerks, day, rows
from counterdesk.hall.catalogue import Service
from counterdesk.hall.notices import reading, rules
from counterdesk.hall.notices.reading import Notice
from counterdesk.hall.notices.tables import NoticeReturnRow
from counterdesk.hall.rows import Ticket
from counterdesk.store.desk import Desk

MOST_CHARS = 60
table = NoticeReturnRow.__table__  # type: ignore[attr-defined]
ADD = insert(table).returning(table.c.id)
SAME_VISIT = select(table.c.id, table.c.asked_more).where(
    table.c.notice_id == bindparam("notice_id"), table.c.ticket_id == bindparam("ticket_id")
)
MORE = update(table).where(table.c.id == bindparam("of")).values(asked_more=bindparam("more"))


class Return(NamedTuple):
    """A visit that follows a notice; ``asked_more`` are the papers asked for now that its list did not have."""

    id: int
    notice: str
    ticket: str | None
    day: date
    asked_more: tuple[str, ...]


def came_back(desk: Desk, notice: str, ticket: str | None = None, asked: Sequence[str] = ()) -> Return:
    """Link today's visit to the notice (its number or code) the citizen brought; ``asked``: the papers asked for now.

    A paper is named as the catalogue names it, the notice's version or today's, or in words of one's own. The same
    visit again adds to what was asked. Raises Refusal ``no_such_material`` for a name that looks like one of the
    catalogue's and is none, ``role``, or as finding the notice or the ticket does.
    """
    clerks.require(desk, desk.clerk, "notice")
    day.begin(desk)
    brought = reading.by_number(desk, notice)
    visit = rows.by_label(desk, ticket) if ticket else None
    then = reading.service_then(desk, brought).service
    named = [_named(desk, then, name) for name in asked if name.strip()]
    return _keep(desk, brought, visit, rules.not_listed(then, brought.needed, named))


def _named(desk: Desk, then: Service, name: str) -> str:
    now = catalogue.current(desk).services.get(then.code, then)
    said = " ".join(name.split())[:MOST_CHARS]
    known = {material.id for material in (*then.materials, *now.materials)}
    if said not in known and said.isascii() and " " not in said:
        raise rules.no_such_material(now, said)
    return said


def _keep(desk: Desk, notice: Notice, visit: Ticket | None, more: Sequence[str]) -> Return:
    key = {"notice_id": notice.id, "ticket_id": visit and visit.id}
    before = desk.conn.execute(SAME_VISIT, key).one_or_none() if visit else None
    if before:
        all_more = tuple(dict.fromkeys((*json.loads(before.asked_more), *more)))
        desk.conn.execute(MORE, {"of": before.id, "more": _json(all_more)})
        row_id = int(before.id)
    else:
        all_more = tuple(more)
        who = {"day": desk.day, "at_us": desk.now_us, "clerk": desk.clerk, "window": desk.window}
        row_id = int(desk.conn.execute(ADD, {**key, **who, "asked_more": _json(all_more)}).scalar_one())
    label = visit and visit.label
    desk.record("notice_return", visit and visit.id, number=label or "", notice=notice.number, asked_more=more)
    return Return(row_id, notice.number, label, desk.day, all_more)


def _json(names: Sequence[str]) -> str:
    return json.dumps(names, ensure_ascii=False)

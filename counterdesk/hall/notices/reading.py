"""A notice as everyone outside the store sees it, and how to find one."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import catalogue, codes, rows
from counterdesk.hall.catalogue import ServiceThen
from counterdesk.hall.catalogue.tables import CatalogueVersion, ServiceRow
from counterdesk.hall.notices import rules
from counterdesk.hall.notices.rules import Needed
from counterdesk.hall.notices.tables import NoticeRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look
from counterdesk.words import plain

table = NoticeRow.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
versions = CatalogueVersion.__table__  # type: ignore[attr-defined]
first = table.alias("first")
WHOLE = (
    select(
        table,
        rows.table.c.label.label("ticket"),
        services.c.code.label("service"),
        versions.c.version,
        first.c.number.label("first_number"),
    )
    .join_from(table, services, services.c.id == table.c.service_id)
    .join(versions, versions.c.id == table.c.catalogue_id)
    .outerjoin(rows.table, rows.table.c.id == table.c.ticket_id)
    .outerjoin(first, first.c.id == table.c.of_notice)
)
BY_ID = WHOLE.where(table.c.id == bindparam("id"))
BY_NUMBER = WHOLE.where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
OF_TICKET = WHOLE.where(table.c.ticket_id == bindparam("ticket_id")).order_by(table.c.id)
OF_DAY = WHOLE.where(table.c.day == bindparam("day")).order_by(table.c.id)
NUMBER = re.compile(r"\D?(\d{4})\D+(\d{1,9})\D?")
"""As commands write it (2026-00123), or as it stands on paper (〔2026〕第00123号)."""


class Notice(NamedTuple):
    """A notice as it was given; nothing personal is in it.

    ``ticket`` is that day's number, ``service`` a code; ``of_notice`` is the number of the matter's first notice
    when this is a later one, which ``override_by`` allowed for ``override_reason``. ``at_us``: microseconds UTC.
    """

    id: int
    number: str
    code: str
    day: date
    at_us: int
    ticket: str | None
    service: str
    catalogue_version: str
    lang: str
    yes: tuple[str, ...]
    needed: tuple[Needed, ...]
    missing: tuple[Needed, ...]
    of_notice: str | None
    override_reason: str | None
    override_by: str | None
    clerk: str | None
    window: str | None
    print_job: int | None
    service_id: int
    ticket_id: int | None
    case_id: int | None


def by_number(look: Look, number: str) -> Notice:
    """The notice of a number (2026-00123), or whose paper carries this code; raises Refusal ``no_such_notice``.

    Digits that are no code of this hall raise ``bad_code``.
    """
    said = plain(number).strip()
    if said.isdigit() and len(said) > codes.CHECK_DIGITS + 1:
        return _one(look, BY_ID, said, id=_coded(look, said))
    found = NUMBER.fullmatch(said)
    if not found:
        raise Refusal("no_such_notice", number=said[:20])
    return _one(look, BY_NUMBER, said, year=int(found[1]), seq=int(found[2]))


def by_id(look: Look, notice_id: int) -> Notice:
    """The notice of a row number; raises Refusal ``no_such_notice``."""
    return _one(look, BY_ID, str(notice_id), id=notice_id)


def of_ticket(look: Look, ticket_id: int) -> list[Notice]:
    """The notices given to one ticket, of whichever day, in order."""
    return [notice_of(look, row) for row in look.conn.execute(OF_TICKET, {"ticket_id": ticket_id})]


def listed(look: Look, on: date | None = None) -> list[Notice]:
    """The notices of a day (default: today) in the order they were given."""
    return [notice_of(look, row) for row in look.conn.execute(OF_DAY, {"day": on or look.day})]


def service_then(look: Look, notice: Notice) -> ServiceThen:
    """The notice's service as it stood in the version of the catalogue the notice followed."""
    return catalogue.service_of(look, notice.service_id)


def notice_of(look: Look, row: Any) -> Notice:
    """A row of ``WHOLE`` as a Notice."""
    needed = tuple(Needed(**one) for one in json.loads(row.needed))
    return Notice(
        row.id, row.number, codes.make("notice", row.id, look.code_key), row.day, row.at_us, row.ticket, row.service,
        row.version, row.lang, tuple(json.loads(row.answers)), needed, rules.missing(needed), row.first_number,
        row.override_reason, row.override_by, row.clerk, row.window, row.print_job, row.service_id, row.ticket_id,
        row.case_id,
    )  # fmt: skip


def _coded(look: Look, digits: str) -> int:
    found = codes.read(digits, look.code_key)
    if found.kind != "notice":
        raise Refusal("bad_code")
    return found.id


def _one(look: Look, question: Any, said: str, **values: int) -> Notice:
    row = look.conn.execute(question, values).one_or_none()
    if row is None:
        raise Refusal("no_such_notice", number=said[:20])
    return notice_of(look, row)

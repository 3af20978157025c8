"""What a notice's form shows, asked in one snapshot, and its paper as it would print now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue, codes, notices, rows
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.notices import Notice
from counterdesk.printing.slip import Slip
from counterdesk.store.desk import Look


class About(NamedTuple):
    """What a form is about: a service's code, perhaps a ticket (number or code) and a notice brought back."""

    service: str = ""
    ticket: str | None = None
    brought: str | None = None


class FormNow(NamedTuple):
    """A service with its rules; ``cat`` and ``service`` are of the version a brought notice followed.

    ``ticket`` is its number, ``told`` are the notices given to it for the same service.
    """

    zone: ZoneInfo
    day: datetime
    cat: Catalogue
    service: Service
    ticket: str | None
    lang: str
    brought: Notice | None
    told: list[Notice]


def form_now(look: Look, about: About) -> FormNow:
    """Everything a form needs; raises Refusal as finding the ticket, the notice or the service does."""
    brought = notices.by_number(look, about.brought) if about.brought else None
    cat, service = _rules(look, about, brought)
    ticket = rows.by_label(look, about.ticket) if about.ticket else None
    told = notices.of_ticket(look, ticket.id) if ticket else []
    lang = ticket.lang if ticket else brought.lang if brought else cat.hall.languages[0]
    same = [one for one in told if one.service == service.code]
    number = ticket.label if ticket else None
    return FormNow(look.zone, look.local(look.now_us), cat, service, number, lang, brought, same)


def draft(look: Look, about: About, yes: Sequence[str], have: Sequence[str]) -> Slip:
    """The paper as it would print now, without a number and without a code that means anything."""
    brought = notices.by_number(look, about.brought) if about.brought else None
    cat, service = _rules(look, about, brought)
    listed = notices.needed(service, yes, have)
    found = form_now(look, about)
    service_id = brought.service_id if brought else catalogue.service_ids(look)[service.code]
    given = Notice(
        0, f"{look.day.year}-00000", codes.make("notice", 0, look.code_key), look.day, look.now_us, found.ticket,
        service.code, cat.version, found.lang, tuple(yes), listed, notices.missing(listed), None, None, None, None,
        None, None, service_id, None, None,
    )  # fmt: skip
    return notices.notice_slip(look, given)


def _rules(look: Look, about: About, brought: Notice | None) -> tuple[Catalogue, Service]:
    if brought is not None:
        catalogue_id, service = notices.service_then(look, brought)
        return catalogue.by_id(look, catalogue_id), service
    cat = catalogue.current(look)
    return cat, cat.services[about.service]

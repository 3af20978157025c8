"""The ticket's paper: the catalogue's facts as the plain values the slip takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.rows import Ticket
from counterdesk.printing.languages import BOTH, spoken
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import ticket as paper


class _Shared(TypedDict):
    """What a ticket says in every language."""

    number: str
    ahead: int | None
    wait_low_min: int | None
    wait_high_min: int | None
    issued_at: str
    windows: Sequence[str]
    code: str
    missed_calls: int
    return_places: int
    copy_no: int
    large: bool
    may_not: bool


def ticket_slip(
    cat: Catalogue,
    service: Service,
    ticket: Ticket,
    windows: Sequence[str],
    code: str,
    issued_at: datetime,
    copy_no: int = 1,
    may_not: bool = False,
) -> Slip:
    """The slip of ``ticket`` in the citizen's language, as the hall's file wants it; ``issued_at`` is hall time.

    ``windows`` are none while no window serves it: then nothing is said of the wait, as where nobody knew who was
    ahead. With nobody ahead the wait begins now. ``may_not``: the hall may close before. Nothing personal is on it. In
    one language it is at most 400 bytes on a printer; two take more.
    """
    told = ticket.ahead is not None
    shared: _Shared = {
        "number": ticket.label,
        "ahead": ticket.ahead,
        "wait_low_min": (ticket.wait_low_min or 0) * bool(ticket.ahead) if windows and told else None,
        "wait_high_min": (ticket.wait_high_min or 0) if windows and told else None,
        "issued_at": f"{issued_at:%H:%M}",
        "windows": windows,
        "code": code,
        "missed_calls": cat.calling.no_show_calls,
        "return_places": cat.calling.return_places,
        "copy_no": copy_no,
        "large": cat.hall.ticket_large,
        "may_not": may_not and bool(windows),
    }
    return spoken(lambda lang: _in(lang, cat, service, ticket.priority, shared), _languages(cat, ticket.lang))


def _languages(cat: Catalogue, lang: str) -> str:
    return BOTH.join((lang, "en" if lang == "zh" else "zh")) if cat.hall.ticket_languages == "both" else lang


def _in(lang: str, cat: Catalogue, service: Service, priority: str | None, shared: _Shared) -> Slip:
    return paper.slip(
        hall=cat.hall.name(lang),
        service=service.name(lang),
        priority=cat.priorities[priority].name(lang) if priority else None,
        materials=[m.name(lang) for m in service.materials if not (m.when or m.unless or m.spoken)],
        phones=cat.hall.phones_in(lang),
        lang=lang,
        **shared,
    )

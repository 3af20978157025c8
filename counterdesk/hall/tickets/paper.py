"""The ticket's paper: the catalogue's facts as the plain values the slip takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.rows import Ticket
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import ticket as paper


def ticket_slip(
    cat: Catalogue,
    service: Service,
    ticket: Ticket,
    windows: Sequence[str],
    code: str,
    issued_at: datetime,
    copy_no: int = 1,
) -> Slip:
    """The slip of ``ticket`` in the citizen's language; ``issued_at`` is hall time. Nothing personal is on it."""
    lang = ticket.lang
    priority = cat.priorities[ticket.priority].name(lang) if ticket.priority else None
    always = [m.name(lang) for m in service.materials if not (m.when or m.unless or m.spoken)]
    return paper.slip(
        hall=cat.hall.name(lang),
        service=service.name(lang),
        number=ticket.label,
        ahead=ticket.ahead or 0,
        wait_low_min=ticket.wait_low_min or 0,
        wait_high_min=ticket.wait_high_min or 0,
        issued_at=f"{issued_at:%H:%M}",
        windows=windows,
        priority=priority,
        materials=always,
        code=code,
        phones=[(phone.label(lang), phone.number) for phone in cat.hall.phones],
        lang=lang,
        missed_calls=cat.calling.no_show_calls,
        return_places=cat.calling.return_places,
        copy_no=copy_no,
    )

"""What a paper says about whose matter it is, for papers that may be about a case or about a ticket alone."""

from __future__ import annotations

from counterdesk.hall import catalogue
from counterdesk.hall.cases import paper
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.rows import Ticket
from counterdesk.printing.slips.parts import CHINA, Applicant, Matter
from counterdesk.store.desk import Desk


def of_case(desk: Desk, case: Case, number: str, lang: str) -> Matter:
    """A paper ``number`` of a case in ``lang``, told by the clerk at the desk now; names are masked."""
    told = case._replace(lang=lang)
    return paper.matter_of(desk, told, number, desk.clerk or "", desk.window or "", desk.local(desk.now_us))


def of_ticket(desk: Desk, ticket: Ticket, number: str, lang: str) -> Matter:
    """A paper ``number`` about a ticket, whose citizen nobody asked for a name."""
    then = catalogue.service_of(desk, ticket.service_id)
    cat = catalogue.by_id(desk, then.catalogue_id)
    return Matter(
        hall=cat.hall.name(lang), number=number, service=then.service.name(lang), applicant=Applicant(),
        clerk=desk.clerk or "", at=desk.local(desk.now_us), window=desk.window or "",
        phones=[(phone.label(lang), phone.number) for phone in cat.hall.phones],
        law=CHINA if cat.hall.calendar == CHINA else "",
    )  # fmt: skip

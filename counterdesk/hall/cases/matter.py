"""What a paper says about whose matter it is, for papers that may be about a case or about a ticket alone."""

from __future__ import annotations

from counterdesk.hall import catalogue, people
from counterdesk.hall.cases import rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.rows import Ticket
from counterdesk.printing.slips.parts import Applicant, Matter
from counterdesk.store.desk import Desk, Look


def of_case(desk: Desk, case: Case, number: str, lang: str) -> Matter:
    """A paper ``number`` of a case in ``lang``, told by the clerk at the desk now; names are masked."""
    told = _told(desk, rows.rules(desk, case), rows.service(desk, case), number, lang)
    return told._replace(applicant=applicant_of(desk, case), case=case.number)


def of_ticket(desk: Desk, ticket: Ticket, number: str, lang: str) -> Matter:
    """A paper ``number`` about a ticket, whose citizen nobody asked for a name."""
    then = catalogue.service_of(desk, ticket.service_id)
    return _told(desk, catalogue.by_id(desk, then.catalogue_id), then.service, number, lang)


def of_hall(desk: Desk, number: str, lang: str) -> Matter:
    """A paper ``number`` that is about neither: the hall itself tells it."""
    hall = catalogue.current(desk).hall
    return Matter(
        hall=hall.name(lang), number=number, service="", applicant=Applicant(), clerk=desk.clerk or "",
        at=desk.local(desk.now_us), window=desk.window or "", phones=hall.phones_in(lang), law=hall.law,
    )  # fmt: skip


def applicant_of(look: Look, case: Case) -> Applicant:
    """Who applied and who acts for them, masked."""
    shown = people.shown(look, "case", case.id)
    who, agent = shown.get("applicant"), shown.get("agent")
    return Applicant(
        *((who.name, who.id_no or "", who.phone or "") if who else ("", "", "")),
        *((agent.name, agent.id_no or "", agent.phone or "") if agent else ("", "", "")),
    )


def _told(desk: Desk, cat: Catalogue, service: Service, number: str, lang: str) -> Matter:
    return Matter(
        hall=cat.hall.name(lang), number=number, service=service.name(lang), applicant=Applicant(),
        clerk=desk.clerk or "", at=desk.local(desk.now_us), window=desk.window or "",
        phones=cat.hall.phones_in(lang), law=cat.hall.law,
    )  # fmt: skip

"""The review slip of a served visit, printed when the citizen wants one."""

from __future__ import annotations

from counterdesk.hall import catalogue, clerks, day, moves
from counterdesk.hall import rows as tickets
from counterdesk.hall.reviews import giving, reasons
from counterdesk.hall.rows import Ticket
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import review as layout
from counterdesk.store.desk import Desk, Look


def hand_out(desk: Desk, number: str) -> int:
    """Print the slip of a visit that was served and not reviewed yet; returns the print job.

    Raises Refusal as ``giving.may_be_given`` does.
    """
    clerks.require(desk, desk.clerk, "enter_review")
    day.begin(desk)
    ticket = tickets.by_label(desk, number)
    giving.may_be_given(desk, ticket)
    job = desk.print(slip_of(desk, ticket), ticket.id)
    desk.record("review_slip", ticket.id, number=ticket.label, job=job)
    return job


def slip_of(look: Look, ticket: Ticket) -> Slip:
    """The slip, in the ticket's language."""
    then = catalogue.service_of(look, ticket.service_id)
    hall, lang = catalogue.by_id(look, then.catalogue_id).hall, ticket.lang
    ended_us = max((one.to_us or look.now_us for one in moves.life(look, ticket.id)), default=look.now_us)
    listed = [(grade, [one.name(lang) for one in reasons.beside(grade)]) for grade in reasons.GRADES]
    return layout.slip(
        hall=hall.name(lang), number=ticket.label, service=then.service.name(lang), window=ticket.window or "",
        at=look.local(ended_us), reasons=listed, code=giving.code_of(look, ticket), lang=lang,
        phones=hall.phones_in(lang),
    )  # fmt: skip

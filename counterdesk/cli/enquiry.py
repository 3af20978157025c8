"""``enquiry``: what was asked at a window, whose it is, and what became of it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes
from counterdesk.cli.acts import command
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, enquiries, rows
from counterdesk.hall.enquiries import Enquiry
from counterdesk.store.desk import Look
from counterdesk.words import t

HEADS = ("enquiry", "day", "clerk", "state", "to_clerk", "question")
INSTANTS = ("asked", "handed", "confirmed", "closed")


def listed(asked: Namespace, here: Here) -> Answer:
    """Questions not answered yet: of one clerk, of one day, or all of them."""
    found = here.store.read(_listed, clerk=asked.clerk, on=asked.day)
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], [_row(one) for one in found])
    return Answer(found, lines if found else [t("enquiry.none")])


def shape(look: Look, found: Enquiry) -> dict[str, Any]:
    """A question; ``holder`` is whose it is now."""
    service = catalogue.service_of(look, found.service_id).service.code if found.service_id is not None else None
    ticket = rows.by_id(look, found.ticket_id).label if found.ticket_id is not None else None
    copied = {name: getattr(found, name) for name in ("question", "answer", "state", "first_clerk", "handed_to")}
    instants = {f"{name}_at": getattr(found, f"{name}_us") for name in INSTANTS}
    return {
        "enquiry": found.id, "day": found.day.isoformat(), **copied, "holder": found.holder, "window": found.window,
        "service": service, "ticket": ticket,
        **{name: us and shapes.instant(look, us) for name, us in instants.items()},
    }  # fmt: skip


def _told(_asked: Namespace, here: Here, done: Enquiry) -> Answer:
    said = here.store.read(shape, found=done)
    return Answer(said, [t("enquiry.now", enquiry=done.id, state=_state(said), clerk=done.holder)])


ask = command(enquiries.ask, _told, "question", "service", act="enquiry", ticket="of_ticket")
answer = command(enquiries.answer, _told, "enquiry", act="enquiry", text="answer")
hand_over = command(enquiries.hand_over, _told, "enquiry", "to_clerk", act="enquiry")
confirm = command(enquiries.confirm, _told, "enquiry", act="enquiry")


def _listed(look: Look, clerk: str | None, on: date | None) -> list[dict[str, Any]]:
    found = enquiries.of_clerk(look, clerk) if clerk else enquiries.open_ones(look, on)
    return [shape(look, one) for one in found]


def _row(one: dict[str, Any]) -> list[object]:
    return [one["enquiry"], one["day"], one["holder"], _state(one), one["handed_to"], one["question"]]


def _state(one: dict[str, Any]) -> str:
    return t("enquiry.confirmed") if one["state"] == "handed" and one["confirmed_at"] else t(f"enquiry.{one['state']}")

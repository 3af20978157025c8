"""Tickets, print jobs and reasons as the command line's JSON has them; instants are ISO 8601 with the hall's offset."""

from __future__ import annotations

from typing import Any

from counterdesk.cli import output
from counterdesk.hall import catalogue, estimates, moves, tickets
from counterdesk.hall.calling import Why
from counterdesk.hall.rows import Ticket
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Job
from counterdesk.words import language, t

COPIED = ("window", "clerk", "to_window", "calls", "outcome", "lang", "source")


def ticket(look: Look, found: Ticket) -> dict[str, Any]:
    """A ticket as it is now; ``windows`` are those that may call it, ``reliable`` is true or false."""
    shape = {
        "number": found.label, "day": found.day.isoformat(), "series": found.series,
        "service": catalogue.service_of(look, found.service_id)[1].code, "priority": found.priority,
        "state": found.state, "issued_at": instant(look, found.arrived_at_us), "ahead": found.ahead,
        "wait_low_min": found.wait_low_min, "wait_high_min": found.wait_high_min,
        "may_not_be_served": estimates.may_not_be_served(look, found.id),
        "windows": list(tickets.windows_for(look, found)), "code": tickets.code_of(look, found),
        "print_job": _print_job(look, found),
    }  # fmt: skip
    copied = {name: getattr(found, name) for name in COPIED}
    return shape | copied | {"reliable": bool(found.reliable), "services": tickets.services_of(look, found)}


def by_id(look: Look, ticket_id: int) -> dict[str, Any]:
    """The ticket of a row number as it is now."""
    return ticket(look, tickets.by_id(look, ticket_id))


def periods(look: Look, found: Ticket) -> list[dict[str, Any]]:
    """The stretches of a ticket's life in order; the one that still runs has ``to`` null."""
    return [
        {
            "kind": span.kind, "from": instant(look, span.from_us), "to": span.to_us and instant(look, span.to_us),
            "window": span.window, "clerk": span.clerk,
        }
        for span in moves.life(look, found.id)
    ]  # fmt: skip


def job(found: Job) -> dict[str, Any]:
    """A print job."""
    return {
        "id": found.id, "state": found.state, "printer": found.printer, "kind": found.kind, "copy": found.copy_no,
        "level": found.level, "reason": found.reason, "tries": found.tries,
    }  # fmt: skip


def why(found: Why) -> dict[str, str]:
    """Why it is this ticket's turn: a sentence, and its code."""
    facts: dict[str, Any] = found.facts
    reason = t(f"why.{found.code}", **facts)
    return {
        "why": t("cli.why", reason=reason, **_waits(facts)) if "wait_min" in facts else reason,
        "why_code": found.code,
    }


def _waits(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in ("number", "wait_min", "promise_min")}


def instant(look: Look, us: int) -> str:
    """An instant on the hall's wall clock, such as 2026-11-23T09:40:00.000000+08:00."""
    return look.local(us).isoformat()


def line(look: Look, shape: dict[str, Any]) -> str:
    """A ticket in one line for people."""
    service = catalogue.current(look).services.get(shape["service"])
    name = service.name(language()) if service else shape["service"]
    at = t("cli.at_window", window=shape["window"]) if shape["window"] and shape["state"] != "waiting" else ""
    return output.GAP.join(filter(None, (shape["number"], t(f"state.{shape['state']}"), at, name)))


def _print_job(look: Look, found: Ticket) -> dict[str, Any] | None:
    number = tickets.print_job(look, found)
    return job(outbox.job(look, number)) if number else None

"""``queue``: who is next, in order, and why."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, NamedTuple

from counterdesk.cli import output, shapes
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, tickets, windows
from counterdesk.hall.calling import Choice
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("number", "service", "priority", "waited", "why")


class Turn(NamedTuple):
    """One who waits: the JSON, and the row for people."""

    shape: dict[str, Any]
    row: tuple[object, ...]


def queue(asked: Namespace, here: Here) -> Answer:
    """Everybody waiting for a window, or in the whole hall, in the order they would be called now."""
    line = here.store.read(_line, window=asked.window)
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], [turn.row for turn in line])
    return Answer([turn.shape for turn in line], lines if line else [t("desk.nobody_waits")])


def _line(look: Look, window: str | None) -> list[Turn]:
    if window:
        windows.known(look, window)
    services = {found.id: found.service_id for found in tickets.of_day(look, state="waiting")}
    return [_turn(look, choice, services[choice.head.ticket_id]) for choice in tickets.line_for(look, window)]


def _turn(look: Look, choice: Choice, service_id: int) -> Turn:
    head, service = choice.head, catalogue.service_of(look, service_id).service
    waited_s = head.waited_us(look.now_us) // SECOND_US
    shape = {
        "number": head.label, "series": head.series, "service": service.code, "priority": head.priority,
        "waited_s": waited_s, "promise_min": head.promise_min, "window": head.to_window, **shapes.why(choice.why),
    }  # fmt: skip
    first = catalogue.current(look).priorities.get(head.priority or "")
    names = service.name(language()), first.name(language()) if first else head.priority
    facts: dict[str, Any] = choice.why.facts
    reason = t(f"why.{choice.why.code}", **facts)
    return Turn(shape, (head.label, *names, t("cli.minutes", count=waited_s // 60), reason))

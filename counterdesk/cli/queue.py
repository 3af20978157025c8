"""``queue``: who is next, in order, and why."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from counterdesk.cli import output, shapes
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, tickets, windows
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("number", "service", "priority", "waited", "why")


def queue(asked: Namespace, here: Here) -> Answer:
    """Everybody waiting for a window, or in the whole hall, in the order they would be called now."""
    line = here.store.read(_line, window=asked.window)
    rows = [
        [p["number"], p.pop("name"), p["priority"], t("cli.minutes", count=p["waited_s"] // 60), p["why"]] for p in line
    ]
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], rows) if rows else [t("desk.nobody_waits")]
    return Answer(line, lines)


def _line(look: Look, window: str | None) -> list[dict[str, Any]]:
    if window:
        windows.known(look, window)
    waiting = {found.id: found for found in tickets.of_day(look, state="waiting")}
    return [
        {
            "number": turn.head.label, "series": turn.head.series,
            **_service(look, waiting[turn.head.ticket_id].service_id), "priority": turn.head.priority,
            "waited_s": turn.head.waited_us(look.now_us) // SECOND_US, "promise_min": turn.head.promise_min,
            "window": turn.head.to_window, **shapes.why(turn.why),
        }
        for turn in tickets.line_for(look, window)
    ]  # fmt: skip


def _service(look: Look, row_id: int) -> dict[str, str]:
    service = catalogue.service_of(look, row_id)[1]
    return {"service": service.code, "name": service.name(language())}

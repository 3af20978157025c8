"""``ticket show`` and ``ticket list``: what became of one number, and a day's numbers."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Any

from counterdesk.cli import output, shapes
from counterdesk.cli.given import stored
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import tickets
from counterdesk.store.desk import Look
from counterdesk.words import t

HEADS = ("number", "state", "service", "priority", "issued", "window", "clerk")


def show(asked: Namespace, here: Here) -> Answer:
    """One ticket with the periods of its life."""
    shape, line = here.store.read(_one, number=asked.number, day=asked.day)
    rows = [
        [t(f"cli.period_{p['kind']}"), _clock(p["from"]), _clock(p["to"]), p["window"], p["clerk"]]
        for p in shape["periods"]
    ]
    heads = [t(f"cli.head_{name}") for name in ("period", "from", "to", "window", "clerk")]
    return Answer(shape, [line, "", *output.table(heads, rows)])


def listed(asked: Namespace, here: Here) -> Answer:
    """A day's tickets in the order they were issued, perhaps only those in one state."""
    found = here.store.read(_of_day, day=asked.day, state=asked.state and stored(asked.state))
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], [_row(shape) for shape in found])
    return Answer(found, lines if found else [t("cli.no_tickets")])


def _one(look: Look, number: str, day: Any) -> tuple[dict[str, Any], str]:
    found = tickets.by_label(look, number, day)
    shape = shapes.ticket(look, found)
    return {**shape, "periods": shapes.periods(look, found)}, shapes.line(look, shape)


def _of_day(look: Look, day: Any, state: str | None) -> list[dict[str, Any]]:
    return [shapes.ticket(look, found) for found in tickets.of_day(look, day, state)]


def _row(shape: dict[str, Any]) -> list[object]:
    state, issued = t(f"state.{shape['state']}"), _clock(shape["issued_at"])
    return [shape["number"], state, shape["service"], shape["priority"], issued, shape["window"], shape["clerk"]]


def _clock(instant: str | None) -> str:
    return f"{datetime.fromisoformat(instant):%H:%M:%S}" if instant else ""

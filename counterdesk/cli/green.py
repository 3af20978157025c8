"""``green``: granting the green channel, and what it cost those who wait in the ordinary way."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, green
from counterdesk.hall.green import Grant
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("day", "number", "case", "category", "clerk", "document", "passed_over", "added_wait")


def grant(asked: Namespace, here: Here) -> Answer:
    """Put a ticket, a case or both first; a lead's act."""
    printed = printing(
        here, green.grant, who.in_charge(asked, here, "grant_green"), asked.category, asked.seen, asked.reason,
        ticket=asked.of_ticket, case=asked.case,
    )  # fmt: skip
    value = here.store.read(_shape, made=printed.done)
    about = value["case"] or value["ticket"]
    told = t("green.granted", about=about, category=_named(here, value["category"]))
    return Answer(value, [*printed.lines, told], printed.fault)


def listed(asked: Namespace, here: Here) -> Answer:
    """The grants of a stretch of days, this month's unless --from and --to say which, each with its cost."""
    value = here.store.read(_listed, first=asked.from_day, last=asked.to_day)
    if not value["grants"]:
        return Answer(value, [t("green.none")])
    heads, cells = [t(f"cli.head_{name}") for name in HEADS], [_row(here, one) for one in value["grants"]]
    return Answer(value, [*output.table(heads, cells, right=(6, 7)), "", t("green.cost_means")])


def _listed(look: Look, first: date | None, last: date | None) -> dict[str, Any]:
    until = last or look.day
    since = first or until.replace(day=1)
    costs = [
        _shape(look, one.grant) | {name: getattr(one, name) for name in one._fields if name != "grant"}
        for one in green.listed(look, since, until)
    ]
    return {"from": since.isoformat(), "to": until.isoformat(), "definition": t("green.cost_means"), "grants": costs}


def _shape(look: Look, made: Grant) -> dict[str, Any]:
    return {
        "grant": made.id, "day": made.day.isoformat(), "ticket": made.ticket, "case": made.case,
        "category": made.category, "document": made.document, "reason": made.reason, "granted_by": made.granted_by,
        "granted_at": shapes.instant(look, made.granted_us),
    }  # fmt: skip


def _named(here: Here, category: str) -> str:
    known = here.store.read(catalogue.current).priorities.get(category)
    return known.name(language()) if known else category


def _row(here: Here, one: dict[str, Any]) -> list[object]:
    added = f"{round(one['added_wait_s']) // 60}:{round(one['added_wait_s']) % 60:02d}"
    return [one["day"], one["ticket"], one["case"], _named(here, one["category"]), one["granted_by"], one["document"],
            one["passed_over"], added]  # fmt: skip

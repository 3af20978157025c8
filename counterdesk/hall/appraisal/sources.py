"""Where events come from: one small function a source, which reads what happened to whom between two days.

A further source is a function here and its line in SOURCES; what its events are worth stands in data/appraisal.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall.appraisal.tables import AppraisalEventRow
from counterdesk.hall.commitments import breaches
from counterdesk.hall.complaints import rows as complaints
from counterdesk.hall.inspections import rows as inspections
from counterdesk.hall.inspections.sheet import HALL
from counterdesk.hall.reviews import rows as reviews
from counterdesk.hall.reviews.tables import BAD
from counterdesk.store.desk import Look


class Event(NamedTuple):
    """Something that counts for a clerk: ``key`` names it (``breach:12``), ``kind`` is what rules are for.

    ``about``: the number people know it by; ``times``: how often its points count; ``excused``: why it does not count,
    by whoever decided where it came from (empty: it counts).
    """

    key: str
    kind: str
    clerk: str
    day: date
    about: str
    window: str | None = None
    times: int = 1
    excused: str = ""
    note: str = ""


Source = Callable[[Look, date, date], Iterator[Event]]
entered_table = AppraisalEventRow.__table__  # type: ignore[attr-defined]
ENTERED = (
    select(entered_table)
    .where(entered_table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(entered_table.c.day, entered_table.c.id)
)
LINKED = (
    select(complaints.table.c.id, complaints.table.c.number, complaints.table.c.cause, complaints.table.c.answered_on,
           complaints.table.c.window, complaints.links.c.clerk)
    .join_from(complaints.table, complaints.links, complaints.links.c.complaint_id == complaints.table.c.id)
    .where(
        complaints.links.c.holds == 1, complaints.table.c.founded == 1, complaints.table.c.closed_us.is_not(None),
        complaints.table.c.answered_on.between(bindparam("first"), bindparam("last")),
    )
    .order_by(complaints.table.c.answered_on, complaints.table.c.id, complaints.links.c.clerk)
)  # fmt: skip
FAILED = (
    select(inspections.marks.c.id, inspections.table.c.number, inspections.table.c.day, inspections.marks.c.place,
           inspections.marks.c.item, inspections.marks.c.norm, inspections.marks.c.owner, inspections.marks.c.deduct,
           inspections.marks.c.note)
    .join_from(inspections.marks, inspections.table, inspections.table.c.id == inspections.marks.c.inspection_id)
    .where(
        inspections.table.c.finished_us.is_not(None), inspections.marks.c.owner.is_not(None),
        inspections.marks.c.deduct > 0,
        inspections.table.c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(inspections.table.c.day, inspections.marks.c.id)
)  # fmt: skip

BAD_ONES = (
    select(reviews.table.c.id, reviews.table.c.number, reviews.table.c.clerk, reviews.table.c.visit_day,
           reviews.table.c.window, reviews.table.c.excluded_by)
    .where(
        reviews.table.c.grade.in_(BAD), reviews.table.c.substantiated.in_(("yes", "partly")),
        reviews.table.c.clerk.is_not(None), reviews.table.c.visit_day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(reviews.table.c.visit_day, reviews.table.c.id)
)  # fmt: skip


def broken_promises(look: Look, first: date, last: date) -> Iterator[Event]:
    """Promises that expired in a clerk's hands; excused where a named decision says it was not the clerk's fault."""
    for one in breaches.listed(look, first, last):
        if one.clerk:
            excused = one.decided_by or "" if one.decision in ("excused", "not_ours") else ""
            yield Event(f"breach:{one.id}", f"breach.{one.kind}", one.clerk, one.due_on, one.number, excused=excused,
                        note=one.label)  # fmt: skip


def founded_complaints(look: Look, first: date, last: date) -> Iterator[Event]:
    """Closed complaints that were founded, for each clerk two people agree they are about; never who told them."""
    for row in look.conn.execute(LINKED, {"first": first, "last": last}):
        yield Event(f"complaint:{row.id}", f"complaint.{row.cause}", row.clerk, row.answered_on, row.number, row.window)


def failed_items(look: Look, first: date, last: date) -> Iterator[Event]:
    """Items of finished inspections that failed, for whoever answers for them; each point deducted counts."""
    for row in look.conn.execute(FAILED, {"first": first, "last": last}):
        window = None if row.place == HALL else row.place
        yield Event(f"inspection:{row.id}", f"inspection.{row.norm}", row.owner, row.day, row.number, window,
                    row.deduct, note=row.note or "")  # fmt: skip


def bad_reviews(look: Look, first: date, last: date) -> Iterator[Event]:
    """Bad reviews found true, wholly or in part, and not excluded, for the clerk the visit ended with."""
    for row in look.conn.execute(BAD_ONES, {"first": first, "last": last}):
        excused = row.excluded_by or ""
        yield Event(f"review:{row.id}", "review.bad", row.clerk, row.visit_day, row.number, row.window, excused=excused)


def entered(look: Look, first: date, last: date) -> Iterator[Event]:
    """What people entered."""
    for row in look.conn.execute(ENTERED, {"first": first, "last": last}):
        yield Event(f"entry:{row.id}", row.kind, row.clerk, row.day, str(row.id), row.window, note=row.note)


SOURCES: tuple[Source, ...] = (broken_promises, founded_complaints, failed_items, bad_reviews, entered)
OPENS: Mapping[str, str] = {"breach": "commitment show", "complaint": "complaint show", "inspection": "inspection show",
                              "review": "review show"}  # fmt: skip
"""The command that opens what an event came from, by the first word of its key."""


def events(look: Look, first: date, last: date) -> list[Event]:
    """Every event of these days, both ends included, by day and key."""
    found = (one for source in SOURCES for one in source(look, first, last))
    return sorted(found, key=lambda one: (one.day, *_ordered(one.key)))


def _ordered(key: str) -> tuple[str, int]:
    source, _, number = key.partition(":")
    return source, int(number)


def opened(event: Event) -> dict[str, Any]:
    """An event with the command that opens what it came from; one that people entered is all there is of it."""
    command = OPENS.get(event.key.partition(":")[0])
    return {**event._asdict(), "opens": f"{command} {event.about}" if command else None}

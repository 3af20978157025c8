"""The journal for process mining: a log in XES (IEEE 1849-2016), a trace a ticket, an event an act.

Traces and events are written one after the other, so that a log of years needs no more memory than one of a day.
Nothing personal is in it: a ticket is a number of a day, and a clerk a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from sqlalchemy import select

from counterdesk.hall import catalogue, rows
from counterdesk.store.desk import Look
from counterdesk.store.journal import journal

EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
)
"""The standard's extensions in use; the addresses are their names there, nobody fetches them."""


NOTHING: AttributesImpl[str] = AttributesImpl({})
LIVED = (
    select(
        rows.table.c.id, rows.table.c.label, rows.table.c.day, rows.table.c.service_id,
        journal.c.kind, journal.c.at_us, journal.c.clerk, journal.c.window,
    )
    .join(journal, journal.c.ticket_id == rows.table.c.id)
    .order_by(rows.table.c.id, journal.c.id)
    .execution_options(yield_per=2000)
)  # fmt: skip


class Event(NamedTuple):
    """An act: what was done, when (aware), by which clerk and at which window, if any."""

    act: str
    at: datetime
    clerk: str | None
    window: str | None


class Trace(NamedTuple):
    """A ticket: its number, day and service, and every act about it, oldest first."""

    name: str
    day: str
    service: str
    events: Iterable[Event]


class Written(NamedTuple):
    """How many traces and events went into a log."""

    traces: int
    events: int


def traces(look: Look) -> Iterator[Trace]:
    """Every ticket of the hall with its acts; to be read while the snapshot lasts, each before the next."""
    for _, lived in groupby(look.conn.execute(LIVED), key=lambda row: row.id):
        yield _as_trace(look, lived)


def _as_trace(look: Look, lived: Iterator[Any]) -> Trace:
    first = next(lived)
    service = catalogue.service_of(look, first.service_id).service.code

    def events() -> Iterator[Event]:
        for row in (first, *lived):
            yield Event(row.kind, look.local(row.at_us), row.clerk, row.window)

    return Trace(first.label, first.day.isoformat(), service, events())


def write(traces: Iterable[Trace], out: BinaryIO) -> Written:
    """Write the log to ``out`` as UTF-8; returns what is in it."""
    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("log", AttributesImpl({"xes.version": "1.0", "xes.features": ""}))
    for name, prefix, address in EXTENSIONS:
        _empty(xml, "extension", name=name, prefix=prefix, uri=address)
    _empty(xml, "classifier", name="Activity", keys="concept:name")
    lengths = [_trace(xml, trace) for trace in traces]
    xml.endElement("log")
    xml.endDocument()
    return Written(len(lengths), sum(lengths))


def _trace(xml: XMLGenerator, trace: Trace) -> int:
    xml.startElement("trace", NOTHING)
    _said(xml, "concept:name", f"{trace.day} {trace.name}")
    _said(xml, "service", trace.service)
    count = 0
    for event in trace.events:
        count += 1
        xml.startElement("event", NOTHING)
        _said(xml, "concept:name", event.act)
        _empty(xml, "date", key="time:timestamp", value=event.at.isoformat())
        _said(xml, "lifecycle:transition", "complete")
        _said(xml, "org:resource", event.clerk)
        _said(xml, "window", event.window)
        xml.endElement("event")
    xml.endElement("trace")
    return count


def _said(xml: XMLGenerator, key: str, value: str | None) -> None:
    if value:
        _empty(xml, "string", key=key, value=value)


def _empty(xml: XMLGenerator, element: str, **attributes: str) -> None:
    xml.startElement(element, AttributesImpl(attributes))
    xml.endElement(element)

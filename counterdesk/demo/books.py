"""Past visits as rows of the hall's own tables, written in bulk: the same rows the verbs would have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import insert

from counterdesk.demo.duty import Turn
from counterdesk.demo.past import Visit
from counterdesk.hall import catalogue, rows, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.estimates import wait_range
from counterdesk.hall.moves import period
from counterdesk.hall.tickets.issuing import counter
from counterdesk.store.desk import Desk


class PastPage(NamedTuple):
    """One day for the books: its visits in the order of arrival, and who sat where."""

    day: date
    visits: list[Visit]
    turns: list[Turn]


def write(desk: Desk, pages: Iterable[PastPage]) -> int:
    """Write whole days into an empty hall; returns how many tickets. One journal entry names them all."""
    cat, ids = catalogue.current(desk), catalogue.service_ids(desk)
    tickets: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    sat: list[dict[str, Any]] = []
    for page in pages:
        issued: Counter[str] = Counter()
        for visit in page.visits:
            series = cat.services[visit.arrival.service].series
            issued[series] += 1
            tickets.append(_ticket(cat, ids, page.day, visit, cat.series[series].start + issued[series] - 1))
            spans += _periods(ids, visit)
        numbers += (_counter(cat, page.day, series, many) for series, many in issued.items())
        sat += (_sitting(page.day, turn) for turn in page.turns)
    for table, filled in ((rows.table, tickets), (period, spans), (counter, numbers), (windows.sitting, sat)):
        desk.conn.execute(insert(table), filled)
    desk.record("visits_imported", imported=len(tickets), days=len({row["day"] for row in numbers}))
    return len(tickets)


def _ticket(cat: Catalogue, ids: Mapping[str, int], day: date, visit: Visit, number: int) -> dict[str, Any]:
    arrival, service = visit.arrival, cat.services[visit.arrival.service]
    rate = cat.priorities[arrival.priority].rate if arrival.priority else 1.0
    low_min, high_min = wait_range(visit.ahead, service.nominal_minutes, len(cat.windows_for(service.series)))
    return {
        "id": visit.ticket_id, "day": day, "series": service.series, "number": number,
        "label": rows.label_of(service.series, number), "service_id": ids[service.code], "priority": arrival.priority,
        "rate": rate, "lane": rows.lane_name(service.series, rate), "state": visit.state,
        "arrived_at_us": arrival.at_us, "place_us": arrival.at_us, "window": visit.window, "clerk": visit.clerk,
        "to_window": None, "calls": visit.calls, "last_call_us": visit.called_us, "outcome": visit.outcome,
        "reliable": 1, "lang": arrival.lang, "idem_key": None, "ahead": visit.ahead, "wait_low_min": low_min,
        "wait_high_min": high_min, "source": "kiosk",
    }  # fmt: skip


def _periods(ids: Mapping[str, int], visit: Visit) -> Iterator[dict[str, Any]]:
    """The stretches of a ticket's life, end to end, from its issue until it was over."""
    wait = "missed" if visit.state == "no_show" else "wait"
    yield _span(visit, wait, visit.arrival.at_us, visit.called_us or visit.over_us)
    if visit.called_us is None:
        return
    at = {"window": visit.window, "clerk": visit.clerk}
    if visit.started_us is None:
        yield {**_span(visit, "absent", visit.called_us, visit.over_us), **at}
        return
    yield {**_span(visit, "walk", visit.called_us, visit.started_us), **at}
    handled = {**_span(visit, "handling", visit.started_us, visit.over_us), **at}
    yield {**handled, "service_id": ids[visit.arrival.service]}


def _span(visit: Visit, kind: str, from_us: int, to_us: int) -> dict[str, Any]:
    return {
        "ticket_id": visit.ticket_id, "kind": kind, "from_us": from_us, "to_us": to_us,
        "window": None, "clerk": None, "service_id": None,
    }  # fmt: skip


def _counter(cat: Catalogue, day: date, series: str, many: int) -> dict[str, Any]:
    last = cat.series[series].start + many - 1
    return {"day": day, "series": series, "last": last, "stopped": None, "passed_over": 0}


def _sitting(day: date, turn: Turn) -> dict[str, Any]:
    return {
        "day": day, "window": turn.window, "clerk": turn.clerk, "state": "open", "reason": None,
        "from_us": turn.from_us, "to_us": turn.to_us,
    }  # fmt: skip

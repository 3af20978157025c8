"""Issuing: the next number of a series, gapless and once, with its slip in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import catalogue, clerks, day, estimates, moves, rows, windows
from counterdesk.hall.away import reserve
from counterdesk.hall.away.reserve import Drawn
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import CounterRow
from counterdesk.hall.tickets.paper import ticket_slip
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared, insertion
from counterdesk.store.upserts import upsert
from counterdesk.words import language

WARN_AT = 0.9
AT_DESK = "desk"
"""Where most numbers are given out: the journal names the source of the others only."""
counter = CounterRow.__table__  # type: ignore[attr-defined]
_first = upsert(counter).values(
    day=bindparam("day"), series=bindparam("series"), last=bindparam("start"), passed_over=0
)
NEXT = Prepared(
    _first.on_conflict_do_update(
        index_elements=["day", "series"], set_={"last": counter.c.last + 1}
    ).returning(counter.c.last, counter.c.stopped)
)
ADD = Prepared(insertion(rows.table, id=True))
BY_KEY = select(*rows.COLUMNS).where(
    rows.table.c.day == bindparam("day"), rows.table.c.idem_key == bindparam("key")
)


class Issued(NamedTuple):
    """A ticket given out: the windows that serve it, its code, its print job, and a warning when numbers run low.

    ``is_served`` says whether any of those windows is open, ``may_not`` that the hall may close before its turn.
    """

    ticket: Ticket
    service: str
    windows: tuple[str, ...]
    code: str
    print_job: int | None
    numbers_left: int | None
    is_served: bool = True
    may_not: bool = False


def issue(
    desk: Desk,
    service: str,
    priority: str | None = None,
    key: str | None = None,
    lang: str | None = None,
    source: str = AT_DESK,
    paper: bool = True,
    granted: bool = False,
    place_us: int | None = None,
) -> Issued:
    """Give out the next number for a service and put its slip into the outbox.

    The same ``key`` on the same business day gives the same ticket again, not a second one. ``granted``: a lead granted
    the green channel (``green.issuing``); ``place_us``: where it stands, for whoever does not join at the end. Raises
    Refusal ``no_such_service``, ``no_such_priority``, ``green_needs_grant``, ``series_stopped``, ``numbers_used_up``,
    ``no_such_language``, ``clerk_disabled``; away from the store ``no_numbers_left``, and no wait is told there.
    """
    clerks.acting(desk)
    day.begin(desk)
    if key and (known := given_for(desk, key)):
        return known
    cat = catalogue.current(desk)
    wanted = find_service(cat, service)
    speaks = _language(cat, lang)
    rate = find_priority(cat, priority)
    if priority and cat.priorities[priority].is_green and not granted:
        raise Refusal("green_needs_grant", category=cat.priorities[priority].name(language()))
    series = cat.series[wanted.series]
    drawn = reserve.take(desk, series.prefix) if desk.is_away else Drawn(_next_number(desk, series))
    told = estimates.announce(desk, wanted.series, rate, place_us)
    told = told._replace(said=None, today=None) if desk.is_away else told
    ticket = _store(desk, wanted, drawn, priority, rate, speaks, key, told, source, place_us)
    if told.said:
        estimates.keep(desk, ticket.id, told.said, told.today)
    code = rows.code_of(desk, ticket)
    served = _is_served(desk, told.windows)
    open_ones = told.windows if served else ()
    at = desk.local(desk.now_us)
    slip = ticket_slip(cat, wanted, ticket, open_ones, code, at, may_not=told.may_not) if paper else None
    job = desk.print(slip, ticket.id) if slip else None
    facts = {"number": ticket.label, "service": wanted.code, "priority": priority, "print_job": job}
    desk.record("issued", ticket.id, **facts, **({} if source == AT_DESK else {"source": source}))
    return Issued(ticket, wanted.code, told.windows, code, job, _left(series, drawn.number), served, told.may_not)


def find_service(cat: catalogue.Catalogue, code: str) -> catalogue.Service:
    """The service of a code, in any case; raises Refusal ``no_such_service``."""
    found = cat.services.get(code) or cat.services.get(code.strip().upper())
    if found is None:
        raise Refusal("no_such_service", service=code[:20])
    return found


def find_priority(cat: catalogue.Catalogue, priority: str | None) -> float:
    """The rate of a priority class, 1.0 for none; raises Refusal ``no_such_priority``."""
    if not priority:
        return 1.0
    found = cat.priorities.get(priority)
    if found is None:
        raise Refusal("no_such_priority", priority=priority[:20], known=", ".join(cat.priorities))
    return found.rate


def _language(cat: catalogue.Catalogue, lang: str | None) -> str:
    if lang is None:
        return cat.hall.languages[0]
    if lang not in ("zh", "en", *cat.hall.languages):
        raise Refusal("no_such_language", asked=lang[:8])
    return lang


def _next_number(desk: Desk, series: catalogue.Series) -> int:
    values = {"day": desk.day, "series": series.prefix, "start": series.start}
    given = NEXT.one(desk.conn, **values)
    if given.stopped is not None:
        raise Refusal("series_stopped", series=series.prefix, reason=given.stopped)
    if given.last > series.end and series.at_end == "refuse":
        raise Refusal("numbers_used_up", series=series.prefix, end=series.end)
    return int(given.last)


def _store(
    desk: Desk,
    service: catalogue.Service,
    drawn: Drawn,
    priority: str | None,
    rate: float,
    lang: str,
    key: str | None,
    told: estimates.Announced,
    source: str,
    place_us: int | None = None,
) -> Ticket:
    line = (None, None, None) if desk.is_away else (told.ahead, told.low_min, told.high_min)
    newest_us = desk.now_us if desk.is_away else told.newest_us
    values = {
        "day": desk.day, "series": service.series, "number": drawn.number,
        "label": rows.label_of(service.series, drawn.number),
        "service_id": catalogue.service_ids(desk)[service.code], "priority": priority or None, "rate": rate,
        "lane": rows.lane_name(service.series, rate), "state": "waiting",
        "arrived_at_us": desk.now_us, "place_us": place_us or max(desk.now_us, newest_us),
        "window": None, "clerk": None, "to_window": None,
        "calls": 0, "last_call_us": None, "outcome": None, "reliable": 1, "lang": lang, "ahead": line[0],
        "wait_low_min": line[1], "wait_high_min": line[2], "source": source,
    }  # fmt: skip
    if drawn.ticket_id is not None:
        reserve.fill(desk, drawn.ticket_id, {**values, "idem_key": key or None})
        return Ticket(id=drawn.ticket_id, **values)
    given = ADD.one(desk.conn, **values, idem_key=key or None)
    ticket = Ticket(id=given.id, **values)
    moves.open_period(desk, ticket, moves.Opened("wait"), desk.now_us)
    return ticket


def given_for(look: Look, key: str) -> Issued | None:
    """The ticket that was given out today for ``key``, if any was."""
    found = look.conn.execute(BY_KEY, {"day": look.day, "key": key}).one_or_none()
    return None if found is None else issued(look, Ticket._make(found))


def issued(look: Look, ticket: Ticket) -> Issued:
    """A ticket given out before, as ``issue`` answered then."""
    service = catalogue.service_of(look, ticket.service_id)[1]
    planned = tuple(w.code for w in catalogue.current(look).windows.values() if service.series in w.serves)
    served = _is_served(look, planned)
    may_not = estimates.may_not_be_served(look, ticket.id)
    code = rows.code_of(look, ticket)
    return Issued(ticket, service.code, planned, code, _job(look, ticket), None, served, may_not)


def _is_served(look: Look, planned: Sequence[str]) -> bool:
    return not windows.open_now(look).isdisjoint(planned)


def _job(look: Look, ticket: Ticket) -> int | None:
    acts = journal.of_ticket(look.conn, ticket.id)
    return next((entry.facts["print_job"] for entry in acts if entry.kind == "issued"), None)


def _left(series: catalogue.Series, number: int) -> int | None:
    # a warning from nine tenths on, while there is still time to widen the series
    span = series.end - series.start + 1
    used = number - series.start + 1
    return max(0, series.end - number) if series.at_end == "refuse" and used >= WARN_AT * span else None

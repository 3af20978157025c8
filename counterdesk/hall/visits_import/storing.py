"""The verb: visits that fit become tickets with their periods, numbers and counters, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Date, bindparam, insert, select

from counterdesk.clock import business_day, from_us
from counterdesk.hall import catalogue, rows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.versions import IDS
from counterdesk.hall.moves import period
from counterdesk.hall.summary import kept
from counterdesk.hall.tickets.issuing import counter
from counterdesk.hall.visits_import.additions import with_additions
from counterdesk.hall.visits_import.fitting import Fit, Fitting
from counterdesk.hall.visits_import.reading import RefusedRow, Visit, Visits
from counterdesk.store.desk import Desk
from counterdesk.store.upserts import upsert
from counterdesk.words import t

SOURCE = "import"
KEY = f"{SOURCE}:"
AT_ONCE = 1000
Progress = Callable[[int, int], None]
Numbers = Counter[tuple[date, str]]
_first, _last = bindparam("first", type_=Date()), bindparam("last", type_=Date())
_ticket = rows.table.c
KEYS = select(_ticket.day, _ticket.idem_key).where(_ticket.day.between(_first, _last), _ticket.idem_key.startswith(KEY))
LAST = select(counter.c.day, counter.c.series, counter.c.last).where(counter.c.day.between(_first, _last))
ADD_TICKETS = insert(rows.table).returning(_ticket.id, sort_by_parameter_order=True)
ADD_PERIODS = insert(period)
_count = upsert(counter).values(
    day=bindparam("on"), series=bindparam("line"), last=bindparam("given"), passed_over=0
)
COUNT = _count.on_conflict_do_update(index_elements=["day", "series"], set_={"last": _count.excluded.last})


class Imported(NamedTuple):
    """How many visits were taken, and every row of the file that was not, in the order of its lines."""

    imported: int
    refused: list[RefusedRow]

    def message(self, lang: str | None = None) -> str:
        """What was done, in one line."""
        return t("import.done", lang, imported=self.imported, refused=len(self.refused))


def import_visits(
    desk: Desk, visits: Visits, create: bool = False, progress: Progress | None = None
) -> Imported:
    """Take past visits into the hall: all that fit at once, each a finished ticket or one that left unserved.

    Numbers follow those already given on a day, in the order of arrival. ``create`` makes the services, windows
    and priority classes the visits name, as one new version of the catalogue. ``progress`` is told (stored, all)
    now and then; whatever it raises leaves the hall as it was. Raises Refusal ``no_catalogue``.
    """
    cat = catalogue.current(desk)
    fit = Fit(cat, desk.zone, _imported_before(desk, cat, visits.rows), create)
    found = sorted(fit.those_that_fit(visits.rows), key=lambda f: (f.day, f.visit.arrive_us, f.visit.line))
    refused = sorted(visits.refused + fit.refused)
    if found:
        wider = with_additions(cat, found, desk.local(desk.now_us))
        if wider is not cat:
            catalogue.load(desk, wider)
        _store(desk, wider, found, progress or _silent)
        desk.record(
            "visits_imported", imported=len(found), refused=len(refused), first=found[0].day, last=found[-1].day
        )
    return Imported(len(found), refused)


def _imported_before(desk: Desk, cat: Catalogue, visits: Sequence[Visit]) -> list[tuple[date, str]]:
    if not visits:
        return []
    arrivals = [visit.arrive_us for visit in visits]
    first, last = (business_day(from_us(us), desk.zone, cat.hall.day_starts) for us in (min(arrivals), max(arrivals)))
    found = desk.conn.execute(KEYS, {"first": first, "last": last})
    return [(row.day, row.idem_key.removeprefix(KEY)) for row in found]


def _store(desk: Desk, cat: Catalogue, found: Sequence[Fitting], progress: Progress) -> None:
    # asked of the database, not remembered: should this transaction fail, its row numbers will be given again
    ids = {row.code: row.id for row in desk.conn.execute(IDS, {"id": desk.catalogue_id})}
    numbers = _numbers(desk, found)
    for start in range(0, len(found), AT_ONCE):
        part = found[start : start + AT_ONCE]
        progress(start, len(found))
        tickets = [_ticket_row(cat, fitting, ids[fitting.service], numbers) for fitting in part]
        given = desk.conn.execute(ADD_TICKETS, tickets).scalars().all()
        periods = [row for id, fitting in zip(given, part, strict=True) for row in _periods(id, fitting, ids)]
        desk.conn.execute(ADD_PERIODS, periods)
    desk.conn.execute(COUNT, [{"on": day, "line": line, "given": n} for (day, line), n in numbers.items()])
    kept.keep(desk, len({day for day, _ in numbers}))
    progress(len(found), len(found))


def _numbers(desk: Desk, found: Sequence[Fitting]) -> Numbers:
    """The last number given in each series on each day, as far as a counter knows of one."""
    given = desk.conn.execute(LAST, {"first": found[0].day, "last": found[-1].day})
    return Counter({(row.day, row.series): row.last for row in given})


def _ticket_row(cat: Catalogue, fitting: Fitting, service_id: int, numbers: Numbers) -> dict[str, Any]:
    visit = fitting.visit
    series = cat.series[cat.services[fitting.service].series]
    key = fitting.day, series.prefix
    numbers[key] = number = numbers[key] + 1 if key in numbers else series.start
    rate = cat.priorities[fitting.priority].rate if fitting.priority else 1.0
    served = visit.start_us is not None
    return {
        "day": fitting.day, "series": series.prefix, "number": number, "label": rows.label_of(series.prefix, number),
        "service_id": service_id, "priority": fitting.priority, "rate": rate,
        "lane": rows.lane_name(series.prefix, rate), "state": "finished" if served else "walked_out",
        "arrived_at_us": visit.arrive_us, "place_us": visit.arrive_us, "window": fitting.window, "clerk": None,
        "to_window": None, "calls": int(served), "last_call_us": None, "outcome": None, "reliable": 1,
        "lang": cat.hall.languages[0], "idem_key": KEY + visit.id, "ahead": None, "wait_low_min": None,
        "wait_high_min": None, "source": SOURCE,
    }  # fmt: skip


def _periods(ticket_id: int, fitting: Fitting, ids: dict[str, int]) -> Iterator[dict[str, Any]]:
    visit = fitting.visit
    called_us = visit.end_us if visit.start_us is None else visit.start_us
    waited = {"kind": "wait", "from_us": visit.arrive_us, "to_us": called_us, "window": None, "service_id": None}
    yield {"ticket_id": ticket_id, "clerk": None, **waited}
    if visit.start_us is not None:
        handled = {"from_us": called_us, "to_us": visit.end_us, "window": fitting.window}
        yield {"ticket_id": ticket_id, "clerk": None, "kind": "handling", "service_id": ids[fitting.service], **handled}


def _silent(_done: int, _all: int) -> None:
    pass

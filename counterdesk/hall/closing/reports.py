"""The day's reconciliation: every ticket issued is accounted for, what is left over or missing is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US, business_day, from_us
from counterdesk.hall import catalogue, day, enquiries, rows
from counterdesk.hall.cases import board, fees
from counterdesk.hall.closing.kept import Note, notes_of
from counterdesk.hall.rows import Ticket
from counterdesk.hall.summary import Figures, summary
from counterdesk.hall.tables import OPEN_STATES, CounterRow
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import day_report, phrases
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Job
from counterdesk.words import t

CARRIED = "carried_over"
counter = CounterRow.__table__  # type: ignore[attr-defined]
_OF_DAY = select(*rows.COLUMNS).where(rows.table.c.day == bindparam("of")).order_by(rows.table.c.id)
STILL_OPEN = _OF_DAY.where(rows.table.c.state.in_(OPEN_STATES))
LEFT_OVER = _OF_DAY.where(rows.table.c.state.in_((*OPEN_STATES, "carried_over")))
_UNTIL = func.coalesce(day.sitting.c.to_us, bindparam("now"))
OPEN_US = (
    select(day.sitting.c.window, func.sum(_UNTIL - day.sitting.c.from_us))
    .where(day.sitting.c.day == bindparam("of"))
    .group_by(day.sitting.c.window)
    .order_by(func.length(day.sitting.c.window), day.sitting.c.window)
)
GIVEN_OUT = select(rows.table.c.series, rows.table.c.number).where(rows.table.c.day == bindparam("of"))
LAST = select(counter.c.series, counter.c.last).where(counter.c.day == bindparam("of")).order_by(counter.c.series)


class Report(NamedTuple):
    """One business day: its figures, who was left over, each window's seconds open or paused, papers, the journal.

    ``enquiries`` asked up to that day wait for their answer still; ``fees`` are its totals by payee and method.
    ``head`` is the hash of the newest of ``entries`` in the whole journal when the report was made; ``gaps`` are
    numbers that should have been given out and were not, ``voids`` those made void, ``unused`` those of them that were
    only kept in reserve and count as nothing, ``notes`` what was left to say, ``due`` the cases due by the day after
    the one on which the report was made.
    """

    day: date
    figures: Figures
    leftovers: tuple[Ticket, ...]
    windows: tuple[tuple[str, int], ...]
    unsettled: tuple[Job, ...]
    enquiries: tuple[enquiries.Enquiry, ...]
    fees: tuple[fees.Total, ...]
    entries: int
    head: str
    gaps: tuple[str, ...] = ()
    voids: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    due: tuple[str, ...] = ()

    @property
    def taken_back(self) -> tuple[str, ...]:
        """The void numbers that had been given out."""
        return tuple(label for label in self.voids if label not in self.unused)

    @property
    def ends(self) -> tuple[tuple[str, int], ...]:
        """How many tickets ended in each way, those still open included."""
        return tuple((name, getattr(self.figures, name)) for name in day_report.ENDS)

    @property
    def adds_up(self) -> bool:
        """Whether every ticket issued is accounted for."""
        return self.figures.issued == sum(count for _, count in self.ends)


def report(look: Look, on: date | None = None) -> Report:
    """The reconciliation of a business day, today's unless ``on`` says which; figures are the summary's."""
    on = on or look.day
    voids = rows.of_day(look, on, "void")
    spans = look.conn.execute(OPEN_US, {"of": on, "now": look.now_us})
    return Report(
        on, summary(look, on, on).total, tuple(_tickets(look, on, left_over=True)),
        tuple((window, int(open_us) // SECOND_US) for window, open_us in spans),
        tuple(_unsettled(look, on)), tuple(enquiries.left_at_closing(look, on)), tuple(fees.of_day(look, on)),
        look.last_id, look.head, gaps(look, on),
        tuple(ticket.label for ticket in voids), tuple(one.label for one in voids if one.source == rows.RESERVE),
        tuple(notes_of(look, on)), tuple(case.number for case in board.due(look, 1)),
    )  # fmt: skip


def still_open(look: Look, on: date) -> list[Ticket]:
    """The tickets of a day that are waiting, called, served or held."""
    return _tickets(look, on)


def gaps(look: Look, on: date) -> tuple[str, ...]:
    """Numbers of a day that are missing between a series' first and last: none ever is, unless rows were removed."""
    given: dict[str, set[int]] = {}
    for series, number in look.conn.execute(GIVEN_OUT, {"of": on}):
        given.setdefault(series, set()).add(number)
    last = {row.series: row.last for row in look.conn.execute(LAST, {"of": on})}
    series_of = catalogue.current(look).series
    missing: list[str] = []
    for series, found in sorted(given.items()):
        first = min(series_of[series].start, min(found)) if series in series_of else min(found)
        all_given = range(first, max(last.get(series, 0), *found) + 1)
        missing += [rows.label_of(series, n) for n in all_given if n not in found]
    return tuple(missing)


def paper(look: Look, made: Report, lang: str) -> Slip:
    """The report as a slip in ``lang``."""
    found = made.figures
    return day_report.slip(
        hall=catalogue.current(look).hall.name(lang),
        day=made.day.isoformat(),
        printed_at=f"{look.local(look.now_us):%Y-%m-%d %H:%M}",
        issued=found.issued,
        ends=made.ends,
        named=_named(made),
        wait_mean_s=found.wait_mean_s,
        wait_p90_s=found.wait_p90_s,
        wait_n=found.wait_n,
        within_promise=found.within_promise,
        promised=found.service_level_n,
        windows=made.windows,
        unsettled=[_told(look, job, lang) for job in made.unsettled],
        enquiries=[(one.id, one.holder) for one in made.enquiries],
        fees=[(one.payee, fees.method_name(one.method, lang), f"{one.amount:.2f}") for one in made.fees],
        entries=made.entries,
        head=made.head,
        lang=lang,
        due=made.due,
        notes=[(one.clerk or "", one.text) for one in made.notes],
    )


def _named(made: Report) -> dict[str, Sequence[str]]:
    return {
        "leftovers": [ticket.label for ticket in made.leftovers if ticket.state != CARRIED],
        "carried": [ticket.label for ticket in made.leftovers if ticket.state == CARRIED],
        "gaps": made.gaps,
        "voids": made.taken_back,
        "unused": made.unused,
    }


def _told(look: Look, job: Job, lang: str) -> tuple[str, str, str]:
    number = rows.by_id(look, job.ticket_id).label if job.ticket_id else str(job.id)
    return t(f"printjob.{job.state}", lang), phrases.kind_of_paper(job.kind, lang), number


def _tickets(look: Look, on: date, left_over: bool = False) -> list[Ticket]:
    asked = LEFT_OVER if left_over else STILL_OPEN
    return [Ticket._make(row) for row in look.conn.execute(asked, {"of": on})]


def _unsettled(look: Look, on: date) -> list[Job]:
    """Papers of that day that nobody knows to be printed or given up."""
    starts = catalogue.current(look).hall.day_starts
    return [job for job in outbox.open_jobs(look) if business_day(from_us(job.queued_us), look.zone, starts) == on]

"""What a desk shows, asked in one snapshot: the queues, who is next, the ticket here, the last acts, the papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, enquiries, floor, notices, rows, visits, windows
from counterdesk.hall.away import reserve
from counterdesk.hall.away.reserve import Alone
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.floor import AtWindow, NextUp, Queue
from counterdesk.hall.notices import Notice
from counterdesk.hall.rows import Ticket
from counterdesk.hall.windows import Seat
from counterdesk.store import journal, outbox
from counterdesk.store.desk import Look
from counterdesk.store.journal import Entry

ACTS_KEPT = 5
JOBS_LOOKED_AT = 50
IN_TROUBLE = ("failed", "held", "unknown")


class Papers(NamedTuple):
    """The outbox in two counts, jobs that go by themselves and jobs that need a person; and the printer's state.

    ``printer`` is one of outbox.HEALTH, or empty where this desk has no printer of its own; ``troubled`` are the
    numbers of the jobs that need a person, each with its state.
    """

    waiting: int
    in_trouble: int
    printer: str = ""
    troubled: Mapping[int, str] = MappingProxyType({})


class Matter(NamedTuple):
    """What became of the matter at the window: the case it was taken in as, or the papers its notice named.

    ``wanted`` are all of those, ``present`` the ones that were there.
    """

    case: str = ""
    wanted: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()


class DeskNow(NamedTuple):
    """A window and its hall at one instant; ``undo_until_us`` is None when nothing can be undone.

    ``head`` is the number of the journal's newest entry then; ``undoes`` the act that an undo would take back;
    ``offered`` counts questions handed to the clerk here that wait for a word; ``chain`` is the newest entry's hash;
    ``alone`` since when the desk works without the hall's server; ``matter`` what became of the matter here;
    ``day`` the business day; ``taken`` what was done elsewhere to tickets that were here or on hold here, newest first;
    ``code_here`` names the ticket here on whichever day it is acted on, its number does so on its own day alone.
    """

    head: int
    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    seat: Seat | None
    queues: list[Queue]
    here: AtWindow | None
    next_up: NextUp | None
    held: list[Ticket]
    acts: list[Entry]
    undo_until_us: int | None
    open_windows: int
    papers: Papers
    undoes: Entry | None = None
    offered: int = 0
    chain: str = ""
    alone: Alone | None = None
    matter: Matter = Matter()
    day: date = date.min
    taken: tuple[Entry, ...] = ()
    code_here: str | None = None

    def ended_with_its_day(self, before: DeskNow) -> Ticket | None:
        """The ticket that stood here ``before`` and is here no more because a new business day began."""
        was = before.here.ticket if before.here else None
        if was is None or self.here is not None or was.day >= self.day:
            return None
        return None if any(act.id > before.head for act in self.acts) else was  # what was done here tells of itself


class Story(NamedTuple):
    """A ticket with everything that was done to it, oldest first."""

    ticket: Ticket
    service: str
    entries: list[Entry]


def desk_now(look: Look, window: str, printer: str | None = None, known: DeskNow | None = None) -> DeskNow:
    """Everything the desk of ``window`` shows; what is ``known`` when nothing was done since and no minute began."""
    if known and known.chain == look.head and known.now_us // MINUTE_US == look.now_us // MINUTE_US:
        return known
    left_s = floor.undo_left_s(look, window)
    seats = windows.seats(look)
    seat = next((one for one in seats if one.window == window), None)
    here = floor.at_window(look, window)
    held = floor.held_at(look, window)
    taken = taken_away(look, window, known, here, held)
    return DeskNow(
        head=look.last_id,
        chain=look.head,
        now_us=look.now_us,
        zone=look.zone,
        cat=catalogue.current(look),
        seat=seat,
        queues=floor.queues(look),
        here=here,
        next_up=floor.next_up(look, window),
        held=held,
        acts=sorted((*floor.last_acts(look, ACTS_KEPT, window), *taken), reverse=True)[:ACTS_KEPT],
        taken=taken,
        code_here=rows.code_of(look, here.ticket) if here else None,
        undo_until_us=look.now_us + left_s * SECOND_US if left_s else None,
        open_windows=sum(one.state == "open" for one in seats),
        papers=papers(look, printer),
        undoes=visits.last_act(look, window) if left_s else None,
        alone=reserve.alone(look),
        day=look.day,
        offered=enquiries.offered(look, seat.clerk) if seat and seat.clerk else 0,
        matter=_matter(look, here),
    )


def taken_away(
    look: Look, window: str, before: DeskNow | None, here: AtWindow | None, held: Iterable[Ticket]
) -> tuple[Entry, ...]:
    """What others did to tickets that were at this window or on hold here ``before``, after what was known of it.

    What a new business day does to them is nobody's act, and told as such.
    """
    if before is None:
        return ()
    were = {*({before.here.ticket.id} if before.here else ()), *(ticket.id for ticket in before.held)}
    are = {*({here.ticket.id} if here else ()), *(ticket.id for ticket in held)}
    last = [journal.of_ticket(look.conn, gone, before.head + 1)[-1:] for gone in were - are]
    found = [entry for entries in last for entry in entries if entry.window != window and not _of_the_night(entry)]
    return (*sorted(found, reverse=True), *before.taken)[:ACTS_KEPT]


def _of_the_night(entry: Entry) -> bool:
    return entry.clerk is None and entry.kind in ("carried_over", "day_ended_serving")


def _matter(look: Look, here: AtWindow | None) -> Matter:
    if here is None or here.ticket.state != "serving":
        return Matter()
    taken = [case.number for case in cases_here(look, here.ticket, here.service.code) if case.accepted_on is not None]
    if taken:
        return Matter(taken[-1])
    told = told_here(look, here.ticket, here.service.code)
    if told is None:
        return Matter()
    wanted = frozenset(one.id for one in told.needed)
    return Matter("", wanted, wanted - {one.id for one in told.missing})


def cases_here(look: Look, ticket: Ticket, service: str) -> list[Case]:
    """The cases that began with a ticket and are about this service, oldest first."""
    found = case_rows.of_ticket(look, ticket.id)
    return [case for case in found if case_rows.service(look, case).code == service]


def told_here(look: Look, ticket: Ticket, service: str) -> Notice | None:
    """The newest notice given to a ticket for this service."""
    given = [one for one in notices.of_ticket(look, ticket.id) if one.service == service]
    return given[-1] if given else None


def papers(look: Look, printer: str | None = None) -> Papers:
    """How the printing stands in the hall, and at ``printer``."""
    jobs = outbox.open_jobs(look, JOBS_LOOKED_AT)
    trouble = {job.id: job.state for job in jobs if job.state in IN_TROUBLE}
    state = outbox.health_of(look, printer).state if printer else ""
    return Papers(len(jobs) - len(trouble), len(trouble), state, trouble)


def story(look: Look, number: str, day: date | None = None) -> Story:
    """A ticket of ``day`` (today where None) by its number or its slip's code; refuses as ``rows.by_label`` does."""
    ticket = rows.by_label(look, number, day)
    service = catalogue.service_of(look, ticket.service_id)[1]
    return Story(ticket, service.code, journal.of_ticket(look.conn, ticket.id))

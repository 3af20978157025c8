"""What the screens ask: the queues, the windows, who is next, the last acts and the last calls."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, moves, rows, windows
from counterdesk.hall.catalogue import Material, Service
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import lines, services_of
from counterdesk.hall.visits import last_act
from counterdesk.store import journal
from counterdesk.store.desk import Look
from counterdesk.store.journal import Entry

t = rows.table
QUEUES = (
    select(t.c.lane, func.count().label("waiting"), func.min(t.c.place_us).label("first_us"))
    .where(t.c.day == bindparam("day"), rows.WAITING)
    .group_by(t.c.lane)
)
LONGEST = (
    select(*rows.COLUMNS).where(t.c.day == bindparam("day"), rows.WAITING).order_by(t.c.place_us, t.c.id).limit(1)
)
LATE = select(func.count()).where(
    t.c.day == bindparam("day"), rows.WAITING, t.c.series == bindparam("series"), t.c.place_us < bindparam("before")
)
STATES = select(t.c.state, func.count().label("n")).where(t.c.day == bindparam("day")).group_by(t.c.state)
AT_WINDOWS = select(*rows.COLUMNS).where(rows.AT_A_WINDOW)


class Queue(NamedTuple):
    """A series' line now: how many wait, the longest wait, the promise, and why it is stopped (None: open)."""

    series: str
    zh: str
    en: str
    waiting: int
    longest_s: int
    promise_min: int
    stopped: str | None

    @property
    def over_promise(self) -> bool:
        """Whether somebody has waited longer than promised."""
        return self.longest_s > self.promise_min * 60


class WindowNow(NamedTuple):
    """A window now: its seat, the ticket there, the service's code, and whether its program went silent."""

    code: str
    serves: tuple[str, ...]
    accessible: bool
    state: str
    clerk: str | None
    reason: str | None
    since_us: int | None
    help_us: int | None
    silent: bool
    ticket: Ticket | None


class AtWindow(NamedTuple):
    """The ticket at a window with all the desk shows of it; spans are seconds up to now.

    ``handled_s`` is what the ticket's present service has taken so far without holds, to be held against ``norm_s``.
    """

    ticket: Ticket
    service: Service
    materials: tuple[Material, ...]
    services_to_come: tuple[str, ...]
    waited_s: int
    since_us: int
    handled_s: int
    norm_s: int


class NextUp(NamedTuple):
    """Who is next: number, service, how long waited, the promise, why (code and facts), and who follows."""

    ticket: Ticket
    service: Service
    waited_s: int
    promise_min: int
    why: str
    why_facts: dict[str, object]
    then: tuple[str, ...]


class Figures(NamedTuple):
    """Today's tickets by state."""

    issued: int
    waiting: int
    at_windows: int
    held: int
    finished: int
    no_show: int
    walked_out: int
    cancelled: int


class Longest(NamedTuple):
    """Who has waited longest of all, since when (microseconds UTC), and what its series promises in minutes."""

    ticket: Ticket
    since_us: int
    promise_min: int


def longest(look: Look) -> Longest | None:
    """The ticket that has waited longest, of whatever series or class; None when nobody waits."""
    row = look.conn.execute(LONGEST, {"day": look.day}).one_or_none()
    if row is None:
        return None
    ticket = Ticket._make(row)
    known = catalogue.current(look).series.get(ticket.series)
    return Longest(ticket, min(ticket.place_us, look.now_us), known.wait_promise_min if known else 0)


def over_promise(look: Look) -> dict[str, int]:
    """How many wait longer than their series promises, by series; a series with none is left out."""
    found = {}
    for prefix, series in catalogue.current(look).series.items():
        before_us = look.now_us - series.wait_promise_min * 60 * SECOND_US
        values = {"day": look.day, "series": prefix, "before": before_us}
        found[prefix] = look.conn.execute(LATE, values).scalar_one()
    return {prefix: count for prefix, count in found.items() if count}


def queues(look: Look) -> list[Queue]:
    """Every series with its line as it stands."""
    cat = catalogue.current(look)
    stops = lines.stops(look)
    waiting: dict[str, list[tuple[int, int]]] = {}
    for found in look.conn.execute(QUEUES, {"day": look.day}):
        waiting.setdefault(rows.lane_of(found.lane).series, []).append((found.waiting, found.first_us))
    return [
        Queue(
            s.prefix, s.zh, s.en, sum(n for n, _ in waiting.get(s.prefix, ())), _longest_s(look, waiting.get(s.prefix)),
            s.wait_promise_min, stops.get(s.prefix),
        )
        for s in cat.series.values()
    ]  # fmt: skip


def windows_now(look: Look) -> list[WindowNow]:
    """Every window of the hall file as it is now."""
    cat = catalogue.current(look)
    seats = {s.window: s for s in windows.seats(look)}
    there = {r.window: Ticket._make(r) for r in look.conn.execute(AT_WINDOWS)}
    return [_window(look, plan, seats.get(plan.code), there.get(plan.code)) for plan in cat.windows.values()]


def at_window(look: Look, window: str) -> AtWindow | None:
    """The ticket called to or served at ``window`` with its service and clocks, or None."""
    ticket = rows.at_window(look, window)
    if ticket is None:
        return None
    service = catalogue.service_of(look, ticket.service_id)[1]
    life = moves.life(look, ticket.id)
    return AtWindow(
        ticket, service, tuple(service.materials), tuple(services_of(look, ticket, to_come=True)),
        waited_s=sum(span.us(look.now_us) for span in life if span.kind == "wait") // SECOND_US,
        since_us=life[-1].from_us if life else look.now_us,
        handled_s=_handled_us(look, ticket, life) // SECOND_US,
        norm_s=norm_s(service),
    )  # fmt: skip


def began_us(look: Look, ticket: Ticket) -> int:
    """From when a window's clock runs: the last call that counted, or while it is served so long ago as it took."""
    if ticket.state != "serving":
        return ticket.last_call_us or look.now_us
    return look.now_us - _handled_us(look, ticket, moves.life(look, ticket.id))


def norm_s(service: Service) -> int:
    """The seconds a service should take at the window: its promise in minutes, or its nominal time."""
    return 60 * (service.promised_minutes or service.nominal_minutes)


def next_up(look: Look, window: str, then: int = 3) -> NextUp | None:
    """Who is next at ``window`` and why, with the numbers that would follow; None when nobody waits for it."""
    found = lines.next_for(look, window)
    if found is None:
        return None
    service = catalogue.service_of(look, found.ticket.service_id)[1]
    following = lines.following(look, window, then + 1)
    head = found.choice.head
    return NextUp(
        found.ticket, service, head.waited_us(look.now_us) // SECOND_US, head.promise_min,
        found.choice.why.code, found.choice.why.facts, tuple(n for n in following if n != head.label)[:then],
    )  # fmt: skip


def held_at(look: Look, window: str) -> list[Ticket]:
    """Tickets held by ``window`` today."""
    return rows.held_at(look, window)


def last_acts(look: Look, most: int = 5, window: str | None = None) -> list[Entry]:
    """The newest journal entries, newest first, perhaps of one window only."""
    if window is not None:
        return list(islice(journal.of_window(look.conn, window, look.last_id), most))
    return journal.tail(look.conn, max(0, look.last_id - most), most)[::-1]


def undo_left_s(look: Look, window: str) -> int:
    """Seconds in which the window's last act can still be undone; 0 when there is none."""
    entry = last_act(look, window)
    if entry is None:
        return 0
    gone_s = max(0, look.now_us - entry.at_us) // SECOND_US
    return max(0, catalogue.current(look).calling.undo_s - gone_s)


def figures(look: Look) -> Figures:
    """Today's tickets counted by state."""
    n = {r.state: r.n for r in look.conn.execute(STATES, {"day": look.day})}
    return Figures(
        sum(n.values()), n.get("waiting", 0), n.get("called", 0) + n.get("serving", 0), n.get("held", 0),
        n.get("finished", 0), n.get("no_show", 0), n.get("walked_out", 0), n.get("cancelled", 0),
    )  # fmt: skip


def _longest_s(look: Look, lanes: list[tuple[int, int]] | None) -> int:
    return max(0, look.now_us - min(first for _, first in lanes)) // SECOND_US if lanes else 0


def _handled_us(look: Look, ticket: Ticket, life: list[moves.Period]) -> int:
    return sum(span.us(look.now_us) for span in life if span.service_id == ticket.service_id)


def _window(
    look: Look, plan: catalogue.WindowPlan, seat: windows.Seat | None, ticket: Ticket | None
) -> WindowNow:
    silent_s = catalogue.current(look).calling.silent_s
    known = seat or windows.Seat(plan.code, None, "closed", None, 0, 0, None)
    return WindowNow(
        plan.code, plan.serves, plan.accessible, known.state, known.clerk, known.reason, known.since_us or None,
        known.help_us, known.silent(look.now_us, silent_s), ticket,
    )  # fmt: skip

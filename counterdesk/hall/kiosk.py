"""What a citizen may ask of the machine at the door: the lines as they stand, a number, and how a number stands now.

Nothing personal goes in or comes out: a priority is asked by its class, and a slip is known by the digits of its code.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select

from counterdesk.hall import catalogue, day, estimates, floor, rows, tickets, windows
from counterdesk.hall.away import reserve
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.model import Priority
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import lines
from counterdesk.hall.tickets.issuing import Issued, counter, given_for
from counterdesk.printing.delivery import ON_SCREEN
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import Desk, Look

ASKED_FOR = ("sight", "card")
"""What a priority may need and still be asked at a machine: the window sees it, or looks at a card there."""
NO_PAPER = ("held", "unknown", "failed", "cancelled")
NOT_BEGUN, UNDER_WAY = outbox.MOVES["sending"], ("sending", "sent")
JOBS_LOOKED_AT = 50
USED = select(counter.c.series, counter.c.last)


class LineNow(NamedTuple):
    """A series as a citizen sees it: how many stand before, the range announced now (minutes), why none is given.

    ``ahead`` counts whoever would be called first at the same windows, as the ticket does, whichever line they are in.
    ``stopped`` is the lead's reason, empty while numbers are given out; ``used_up`` says the last one is gone,
    ``is_served`` that a window that serves it is open.
    """

    series: str
    ahead: int
    low_min: int
    high_min: int
    stopped: str
    used_up: bool
    is_served: bool = True

    @property
    def gives_numbers(self) -> bool:
        """Whether a number can be had."""
        return not self.stopped and not self.used_up


class KioskNow(NamedTuple):
    """The hall from the door at one instant; ``window_open`` says whether any window serves.

    ``is_alone``: the server is out of reach, and nobody here knows how many wait; ``over`` is the business day that
    somebody ended, None while it goes on.
    """

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    lines: dict[str, LineNow]
    window_open: bool
    is_alone: bool = False
    over: date | None = None


class StandingNow(NamedTuple):
    """How a ticket stands now: who is called before it, the range (minutes) from now, the windows that serve it.

    ``ahead`` and the range are None unless it waits; ``windows`` is the one window where it was called or is held;
    ``is_served`` says whether any of those that serve it is open, ``may_not`` that the hall may close before its turn,
    ``day_over`` that no number is given out any more today.
    """

    ticket: Ticket
    today: bool
    ahead: int | None = None
    low_min: int | None = None
    high_min: int | None = None
    windows: tuple[str, ...] = ()
    is_served: bool = True
    may_not: bool = False
    day_over: bool = False

    @property
    def is_carried(self) -> bool:
        """Whether it was carried over: on the first day the hall works again it is good for the first place."""
        return self.ticket.state == "carried_over"

    @property
    def is_first_today(self) -> bool:
        """Whether it was carried over from an earlier day: then it is good for the first place today."""
        return self.is_carried and not self.today and not self.day_over


def kiosk_now(look: Look) -> KioskNow:
    """Everything the first question shows."""
    cat = catalogue.current(look)
    used = {r.series: r.last for r in look.conn.execute(USED.where(counter.c.day == look.day))}
    found = {queue.series: _line(look, cat, queue, used.get(queue.series)) for queue in floor.queues(look)}
    alone = reserve.alone(look)
    if alone:
        found = {prefix: line._replace(used_up=not alone.kept.get(prefix)) for prefix, line in found.items()}
    # away nobody's heartbeat is heard: whoever was at work then is at work
    serving = any(window.state == "open" and (alone or not window.silent) for window in floor.windows_now(look))
    return KioskNow(look.now_us, look.zone, cat, found, serving, alone is not None, day.over(look))


def asked_priorities(cat: Catalogue) -> list[Priority]:
    """The classes a person may claim at a machine: those a window sees first, then those with a card to show there."""
    asked = [p for p in cat.priorities.values() if p.needs in ASKED_FOR and "ticket" in p.kind and p.rate > 1]
    return sorted(asked, key=lambda p: ASKED_FOR.index(p.needs))


def take(desk: Desk, service: str, priority: str | None, key: str, lang: str) -> Issued:
    """Give a number out at the machine; the same ``key`` gives the same number again.

    Raises Refusal ``day_over`` once somebody ended the day, and as ``tickets.issue`` does.
    """
    if day.over(desk) and given_for(desk, key) is None:
        raise Refusal("day_over")
    return tickets.issue(desk, service, priority, key=key, lang=lang, source="kiosk")


def standing(look: Look, code: str) -> StandingNow:
    """How the ticket whose slip carries ``code`` stands; raises Refusal ``bad_code`` or ``no_such_ticket``."""
    ticket = rows.by_code(look, code)
    today = ticket.day == look.day
    if ticket.state != "waiting" or not today:
        there = (ticket.window,) if ticket.window else ()
        return StandingNow(ticket, today, windows=there, day_over=day.over(look) is not None)
    return _waiting(look, ticket)


def take_up(desk: Desk, code: str) -> Issued:
    """The number of whoever shows the slip of a day on which they were not served; raises as the tickets' verb."""
    return tickets.take_up(desk, code, source="kiosk")


def paper(look: Look, job: int, prints_here: bool = True) -> str:
    """What became of a paper: ``coming``, ``out``, ``none`` when a person must look after it first, ``screen`` without.

    ``screen``: the hall has no paper, so the number is to be written down. A machine that does not print itself
    (``prints_here``) knows so at once while nobody in the hall looks after a printer.

    An earlier paper in trouble at the same printer, or a printer seen lately that cannot print, means that this one
    will not come either.
    """
    this = outbox.job(look, job)
    if this.state == "printed":
        return "screen" if this.reason == ON_SCREEN else "out"
    if not prints_here and not outbox.is_printing(look):
        return "screen"
    before = (other for other in outbox.open_jobs(look, JOBS_LOOKED_AT) if other.id < job)
    stuck = any(other.state in ("held", "unknown") and other.printer == this.printer for other in before)
    return "none" if stuck or this.state in NO_PAPER or not _can_print(look, this.printer) else "coming"


def give_up_paper(desk: Desk, job: int) -> bool:
    """Cancel a paper whose number was written down instead, so that it does not come out later, unasked.

    False while it is being sent: ask again then. One of which something may have come out already (held, unknown)
    is left to the staff.
    """
    state = outbox.job(desk, job).state
    if state in NOT_BEGUN:
        outbox.cancel(desk, job)
    return state not in UNDER_WAY


def _can_print(look: Look, printer: str) -> bool:
    # a job for the default printer does not say which that is: any that can print will do
    seen = outbox.health(look)
    mine = [one for one in seen if one.printer == printer] or seen
    return not mine or any(one.state in outbox.CAN_PRINT for one in mine)


def _line(look: Look, cat: Catalogue, queue: floor.Queue, last: int | None) -> LineNow:
    told = estimates.announce(look, queue.series, 1.0)
    series = cat.series[queue.series]
    gone = series.at_end == "refuse" and last is not None and last >= series.end
    served = not windows.open_now(look).isdisjoint(told.windows)
    return LineNow(queue.series, told.ahead, told.low_min, told.high_min, queue.stopped or "", gone, served)


def _waiting(look: Look, ticket: Ticket) -> StandingNow:
    planned = catalogue.current(look).windows_for(ticket.series)
    is_open = windows.open_now(look)
    serving = (ticket.to_window,) if ticket.to_window else tuple(code for code in planned if code in is_open)
    ahead = {label for code in serving or planned for label in _called_before(look, code, ticket)}
    served = not is_open.isdisjoint(serving)
    low, high, may_not = _wait_now(look, ticket, len(ahead), len(serving))
    return StandingNow(ticket, True, len(ahead), low, high, serving or planned, served, may_not)


def _wait_now(look: Look, ticket: Ticket, ahead: int, serving: int) -> tuple[int, int, bool]:
    told = estimates.estimate(look, ticket.id)
    if told is None:
        return *estimates.wait_range(ahead, estimates.pace(look)[ticket.series] / MINUTE_US, serving), False
    said, today = told
    return *estimates.rounded(said.estimate.low_us, said.estimate.high_us), estimates.is_unlikely(today)


def _called_before(look: Look, window: str, ticket: Ticket) -> list[str]:
    order = [choice.head.label for choice in lines.line_for(look, window)]
    return order[: order.index(ticket.label)] if ticket.label in order else []

"""What the board asks of the hall: the last calls, and what the journal says was called since it asked last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US, from_us
from counterdesk.hall import catalogue, day, floor, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.opening import works
from counterdesk.hall.rows import Ticket
from counterdesk.store import journal
from counterdesk.store.desk import Look
from counterdesk.store.journal import Entry
from counterdesk.tui.voice.waiting import Call

SHOWN = 4
STANDS_S = 20
"""A call stands so long even when the citizen is served at once, so that it can be read."""
YOUNG_S = 30
"""A call older than this is not spoken by a board that has just begun."""
BACK, MOST = 300, 3000
"""Entries of the journal looked at for recalls, and at most, after a long time without the store."""


class BoardNow(NamedTuple):
    """The calls that stand, newest first; the calls that are news to the board, oldest first, and who is awaited where.

    ``last_id`` is the newest entry seen; ``newest_us`` the instant of the newest call or recall, 0 without one;
    ``window_open`` says whether any is, ``over`` is the business day that somebody ended.
    """

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    calls: list[Ticket]
    fresh: list[Call]
    standing: frozenset[tuple[int, str]]
    last_id: int
    newest_us: int
    window_open: bool = True
    over: date | None = None

    def standing_calls(self, at_us: int) -> list[Ticket]:
        """The calls to show at ``at_us``: who is still awaited, and who was called a moment ago."""
        return [ticket for ticket in self.calls if _stands(ticket, at_us)]


def board_now(look: Look, seen: int | None = None) -> BoardNow:
    """Everything the board shows and says, in one snapshot; ``seen`` is the last entry it knows, None at its start."""
    since = max(min(look.last_id - BACK, look.last_id if seen is None else seen), look.last_id - MOST, 0)
    entries = [e for e in journal.tail(look.conn, since, MOST) if e.kind in ("called", "recalled")]
    here = [Ticket._make(r) for r in look.conn.execute(floor.AT_WINDOWS)]
    awaited = {ticket.id: ticket for ticket in here if ticket.state == "called"}
    standing = [e for e in entries if e.ticket_id in awaited and awaited[e.ticket_id].window == e.window]
    heard = {e.ticket_id: e.at_us for e in standing}
    calls = sorted(_called_here(here, look.now_us), key=lambda ticket: _called_us(ticket, heard), reverse=True)
    return BoardNow(
        look.now_us, look.zone, catalogue.current(look), calls[:SHOWN],
        [_call(e, awaited[e.ticket_id]) for e in _news(standing, seen, look.now_us) if e.ticket_id],
        frozenset((ticket.id, ticket.window or "") for ticket in awaited.values()),
        look.last_id, _called_us(calls[0], heard) if calls else 0,
        bool(windows.open_now(look)), day.over(look),
    )  # fmt: skip


def is_closed(now: BoardNow, at_us: int) -> bool:
    """Whether nobody is to wait for a call: out of hours with every window closed, or once the day was ended."""
    return not works(now.cat, from_us(at_us).astimezone(now.zone), now.window_open, now.over)


def _called_here(at_windows: Iterable[Ticket], now_us: int) -> list[Ticket]:
    # who was served without a ticket has a number on the books only, which nobody in the hall waits for
    return [ticket for ticket in at_windows if ticket.source != "direct" and _stands(ticket, now_us)]


def _stands(ticket: Ticket, at_us: int) -> bool:
    return ticket.state == "called" or (ticket.last_call_us or 0) > at_us - STANDS_S * SECOND_US


def _called_us(ticket: Ticket, heard: dict[int | None, int]) -> int:
    # a recall too soon after a call does not count towards a no-show, but it is a call to everybody in the hall
    return max(ticket.last_call_us or 0, heard.get(ticket.id, 0))


def _news(entries: Iterable[Entry], seen: int | None, now_us: int) -> list[Entry]:
    if seen is None:
        return [e for e in entries if e.at_us >= now_us - YOUNG_S * SECOND_US]
    return [e for e in entries if e.id > seen]


def _call(entry: Entry, ticket: Ticket) -> Call:
    return Call(entry.id, entry.at_us, ticket.id, ticket.label, ticket.window or "", ticket.lang)

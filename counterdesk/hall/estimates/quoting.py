"""The estimator asked for a line rather than for a ticket, cheaply enough for the writer's turn.

Rolling the hall forward in every turn would make the other writers wait: behind a line that hardly moved since a
moment ago the wait is the one of that moment, longer or shorter by those who joined it or were called.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from counterdesk.hall import catalogue, roster
from counterdesk.hall.estimates import shared
from counterdesk.hall.estimates.live import learned, scene
from counterdesk.hall.estimates.manned import manned
from counterdesk.hall.estimates.shared import Quote
from counterdesk.hall.estimates.telling import Estimate, Said, tell
from counterdesk.hall.rows import Lane
from counterdesk.hall.running import Arrival
from counterdesk.store.desk import Desk, Look

HOLDS_US = 20 * 1_000_000
MOVED = 0.25
SHOWN_US = 5 * 1_000_000
"""What the machine at the door shows of every line is allowed to be so old; what a slip says is not."""
LONG_ENOUGH = 4
"""In a shorter line it matters who is being served, and every act changes that."""
MOST_KEPT = 200
LAST = 2**62
"""A number after all others: whoever has a place in the same instant was there before."""
Kept = dict[tuple[Lane, frozenset[str]], "_Kept"]


class _Kept(NamedTuple):
    """A quote this process knows, and the journal's entry it was made or found after."""

    quote: Quote
    last_id: int


def quoted(look: Look, mine: Lane, ahead: int, is_open: frozenset[str]) -> Said | None:
    """What to tell whoever joins the line ``mine`` now, with ``ahead`` before them; None: no window may call."""
    kept: Kept = look.memo(("quotes", look.catalogue_id), dict)
    known = kept.get((mine, is_open))
    if known is None or not _holds(look, known, ahead):
        if len(kept) >= MOST_KEPT:
            kept.clear()
        known = _Kept(_others(look, mine, ahead, is_open) or _reckoned(look, mine, ahead, is_open), look.last_id)
        kept[mine, is_open] = known
    said, then, _ = known.quote
    return said and _stretched(said, ahead, (ahead + 1) / (then + 1))


def _others(look: Look, mine: Lane, ahead: int, is_open: frozenset[str]) -> Quote | None:
    # what another window reckoned of this line a moment ago
    found = shared.find(look, mine, is_open) if ahead >= LONG_ENOUGH else None
    return found if found and _is_near(look, found, ahead) else None


def _reckoned(look: Look, mine: Lane, ahead: int, is_open: frozenset[str]) -> Quote:
    made = Quote(at_place(look, mine, look.now_us), ahead, look.now_us)
    if isinstance(look, Desk) and ahead >= LONG_ENOUGH:
        shared.share(look, mine, is_open, made)
    return made


def at_place(look: Look, mine: Lane, place_us: int) -> Said | None:
    """What to tell whoever joins the line ``mine`` before all whose place is later."""
    promise_min = catalogue.current(look).series[mine.series].wait_promise_min
    me = Arrival(LAST, mine.series, mine.rate, place_us, 0, promise_min)
    return tell(me, scene(look, manned(look)), learned(look))


def estimate(look: Look, ticket_id: int) -> tuple[Said, float | None] | None:
    """What a waiting ticket is told now, with its chance of being called before closing; None: no window may call."""
    there = scene(look, manned(look))
    me = next((ticket for ticket in there.waiting if ticket.id == ticket_id), None)
    said = tell(me, there, learned(look)) if me else None
    return (said, chance_today(look, said)) if said else None


def chance_today(look: Look, said: Said) -> float | None:
    """The share of the draws that are called before the hall closes; None out of hours, or where none were drawn."""
    closes_us = look.memo(("closes", look.catalogue_id, look.day), lambda: _closes_us(look))
    if closes_us is None or look.now_us >= closes_us or not said.drawn_us:
        return None
    return bisect_left(said.drawn_us, closes_us - look.now_us) / len(said.drawn_us)


def _closes_us(look: Look) -> int | None:
    return roster.closes_us(catalogue.current(look), look.zone, look.day)


def _holds(look: Look, known: _Kept, ahead: int) -> bool:
    quote = known.quote
    if min(ahead, quote.ahead) >= LONG_ENOUGH:
        return _is_near(look, quote, ahead)
    age_us = look.now_us - quote.at_us
    shown_only = not isinstance(look, Desk) and age_us < SHOWN_US
    return 0 <= age_us < HOLDS_US and (look.last_id == known.last_id or (shown_only and ahead == quote.ahead))


def _is_near(look: Look, quote: Quote, ahead: int) -> bool:
    # young enough, and of a long line that hardly moved since
    shorter = min(ahead, quote.ahead)
    is_young = 0 <= look.now_us - quote.at_us < HOLDS_US
    return is_young and shorter >= LONG_ENOUGH and abs(ahead - quote.ahead) <= shorter * MOVED


def _stretched(said: Said, ahead: int, times: float) -> Said:
    if times == 1:
        return said
    wait_us, low_us, high_us, _ = said.estimate
    return Said(
        {name: us * times for name, us in said.told_us.items()}, said.mean_us * times, said.unit_us * times,
        Estimate(wait_us * times, low_us * times, high_us * times, ahead), [us * times for us in said.drawn_us],
    )  # fmt: skip

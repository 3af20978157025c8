"""The merge: what was done away is done once more in the hall, in order, at its own instants, in one transaction.

Nobody sees half of it: a number that waited, was called and served away from the store comes into the hall served.
Merging the same stretch again changes nothing. Where the hall has gone another way meanwhile - a lead gave the window
to somebody else - the hall stands, and the act is set aside by name in the journal; the number's end is still kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from counterdesk.clock import from_us
from counterdesk.hall import day, moves, rows
from counterdesk.hall.away.acts import GIVES, Done, again, give_anyway
from counterdesk.hall.away.tables import MERGED, session
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.refusals import Refusal
from counterdesk.store import journal, papers
from counterdesk.store.desk import Desk

ENDED = ("finished", "no_show", "walked_out", "cancelled")
NEEDS_NO_WINDOW = (*GIVES[:2], "cancel", "add_service", "bring_back", "signed_in")
AGAIN = ("queued", "failed")
"""What became of a paper that has certainly not come out: it is printed once the hall is back."""
_j = journal.journal.c
KNOWN = select(session.c.acts, session.c.set_aside).where(session.c.id == bindparam("of"))
ADD = insert(session)
OTHERS_AT = select(func.count()).where(
    _j.id > bindparam("head"), _j.window == bindparam("at"), _j.ticket_id.is_not(None), _j.at_us >= bindparam("since")
)
PAPER_OF = select(papers.jobs.c.id).where(papers.jobs.c.ticket_id == bindparam("of"))
SETTLE = update(papers.jobs).where(papers.jobs.c.id == bindparam("job"))


class End(NamedTuple):
    """How a number given out away stood in the end, and what became of its paper (a print job's state, or empty)."""

    state: str
    outcome: str | None
    paper: str


class Stretch(NamedTuple):
    """A time away: whose, since when, the hall's journal up to where it was known, and what was done."""

    id: str
    holder: str
    from_us: int
    head: int
    acts: Sequence[Done]
    ends: Mapping[int, End]


class Merged(NamedTuple):
    """What came of it: so many acts done once more, so many set aside."""

    acts: int
    set_aside: int


def merge(desk: Desk, away: Stretch) -> Merged:
    """Bring a stretch away into the hall; the same one again gives the same answer and changes nothing."""
    known = desk.conn.execute(KNOWN, {"of": away.id}).one_or_none()
    if known is not None:
        return Merged(known.acts, known.set_aside)
    here = desk.now, desk.now_us, desk.day, desk.clerk, desk.window
    foreign = {window for window in {was.window for was in away.acts} if window and _others_at(desk, away, window)}
    aside = 0
    for was in away.acts:
        _as_then(desk, was)
        aside += not _kept(desk, was, away, was.window in foreign and was.verb not in NEEDS_NO_WINDOW)
    desk.is_away, desk.taking = False, None
    desk.now, desk.now_us, desk.day, desk.clerk, desk.window = here
    _end(desk, away)
    merged = Merged(len(away.acts) - aside, aside)
    desk.conn.execute(ADD, {
        "id": away.id, "holder": away.holder, "from_us": away.from_us, "head": away.head, "merged_us": desk.now_us,
        "state": MERGED, "acts": merged.acts, "set_aside": merged.set_aside,
    })  # fmt: skip
    desk.record("away_merged", holder=away.holder, since_us=away.from_us, **merged._asdict())
    return merged


def _as_then(desk: Desk, was: Done) -> None:
    desk.is_away, desk.taking = True, None
    desk.now, desk.now_us = from_us(was.at_us), was.at_us
    desk.day = was.day
    desk.clerk, desk.window = was.clerk, was.window


def _kept(desk: Desk, was: Done, away: Stretch, is_foreign: bool) -> bool:
    """Do the act once more, or leave everything as it was and name it."""
    before = desk.last_id, desk.head, len(desk.jobs)
    desk.conn.exec_driver_sql("SAVEPOINT away_act")
    try:
        if is_foreign:
            raise Refusal("changed_meanwhile", number=was.said.get("number") or "-")
        _again(desk, was)
        if was.ticket_id is not None:
            _paper(desk, was.ticket_id, away.ends[was.ticket_id].paper)
        code = ""
    except (Refusal, IntegrityError) as no:
        code = no.code if isinstance(no, Refusal) else "forbidden"
        desk.conn.exec_driver_sql("ROLLBACK TO SAVEPOINT away_act")
        desk.last_id, desk.head = before[:2]
        del desk.jobs[before[2] :]
    desk.conn.exec_driver_sql("RELEASE SAVEPOINT away_act")
    if code:
        _as_then(desk, was)
        number = was.said.get("number") or (was.called[0] if was.called else "-")
        desk.record("away_set_aside", act=was.verb, number=number, refusal=code, holder=away.holder)
    return not code


def _again(desk: Desk, was: Done) -> None:
    if was.verb not in GIVES[:2]:
        again(desk, was)
        return
    try:
        again(desk, was)
    except Refusal:  # of a service or by a clerk the hall has no more: nothing was written yet but the number is out
        give_anyway(desk, was)


def _paper(desk: Desk, ticket_id: int, state: str) -> None:
    """The paper was made away: what became of it there is what became of it."""
    job = desk.conn.execute(PAPER_OF, {"of": ticket_id}).scalar()
    if job is None or state in AGAIN:
        return
    settled = state if state in ("printed", "cancelled") else "unknown"
    done_us = None if settled == "unknown" else desk.now_us
    desk.conn.execute(SETTLE.values(state=settled, moved_us=desk.now_us, settled_us=done_us), {"job": job})


def _end(desk: Desk, away: Stretch) -> None:
    """Whoever left the hall while it was away has left it, whatever was set aside; and a day that is over is over."""
    for ticket_id, end in away.ends.items():
        ticket = rows.by_id(desk, ticket_id)
        if end.state in ENDED and ticket.state in OPEN_STATES:
            facts = {"holder": away.holder}
            changes: dict[str, Any] = {"outcome": end.outcome, "reliable": 0}
            moves.move(desk, ticket, end.state, facts=facts, state=end.state, **changes)
    for ticket in day.left_open(desk) if desk.stored_day == desk.day else ():
        day.settle(desk, ticket)


def _others_at(desk: Desk, away: Stretch, window: str) -> bool:
    """Whether anybody did something to a ticket at this window in the hall, while it was served away from it.

    What this place did itself just before it lost the hall may be newer than what it took along: the instant tells.
    """
    asked = {"head": away.head, "at": window, "since": away.from_us}
    return bool(desk.conn.execute(OTHERS_AT, asked).scalar())

"""What can be done away from the store, how it is written down, and how each act is done once more in the hall.

An act is a verb of the hall with what it was given, by whom and when. Where the verb chose - a number, or whom to
call - its choice is written down, too: the paper is in somebody's hand, and somebody stood at the window.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from counterdesk.hall import clerks, kiosk, rows, tickets, visits, windows
from counterdesk.hall.away.tables import act
from counterdesk.hall.calling import Why
from counterdesk.hall.catalogue import service_of
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.calls import Called, call_as_then
from counterdesk.hall.tickets.issuing import BY_KEY, Issued, issue
from counterdesk.hall.visits import Finished
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

Verb = Callable[..., Any]
ACTS: dict[str, Verb] = {
    "issue": tickets.issue, "take": kiosk.take, "serve": visits.serve, "call": tickets.call_next,
    "call_named": tickets.call_named, "recall": tickets.recall, "no_show": tickets.no_show,
    "bring_back": tickets.bring_back, "cancel": tickets.cancel, "add_service": tickets.add_service,
    "start": visits.start, "hold": visits.hold, "resume": visits.resume, "finish": visits.finish,
    "finish_and_call": visits.finish_and_call, "walk_out": visits.walk_out, "transfer": visits.transfer,
    "undo": visits.undo, "open": windows.open_window, "pause": windows.pause, "reopen": windows.resume,
    "close": windows.close, "signed_in": clerks.signed_in,
}  # fmt: skip
NAMES = {verb: name for name, verb in ACTS.items()}
ANYWAY: frozenset[Verb] = frozenset({windows.beat, kiosk.give_up_paper})
"""Verbs that may be run away from the store and leave nothing to be done once more."""
GIVES = ("issue", "take", "serve")
OWN = ("recall", "no_show", "start", "hold", "resume", "finish", "walk_out", "transfer", "undo")
"""Acts on whoever is at the window when nobody is named."""
ADD = insert(act)
ALL = select(act).order_by(act.c.id)


class Done(NamedTuple):
    """One act done away: ``said`` is what the verb was given, ``ticket_id`` the row it gave out.

    ``called`` is whom it called and why: number, the reason's code, its facts; ``finished`` whom it ended before.
    """

    at_us: int
    day: date
    verb: str
    clerk: str | None
    window: str | None
    said: dict[str, Any]
    ticket_id: int | None = None
    called: tuple[str, str, dict[str, Any]] | None = None
    finished: str | None = None


def do(desk: Desk, verb: Verb, args: tuple[Any, ...], facts: dict[str, Any]) -> Any:
    """Do a verb away from the store and write it down, in one transaction.

    Raises Refusal ``not_while_away`` for whatever has to wait until the server is back, and as the verb does.
    """
    if verb in ANYWAY:
        return verb(desk, *args, **facts)
    name = NAMES.get(verb)
    if name is None:
        raise Refusal("not_while_away")
    said = dict(inspect.signature(verb).bind(desk, *args, **facts).arguments)
    said.pop("desk")
    by, day = (desk.clerk, desk.window), desk.day
    answer = verb(desk, *args, **facts)
    if name == "call" and answer is None:
        return None
    if name in OWN and (ticket := _ticket(answer)):
        said["number"] = ticket.label  # whose it was, so that it is nobody else's in the hall
    told = {"said": said, "ticket": _given(answer) if name in GIVES else None, "called": _called(answer),
            "finished": answer.ticket.label if isinstance(answer, Finished) else None}  # fmt: skip
    row = {"at_us": desk.now_us, "day": day, "verb": name, "clerk": by[0], "window": by[1]}
    desk.conn.execute(ADD, {**row, "facts": json.dumps(told, ensure_ascii=False)})
    return answer


def done(look: Look) -> list[Done]:
    """Every act written down here, in order."""
    found = []
    for row in look.conn.execute(ALL):
        told = json.loads(row.facts)
        called = tuple(told["called"]) if told["called"] else None
        found.append(Done(row.at_us, row.day, row.verb, row.clerk, row.window, told["said"], told["ticket"], called,
                          told["finished"]))  # fmt: skip
    return found


def again(desk: Desk, was: Done) -> None:
    """Do in the hall what was done away; raises Refusal where the hall has gone another way since."""
    if was.verb in GIVES:
        _give(desk, was)
    elif was.verb in ("call", "finish_and_call"):
        if was.verb == "finish_and_call":
            visits.finish(desk, was.finished, **was.said)
        if was.called:
            number, code, facts = was.called
            call_as_then(desk, number, Why(code, facts))
    else:
        ACTS[was.verb](desk, **was.said)


def _give(desk: Desk, was: Done) -> None:
    desk.taking = was.ticket_id
    if was.verb == "serve":
        visits.serve(desk, **was.said)
        return
    said: dict[str, Any] = {"source": "kiosk"} if was.verb == "take" else {}
    said |= was.said | {"granted": True, "key": _free_key(desk, was.said.get("key"))}
    issue(desk, **said)


def _free_key(desk: Desk, key: str | None) -> str | None:
    # The first try of the same press may have reached the hall: its number is in nobody's hand, and the key is taken.
    taken = desk.conn.execute(BY_KEY, {"day": desk.day, "key": key}).one_or_none() if key else None
    if taken is None:
        return key
    first = Ticket._make(taken)
    if first.state == "waiting":
        tickets.cancel(desk, first.label, "given out again while the database was away")
    return None


def give_anyway(desk: Desk, was: Done) -> None:
    """Write a number down that is on paper in somebody's hand, though the hall would not give it out so any more."""
    desk.taking, desk.clerk = was.ticket_id, None
    ticket = rows.by_id(desk, was.ticket_id or 0)
    issue(desk, service_of(desk, ticket.service_id).service.code, source="desk")


def _given(answer: Any) -> int:
    return int((answer.ticket if isinstance(answer, Issued) else answer).id)


def _ticket(answer: Any) -> Ticket | None:
    return answer if isinstance(answer, Ticket) else None


def _called(answer: Any) -> tuple[str, str, dict[str, Any]] | None:
    called = answer.called if isinstance(answer, Finished) else answer
    return (called.ticket.label, called.why.code, dict(called.why.facts)) if isinstance(called, Called) else None

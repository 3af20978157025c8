"""What people do about the appraisal: enter an event, appeal, decide, exclude what somebody did not cause."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, insert, update

from counterdesk.hall import clerks, day
from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal import sheet, sources
from counterdesk.hall.appraisal.sheet import Objection
from counterdesk.hall.appraisal.sources import Event
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

ADD_EVENT = insert(sources.entered_table).returning(sources.entered_table.c.id)
OBJECT = insert(sheet.objections).returning(*sheet.COLUMNS)
DECIDE = (
    update(sheet.objections)
    .where(sheet.objections.c.id == bindparam("of"), sheet.objections.c.holds.is_(None))
    .values(holds=bindparam("held"), decision=bindparam("said"), decided_by=bindparam("by"), decided_us=bindparam("at"))
    .returning(*sheet.COLUMNS)
)


def enter(desk: Desk, kind: str, clerk: str, note: str, on: date | None = None, window: str | None = None) -> Event:
    """Write down an event about a clerk that the program cannot see; nobody enters one about themselves.

    ``on``: the day it happened, today without it. Raises Refusal ``no_such_event_kind``, ``event_of_ones_own``,
    ``happened_needed``, ``not_yet`` for a day to come, ``no_such_clerk``.
    """
    clerks.require(desk, desk.clerk, "appraisal_enter")
    day.begin(desk)
    known = [one.on for one in rule_file.current().rule if one.entered]
    if kind not in known:
        raise Refusal("no_such_event_kind", kind=kind[:40], known=", ".join(known))
    clerks.known(desk, clerk)
    if clerk == desk.clerk:
        raise Refusal("event_of_ones_own", clerk=clerk)
    happened = on or desk.day
    if happened > desk.day:
        raise Refusal("not_yet", day=happened)
    told = said(note)
    if not told:
        raise Refusal("happened_needed", kind=kind)
    row = {
        "kind": kind, "clerk": clerk, "window": window, "day": happened, "note": told, "entered_by": desk.clerk,
        "entered_us": desk.now_us,
    }  # fmt: skip
    number = desk.conn.execute(ADD_EVENT, row).scalar_one()
    desk.record("appraisal_entered", event=f"entry:{number}", of=kind, about_clerk=clerk)
    return Event(f"entry:{number}", kind, clerk, happened, str(number), window, note=told)


def appeal(desk: Desk, event: str, because: str) -> Objection:
    """Object to an event of one's own; the line stays, and counts until somebody decides that it does not.

    Raises Refusal ``no_such_event``, ``objected_already``, ``reason_needed``.
    """
    clerks.acting(desk)
    day.begin(desk)
    found = find(desk, event, clerks.known(desk, desk.clerk).number)
    made = _object(desk, found, because)
    desk.record("appraisal_appealed", event=found.key)
    return made


def decide(desk: Desk, event: str, clerk: str, holds: bool, decision: str) -> Objection:
    """Decide an appeal: with ``holds`` the event counts no more; nobody decides about an event of their own.

    Raises Refusal ``no_such_appeal``, ``event_of_ones_own``, ``reason_needed``.
    """
    _may_decide(desk, clerk)
    found = next((one for one in sheet.objections_to(desk, event, clerk) if one.holds is None), None)
    if found is None:
        raise Refusal("no_such_appeal", event=event[:40], clerk=clerk[:20])
    done = _decide(desk, found, holds, decision)
    desk.record("appraisal_decided", event=event, about_clerk=clerk, holds=holds)
    return done


def exclude(desk: Desk, event: str, clerk: str, because: str) -> Objection:
    """Decide that a clerk did not cause an event, without an appeal; raises as ``decide`` and ``appeal`` do."""
    _may_decide(desk, clerk)
    found = find(desk, event, clerk)
    done = _decide(desk, _object(desk, found, because), True, because)
    desk.record("appraisal_excluded", event=found.key, about_clerk=clerk)
    return done


def find(look: Look, event: str, clerk: str) -> Event:
    """The event of a name that counts for a clerk; raises Refusal ``no_such_event``."""
    known = rule_file.current().by_event
    found = (one for one in sources.events(look, date.min, date.max) if one.kind in known)
    for one in found:
        if (one.key, one.clerk) == (event, clerk):
            return one
    raise Refusal("no_such_event", event=event[:40], clerk=clerk[:20])


def _may_decide(desk: Desk, clerk: str) -> None:
    clerks.require(desk, desk.clerk, "appraisal_decide")
    day.begin(desk)
    if desk.clerk == clerk:
        raise Refusal("event_of_ones_own", clerk=clerk)


def _object(desk: Desk, found: Event, because: str) -> Objection:
    why = said(because)
    if not why:
        raise Refusal("reason_needed")
    if any(one.holds != 0 for one in sheet.objections_to(desk, found.key, found.clerk)):
        raise Refusal("objected_already", event=found.key)
    row = {
        "event": found.key, "clerk": found.clerk, "raised_by": desk.clerk, "because": why, "raised_us": desk.now_us,
    }  # fmt: skip
    return Objection._make(desk.conn.execute(OBJECT, row).one())


def _decide(desk: Desk, found: Objection, holds: bool, decision: str) -> Objection:
    why = said(decision)
    if not why:
        raise Refusal("reason_needed")
    values = {"of": found.id, "held": int(holds), "said": why, "by": desk.clerk, "at": desk.now_us}
    return Objection._make(desk.conn.execute(DECIDE, values).one())

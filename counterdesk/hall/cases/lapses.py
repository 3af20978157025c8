"""What happens to a case because nobody did anything: accepted by silence, or counted as withdrawn.

By 行政许可法 art. 32(4) an application about which nothing was said in time is accepted as from the day it was
received. Written down by whoever comes next, as nobody's act; the dates are the law's, not those of the writing.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from counterdesk.hall import joint
from counterdesk.hall.cases import dates, phases, rows, states
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.commitments import late
from counterdesk.store.desk import Desk, Look

LAPSED = (
    select(*rows.COLUMNS)
    .where(
        rows.OPEN,
        rows.table.c.next_due_on < bindparam("today"),
        rows.table.c.state.in_(["received", "notified"]),
    )
    .order_by(rows.table.c.id)
)


def due(look: Look) -> list[Case]:
    """Cases that lapsed and are not written down yet."""
    found = (Case._make(row) for row in look.conn.execute(LAPSED, {"today": look.day}))
    return [case for case in found if _act(look, case)]


def settle(desk: Desk) -> int:
    """Write down everything that lapsed by itself; returns how many cases it was."""
    acting = desk.clerk, desk.window
    desk.clerk = desk.window = None
    lapsed = due(desk)
    for case in lapsed:
        _lapse(desk, case)
    joint.settle(desk)
    desk.clerk, desk.window = acting
    return len(lapsed)


def _act(look: Look, case: Case) -> str | None:
    hall = rows.rules(look, case).hall
    if case.state == "notified":
        return "deemed_withdrawn" if hall.supplement_silence == "deemed_withdrawn" else "returned"
    silent = hall.accept_silence == "deemed_accepted_from_receipt"
    return "accepted" if silent and rows.service(look, case).kind in dates.BY_SILENCE else None


def _lapse(desk: Desk, case: Case) -> None:
    act = _act(desk, case)
    assert act is not None
    state = states.after(act, case.state)
    if act == "accepted":
        case = rows.change(desk, case, state=state, accepted_on=case.received_on, silently=1)
        phases.go_on(desk, case, case.received_on)
        case = dates.redated(desk, case)
        rows.record(desk, case, "case_accepted", service=rows.service(desk, case).code, silently=True)
        joint.open_steps(desk, case, rows.service(desk, case), case.yes, case.received_on)
        late.note_case(desk, case)
        return
    case = dates.redated(desk, rows.change(desk, case, state=state, closed_us=desk.now_us))
    rows.record(desk, case, f"case_{act}")

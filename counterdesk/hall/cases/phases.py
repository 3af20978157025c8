"""The stretches of a case that has several clocks, such as a complaint: which ran from when to when.

Source of the shipped ones: 市场监督管理投诉举报处理暂行办法 art. 14 (7 working days to say whether it is admitted), 21
(45 to mediate), 23 (7 to tell that mediation ended), 31 (15 and 15 to check a report, 5 to tell who reported).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update

from counterdesk.hall.cases import rows
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.cases.tables import CasePhaseRow
from counterdesk.hall.catalogue.parts import Phase
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

table = CasePhaseRow.__table__  # type: ignore[attr-defined]
ADD = insert(table)
OF = select(table).where(table.c.case_id == bindparam("id")).order_by(table.c.position)
END = update(table).where(table.c.case_id == bindparam("of"), table.c.to_on.is_(None)).values(to_on=bindparam("on"))


class Stretch(NamedTuple):
    """A stretch that began: which, from when to when; ``to_on`` None: it runs still, or the case ended in it."""

    phase: Phase
    from_on: date
    to_on: date | None


def of(look: Look, case: Case) -> list[Stretch]:
    """The stretches of a case that began, in order; empty for a case with one clock."""
    known = {phase.id: phase for phase in rows.service(look, case).phases}
    if not known:
        return []
    found = look.conn.execute(OF, {"id": case.id})
    return [Stretch(known[row.phase], row.from_on, row.to_on) for row in found]


def current(look: Look, case: Case) -> Stretch | None:
    """The stretch a case is in, or None."""
    return next((one for one in of(look, case) if one.to_on is None), None)


def to_come(look: Look, case: Case) -> list[Phase]:
    """What may follow the stretch a case is in, in the order of the hall file."""
    planned, begun = rows.service(look, case).phases_for(case.yes), of(look, case)
    places = [place for place, phase in enumerate(planned) if begun and phase.id == begun[-1].phase.id]
    return list(planned[places[0] + 1 :]) if places else []


def begin(desk: Desk, case: Case) -> None:
    """The first stretch runs from the day of receipt; nothing for a case with one clock."""
    planned = rows.service(desk, case).phases_for(case.yes)
    if planned:
        _add(desk, case, 0, planned[0], case.received_on)


def go_on(desk: Desk, case: Case, on: date, to: str | None = None) -> Phase | None:
    """End the stretch a case is in with ``on`` and begin the next, or the named one; None when none is left.

    Raises Refusal ``no_such_phase``.
    """
    following = to_come(desk, case)
    wanted = [phase for phase in following if to in (None, phase.id)]
    if to is not None and not wanted:
        raise Refusal("no_such_phase", phase=to[:40], known=", ".join(phase.id for phase in following) or "-")
    if not wanted:
        return None
    desk.conn.execute(END, {"of": case.id, "on": on})
    _add(desk, case, len(of(desk, case)), wanted[0], on)
    return wanted[0]


def _add(desk: Desk, case: Case, position: int, phase: Phase, on: date) -> None:
    desk.conn.execute(ADD, {"case_id": case.id, "position": position, "phase": phase.id, "from_on": on, "to_on": None})

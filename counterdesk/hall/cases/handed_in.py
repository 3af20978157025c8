"""The papers of a case: counted when they are handed in, found wanting, or let follow later on an undertaking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert

from counterdesk.hall import notices, people
from counterdesk.hall.cases import dates, rows
from counterdesk.hall.cases.rows import Case, Paper
from counterdesk.hall.catalogue import Material, Service
from counterdesk.hall.notices.rules import is_asked, no_such_material
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk

ADD_PAPER = insert(rows.papers)
FORGET_PAPERS = delete(rows.papers).where(rows.papers.c.case_id == bindparam("of"))


class Handed(NamedTuple):
    """Papers of one kind that were handed in; ``pages`` None: nobody counted them."""

    originals: int
    copies: int
    pages: int | None = None


class Fault(NamedTuple):
    """Why a paper will not do, and what one that will do must be like."""

    why: str
    standard: str = ""


def counted(
    service: Service, yes: Sequence[str], handed: Mapping[str, Handed] | None
) -> list[tuple[Material, Handed]]:
    """Each paper needed under these answers with what came of it; None: everything came as it is asked for.

    Raises Refusal ``no_such_material`` for a name the service does not know.
    """
    needed = notices.materials(service, yes)
    if handed is None:
        return [(one, Handed(one.original, one.copies)) for one in needed if is_asked(one)]
    known = {one.id: one for one in service.materials}
    for name in handed:
        if name not in known:
            raise no_such_material(service, name)
    listed = {one.id for one in needed}
    extra = [known[name] for name in handed if name not in listed]
    return [(one, handed.get(one.id, Handed(0, 0))) for one in (*needed, *extra) if is_asked(one)]


def write(desk: Desk, case: Case, service: Service, counted: list[tuple[Material, Handed]]) -> None:
    """Keep what came, in the place of what was kept before; a fault stays until enough came."""
    was = rows.materials(desk, case)
    desk.conn.execute(FORGET_PAPERS, {"of": case.id})
    for material, came in counted:
        enough = came.originals >= material.original and came.copies >= material.copies
        paper = Paper(material.id, *came, state="taken" if enough else "missing")
        before = was.get(material.id)
        if before is not None and not enough and before.state in ("faulty", "tolerated"):
            paper = before._replace(originals=came.originals, copies=came.copies, pages=came.pages)
        desk.conn.execute(ADD_PAPER, {"case_id": case.id, **paper._asdict()})


def write_faults(desk: Desk, case: Case, service: Service, faults: Mapping[str, Fault]) -> None:
    """Keep why these papers will not do; raises Refusal ``no_such_material``."""
    found = rows.materials(desk, case)
    for name, fault in faults.items():
        if name not in found:
            raise no_such_material(service, name)
        columns = {"state": "faulty", "fault": people.said(fault.why), "standard": people.said(fault.standard)}
        rows.change_paper(desk, case, name, **columns)


def tolerate(desk: Desk, case: Case, service: Service, names: Sequence[str]) -> None:
    """Let these papers follow later on an undertaking; raises Refusal ``not_tolerable`` for any other."""
    tolerable = {one.id for one in service.materials if one.tolerable}
    for name in names:
        if name not in tolerable:
            raise Refusal("not_tolerable", material=name[:40])
        rows.change_paper(desk, case, name, state="tolerated", due_on=dates.supplement_due(desk, case))


def missing(desk: Desk, case: Case, service: Service) -> list[Material]:
    """The papers that stand in the way of acceptance."""
    found = rows.materials(desk, case)
    return [one for one in service.materials if one.id in found and found[one.id].state in ("missing", "faulty")]

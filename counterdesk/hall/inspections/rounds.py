"""Walking a round: begun, marked item by item, finished with its papers and an acceptance's verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import insert

from counterdesk import workdays
from counterdesk.hall import catalogue, clerks, day, numbered, windows
from counterdesk.hall.inspections import paper, rows
from counterdesk.hall.inspections import sheet as sheets
from counterdesk.hall.inspections.rows import Inspection, Mark
from counterdesk.hall.inspections.sheet import HALL, Item, Sheet
from counterdesk.hall.inspections.tables import KINDS
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.workdays import after_working_days

FULL = 100
RESULTS = {"ok": "ok", "fail": "failed", "na": "na"}
ADD = insert(rows.table)
ADD_MARK = insert(rows.marks).returning(rows.marks.c.id)


class Seen(NamedTuple):
    """What was found of an item: ``result`` is ``ok``, ``fail`` or ``na``; how often it was due and how often done.

    For a failed one: points deducted (None: the item's), who puts it right (None: who sits there) and by when (None:
    the sheet's days).
    """

    result: str
    observed: int | None = None
    used: int | None = None
    deduct: int | None = None
    owner: str | None = None
    fix_by: date | None = None
    note: str = ""
    photo: str = ""


def start(desk: Desk, kind: str = "round", places: Sequence[str] = ()) -> Inspection:
    """Begin a round through these windows (none named: all of them, and the hall) with the sheet in force.

    Raises Refusal ``role``, ``no_such_choice``, ``no_such_window``.
    """
    clerks.require(desk, desk.clerk, "inspect")
    day.begin(desk)
    if kind not in KINDS:
        raise Refusal("no_such_choice", what=kind[:20], known=", ".join(KINDS))
    planned = (*catalogue.current(desk).windows, HALL)
    for place in places:
        if place not in planned:
            raise Refusal("no_such_window", window=place[:20])
    number = numbered.next_number(desk, "inspection")
    row = {
        "year": number.year, "seq": number.seq, "number": number.number, "day": desk.day, "kind": kind,
        "inspector": desk.clerk, "places": ",".join(places or planned), "sheet": sheets.to_json(sheets.current()),
        "started_us": desk.now_us,
    }  # fmt: skip
    desk.conn.execute(ADD, row)
    desk.record("inspection_started", inspection=number.number, of=kind, places=row["places"])
    return rows.by_number(desk, number.number)


def mark(desk: Desk, number: str, place: str, item: str, seen: Seen) -> Mark:
    """Write down what was found of an item at a place, in the place of an earlier mark of this round.

    Raises Refusal ``no_such_item``, ``no_such_choice``, ``counts_needed``, ``owner_needed``, ``no_such_clerk``.
    """
    found = rows.walked(desk, number)
    known = {one.id: one for one in found.with_sheet.at(place)} if place in found.at else {}
    if item not in known:
        raise Refusal("no_such_item", item=item[:40], place=place[:20], number=found.number)
    if seen.result not in RESULTS:
        raise Refusal("no_such_choice", what=seen.result[:20], known=", ".join(RESULTS))
    row = _row(desk, found, known[item], place, seen)
    before = rows.marks_of(desk, found).get((place, item))
    if before is None:
        desk.conn.execute(ADD_MARK, {**row, "inspection_id": found.id, "reopened": 0})
    else:
        rows.change_mark(desk, before, **row)
    desk.record("inspection_marked", inspection=found.number, place=place, item=item, result=seen.result)
    return rows.one(desk, number, place, item)[1]


def finish(desk: Desk, number: str, leave_out: bool = False) -> Inspection:
    """End a round: its sheet is printed, a notice for what failed, and for an acceptance passed its certificate.

    ``leave_out``: what was not looked at stays out; an acceptance looks at everything. Raises Refusal ``items_left``.
    """
    found = rows.walked(desk, number)
    unseen = rows.left(desk, found)
    if unseen and (found.kind == "acceptance" or not leave_out or len(unseen) == _all(found)):
        raise Refusal("items_left", number=found.number, n=len(unseen), place=unseen[0][0], item=unseen[0][1].id)
    marked = rows.marks_of(desk, found).values()
    points = score(found.with_sheet, marked)
    done = found._replace(
        finished_us=desk.now_us, score=points,
        passed=int(passes(found.with_sheet, marked)) if found.kind == "acceptance" else None,
    )  # fmt: skip
    columns = {name: getattr(done, name) for name in ("finished_us", "score", "passed")}
    desk.conn.execute(rows.CHANGE.values(**columns), {"of": found.id})
    desk.record("inspection_finished", inspection=found.number, score=points, passed=done.passed)
    paper.print_all(desk, done)
    return done


def score(sheet: Sheet, marked: Iterable[Mark]) -> float | None:
    """Of 100: the points of what was looked at less those deducted, over those points; None when nothing counted.

    What does not apply has no points; a deduction takes no more than the item's points.
    """
    counted = [(sheet.items[one.item], one) for one in marked if one.state != "na" and one.item in sheet.items]
    possible = sum(item.points for item, _ in counted)
    lost = sum(min(one.deduct, item.points) for item, one in counted)
    return round(FULL * (possible - lost) / possible, 1) if possible else None


def passes(sheet: Sheet, marked: Iterable[Mark]) -> bool:
    """Whether an acceptance is passed: its score reaches the pass mark, and no item that must hold failed."""
    known: Mapping[str, Item] = sheet.items
    seen = list(marked)
    reached = score(sheet, seen)
    broken = any(known[one.item].must for one in seen if one.item in known and one.state not in ("ok", "na"))
    return reached is not None and reached >= sheet.pass_mark and not broken


def _row(desk: Desk, found: Inspection, item: Item, place: str, seen: Seen) -> dict[str, object]:
    failed = seen.result == "fail"
    if item.counted and seen.result != "na" and not _counts(seen):
        raise Refusal("counts_needed", item=item.id)
    owner = _owner(desk, place, seen.owner) if failed else None
    by_sheet = after_working_days(_calendar(desk), desk.day, found.with_sheet.fix_days).due
    return {
        "place": place, "item": item.id, "norm": item.norm, "state": RESULTS[seen.result],
        "observed": seen.observed if item.counted else None, "used": seen.used if item.counted else None,
        "deduct": (item.points if seen.deduct is None else seen.deduct) if failed else 0,
        "note": said(seen.note) or None, "photo": said(seen.photo) or None, "owner": owner,
        "fix_by_on": (seen.fix_by or by_sheet) if failed else None, "marked_us": desk.now_us,
    }  # fmt: skip


def _counts(seen: Seen) -> bool:
    return seen.observed is not None and seen.used is not None and 0 <= seen.used <= seen.observed > 0


def _owner(desk: Desk, place: str, named: str | None) -> str:
    seat = None if place == HALL else windows.seat(desk, place)
    owner = named or (seat.clerk if seat else None)
    if owner is None:
        raise Refusal("owner_needed", place=place)
    return clerks.known(desk, owner).number


def _calendar(desk: Desk) -> workdays.Calendar:
    return workdays.named(catalogue.current(desk).hall.calendar)


def _all(found: Inspection) -> int:
    return sum(len(found.with_sheet.at(place)) for place in found.at)

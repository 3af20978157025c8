"""A round and its marks as plain values, and how they are found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from counterdesk.hall import clerks, day, numbered
from counterdesk.hall.inspections import sheet as sheets
from counterdesk.hall.inspections.sheet import Item, Sheet
from counterdesk.hall.inspections.tables import OPEN, InspectionMarkRow, InspectionRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look


class Inspection(NamedTuple):
    """A round as its table has it; ``places`` is a list with commas, ``score`` of 100, ``passed`` an acceptance's."""

    id: int
    number: str
    day: date
    kind: str
    inspector: str
    places: str
    sheet: str
    started_us: int
    finished_us: int | None
    score: float | None
    passed: int | None

    @property
    def at(self) -> tuple[str, ...]:
        """The places it goes to: windows by their codes, and the hall."""
        return tuple(self.places.split(","))

    @property
    def with_sheet(self) -> Sheet:
        """The sheet it is walked with."""
        return sheets.from_json(self.sheet)


class Mark(NamedTuple):
    """What was found of an item at a place, and what became of it; see the table."""

    id: int
    inspection_id: int
    place: str
    item: str
    norm: str
    state: str
    observed: int | None
    used: int | None
    deduct: int
    note: str | None
    photo: str | None
    owner: str | None
    fix_by_on: date | None
    marked_us: int
    fix: str | None
    fixed_us: int | None
    fixed_by: str | None
    rechecked_us: int | None
    rechecked_by: str | None
    recheck_note: str | None
    reopened: int


class Open(NamedTuple):
    """A failed item not closed yet, with the number of its round."""

    number: str
    mark: Mark


table = InspectionRow.__table__  # type: ignore[attr-defined]
marks = InspectionMarkRow.__table__  # type: ignore[attr-defined]
COLUMNS = [table.c[name] for name in Inspection._fields]
MARKS = [marks.c[name] for name in Mark._fields]
BY_NUMBER = select(*COLUMNS).where(table.c.year == bindparam("year"), table.c.seq == bindparam("seq"))
BETWEEN = select(*COLUMNS).where(table.c.day.between(bindparam("first"), bindparam("last"))).order_by(table.c.id)
UNFINISHED = select(*COLUMNS).where(table.c.finished_us.is_(None)).order_by(table.c.id)
OF = select(*MARKS).where(marks.c.inspection_id == bindparam("id")).order_by(marks.c.id)
IN_SPAN = (
    select(*MARKS)
    .join_from(marks, table, table.c.id == marks.c.inspection_id)
    .where(table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(marks.c.id)
)
OPEN_ONES = (
    select(table.c.number, *MARKS)
    .join_from(marks, table, table.c.id == marks.c.inspection_id)
    .where(marks.c.state.in_(OPEN), table.c.finished_us.is_not(None))
    .order_by(marks.c.fix_by_on, marks.c.id)
)
CHANGE = update(table).where(table.c.id == bindparam("of"), table.c.finished_us.is_(None))
CHANGE_MARK = update(marks).where(marks.c.id == bindparam("of"), marks.c.state == bindparam("was"))


def by_number(look: Look, number: str) -> Inspection:
    """The round written as ``number`` (2026-00012, or 12 for this year's); raises Refusal ``no_such_inspection``."""
    found = numbered.read(number, look.day.year)
    row = look.conn.execute(BY_NUMBER, {"year": found.year, "seq": found.seq}).one_or_none() if found else None
    if row is None:
        raise Refusal("no_such_inspection", number=number[:20])
    return Inspection._make(row)


def between(look: Look, first: date, last: date) -> list[Inspection]:
    """The rounds of a stretch of days, both ends included, oldest first."""
    return [Inspection._make(row) for row in look.conn.execute(BETWEEN, {"first": first, "last": last})]


def unfinished(look: Look) -> list[Inspection]:
    """The rounds still being walked."""
    return [Inspection._make(row) for row in look.conn.execute(UNFINISHED)]


def marks_of(look: Look, inspection: Inspection) -> Mapping[tuple[str, str], Mark]:
    """What was marked, by place and item."""
    found = (Mark._make(row) for row in look.conn.execute(OF, {"id": inspection.id}))
    return {(one.place, one.item): one for one in found}


def marks_between(look: Look, first: date, last: date) -> list[Mark]:
    """Everything marked in the rounds of a stretch of days."""
    return [Mark._make(row) for row in look.conn.execute(IN_SPAN, {"first": first, "last": last})]


def open_ones(look: Look) -> list[Open]:
    """Failed items not closed yet, what is to be put right first comes first."""
    return [Open(row[0], Mark._make(row[1:])) for row in look.conn.execute(OPEN_ONES)]


def left(look: Look, inspection: Inspection) -> list[tuple[str, Item]]:
    """What was not looked at yet: place and item, in the order they are walked."""
    done = marks_of(look, inspection)
    sheet = inspection.with_sheet
    return [(place, one) for place in inspection.at for one in sheet.at(place) if (place, one.id) not in done]


def walked(desk: Desk, number: str) -> Inspection:
    """A round an inspector is walking; raises Refusal ``role``, ``no_such_inspection``, ``inspection_finished``."""
    clerks.require(desk, desk.clerk, "inspect")
    day.begin(desk)
    found = by_number(desk, number)
    if found.finished_us is not None:
        raise Refusal("inspection_finished", number=found.number)
    return found


def one(look: Look, number: str, place: str, item: str) -> tuple[Inspection, Mark]:
    """A mark of a round; raises Refusal ``no_such_mark``."""
    found = by_number(look, number)
    mark = marks_of(look, found).get((place, item))
    if mark is None:
        raise Refusal("no_such_mark", number=found.number, place=place[:20], item=item[:40])
    return found, mark


def change_mark(desk: Desk, mark: Mark, **columns: Any) -> Mark:
    """Let these columns of a mark hold from now on; raises Refusal ``changed_meanwhile``."""
    if desk.conn.execute(CHANGE_MARK.values(**columns), {"of": mark.id, "was": mark.state}).rowcount != 1:
        raise Refusal("changed_meanwhile", number=mark.item)
    return mark._replace(**columns)

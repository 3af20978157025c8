"""The periodic public list of complaints and reports (定期公开): counts nobody can be told from, and outcomes in words.

The definition: a count of fewer than five people is not said; where what is left unsaid could be reckoned from the
total and the counts beside it, the next smallest is not said either. Reports are only counted. What is said of a
complaint was written for the public when it was closed, and is looked through once more for names, ids and phones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.hall import exposure, people
from counterdesk.hall.complaints import rows
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.store.desk import Look

LEAST = 5
"""So many people at least in every count that is said."""
IN_MONTH = (
    select(*rows.COLUMNS)
    .where(rows.table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(rows.table.c.id)
)
WHO = select(rows.tellers.c.complaint_id, rows.tellers.c.id_no, rows.tellers.c.phone, rows.tellers.c.name)


class Cell(NamedTuple):
    """A count and how many people it stands for; one who told several things is one person."""

    n: int
    people: int


class Said(NamedTuple):
    """What is said of one: its outcome (``founded unfounded declined``) and the words written for it.

    The outcome is None where its count is not said, or the list would tell it.
    """

    outcome: str | None
    summary: str


class PublicList(NamedTuple):
    """The list of a month: counts by kind, class, outcome, cause and department, None where it is not said."""

    first: date
    last: date
    total: int | None
    by: Mapping[str, Mapping[str, int | None]]
    entries: tuple[Said, ...]


BY: Mapping[str, Callable[[Complaint], str]] = {
    "kind": lambda one: one.kind,
    "class": lambda one: one.handled_as,
    "outcome": lambda one: outcome(one),
    "cause": lambda one: one.cause or "open",
    "dept": lambda one: one.dept or "-",
}


def month(look: Look, first: date, last: date) -> PublicList:
    """The list of what was registered from ``first`` to ``last``, both included: whole months, or differences tell."""
    found = [Complaint._make(row) for row in look.conn.execute(IN_MONTH, {"first": first, "last": last})]
    who = _people(look)
    total = _cell(found, who)
    by = {name: _said_cells(_cells(found, who, key), total) for name, key in BY.items()}
    said = [_entry(look, one) for one in found if one.summary and one.closed_us and one.kind == "complaint"]
    counted = by["outcome"]
    entries = sorted((one if counted[one.outcome or ""] is not None else one._replace(outcome=None) for one in said),
                     key=lambda one: (one.outcome or "", one.summary))  # fmt: skip
    return PublicList(first, last, None if 0 < total.people < LEAST else total.n, by, tuple(entries))


def outcome(complaint: Complaint) -> str:
    """How it ended: ``declined``, ``founded`` or ``unfounded``, or ``open``."""
    if complaint.declined_because:
        return "declined"
    if complaint.answer is None or complaint.founded is None:
        return "open"
    return "founded" if complaint.founded else "unfounded"


def unsaid(cells: Mapping[str, Cell], total: Cell) -> set[str]:
    """The cells that must not be said, so that no count under LEAST people is told or can be reckoned."""
    if 0 < total.people < LEAST:
        return {name for name, cell in cells.items() if cell.n}
    hidden = {name for name, cell in cells.items() if 0 < cell.people < LEAST}
    rest = sorted((name for name in cells if cells[name].n and name not in hidden), key=lambda name: cells[name])
    while hidden and rest and (len(hidden) < 2 or sum(cells[name].people for name in hidden) < LEAST):
        hidden.add(rest.pop(0))
    return hidden


def _said_cells(cells: Mapping[str, Cell], total: Cell) -> dict[str, int | None]:
    hidden = unsaid(cells, total)
    return {name: None if name in hidden else cell.n for name, cell in sorted(cells.items())}


def _cells(found: Iterable[Complaint], who: Mapping[int, str], key: Callable[[Complaint], str]) -> dict[str, Cell]:
    groups: dict[str, list[Complaint]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return {name: _cell(group, who) for name, group in groups.items()}


def _cell(found: Iterable[Complaint], who: Mapping[int, str]) -> Cell:
    persons = Counter(who.get(one.id, f"#{one.id}") for one in found)
    return Cell(persons.total(), len(persons))


def _people(look: Look) -> dict[int, str]:
    # whoever gave nothing is one person each: more cannot be known
    return {
        row.complaint_id: row.id_no or row.phone or row.name or f"#{row.complaint_id}" for row in look.conn.execute(WHO)
    }


def _entry(look: Look, complaint: Complaint) -> Said:
    text = complaint.summary or ""
    return Said(outcome(complaint), exposure.hidden(text, rows.known(look) | people.named_in(look, text)))

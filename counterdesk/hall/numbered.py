"""Numbers of formal papers and cases: gapless within a year and a kind, given in the transaction that needs one."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, insert, select

from counterdesk.hall.cases.tables import NumberedPaperRow, PaperCounterRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared
from counterdesk.store.upserts import upsert
from counterdesk.words import plain

counter = PaperCounterRow.__table__  # type: ignore[attr-defined]
papers = NumberedPaperRow.__table__  # type: ignore[attr-defined]
_first = upsert(counter).values(kind=bindparam("kind"), year=bindparam("year"), last=1)
NEXT = Prepared(
    _first.on_conflict_do_update(index_elements=["kind", "year"], set_={"last": counter.c.last + 1}).returning(
        counter.c.last
    )
)
ADD = insert(papers)
MOST_DIGITS = 10


_of_kind = (papers.c.kind == bindparam("kind"), papers.c.print_job.is_not(None))
BY_NUMBER = select(papers.c.print_job).where(*_of_kind, papers.c.number == bindparam("number"))
OF_CASE = (
    select(papers.c.print_job)
    .where(*_of_kind, papers.c.case_id == bindparam("case_id"))
    .order_by(papers.c.id.desc())
    .limit(1)
)


class Numbered(NamedTuple):
    """A number of its year: printed as 〔2026〕第00123号, written as 2026-00123."""

    year: int
    seq: int

    @property
    def number(self) -> str:
        """As commands and lists write it."""
        return f"{self.year}-{self.seq:05d}"


def read(text: str, this_year: int) -> Numbered | None:
    """A number as somebody wrote it (2026-00012, or 12 for this year's); None when it can be none."""
    year, _, seq = plain(text).strip().rpartition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < MOST_DIGITS for part in (year or "0", seq)):
        return None
    return Numbered(int(year or this_year), int(seq))


def next_number(desk: Desk, kind: str) -> Numbered:
    """The next number of ``kind`` in the business day's year."""
    return Numbered(desk.day.year, int(NEXT.one(desk.conn, kind=kind, year=desk.day.year).last))


def keep(desk: Desk, kind: str, number: Numbered, case_id: int | None, print_job: int | None) -> None:
    """Write down that a formal paper with this number was given out."""
    row = {
        "kind": kind, "year": number.year, "seq": number.seq, "number": number.number, "case_id": case_id,
        "made_us": desk.now_us, "made_by": desk.clerk, "print_job": print_job,
    }  # fmt: skip
    desk.conn.execute(ADD, row)


def job_of(look: Look, kind: str, number: str) -> int:
    """The print job of a formal paper by its own number; raises Refusal ``no_such_number``."""
    found = look.conn.execute(BY_NUMBER, {"kind": kind, "number": number}).scalar()
    if found is None:
        raise Refusal("no_such_number", number=number[:20])
    return int(found)


def newest_of(look: Look, kind: str, case_id: int) -> int | None:
    """The print job of the newest paper of a kind that a case was given, or None."""
    found = look.conn.execute(OF_CASE, {"kind": kind, "case_id": case_id}).scalar()
    return None if found is None else int(found)

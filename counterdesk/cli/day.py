"""``day``: the reconciliation of a business day, and closing it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import fee, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import closing
from counterdesk.hall.closing import Report
from counterdesk.printing.slip import Slip
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.words import language, t


def report(asked: Namespace, here: Here) -> Answer:
    """The report of --day or of today, as the paper reads; nothing is printed or changed."""
    made, slip = here.store.read(_report, on=asked.day, lang=language())
    return Answer(shape(made), papers.text(slip, here.printers[0].profile))


def close(asked: Namespace, here: Here) -> Answer:
    """Close today, or the earlier --day, and print its report; --carry-over settles the tickets that are still open."""
    by = who.in_charge(asked, here, "close_day")
    printers = here.printers
    closed = here.store.run(closing.close, by, carry_over=asked.carry_over, lang=language(), on=asked.day)
    done = papers.printed(here.store, printers, closed.print_job)
    slip = papers.slip_of(done.job or here.store.read(outbox.job, job_id=closed.print_job))
    lines = done.lines or papers.text(slip, printers[0].profile)
    return Answer({**shape(closed.report), "print_job": done.job and shapes.job(done.job)}, lines, done.fault)


def note(asked: Namespace, here: Here) -> Answer:
    """Leave a sentence for the next shift; it stands on the lead's opening face and on the day's report."""
    by = who.in_charge(asked, here, "close_day")
    left = here.store.run(closing.leave_note, by, asked.sentence)
    return Answer(note_shape(left), [left.text])


def settle(asked: Namespace, here: Here) -> Answer:
    """Say what becomes of a ticket that is still open at closing time."""
    by = who.in_charge(asked, here, "close_day")
    ticket = here.store.run(closing.settle, by, asked.number, asked.end.replace("-", "_"))
    return Answer({"number": ticket.label, "state": ticket.state}, [f"{ticket.label} {t(f'state.{ticket.state}')}"])


def note_shape(one: closing.Note) -> dict[str, Any]:
    """A note in the shape of the command's contract."""
    return {"day": one.day.isoformat(), "clerk": one.clerk, "text": one.text}


def paper(look: Look, on: date | None, lang: str) -> Slip:
    """The report of a business day, today's unless ``on`` says which, as a slip."""
    return _report(look, on, lang)[1]


def shape(made: Report) -> dict[str, Any]:
    """The report in the shape of the command's contract; spans are seconds."""
    return {
        "day": made.day.isoformat(),
        "issued": made.figures.issued,
        **dict(made.ends),
        "adds_up": made.adds_up,
        "leftovers": [{"number": ticket.label, "state": ticket.state} for ticket in made.leftovers],
        "figures": made.figures._asdict(),
        "windows": [{"window": code, "open_s": open_s} for code, open_s in made.windows],
        "unsettled": [{"job": job.id, "kind": job.kind, "state": job.state} for job in made.unsettled],
        "enquiries": [{"enquiry": one.id, "day": one.day.isoformat(), "holder": one.holder} for one in made.enquiries],
        "fees": [fee.total(one) for one in made.fees],
        "gaps": [*made.gaps],
        "voids": [*made.voids],
        "unused": [*made.unused],
        "due": [*made.due],
        "notes": [note_shape(one) for one in made.notes],
        "journal": {"entries": made.entries, "head": made.head},
    }


def _report(look: Look, on: date | None, lang: str) -> tuple[Report, Slip]:
    made = closing.report(look, on)
    return made, closing.paper(look, made, lang)

"""``slip``: a paper shown as it prints, and printed once more as a marked copy."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from datetime import date

from counterdesk.cli import day, given, key_card, output, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.printer import named
from counterdesk.hall import catalogue, complaints, notices, numbered, posted, tickets
from counterdesk.hall.cases import rows
from counterdesk.hall.commitments import breaches
from counterdesk.hall.complaints import paper
from counterdesk.hall.inspections import paper as inspection_paper
from counterdesk.hall.reviews import paper as review_slip
from counterdesk.printing.profiles import Profile, shipped
from counterdesk.printing.render import as_bytes
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.spool import state_words
from counterdesk.refusals import Refusal, UsageFault
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Job
from counterdesk.words import language, t

OF_CASES = (
    "acceptance", "supplement", "refusal", "suspension", "extension", "completion", "revocation", "copy-notice",
    "receipt", "green",
)  # fmt: skip
"""Formal papers: asked for by their case's number or code, or by their own number."""
KINDS = (
    "ticket", "notice", *OF_CASES, "apology", "review", "complaint", *inspection_paper.PAPERS, "job", "test",
    "key-card", "day-report", "sheet",
)  # fmt: skip
MADE_NOW = ("key-card", "day-report", "sheet", "review", "complaint", *inspection_paper.PAPERS)
"""Papers made when they are asked for: each time a new one, no copy."""
OF_COLUMNS = {48: "generic-80-cn", 32: "generic-58-cn"}
"""The profile whose paper has so many columns."""


def show(asked: Namespace, here: Here) -> Answer:
    """The paper of a ticket (its number), of a print job (its number), or the test slip of a printer (its name).

    ``--as text`` is what a screen reader wants; ``png`` is the paper dot by dot, ``pdf`` a page, ``escpos`` a
    printer's bytes. These three go to -o or into a pipe, never onto a terminal.
    """
    piped = asked.form != "text" and asked.out is None
    if piped and (asked.json or sys.stdout.isatty()):
        raise UsageFault("needs_out")
    profile = _profile(here, asked.columns, asked.form)
    _may_read(asked, here)
    slip = _slip(here, asked.kind, asked.id, profile)
    if piped:
        sys.stdout.buffer.write(as_bytes(slip, profile, asked.form))
        return Answer()
    lines = papers.text(slip, profile)
    if asked.out:
        output.write(asked.out, as_bytes(slip, profile, asked.form))
    return Answer(
        {"kind": slip.kind, "title": slip.title, "lang": slip.lang, "columns": profile.columns, "text": lines},
        [t("cli.written", path=asked.out)] if asked.out else lines,
    )


def print_copy(asked: Namespace, here: Here) -> Answer:
    """Print a ticket's paper, or a job's, once more with the mark of a copy."""
    printers = here.printers
    printer = named(here, asked.printer).name if asked.printer else None
    done = papers.printed(here.store, printers, _queued(asked, here, printer))
    told = [state_words(done.job)] if done.job and not done.fault else []
    return Answer(shapes.job(done.job) if done.job else None, [*done.lines, *told], done.fault)


def _may_read(asked: Namespace, here: Here) -> None:
    """What a complaint says is read by whoever may, on its form and on a job that printed it."""
    secret = asked.kind == "complaint"
    if asked.kind == "job":
        secret = here.store.read(_job, kind="job", number=asked.id).kind == "complaint"
    if secret:
        who.in_charge(asked, here, "complaint_read")


def _queued(asked: Namespace, here: Here, printer: str | None) -> int:
    _may_read(asked, here)
    if asked.kind in MADE_NOW:
        made = _slip(here, asked.kind, asked.id, here.printers[0].profile)
        return here.store.run(lambda desk: desk.print(made, printer=printer), who.in_charge(asked, here, "print_paper"))
    if asked.kind == "notice":
        return here.store.run(notices.print_again, who.in_charge(asked, here, "print_paper"), asked.id, printer)
    job = here.store.read(_job, kind=asked.kind, number=asked.id)
    by = who.in_charge(asked, here, "print_paper")
    if asked.kind == "ticket":
        return here.store.run(tickets.reprint, by, asked.id, printer).print_job
    return here.store.run(outbox.copy, by, job.id, printer)


def _slip(here: Here, kind: str, name: str, profile: Profile) -> Slip:
    if kind == "key-card":
        return key_card.paper(here)
    if kind == "day-report":
        return here.store.read(day.paper, on=_day(name), lang=language())
    if kind == "complaint":
        return here.store.read(lambda look: paper.form(look, complaints.by_number(look, name), language()))
    if kind in inspection_paper.PAPERS:
        return here.store.read(inspection_paper.of_kind, kind, name, language())
    if kind == "sheet":
        return here.store.read(posted.by_code, code=name, lang=language())
    if kind == "test":
        printer = named(here, name)
        return test_paper.slip(printer=printer.name, columns=profile.columns, lang=language())
    if kind == "review":
        return here.store.read(lambda look: review_slip.slip_of(look, tickets.by_label(look, name)))
    if kind == "notice":
        return here.store.read(lambda look: notices.notice_slip(look, notices.by_number(look, name)))
    return papers.slip_of(here.store.read(_job, kind=kind, number=name))


def _day(text: str) -> date | None:
    if not text:  # today
        return None
    try:
        return given.day(text)
    except ArgumentTypeError as error:
        raise UsageFault("bad_day", what=text[:20]) from error


def _job(look: Look, kind: str, number: str) -> Job:
    """The job that printed a paper first."""
    if kind == "job":
        return outbox.job(look, int(number) if number.isdigit() and len(number) < 16 else 0)
    if kind == "apology":
        return outbox.job(look, breaches.by_number(look, number).print_job or 0)
    if kind in OF_CASES:
        return outbox.job(look, _formal(look, kind.replace("-", "_"), number))
    if kind != "ticket":
        raise Refusal("no_such_paper", kind=kind[:20], known=", ".join(KINDS))
    return outbox.job(look, tickets.first_job(look, tickets.by_label(look, number)))


def _formal(look: Look, kind: str, number: str) -> int:
    """The job of a case's newest paper of a kind, else of the paper that has this number itself."""
    try:
        found = numbered.newest_of(look, kind, rows.by_number(look, number).id)
    except Refusal:
        found = None
    return numbered.job_of(look, kind, number) if found is None else found


def _profile(here: Here, columns: int | None, form: str) -> Profile:
    first = here.printers[0].profile
    if columns is None and form == "pdf" and first.output != "pdf":
        return shipped()[f"cups-{here.store.read(catalogue.current).hall.paper.lower()}"]
    if columns is None and (form != "escpos" or first.output in ("escpos", "raster")):
        return first
    return shipped()[OF_COLUMNS[columns or 48]]

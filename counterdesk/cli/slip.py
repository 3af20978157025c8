"""``slip``: a paper shown as it prints, and printed once more as a marked copy."""

from __future__ import annotations

from argparse import Namespace

from counterdesk.cli import output, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.printer import named
from counterdesk.hall import tickets
from counterdesk.printing.profiles import Profile, shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.spool import state_words
from counterdesk.refusals import Refusal, UsageFault
from counterdesk.store import journal, outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Job
from counterdesk.words import language, t

KINDS = ("ticket", "job", "test")
OF_COLUMNS = {48: "generic-80-cn", 32: "generic-58-cn"}
"""The profile whose paper has so many columns."""


def show(asked: Namespace, here: Here) -> Answer:
    """The paper of a ticket (its number), of a print job (its number), or the test slip of a printer (its name).

    ``--as text`` is what a screen reader wants; ``--as escpos`` are a printer's bytes and need -o.
    """
    if asked.form == "escpos" and asked.out is None:
        raise UsageFault("needs_out")
    profile = _profile(here, asked.columns, asked.form)
    slip = _slip(here, asked.kind, asked.id, profile)
    lines = papers.text(slip, profile)
    if asked.out:
        output.write(
            asked.out, job_bytes(slip, profile) if asked.form == "escpos" else "\n".join((*lines, "")).encode()
        )
    return Answer(
        {"kind": slip.kind, "title": slip.title, "lang": slip.lang, "columns": profile.columns, "text": lines},
        [t("cli.written", path=asked.out)] if asked.out else lines,
    )


def print_copy(asked: Namespace, here: Here) -> Answer:
    """Print a ticket's paper, or a job's, once more with the mark of a copy."""
    job = here.store.read(_job, kind=asked.kind, number=asked.id)
    printers = here.printers
    printer = named(here, asked.printer).name if asked.printer else None
    number = here.store.run(outbox.copy, who.in_charge(asked, here), job.id, printer)
    done = papers.printed(here.store, printers, number)
    told = [state_words(done.job)] if done.job and not done.fault else []
    return Answer(shapes.job(done.job) if done.job else None, [*done.lines, *told], done.fault)


def _slip(here: Here, kind: str, name: str, profile: Profile) -> Slip:
    if kind == "test":
        printer = named(here, name)
        return test_paper.slip(printer=printer.name, columns=profile.columns, lang=language())
    return papers.slip_of(here.store.read(_job, kind=kind, number=name))


def _job(look: Look, kind: str, number: str) -> Job:
    """The job that printed a paper first."""
    if kind == "job":
        return outbox.job(look, int(number) if number.isdigit() and len(number) < 16 else 0)
    if kind != "ticket":
        raise Refusal("no_such_paper", kind=kind[:20], known=", ".join(KINDS))
    ticket = tickets.by_label(look, number)
    issued = next((e for e in journal.of_ticket(look.conn, ticket.id) if e.kind == "issued"), None)
    job = issued and issued.facts.get("print_job")
    if not job:
        raise Refusal("no_paper", number=ticket.label)
    return outbox.job(look, job)


def _profile(here: Here, columns: int | None, form: str) -> Profile:
    first = here.printers[0].profile
    if columns is None and form in ("text", first.output):
        return first
    return shipped()[OF_COLUMNS[columns or 48]]

"""``printer jobs|retry|cancel|resolve|move|switch``: what to do about papers that did not come out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from counterdesk.cli import output, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.printer import named
from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool import also_named, state_words
from counterdesk.refusals import UsageFault
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox.moves import in_state
from counterdesk.words import t

HEADS = ("job", "printer", "paper", "copy", "state")


def listed(asked: Namespace, here: Here) -> Answer:
    """Every paper that is neither printed nor given up."""
    jobs = here.store.read(outbox.open_jobs)
    rows = [[job.id, job.printer, papers.slip_of(job).title or job.kind, job.copy_no, state_words(job)] for job in jobs]
    lines = output.table([t(f"cli.head_{name}") for name in HEADS], rows, right=(0,)) if rows else [t("cli.no_jobs")]
    return Answer([shapes.job(job) for job in jobs], lines)


def retry(asked: Namespace, here: Here) -> Answer:
    """Try a paper again that no printer took; one that may have come out is for ``resolve``.

    Raises Refusal ``job_state``.
    """
    who.in_charge(asked, here, "print_paper")
    here.store.read(_must_wait, job=asked.job)
    return _printed(here, here.printers, asked.job)


def cancel(asked: Namespace, here: Here) -> Answer:
    """Give a paper up."""
    here.store.run(outbox.cancel, who.in_charge(asked, here, "print_paper"), asked.job)
    return _state(here, asked.job)


def resolve(asked: Namespace, here: Here) -> Answer:
    """A person looked: it came out (--printed), or it is to be printed again as a marked copy (--again)."""
    if asked.printed == asked.again:
        raise UsageFault("one_of", what="--printed --again")
    by = who.in_charge(asked, here, "print_paper")
    if asked.printed:
        here.store.run(outbox.resolve, by, asked.job, came_out=True)
        return _state(here, asked.job)
    printers = here.printers
    return _printed(here, printers, here.store.run(outbox.resolve, by, asked.job, came_out=False))


def move(asked: Namespace, here: Here) -> Answer:
    """Let another printer print a paper of which no byte was sent."""
    printer = named(here, asked.name)
    here.store.run(outbox.move, who.in_charge(asked, here, "print_paper"), asked.job, printer.name)
    return _printed(here, here.printers, asked.job)


def switch(asked: Namespace, here: Here) -> Answer:
    """Let another printer print what waits for one and what comes; to itself takes that back. Any process prints it."""
    source, to = named(here, asked.printer), named(here, asked.name)
    also = also_named(source, here.printers)
    count = here.store.run(outbox.switch, who.in_charge(asked, here, "print_paper"), source.name, to.name, also)
    told = t("cli.switched_back" if source is to else "cli.switched", count=count, printer=to.name)
    return Answer({"moved": count, "printer": to.name}, [told])


def _must_wait(look: Look, job: int) -> None:
    in_state(look, job, outbox.MOVES["sending"])


def _printed(here: Here, printers: Sequence[Printer], job_id: int | None) -> Answer:
    done = papers.printed(here.store, printers, job_id)
    shape = shapes.job(done.job) if done.job else None
    told = [t("cli.job_line", job=job_id, state=state_words(done.job))] if done.job else []
    return Answer(shape, [*done.lines, *told], done.fault)


def _state(here: Here, job_id: int) -> Answer:
    job = here.store.read(outbox.job, job_id=job_id)
    return Answer(shapes.job(job), [t("cli.job_line", job=job.id, state=state_words(job))])

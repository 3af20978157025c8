"""``printer list|status|test``: the printers of the settings, what they say, and a test slip."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from counterdesk.cli import output, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.printing.profiles import Printer
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.spool import printer_of, state_words
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox import Job
from counterdesk.words import language, t


def listed(asked: Namespace, here: Here) -> Answer:
    """The printers of the settings with what waits for each; the first takes what was sent to none in particular."""
    found = here.store.read(_printers, printers=here.printers)
    rows = [[p["printer"], p["profile"], p["target"], p["waiting"], _use(p)] for p in found]
    heads = [t(f"cli.head_{name}") for name in ("printer", "profile", "target", "waiting", "note")]
    return Answer(found, output.table(heads, rows, right=(3,)))


def status(asked: Namespace, here: Here) -> Answer:
    """One printer, or every one, with its open jobs."""
    chosen = [named(here, asked.name)] if asked.name else here.printers
    found = here.store.read(_printers, printers=here.printers)
    shown = [p for p in found if p["printer"] in {printer.name for printer in chosen}]
    lines = [line for p in shown for line in _status_lines(p)]
    return Answer(shown[0] if asked.name else shown, lines)


def test(asked: Namespace, here: Here) -> Answer:
    """Print the test slip and say what became of it."""
    printer = named(here, asked.name)
    slip = test_paper.slip(printer=printer.name, columns=printer.profile.columns, lang=language())
    number = here.store.run(_print_test, who.in_charge(asked, here), slip, printer.name)
    printed = papers.printed(here.store, here.printers, number)
    shape = shapes.job(printed.job) if printed.job else None
    told = [state_words(printed.job)] if printed.job and not printed.fault else []
    return Answer(shape, [*printed.lines, *told], printed.fault)


def named(here: Here, name: str | None) -> Printer:
    """The printer of that name, the first without a name; raises Refusal ``no_such_printer``."""
    found = printer_of(name or outbox.DEFAULT, here.printers)
    if found is None:
        known = ", ".join(printer.name for printer in here.printers)
        raise Refusal("no_such_printer", name=(name or "")[:40], known=known)
    return found


def _print_test(desk: Desk, slip: Slip, printer: str) -> int:
    number = desk.print(slip, printer=printer)
    desk.record("printer_tested", printer=printer, job=number)
    return number


def _printers(look: Look, printers: tuple[Printer, ...]) -> list[dict[str, Any]]:
    jobs = outbox.open_jobs(look)
    return [
        _printer(look, printer, [job for job in jobs if printer_of(job.printer, printers) is printer])
        | {"default": printer is printers[0]}
        for printer in printers
    ]


def _printer(look: Look, printer: Printer, jobs: list[Job]) -> dict[str, Any]:
    return {
        "printer": printer.name, "profile": printer.profile.name, "target": printer.target,
        "in_use": outbox.lease_holder(look, printer.name) is not None, "waiting": len(jobs),
        "jobs": [{**shapes.job(job), "words": state_words(job)} for job in jobs],
    }  # fmt: skip


def _use(shape: dict[str, Any]) -> str:
    notes = [t(f"cli.note_{note}") for note in ("default", "in_use") if shape[note]]
    return " ".join(notes)


def _status_lines(shape: dict[str, Any]) -> list[str]:
    first = output.GAP.join(filter(None, (shape["printer"], shape["target"], _use(shape))))
    jobs = [t("cli.job_line", job=job["id"], state=job["words"]) for job in shape["jobs"]]
    return [first, *(jobs or [t("cli.no_jobs")])]

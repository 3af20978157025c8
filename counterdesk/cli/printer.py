"""``printer list|status|test|probe``: the printers of the settings, what they say and can, and a test slip."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from counterdesk.cli import output, papers, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.printing import found
from counterdesk.printing.probe import Answers
from counterdesk.printing.probe import probe as ask_everything
from counterdesk.printing.profiles import Printer
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.spool import look, printer_of, state_words
from counterdesk.printing.spool.errand import health_in
from counterdesk.printing.transport import link_of
from counterdesk.printing.transport.link import Link
from counterdesk.refusals import PrinterFault, Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox import Job
from counterdesk.words import language, t


def listed(asked: Namespace, here: Here) -> Answer:
    """The printers of the settings with what waits for each; the first takes what was sent to none in particular."""
    known = here.store.read(_printers, printers=here.printers)
    rows = [[p["printer"], p["profile"], p["target"], p["waiting"], _use(p)] for p in known]
    heads = [t(f"cli.head_{name}") for name in ("printer", "profile", "target", "waiting", "note")]
    return Answer(known, output.table(heads, rows, right=(3,)))


def status(asked: Namespace, here: Here) -> Answer:
    """One printer, or every one, asked now, with its open jobs; exit 4 when one of them cannot print."""
    chosen = [named(here, asked.name)] if asked.name else here.printers
    states = {printer.name: look(here.store, here.printers, printer) for printer in chosen}
    known = here.store.read(_printers, printers=here.printers)
    shown = [p | {"state": states[p["printer"]]} for p in known if p["printer"] in states]
    lines = [line for p in shown for line in _status_lines(p)]
    wrong = next((p for p in shown if p["state"] not in outbox.CAN_PRINT), None)
    fault = PrinterFault(wrong["state"], printer=wrong["printer"]) if wrong else None
    return Answer(shown[0] if asked.name else shown, lines, fault)


def probe(asked: Namespace, here: Here) -> Answer:
    """Find out what a printer answers and remember it beside the settings; raises PrinterFault when it cannot."""
    printer = named(here, asked.name)
    link = link_of(printer)
    if link is None:
        raise Refusal("not_a_line", name=printer.name, target=printer.target)
    who.in_charge(asked, here, "print_paper")
    answers = _answers(printer, link)
    facts = {"target": printer.target, "status": answers.status, "confirm": answers.confirm,
             "maker": answers.maker, "model": answers.model}  # fmt: skip
    file = found.remember(Path(here.settings.name), printer.name, facts)
    lines = [t(f"printer.status_{answers.status}"), t(f"printer.confirm_{answers.confirm}")]
    named_as = [f"{answers.maker} {answers.model}".strip()]
    said = [t("cli.probe_kept", file=file)]
    return Answer({"printer": printer.name, **facts, "file": str(file)}, [*filter(None, named_as), *lines, *said])


def test(asked: Namespace, here: Here) -> Answer:
    """Print the test slip and say what became of it."""
    printer = named(here, asked.name)
    slip = test_paper.slip(printer=printer.name, columns=printer.profile.columns, lang=language())
    number = here.store.run(_print_test, who.in_charge(asked, here, "print_paper"), slip, printer.name)
    printed = papers.printed(here.store, here.printers, number)
    shape = shapes.job(printed.job) if printed.job else None
    told = [state_words(printed.job)] if printed.job and not printed.fault else []
    return Answer(shape, [*printed.lines, *told], printed.fault)


def _answers(printer: Printer, link: Link) -> Answers:
    try:
        answers = ask_everything(link, printer.profile.bytes_s)
    except OSError as error:
        raise PrinterFault("unreachable", printer=printer.name) from error
    if not answers.realtime:
        raise PrinterFault("mute", printer=printer.name)
    if answers.trouble:
        raise PrinterFault(health_in(answers.trouble), printer=printer.name)
    return answers


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
        "goes_to": outbox.goes_to(look, printer.name),
        "jobs": [{**shapes.job(job), "words": state_words(job)} for job in jobs],
    }  # fmt: skip


def _use(shape: dict[str, Any]) -> str:
    notes = [t(f"cli.note_{note}") for note in ("default", "in_use") if shape[note]]
    elsewhere = [t("cli.note_goes_to", printer=shape["goes_to"])] if shape["goes_to"] else []
    return " ".join([*notes, *elsewhere])


def _status_lines(shape: dict[str, Any]) -> list[str]:
    parts = (shape["printer"], t(f"printer.state_{shape['state']}"), shape["target"], _use(shape))
    first = output.GAP.join(filter(None, parts))
    jobs = [t("cli.job_line", job=job["id"], state=job["words"]) for job in shape["jobs"]]
    return [first, *(jobs or [t("cli.no_jobs")])]

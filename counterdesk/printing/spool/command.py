"""Printing one paper now, or looking at a printer, for a command that has no spool; a job's result in words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from time import monotonic

from counterdesk.printing.delivery import CONFIRM_S, ON_SCREEN
from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool.errand import Claim, Errand, also_named, printer_of
from counterdesk.refusals import PrinterFault
from counterdesk.store import outbox
from counterdesk.store.engine import Store
from counterdesk.store.outbox import Job
from counterdesk.words import has, t

COMMAND_WAIT_S = 5.0
POLL_S = 0.05


def print_one(store: Store, printers: Sequence[Printer], job_id: int, timeout_s: float = COMMAND_WAIT_S) -> Job:
    """See that one job is printed, waiting up to ``timeout_s``; returns the job as it then is.

    Prints it here when nobody holds the printer's lease, else waits for whoever does. ``fault`` says in
    words why a job is not printed. Raises Refusal ``no_such_job``.
    """
    deadline = monotonic() + timeout_s
    pause = threading.Event()
    while True:
        job = store.read(outbox.job, job_id=job_id)
        printer = printer_of(job.printer, printers)
        if job.state in outbox.MOVES["sending"] and printer:
            errand = Errand(store, printer, also_named(printer, printers))
            claimed = errand.claim(job_id)
            if claimed:
                return _print_here(errand, claimed, max(deadline - monotonic(), POLL_S))
        if job.state not in ("queued", "failed", "sending", "sent") or monotonic() > deadline:
            return job
        pause.wait(POLL_S)


def look(store: Store, printers: Sequence[Printer], printer: Printer) -> str:
    """Ask a printer how it is, now; what was last seen when another process has it. One of ``outbox.HEALTH``."""
    asked = Errand(store, printer, also_named(printer, printers)).look()
    return asked or store.read(outbox.health_of, printer=printer.name).state


def _print_here(errand: Errand, claimed: Claim, wait_s: float) -> Job:
    last = claimed.job
    try:
        for job in errand.carry(claimed, min(wait_s, CONFIRM_S)):
            last = job
            if job.state == "held":
                break
    finally:
        errand.release()
    return last


def fault(job: Job) -> PrinterFault | None:
    """Why a job is not on paper, as a fault with words; None when it was printed."""
    match job.state:
        case "printed":
            return None
        case "failed" | "held" | "cancelled":
            code = f"{job.state}_{job.reason}"
        case _:
            code = job.state
    return PrinterFault(code if has(f"printer.{code}") else job.state, printer=job.printer, job=job.id)


def state_words(job: Job, lang: str | None = None) -> str:
    """The job's state in words; a paper is called printed only where the printer said so."""
    if job.state == "failed" and job.reason == outbox.OLD:
        return t("printjob.left_over", lang)
    if job.state == "printed" and job.reason == ON_SCREEN:
        return t("printjob.on_screen", lang)
    handed_over = job.state == "printed" and job.level == "accepted"
    return t("printjob.handed_over" if handed_over else f"printjob.{job.state}", lang)

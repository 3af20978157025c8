"""``spool``: the printers' worker alone, without a screen."""

from __future__ import annotations

import signal
import sys
import threading
from argparse import Namespace

from counterdesk.cli import output, shapes
from counterdesk.cli.daily import Daily
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.printing.spool import Spool, also_named, fault, print_one, printer_of, state_words
from counterdesk.refusals import Fault, SettingFault
from counterdesk.store import outbox
from counterdesk.store.outbox import Job
from counterdesk.words import t

POLL_S = 0.5


def spool(asked: Namespace, here: Here) -> Answer:
    """Print whatever any process of this hall queues, until interrupted; with --once what waits now."""
    if not here.paper_printers:
        raise SettingFault([Fault(here.settings.name, "printer", t("setting.no_printer"))])
    return _once(here) if asked.once else _for_ever(here)


def _once(here: Here) -> Answer:
    for printer in here.printers:
        here.store.run(outbox.set_aside, printer=printer.name, also=also_named(printer, here.printers))
    waiting = here.store.read(outbox.open_jobs)
    mine = [job for job in waiting if printer_of(job.printer, here.printers) and job.reason != outbox.OLD]
    done = [print_one(here.store, here.printers, job.id) for job in mine]
    wrong = next(filter(None, map(fault, done)), None)
    return Answer([shapes.job(job) for job in done], [_line(job) for job in done] or [t("cli.no_jobs")], wrong)


def _for_ever(here: Here) -> Answer:
    over = threading.Event()
    # A service manager ends a service with SIGTERM: the paper under way must be seen to first.
    signal.signal(signal.SIGTERM, lambda number, frame: over.set())
    worker = Spool(here.store, here.printers, _tell)
    worker.start()
    daily = Daily()
    output.complain(t("cli.spooling", names=" ".join(printer.name for printer in here.printers)))
    try:
        while not over.wait(POLL_S):
            daily.look(here.store, here.hall)
    finally:
        worker.stop()
    return Answer([])


def _tell(job: Job) -> None:
    output.complain(_line(job))
    sys.stderr.flush()


def _line(job: Job) -> str:
    return output.GAP.join((job.printer, t("cli.job_line", job=job.id, state=state_words(job))))

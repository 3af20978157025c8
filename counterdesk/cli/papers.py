"""Papers on the command line: seeing to it that one is printed, and showing one as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterdesk.printing import terminal
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import Printer, Profile
from counterdesk.printing.slip import Slip, SlipFault, from_json
from counterdesk.printing.spool import fault, print_one, printer_of
from counterdesk.refusals import Refusal, Said, StoreFault
from counterdesk.store import outbox
from counterdesk.store.engine import Store
from counterdesk.store.outbox import Job


class Printed(NamedTuple):
    """What became of a paper: its text where the printer only shows papers, and why it is not on paper."""

    lines: tuple[str, ...] = ()
    fault: Said | None = None
    job: Job | None = None


def printed(store: Store, printers: Sequence[Printer], job_id: int | None) -> Printed:
    """See that a job is printed, by whoever holds its printer; waits five seconds at most.

    What it stands for has happened already, so nothing is raised: the answer carries the fault. The printers are
    the caller's to find beforehand, because wrong settings must be told before anything happens.
    """
    if job_id is None:
        return Printed()
    try:
        before = store.read(outbox.job, job_id=job_id)
        job = print_one(store, printers, job_id)
    except StoreFault as lost:
        return Printed(fault=lost)
    printer = printer_of(job.printer, printers)
    fresh = before.state != "printed" == job.state
    lines = text(slip_of(job), printer.profile) if printer and printer.scheme == "screen" and fresh else ()
    return Printed(lines, fault(job), job)


def slip_of(job: Job) -> Slip:
    """The paper a job was made for; raises Refusal ``unreadable_slip`` when another version wrote it."""
    try:
        return from_json(job.slip_json)
    except SlipFault as error:
        raise Refusal("unreadable_slip", job=job.id) from error


def text(slip: Slip, profile: Profile) -> tuple[str, ...]:
    """The paper as lines of text, as wide as the profile's."""
    laid = lay(slip, profile.columns, profile.codec)
    return tuple(terminal.plain(laid, profile.columns, profile.codec).splitlines())

"""One job carried from the outbox to its printer, each step committed before the next is taken.

Killed anywhere, this leaves a job ``queued`` (nothing was sent) or ``sending``/``sent``, which the next
holder of the printer's lease makes ``unknown``: at worst a person is asked, never is a number printed
twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from uuid import uuid4

from counterdesk.printing.delivery import CONFIRM_S, Delivery, deliver
from counterdesk.printing.profiles import Printer
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import SlipFault, from_json
from counterdesk.printing.transport import open_wire
from counterdesk.store import outbox
from counterdesk.store.desk import Desk
from counterdesk.store.engine import Store
from counterdesk.store.outbox import Job

UNDER_WAY = ("sent", "held")
"""After any other outcome the printer is free for the next holder."""


class Errand:
    """A turn at one printer: made for one job, with a holder's name of its own for the lease."""

    def __init__(self, store: Store, printer: Printer, also: str) -> None:
        self.store = store
        self.printer = printer
        self.also = also
        self.holder = uuid4().hex

    def claim(self, job_id: int | None = None) -> Job | None:
        """Take the lease and the next job (or that one); None when another holds it or nothing waits."""
        return self.store.run(
            outbox.claim_next, printer=self.printer.name, holder=self.holder, also=self.also, job_id=job_id
        )

    def carry(self, job: Job, confirm_s: float = CONFIRM_S) -> Iterator[Job]:
        """Send a claimed job and yield it after each state that was committed.

        Ends when the job is over or is no longer this holder's to settle; while it is ``held`` it goes on
        until the caller stops.
        """
        try:
            data = job_bytes(from_json(job.slip_json), self.printer.profile)
        except SlipFault:
            yield from self._settle(job, "cancelled", reason="unreadable")
            return
        before = Delivery("failed")
        with closing(open_wire(self.printer)) as wire:
            for outcome in deliver(wire, data, confirm_s):
                moved = list(self._stay(job) if outcome == before else self._settle(job, *outcome))
                if not moved:
                    return
                yield from moved
                before = outcome

    def release(self) -> None:
        """Give the printer back."""
        self.store.run(outbox.release, printer=self.printer.name, holder=self.holder)

    def _settle(self, job: Job, state: str, level: str = "", reason: str = "") -> Iterator[Job]:
        if self.store.run(_settle, job_id=job.id, holder=self.holder, state=state, level=level, reason=reason):
            yield job._replace(state=state, level=level, reason=reason)

    def _stay(self, job: Job) -> Iterator[Job]:
        # Held again: a person may have resolved it meanwhile, and the lease must not run out under us.
        found = self.store.read(outbox.job, job_id=job.id)
        if found.state == "held" and self.store.run(outbox.renew, printer=self.printer.name, holder=self.holder):
            yield found


def _settle(desk: Desk, job_id: int, holder: str, state: str, level: str, reason: str) -> bool:
    found = outbox.job(desk, job_id)
    moved = outbox.settle(desk, job_id, holder, state, level, reason)
    if state not in UNDER_WAY:
        outbox.release(desk, found.printer, holder)
    return moved


def printer_of(job_printer: str, printers: Sequence[Printer]) -> Printer | None:
    """The printer a job's name means: the one so named, or the first for a job that named none."""
    named = next((printer for printer in printers if printer.name == job_printer), None)
    return named or (printers[0] if printers and job_printer == outbox.DEFAULT else None)


def also_named(printer: Printer, printers: Sequence[Printer]) -> str:
    """The second name whose jobs ``printer`` takes: jobs that named no printer go to the first."""
    return outbox.DEFAULT if printer_of(outbox.DEFAULT, printers) is printer else printer.name

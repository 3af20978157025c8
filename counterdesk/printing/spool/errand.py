"""One job carried from the outbox to its printer, each step committed before the next is taken.

Killed anywhere, this leaves a job ``queued`` (nothing was sent) or ``sending``/``sent``, which the next
holder of the printer's lease makes ``unknown``: at worst a person is asked, never is a number printed
twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple
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

HEALTH_OF = {
    "": "ready", "near": "paper_low", "paper": "paper_out", "cover": "cover_open", "error": "fault",
    "one_way": "unknown", "offline": "offline",
}  # fmt: skip
"""What a wire says of a printer -> its health; with everything else it was not reached, or did not answer."""


def health_in(told: str) -> str:
    """A printer's health (one of ``outbox.HEALTH``) in what a wire says of it."""
    return HEALTH_OF.get(told, "unreachable")


class Claim(NamedTuple):
    """A job to be sent now; ``doubt``: the printer may still wait for the rest of one that got lost."""

    job: Job
    doubt: bool


class Errand:
    """A turn at one printer, with a holder's name of its own for the lease: for one job, or for all that wait.

    While ``goes_on`` says so, the transaction that settles a job claims the one after it (``following``), under the
    same lease: one commit a ticket.
    """

    def __init__(self, store: Store, printer: Printer, also: str, goes_on: Callable[[], bool] = lambda: False) -> None:
        self.store = store
        self.printer = printer
        self.also = also
        self.goes_on = goes_on
        self.holder = uuid4().hex
        self.following: Claim | None = None
        self._holds = False

    def claim(self, job_id: int | None = None) -> Claim | None:
        """Take the lease and the next job (or that one); None when another holds it or nothing waits."""
        claim = self.store.run(_claim, printer=self.printer.name, holder=self.holder, also=self.also, job_id=job_id)
        self._holds = claim is not None
        return claim

    def carry(self, claim: Claim, confirm_s: float = CONFIRM_S) -> Iterator[Job]:
        """Send a claimed job and yield it after each state that was committed.

        Ends when the job is over or is no longer this holder's to settle; while it is ``held`` it goes on
        until the caller stops.
        """
        job, self.following = claim.job, None
        try:
            data = job_bytes(from_json(job.slip_json), self.printer.profile)
        except SlipFault:
            yield from self._settle(job, Delivery("failed"), "cancelled", reason="unreadable")
            return
        if claim.doubt:
            data = self.printer.profile.flush + data
        before = Delivery("failed")
        with closing(open_wire(self.printer, self._keep)) as wire:
            for outcome in deliver(wire, data, confirm_s):
                again = outcome == before
                moved = list(self._stay(job) if again else self._settle(job, outcome, *outcome, wire.health))
                if not moved:
                    return
                yield from moved
                before = outcome

    def look(self) -> str:
        """Ask the printer how it is and keep it; returns its health, empty when another has the printer."""
        if not self.store.run(outbox.take_lease, printer=self.printer.name, holder=self.holder):
            return ""
        found = "unknown"
        try:
            with closing(open_wire(self.printer)) as wire:
                found = health_in(wire.ask())
        finally:
            self.store.run(_note, printer=self.printer.name, holder=self.holder, health=found)
        return found

    def release(self) -> None:
        """Give the printer back, unless the last job's end did."""
        if self._holds:
            self.store.run(outbox.release, printer=self.printer.name, holder=self.holder)
        self._holds = False

    def _keep(self) -> bool:
        return self.store.run(outbox.renew, printer=self.printer.name, holder=self.holder)

    def _settle(
        self, job: Job, outcome: Delivery, state: str, level: str = "", reason: str = "", seen: str = ""
    ) -> Iterator[Job]:
        moved, self.following = self.store.run(
            _settle, job_id=job.id, holder=self.holder, state=state, level=level, reason=reason,
            health=_health(outcome, seen), also=self.also if state != "failed" and self.goes_on() else None,
        )  # fmt: skip
        self._holds = state in UNDER_WAY or self.following is not None
        if moved:
            yield job._replace(state=state, level=level, reason=reason)

    def _stay(self, job: Job) -> Iterator[Job]:
        # Held again: a person may have resolved it meanwhile, and the lease must not run out under us.
        found = self.store.read(outbox.job, job_id=job.id)
        if found.state == "held" and self.store.run(_stay, printer=self.printer.name, holder=self.holder):
            yield found


def _health(outcome: Delivery, seen: str) -> str:
    # A job that was never confirmed says nothing of a printer which answered how it is.
    told = outcome.reason if outcome.state in ("failed", "held") or outcome.reason == "closed" else seen
    return health_in(told)


def _claim(desk: Desk, printer: str, holder: str, also: str, job_id: int | None = None) -> Claim | None:
    job = outbox.claim_next(desk, printer, holder, also, job_id)
    return job and Claim(job, outbox.in_doubt(desk, printer))


def _settle(
    desk: Desk, job_id: int, holder: str, state: str, level: str, reason: str, health: str, also: str | None
) -> tuple[bool, Claim | None]:
    """Whether it was the holder's to say, and the next job when ``also`` is given and there is one."""
    printer = outbox.job(desk, job_id).printer
    moved = outbox.settle(desk, job_id, holder, state, level, reason)
    if moved and reason != "unreadable":
        outbox.found(desk, printer, holder, health)
    if state in UNDER_WAY:
        return moved, None
    if moved and also is not None:
        return moved, _claim(desk, printer, holder, also)
    outbox.release(desk, printer, holder)
    return moved, None


def _stay(desk: Desk, printer: str, holder: str) -> bool:
    kept = outbox.renew(desk, printer, holder)
    if kept:
        outbox.note_health(desk, printer, outbox.health_of(desk, printer).state)
    return kept


def _note(desk: Desk, printer: str, holder: str, health: str) -> None:
    outbox.found(desk, printer, holder, health)
    outbox.release(desk, printer, holder)


def printer_of(job_printer: str, printers: Sequence[Printer]) -> Printer | None:
    """The printer a job's name means: the one so named, or the first for a job that named none."""
    named = next((printer for printer in printers if printer.name == job_printer), None)
    return named or (printers[0] if printers and job_printer == outbox.DEFAULT else None)


def also_named(printer: Printer, printers: Sequence[Printer]) -> str:
    """The second name whose jobs ``printer`` takes: jobs that named no printer go to the first."""
    return outbox.DEFAULT if printer_of(outbox.DEFAULT, printers) is printer else printer.name

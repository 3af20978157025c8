"""The thread of one printer: prints what waits, tries again what failed, looks after it, and never dies of a fault."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from counterdesk.clock import SECOND_US
from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool.errand import Claim, Errand
from counterdesk.refusals import StoreFault
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.engine import Store
from counterdesk.store.outbox import Job

log = logging.getLogger(__name__)

SWEEP_S = 1.0
"""Between two looks for jobs that other processes queued."""
LONGEST_PAUSE_S = 30.0
"""Between two tries at a printer that cannot be reached."""

LOOK_US = 15 * SECOND_US
"""Between two looks at an idle printer, by whichever process is first."""

STEPS_IN_US = 2 * SECOND_US
"""So long papers wait before a process that only helps out prints them."""

Tell = Callable[[Job], None]


class Worker(threading.Thread):
    """The thread of one printer; one that ``helps_out`` leaves what others queued to them for ``STEPS_IN_US``."""

    def __init__(self, store: Store, printer: Printer, also: str, tell: Tell | None, helps_out: bool = False) -> None:
        super().__init__(name=f"printer-{printer.name}", daemon=True)
        self.store = store
        self.printer = printer
        self.also = also
        self.tell = tell or (lambda job: None)
        self.awake = threading.Event()
        self.stopping = False
        self.failures = 0
        self.helps_out = helps_out
        self.has_own = False
        """Whether this process itself queued a paper since the last look."""

    def run(self) -> None:
        """Print until stopped."""
        while not self.stopping:
            self.awake.clear()
            try:
                self._print_all()
                self._look_after()
            except StoreFault as fault:
                self.failures += 1
                log.warning("printer %s: %s", self.printer.name, fault)
            except Exception:
                self.failures += 1
                log.exception("printer %s", self.printer.name)
            self.awake.wait(min(SWEEP_S * 2**self.failures, LONGEST_PAUSE_S) if self.failures else SWEEP_S)

    def _print_all(self) -> None:
        """Everything that waits, under one lease as long as nothing goes wrong."""
        for_us = STEPS_IN_US if self.helps_out and not self.has_own else 0
        self.has_own = False
        while not self.stopping and self._waits(for_us):
            errand = Errand(self.store, self.printer, self.also, self._goes_on)
            try:
                if not self._print(errand):
                    return
            finally:
                errand.release()

    def _waits(self, for_us: int) -> bool:
        return self.store.read(outbox.has_waiting, printer=self.printer.name, also=self.also, for_us=for_us)

    def _goes_on(self) -> bool:
        return not self.stopping

    def _look_after(self) -> None:
        if not self.stopping and not self.failures and self.store.read(_seen_long_ago, printer=self.printer.name):
            Errand(self.store, self.printer, self.also).look()

    def _print(self, errand: Errand) -> bool:
        """Whether to look for more: not when another process holds the printer, or this one cannot reach it."""
        claim = errand.claim()
        printed = claim is not None
        while claim:
            printed = self._carry(errand, claim) != "failed"
            self.failures = 0 if printed else self.failures + 1
            claim = errand.following
        return printed

    def _carry(self, errand: Errand, claim: Claim) -> str:
        """The state the job ended in, as far as this process saw it."""
        state = claim.job.state
        for job in errand.carry(claim):
            state = job.state
            self.tell(job)
            if self.stopping:
                break
        return state


def _seen_long_ago(look: Look, printer: str) -> bool:
    return abs(look.now_us - outbox.health_of(look, printer).seen_us) >= LOOK_US

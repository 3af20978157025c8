"""The thread of one printer: prints what waits, tries again what failed, and never dies of a fault."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool.errand import Errand
from counterdesk.refusals import StoreFault
from counterdesk.store import outbox
from counterdesk.store.engine import Store
from counterdesk.store.outbox import Job

log = logging.getLogger(__name__)

SWEEP_S = 1.0
"""Between two looks for jobs that other processes queued."""
LONGEST_PAUSE_S = 30.0
"""Between two tries at a printer that cannot be reached."""

Tell = Callable[[Job], None]


class Worker(threading.Thread):
    """The thread of one printer."""

    def __init__(self, store: Store, printer: Printer, also: str, tell: Tell | None) -> None:
        super().__init__(name=f"printer-{printer.name}", daemon=True)
        self.store = store
        self.printer = printer
        self.also = also
        self.tell = tell or (lambda job: None)
        self.awake = threading.Event()
        self.stopping = False
        self.failures = 0

    def run(self) -> None:
        """Print until stopped."""
        while not self.stopping:
            self.awake.clear()
            try:
                self._print_all()
            except StoreFault as fault:
                self.failures += 1
                log.warning("printer %s: %s", self.printer.name, fault)
            except Exception:
                self.failures += 1
                log.exception("printer %s", self.printer.name)
            self.awake.wait(min(SWEEP_S * 2**self.failures, LONGEST_PAUSE_S) if self.failures else SWEEP_S)

    def _print_all(self) -> None:
        while not self.stopping and self.store.read(outbox.has_waiting, printer=self.printer.name, also=self.also):
            state = self._print_next()
            self.failures = self.failures + 1 if state == "failed" else 0
            if state in ("", "failed"):
                return

    def _print_next(self) -> str:
        """The state the next job ended in; empty when another process holds the printer."""
        errand = Errand(self.store, self.printer, self.also)
        claimed = errand.claim()
        if claimed is None:
            return ""
        state = claimed.state
        try:
            for job in errand.carry(claimed):
                state = job.state
                self.tell(job)
                if self.stopping:
                    break
        finally:
            errand.release()
        return state

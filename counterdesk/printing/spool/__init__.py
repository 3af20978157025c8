"""The outbox's worker: one thread a printer, woken by every new job, sweeping for those other processes made.

A thread holds a printer's lease only while it has something to print, so any process may print what any other
queued. ``print_one`` is the same for a command that wants one paper now.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool.command import fault, look, print_one, state_words
from counterdesk.printing.spool.errand import also_named, printer_of
from counterdesk.printing.spool.worker import Tell, Worker
from counterdesk.store.engine import Store

__all__ = ["Spool", "Tell", "also_named", "fault", "look", "print_one", "printer_of", "state_words"]


class Spool:
    """This process's printers. ``tell`` hears of every committed change of a job, in the printer's thread.

    A process that ``helps_out`` prints its own papers at once, and others' where nobody else does.
    """

    def __init__(
        self, store: Store, printers: Sequence[Printer], tell: Tell | None = None, helps_out: bool = False
    ) -> None:
        self.store = store
        self.workers = [Worker(store, one, also_named(one, printers), tell, helps_out) for one in printers]

    def start(self) -> None:
        """Begin printing what waits and what will be queued."""
        self.store.printed.append(self.wake)
        for worker in self.workers:
            worker.start()

    def wake(self) -> None:
        """Look for jobs now."""
        for worker in self.workers:
            worker.has_own = True
            worker.awake.set()

    def stop(self, wait_s: float = 2.0) -> None:
        """Print nothing more; waits up to ``wait_s`` a printer for the job under way.

        A job still under way then stays ``sent`` until its lease expires and is ``unknown`` to the next
        process.
        """
        self.store.printed.remove(self.wake)
        for worker in self.workers:
            worker.stopping = True
            worker.awake.set()
        for worker in self.workers:
            worker.join(wait_s)

"""The outbox: every paper is a row here, in the transaction that promised it, before any byte is sent.

A job keeps the slip itself, not bytes. Its states move only along ``MOVES``, each move guarded in the UPDATE:

queued -> sending -> sent -> printed, or held (the printer waits for paper and finishes by itself), or
unknown (a person must look), or failed (the printer took no byte; the only one sent again without a
person's word); cancelled ends it. A printer is used by whoever holds its lease; who takes over an expired
one makes what was being sent ``unknown``, and what was ``held`` too once the printer no longer says that it
cannot print. How each printer was when last seen is kept beside it (``health``).
"""

from __future__ import annotations

from counterdesk.store.outbox.health import health, health_of, in_doubt, is_printing, note_health
from counterdesk.store.outbox.jobs import (
    cancel,
    cancel_all,
    claim_next,
    copy,
    doubt_all,
    has_waiting,
    instead,
    move,
    newest,
    open_jobs,
    resolve,
    set_aside,
    settle,
)
from counterdesk.store.outbox.leases import found, lease_holder, release, renew, take_lease
from counterdesk.store.outbox.moves import job
from counterdesk.store.outbox.switched import goes_to
from counterdesk.store.outbox.switching import switch
from counterdesk.store.papers import (
    CAN_PRINT,
    DEFAULT,
    HEALTH,
    LEASE_US,
    LEVELS,
    MOVES,
    OLD,
    OVER,
    STATES,
    Health,
    Job,
    PrinterLease,
    PrintJob,
)

__all__ = [
    "CAN_PRINT", "DEFAULT", "HEALTH", "LEASE_US", "LEVELS", "MOVES", "OLD", "OVER", "STATES", "Health", "Job",
    "PrintJob", "PrinterLease", "cancel", "cancel_all", "claim_next", "copy", "doubt_all", "found", "goes_to",
    "has_waiting", "health", "health_of", "in_doubt", "instead", "is_printing", "job", "lease_holder", "move", "newest",
    "note_health", "open_jobs", "release", "renew", "resolve", "set_aside", "settle", "switch", "take_lease",
]  # fmt: skip

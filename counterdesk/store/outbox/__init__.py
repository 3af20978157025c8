"""The outbox: every paper is a row here, in the transaction that promised it, before any byte is sent.

A job keeps the slip itself, not bytes. Its states move only along ``MOVES``, each move guarded in the UPDATE:

queued -> sending -> sent -> printed, or held (the printer waits for paper and finishes by itself), or
unknown (a person must look), or failed (the printer took no byte; the only one sent again without a
person's word); cancelled ends it. A printer is used by whoever holds its lease; who takes over an expired
one makes what was being sent ``unknown``.
"""

from __future__ import annotations

from counterdesk.store.outbox.jobs import (
    cancel,
    claim_next,
    copy,
    has_waiting,
    move,
    open_jobs,
    resolve,
    settle,
)
from counterdesk.store.outbox.leases import lease_holder, release, renew, take_lease
from counterdesk.store.outbox.moves import job
from counterdesk.store.papers import (
    DEFAULT,
    LEASE_US,
    LEVELS,
    MOVES,
    OVER,
    STATES,
    Job,
    PrinterLease,
    PrintJob,
)

__all__ = [
    "DEFAULT", "LEASE_US", "LEVELS", "MOVES", "OVER", "STATES", "Job", "PrintJob", "PrinterLease", "cancel",
    "claim_next", "copy", "has_waiting", "job", "lease_holder", "move", "open_jobs", "release",
    "renew", "resolve", "settle", "take_lease", ]  # fmt: skip

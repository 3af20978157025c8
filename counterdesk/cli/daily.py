"""The daily copy, made by whichever program of the hall is open when its time comes."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from counterdesk.refusals import Said
from counterdesk.store.base import Store

EVERY_S = 30.0


class Daily:
    """Asks now and then whether a copy is due, and makes it; what goes wrong is shown by the copy's age."""

    def __init__(self, every_s: float = EVERY_S) -> None:
        self.every_s = every_s
        self._asked_s = monotonic()

    def look(self, store: Store, hall: str) -> None:
        """Make a copy when it is due; called as often as one likes."""
        if monotonic() - self._asked_s < self.every_s:
            return
        self._asked_s = monotonic()
        from counterdesk.hall import backups
        from counterdesk.store import saving

        with suppress(Said):
            if store.read(backups.is_due) and store.run(backups.begin):
                saving.save(store, hall)

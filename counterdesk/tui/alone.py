"""Losing the hall's server and finding it again: which store a desk or a kiosk works in, and since when.

All of it but the looking is done in the link's one thread, so that no act falls between the merge and the hall.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from counterdesk.clock import Clock
from counterdesk.refusals import Said, StoreFault
from counterdesk.store.address import shown
from counterdesk.store.base import Store
from counterdesk.store.engine import open_store
from counterdesk.store.postgres.engine import PATIENCE_S
from counterdesk.store.postgres.faults import AWAY
from counterdesk.store.watch import head
from counterdesk.tui.standby import Standby

log = logging.getLogger(__name__)
LOOK_S = 2.0
"""Between two looks whether the server is there again."""
KEEP_S = 30.0
"""A place takes along what it needs at least so often, though nothing is done there."""


class Alone:
    """The two stores of one place: the hall's, and its own while that is out of reach."""

    def __init__(self, hall: str, window: str | None, clock: Clock, back: Callable[[], None]) -> None:
        self.hall = hall
        self.clock = clock
        self.standby = Standby(shown(hall), window, clock)
        self.home: Store | None = None
        self._back = back
        self._lost_s: float | None = None
        self._kept_s = float("-inf")
        self._keeps = True
        self.is_merged = True
        self._end = threading.Event()

    def is_at_home(self, store: Store) -> bool:
        """Whether this is the hall's own store."""
        return store is not self.standby.store

    def run(self, store: Store, verb: Callable[..., Any], by: Any, args: tuple[Any, ...], facts: dict[str, Any]) -> Any:
        """Do a verb in the hall, or away from it, where it is written down for the merge."""
        if self.is_at_home(store):
            return store.run(verb, by, *args, **facts)
        from counterdesk.hall.away import acts

        return store.run(acts.do, by, verb, args, facts)

    def keep(self, store: Store, anyway: bool) -> None:
        """Take along what is needed to go on alone, after an act and now and then; never a fault of anybody's."""
        if not self.is_at_home(store) or not (anyway or monotonic() - self._kept_s > KEEP_S):
            return
        now_s = monotonic()
        whole = now_s - self._kept_s > KEEP_S
        if not (whole or self._keeps):
            return  # nothing is to be kept in this hall: that is asked now and then only
        self.home, self._lost_s = store, None
        self._kept_s = now_s if whole else self._kept_s
        try:
            self._keeps = self.standby.keep(store, whole)
        except Said as fault:
            log.warning("nothing was taken along: %s", fault)
            self._kept_s = float("-inf")  # with the next question, not only with the next act
            self.standby.forget_visits()

    def lost(self, store: Store | None, fault: StoreFault, writing: bool) -> Store | None:
        """The store to go on in after this fault; None while there is none, or the server may only be starting anew."""
        if fault.code not in AWAY or (store is not None and not self.is_at_home(store)):
            return None
        self._lost_s = self._lost_s or monotonic()
        if store is not None and not writing and monotonic() - self._lost_s < PATIENCE_S:
            return None  # an act has waited so long already
        try:
            own = self.standby.leave()
        except Said as no:
            log.warning("this place cannot go on alone: %s", no)
            return None
        if own is not None:
            self._lost_s = None
            self.look_again()
        return own

    def come_home(self) -> Store:
        """Merge into the hall; its store. Raises StoreFault when it is away again."""
        self.is_merged = False
        home = self.home = self.home or open_store(self.hall, self.clock)
        self.standby.bring(home)
        self._kept_s, self.is_merged = float("-inf"), True
        return home

    def look_again(self) -> None:
        """Look for the hall until it is there: it was just lost, or once more before anything could be merged."""
        threading.Thread(target=self._look, name="home", daemon=True).start()

    def close(self) -> None:
        """Look no more; what was done alone stays in its file until the next start."""
        self._end.set()
        self.standby.close()

    def _look(self) -> None:
        while not self._end.wait(LOOK_S):
            try:
                home = self.home = self.home or open_store(self.hall, self.clock)
                home.read(head)
            except StoreFault as fault:
                log.debug("still away: %s", fault)
                continue
            self._back()
            return

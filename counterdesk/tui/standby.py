"""What a desk or a kiosk keeps on its own computer for when the hall's server is out of reach.

While the server is there it draws numbers and takes along what this place needs, in a file of its own that only its
owner can read. When the server is lost the place goes on in that file; when it is back the file is merged, and is
never used again. Between the two, while nobody can know whether the merge was kept, nothing is done in it.
"""

from __future__ import annotations

import logging
import platform
import re
import uuid
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from counterdesk import paths
from counterdesk.clock import Clock
from counterdesk.hall import catalogue, closing, windows
from counterdesk.hall.away import merging, place, reserve
from counterdesk.hall.away.place import Known
from counterdesk.refusals import Said, StoreFault
from counterdesk.store import own
from counterdesk.store.base import NOBODY, Store
from counterdesk.store.desk import Look
from counterdesk.store.own import OwnStore

try:
    import fcntl
except ImportError:  # Windows: one program a place is the rule there, and nobody holds it to that
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)
PLACES = 9
"""So many kiosks of one computer have files of their own."""


class Standby:
    """One place's own file: ``window`` is the desk's, None at a kiosk; ``hall`` is the server's URL without secrets."""

    def __init__(self, hall: str, window: str | None, clock: Clock, folder: Path | None = None) -> None:
        self.window = window
        self.clock = clock
        known_as = sha256(hall.encode()).hexdigest()[:16]
        self.folder = (folder or paths.user_state("away")) / known_as
        self.store: OwnStore | None = None
        self._name = ""
        self._lock: IO[bytes] | None = None
        self._known: Known | None = None

    @property
    def holder(self) -> str:
        """Who keeps the numbers, as the journal and ``check`` name it."""
        return self._name

    def keep(self, hall: Store, whole: bool = True) -> bool:
        """Merge what was done away, draw what is lacking, and take along what is needed; False where nothing is kept.

        Without ``whole`` only what every act may change is taken, unless the hall has a new catalogue. Raises
        StoreFault when the hall, or the place's own file, cannot be asked.
        """
        if not hall.read(_is_wanted) or not self._is_mine():
            return False
        if self.store is None or whole:
            self.bring(hall)
        whole = whole or self._known is None
        wanted, known = hall.read(_needs, self.holder, self.window, whole)
        if wanted:
            for series, count in wanted.items():
                hall.run(reserve.reserve, NOBODY, self.holder, series, count)
            wanted, known = hall.read(_needs, self.holder, self.window, whole)
        if not whole and self._known and known.hall["catalogue_id"] != self._known.hall["catalogue_id"]:
            return self.keep(hall)
        self._lay(known)
        return True

    def _lay(self, known: Known) -> None:
        if self.store is None:
            zone, starts = str(known.hall["zone"]), str(known.hall["day_starts"])
            path = own.folder(self.folder) / f"{self.holder}-{uuid.uuid4().hex[:8]}.db"
            self.store, self._known = own.make(path, zone, starts, self.clock), None
        if self._known is None or known[1:] != self._known[1:]:
            self.store.run(place.lay, NOBODY, known, self.holder)
        self._known = known

    def forget_visits(self) -> None:
        """What was just done at the window may not be here: whom it serves is the hall's to say.

        Nothing is taken out of a file in which something was done alone: that is still to be merged.
        """
        if self.store is not None:
            with suppress(Said):
                if self.store.read(place.state) == "ready":
                    self.store.run(place.forget_visits)
        self._known = None

    def leave(self) -> OwnStore | None:
        """The hall is out of reach: the file to go on in, None where there is none or nobody knows whether it holds."""
        if not self._is_mine():
            return None
        self._find()
        if self.store is None:
            return None
        standing = self.store.read(place.state)
        if standing == "ready":
            self.store.run(place.leave)
        elif standing != "open":
            return None
        return self.store

    def bring(self, hall: Store) -> bool:
        """Merge what was done away into the hall; whether there was anything.

        Raises StoreFault when it could not be; then the place is on its own still, or nobody knows: it asks again.
        """
        self._find()
        away = self.store
        if away is None or away.read(place.state) not in ("open", "merging"):
            return False
        if away.read(_key) != hall.read(_key):
            log.warning("%s was done away from another hall and is left where it is", away.path)
            self._let_go(aside=True)
            return False
        stretch = away.run(place.close)
        try:
            merged = hall.run(merging.merge, NOBODY, stretch)
        except StoreFault as fault:
            if fault.code != "outcome_unknown":
                away.run(place.go_on)
            raise
        log.info("%s: %s acts merged, %s set aside", self.holder, *merged)
        away.run(place.end)
        self._let_go()
        return True

    def close(self) -> None:
        """Let the file go; what is in it stays."""
        if self.store is not None:
            self.store.close()
        if self._lock is not None:
            self._lock.close()
        self.store = self._lock = None

    def _let_go(self, aside: bool = False) -> None:
        # closed by whoever has it open: the printing thread may be in the middle of something with it
        gone, self.store, self._known = self.store, None, None
        if gone is not None and aside:
            gone.path.rename(gone.path.with_suffix(".other"))
        elif gone is not None:
            own.remove(gone.path)

    def _is_mine(self) -> bool:
        """Whether this program has the place's file; a second program at the same place has none."""
        if self._lock is not None:
            return True
        own.folder(self.folder)
        names = [f"desk-{self.window}"] if self.window else [f"kiosk-{n}" for n in range(1, PLACES + 1)]
        for name in names:
            name = re.sub(r"[^\w.-]", "_", f"{name}@{platform.node()}")
            handle = (self.folder / f"{name}.lock").open("ab")
            if fcntl is None or _locked(handle):
                self._name, self._lock = name, handle
                return True
            handle.close()
        return False

    def _find(self) -> None:
        """Open the file that a program before this one left."""
        if self.store is not None:
            return
        for path in sorted(self.folder.glob(f"{self._name}-*.db")):
            found = OwnStore(path, self.clock)
            if self.store is None and found.read(place.state):
                self.store = found
            else:
                found.close()
                own.remove(path)


def _locked(handle: IO[bytes]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_wanted(look: Look) -> bool:
    return look.catalogue_id is not None and bool(catalogue.current(look).away.numbers)


def _key(look: Look) -> str:
    return look.code_key


def _needs(look: Look, holder: str, window: str | None, whole: bool) -> tuple[dict[str, int], Known]:
    cat = catalogue.current(look)
    served = windows.known(look, window).serves if window else tuple(cat.series)
    lacking = {} if closing.is_closed(look, look.day) else reserve.lacking(look, holder, served)
    return lacking, place.gather(look, holder, window, whole)

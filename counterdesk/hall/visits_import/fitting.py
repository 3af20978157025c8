"""Which visits fit the hall: services, servers and classes it knows or may make, and no visit twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import business_day, from_us
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.kinds import CODE, Wrong
from counterdesk.hall.visits_import.reading import RefusedRow, Visit, refuse
from counterdesk.hall.visits_import.times import SHOWN, Unfit

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


class Fitting(NamedTuple):
    """A visit as the hall will keep it: its business day, and codes as the catalogue writes them.

    ``priority`` None: ordinary; ``window`` None: the file names no server.
    """

    day: date
    visit: Visit
    service: str
    priority: str | None
    window: str | None


class Fit:
    """Judges visits in the order of the file; the first of two that say they are the same is taken.

    ``before`` holds the (business day, id) of visits imported earlier; with ``create`` unknown names are welcome
    as long as a hall file could hold them.
    """

    def __init__(self, cat: Catalogue, zone: ZoneInfo, before: Iterable[tuple[date, str]], create: bool) -> None:
        self.cat = cat
        self.zone = zone
        self.day_starts: time = cat.hall.day_starts
        self.create = create
        self.refused: list[RefusedRow] = []
        self._taken: dict[tuple[date, str], int | None] = dict.fromkeys(before)

    def those_that_fit(self, visits: Iterable[Visit]) -> list[Fitting]:
        """The visits that can be kept, in the order of the file; the others are left in ``refused``."""
        found = []
        for visit in visits:
            try:
                found.append(self._fitting(visit))
            except Unfit as unfit:
                self.refused.append(refuse(visit.line, unfit))
        return found

    def _fitting(self, visit: Visit) -> Fitting:
        service = self._service(visit.service)
        window = self._window(visit.server)
        priority = self._priority(visit.priority)
        day = business_day(from_us(visit.arrive_us), self.zone, self.day_starts)
        self._claim(visit, day)
        return Fitting(day, visit, service, priority, window)

    def _claim(self, visit: Visit, day: date) -> None:
        # a row refused for another reason claims nothing: its id is still free for a later one
        key = day, visit.id
        if key in self._taken:
            line = self._taken[key]
            facts = {"id": visit.id[:SHOWN], "day": day.isoformat()}
            raise Unfit("imported_before", **facts) if line is None else Unfit("repeated", line=line, **facts)
        self._taken[key] = visit.line

    def _service(self, code: str) -> str:
        for known in (code, code.upper()):
            if known in self.cat.services:
                return known
        return self._new(code, "service")

    def _window(self, code: str) -> str | None:
        if not code:
            return None
        return code if code in self.cat.windows else self._new(code, "server")

    def _priority(self, text: str) -> str | None:
        if text in self.cat.priorities:
            return text
        if text and not _WHOLE.fullmatch(text):
            raise Unfit("bad_priority", value=text[:SHOWN])
        number = str(int(text or 0))
        if number == "0":
            return None
        return number if number in self.cat.priorities else self._new(number, "priority")

    def _new(self, code: str, what: str) -> str:
        if not self.create:
            raise Unfit(f"unknown_{what}", value=code[:SHOWN])
        try:
            return str(CODE.read(code))
        except Wrong as wrong:
            raise Unfit("no_code", column=what, value=code[:SHOWN]) from wrong
